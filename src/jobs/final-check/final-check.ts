// The final check of every message before it is offered: words that its reader may not see, templates nobody approved, papers that could not be
// made. A message with a finding stays a draft. Findings are remembered by reference, so that Today shows them until the next check.
import { caseRefOf } from '../../domain/cases/case-of-referral.ts';
import type { Facts, MaracFacts } from '../../domain/plan/facts.ts';
import {
  nameQuestion,
  type Cause,
  type Finding,
  type FoundIn,
  type Tripped,
} from '../../domain/plan/final-check-finding.ts';
import type { Key, MessageEffect } from '../../domain/plan/effects.ts';
import type { Problem } from '../../domain/text/problem.ts';
import { answerTo } from '../../domain/today/today-question.ts';
import { ANOTHER_PERSON } from '../../domain/today/withheld/final-check-lines.ts';
import type { Ledger } from '../../ledger/ledger-port.ts';
import { tableNamed } from '../../workbook/tables/all-tables.ts';
import type { Column } from '../../workbook/tables/table.ts';
import { findUnapproved } from '../guards/changed-templates.ts';
import type { Composition } from '../engine/compose-plan.ts';
import type { Ports } from '../engine/ports.ts';
import type { ComposedMessage } from './composed-messages.ts';
import { findLeftOut } from './unprinted-content.ts';
import { isIn, type HiddenText } from '../../domain/access/hidden-texts.ts';
import { findTrips, describeTrips } from './tripwire.ts';
import { typedCells, type TypedCell } from '../reading/typed-cells.ts';
import type { Planned } from '../engine/planned.ts';

export interface FinalCheck {
  /** Messages that stay drafts. */
  readonly kept: ReadonlySet<Key>;
  readonly problems: readonly Problem[];
  readonly findings: readonly Finding[];
}

export async function runFinalCheck(
  ports: Ports,
  facts: Facts,
  planned: Planned,
  composed: Composition,
  looked: ComposedMessage,
): Promise<FinalCheck> {
  const effects = new Map(
    planned.wanted.flatMap(({ effect }) => (effect.do === 'message' ? [[effect.key, effect] as const] : [])),
  );
  const maracOf = (key: Key): MaracFacts | undefined =>
    facts.maracs.find((candidate) => candidate.name === effects.get(key)?.marac) ?? facts.maracs[0];
  const trips = findTrips(facts, looked, (message, hit) => isHarmless(facts, maracOf(message.key), message, hit));
  const messages = new Map(looked.messages.map((message) => [message.key, message]));
  const tripped = trips.flatMap(({ key, hit }): readonly (readonly [Key, Cause])[] => {
    const [message, marac] = [messages.get(key), maracOf(key)];
    return message === undefined || marac === undefined ? [] : [[key, trippedBy(facts, marac, message, hit)]];
  });
  const told = describeTrips(trips);
  const unapproved = await findUnapproved(ports, planned);
  const leftOut = findLeftOut(ports, facts, planned, composed, looked);
  const found: readonly (readonly [Key, Cause])[] = [
    ...tripped,
    ...unapproved.kept.filter(([key]) => messages.has(key)),
    ...leftOut.kept,
    ...composed.unmade,
  ];
  return {
    kept: new Set([...told.keys, ...[...unapproved.kept, ...leftOut.kept].map(([key]) => key)]),
    problems: [...composed.problems, ...told.problems, ...unapproved.problems, ...leftOut.problems],
    findings: found.flatMap(([key, cause]) =>
      findingOf(effects.get(key), messages.get(key)?.contentHash, cause, carriedBy(planned, effects.get(key))),
    ),
  };
}

interface Carried {
  readonly paper: string | undefined;
  readonly cases: readonly string[];
}

/** The paper, if the message only says that there is one, and the cases of everything it tells. */
function carriedBy(planned: Planned, effect: MessageEffect | undefined): Carried {
  const papers = planned.wanted.map((hashed) => hashed.effect);
  const found =
    effect?.template === 'papers'
      ? papers.find((paper) => paper.do === 'paper' && paper.key === effect.papers[0])
      : undefined;
  const cases = (planned.discloses.get(effect?.key ?? '') ?? []).map((disclosed) => disclosed.case);
  return { paper: found?.do === 'paper' ? found.template : undefined, cases: [...new Set(cases)] };
}

function findingOf(
  effect: MessageEffect | undefined,
  hash: string | undefined,
  cause: Cause,
  carried: Carried,
): readonly Finding[] {
  if (effect === undefined) return [];
  const { key, marac, job, template, to } = effect;
  const { paper, cases } = carried;
  const told = { ...(paper === undefined ? {} : { paper }), ...(cases.length === 0 ? {} : { cases }) };
  return [{ ...cause, key, version: `${key}/${hash ?? ''}`, marac, job, mail: template, ...told, to }];
}

type Message = ComposedMessage['messages'][number];

function trippedBy(facts: Facts, marac: MaracFacts, message: Message, hit: HiddenText): Tripped {
  return {
    cause: 'tripwire',
    secret: hit.kind,
    caseRef: hit.case,
    ...(hit.person === undefined ? {} : { person: hit.person }),
    words: marac.pool.take('H', `words/${hit.text}`),
    cells: cellsWith(facts, message, hit).map((cell) => foundIn(marac, cell)),
  };
}

/** A named person has said for every cell with these words that they mean another person. Nobody can say that of places and safe contacts. */
function isHarmless(facts: Facts, marac: MaracFacts | undefined, message: Message, hit: HiddenText): boolean {
  if (hit.kind !== 'name' || marac === undefined || (marac.answered?.size ?? 0) === 0) return false;
  const tripped = trippedBy(facts, marac, message, hit);
  const asked = tripped.cells.length === 0 ? [versionOf(message)] : tripped.cells;
  return asked.every((cell) => answerTo(marac, nameQuestion(marac.pool, tripped, cell), ANOTHER_PERSON) !== undefined);
}

/** The message with its content: a finding that nobody typed is answered for this content only. */
const versionOf = ({ key, contentHash = '' }: Message): string => `${key}/${contentHash}`;

/** The cells from which it may come: of the cases that the message is about, or of none; otherwise any cell but its own. */
function cellsWith(facts: Facts, { discloses }: Message, hit: HiddenText): readonly TypedCell[] {
  const told = new Set(discloses.map((disclosed) => disclosed.case));
  const all = typedCells(facts).filter((cell) => !isOwn(cell, hit) && isIn(hit, cell.hay));
  const near = all.filter((cell) => {
    const about = caseOf(cell);
    return about === undefined || told.has(about);
  });
  return near.length > 0 ? near : all.filter((cell) => caseOf(cell) !== hit.case);
}

/** Where the text belongs: a place on Addresses, a name in the person's own row. */
function isOwn({ table, rowId }: TypedCell, hit: HiddenText): boolean {
  return rowId === hit.person || (hit.kind === 'hiddenPlace' && table === 'addresses');
}

function caseOf({ marac, table, rowId, caseRef }: TypedCell): string | undefined {
  if (table === 'cases') return rowId;
  if (table === 'addresses') {
    const whose = marac.addresses.find((address) => address.id === rowId)?.personId;
    return marac.people.find((person) => person.id === whose)?.caseRef;
  }
  const referral = table === 'referrals' ? marac.referrals.find((candidate) => candidate.id === rowId) : undefined;
  return referral === undefined ? caseRef : caseRefOf(marac, referral);
}

function foundIn(marac: MaracFacts, { table, rowId, field, text }: TypedCell): FoundIn {
  const { tab, columns } = tableNamed(table);
  const column = (columns as Readonly<Record<string, Column>>)[field]?.header ?? field;
  return { tab, row: rowId, column, hash: marac.pool.take('H', `cell/${text}`) };
}

const REMEMBERED = 'last-look';

/** What the final checks of all jobs found, as the ledger has it. */
export async function readFinalCheck(ledger: Ledger): Promise<readonly Finding[]> {
  const kept = (await ledger.answers(REMEMBERED)).get(REMEMBERED);
  if (kept === undefined) return [];
  // Earlier versions remembered canary cases, too.
  return (JSON.parse(kept.answer) as readonly Finding[]).filter(({ cause }) => (cause as string) !== 'canary');
}

/** What other jobs found before is kept beside it; written only if something is new. */
export async function rememberFinalCheck(
  ledger: Ledger,
  facts: Facts,
  found: readonly Finding[],
  jobs: readonly string[],
): Promise<readonly Finding[]> {
  const before = facts.look ?? [];
  const now = [...before.filter((finding) => !jobs.includes(finding.job)), ...found];
  if (JSON.stringify(now) === JSON.stringify(before)) return before;
  await ledger.rememberAnswer(REMEMBERED, JSON.stringify(now), { by: 'marac', in: 'rule' });
  return now;
}
