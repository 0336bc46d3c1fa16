// Makes the papers and texts of a plan, with no transaction open: fills templates and prints files. What cannot be made is named and waits.
import type { Printed } from '../../documents/documents-port.ts';
import { dayOf, formatDay, type LocalTime } from '../../domain/time/day.ts';
import type { AnswerSheetModel } from '../../domain/papers/answer-sheet/answer-sheet-model.ts';
import { findUnprinted } from '../../domain/papers/unprinted-parts.ts';
import type { TimesModel } from '../../domain/papers/agenda/times-models.ts';
import { renderCalendarFile } from '../meeting/calendar-file.ts';
import { maskModel } from '../../domain/papers/mask-model.ts';
import type { Cause } from '../../domain/plan/final-check-finding.ts';
import type { Hashed, Key, MessageEffect, PaperEffect, Recorded, View } from '../../domain/plan/effects.ts';
import { problemId, type Problem } from '../../domain/text/problem.ts';
import { describeFailure } from '../../errors.ts';
import type { PaperFile, PlannedMessage, PlannedPaper } from '../../ledger/plan-commit.ts';
import { makeTogether } from '../../system/together.ts';
import { shapeOf } from './content-hash.ts';
import type { Ports } from './ports.ts';
import type { Facts } from '../../domain/plan/facts.ts';
import { nameMessage, namePapers, receivingAgency } from '../../domain/outward/name-effects.ts';
import { parseName, printTitle } from '../../domain/outward/outward-name.ts';
import type { Planned } from './planned.ts';

/** Papers made at the same time: enough to keep both printers busy. */
const AT_ONCE = 4;

export interface Composition {
  readonly messages: readonly PlannedMessage[];
  /** Messages whose time had passed before they were planned. */
  readonly missed: readonly PlannedMessage[];
  readonly papers: readonly PlannedPaper[];
  /** Papers that were made before and are called otherwise now. */
  readonly renamed: readonly { readonly key: Key; readonly name: string }[];
  /** Papers and messages that could not be made. */
  readonly problems: readonly Problem[];
  /** Messages that wait for such a paper, with what failed. */
  readonly unmade: readonly (readonly [Key, Cause])[];
}

export async function composePlan(ports: Ports, planned: Planned, facts: Facts, now: LocalTime): Promise<Composition> {
  const { recorded } = facts;
  const names = namesOf(facts, planned);
  const changed = [...planned.reconciled.add, ...planned.reconciled.supersede];
  const papers: PlannedPaper[] = [];
  const problems: Problem[] = [];
  const failed = new Map<Key, Cause>();
  const office = (await ports.sealedAs?.()) === 'docx';
  const toMake = changed.filter((hashed): hashed is Hashed<PaperEffect> => hashed.effect.do === 'paper');
  const anew = new Set(toMake.map((hashed) => hashed.effect.key));
  const all = await makeTogether(toMake, AT_ONCE, async (item, index) => {
    ports.progress?.('making papers', index, toMake.length);
    const name = names.get(item.effect.key) ?? '';
    const made = await makePaper(ports, office ? alsoAsOffice(item) : item, {
      planned,
      recorded,
      anew,
      now,
      name,
    }).catch((error: unknown) => notMade('Paper', item.effect, error));
    return { key: item.effect.key, made };
  });
  for (const { key, made } of all) {
    if ('problem' in made) {
      problems.push(made.problem);
      failed.set(key, made.cause);
    } else papers.push(made);
  }
  const unmade: (readonly [Key, Cause])[] = [];
  const write = (hashed: Hashed): readonly PlannedMessage[] => {
    const { effect, hash } = hashed;
    if (effect.do !== 'message') return [];
    const [cause] = effect.papers.flatMap((key) => failed.get(key) ?? []);
    try {
      if (cause === undefined)
        return [makeMessage(ports, { effect, hash }, planned, facts, versionNamed(effect, recorded, anew))];
      unmade.push([effect.key, cause]);
    } catch (error) {
      const made = notMade('Message', effect, error);
      problems.push(made.problem);
      unmade.push([effect.key, made.cause]);
    }
    return [];
  };
  const renamed = [...names].flatMap(([key, name]) => {
    const before = recorded.papers.get(key)?.name;
    return anew.has(key) || before === undefined || before === name ? [] : [{ key, name }];
  });
  return { messages: changed.flatMap(write), missed: planned.missed.flatMap(write), papers, renamed, problems, unmade };
}

/** Of everything that is to be made, and of what was made and is still wanted. */
function namesOf(facts: Facts, { wanted, missed }: Planned): ReadonlyMap<Key, string> {
  const papers = [...wanted, ...missed].flatMap(({ effect }) => (effect.do === 'paper' ? [effect] : []));
  return namePapers(facts, papers);
}

interface NotMade {
  readonly problem: Problem;
  readonly cause: Cause;
}

/** A template that failed with this content: only messages that carry it wait. The failure is not quoted, because it could contain content. */
function notMade(sort: 'Paper' | 'Message', { key, template }: PaperEffect | MessageEffect, error: unknown): NotMade {
  const { code } = describeFailure(error);
  return {
    cause: { cause: 'notMade', template, code },
    problem: {
      id: problemId('not-made', key),
      code: 'not-made',
      size: 'row',
      place: `${sort} ${key}`,
      sentence: `The template ${template} failed on it (${code}), so it is not made, and nothing that would carry it goes. Run \`marac check --templates\`.`,
    },
  };
}

/** Without qpdf, and if the area allows it, the encrypted copy of an outgoing paper is a .docx, made beside the .pdf from the same content. */
function alsoAsOffice(item: Hashed<PaperEffect>): Hashed<PaperEffect> {
  const { formats, audience } = item.effect;
  const needed = formats.includes('pdf') && !formats.includes('docx') && audience !== 'coordinator';
  return needed ? { ...item, effect: { ...item.effect, formats: [...formats, 'docx'] } } : item;
}

/** Version and day are filled in when the paper is made, so that planning it again tomorrow gives the same content. */
function stamp(model: View, version: number, now: LocalTime): View {
  const head = model['head'] as Readonly<Record<string, unknown>> | undefined;
  return head === undefined ? model : { ...model, head: { ...head, version, madeOn: formatDay(dayOf(now)) } };
}

/** The version that a paper will have: an offered one stays as it went. */
function nextVersion({ papers }: Recorded, key: Key): number {
  const before = papers.get(key);
  return before === undefined ? 1 : before.frozen ? before.version + 1 : before.version;
}

/** What it says about the version of another paper, which may be made in this run. */
function versionNamed(
  { namesVersionOf: key }: MessageEffect | PaperEffect,
  recorded: Recorded,
  anew: ReadonlySet<Key>,
): View {
  if (key === undefined) return {};
  return { newVersion: anew.has(key) ? nextVersion(recorded, key) : (recorded.papers.get(key)?.version ?? 1) };
}

function masked(ports: Ports, sort: 'paper' | 'mail', template: string, model: View): View {
  const shape = shapeOf(sort, template);
  return ports.maskNames && shape !== undefined ? maskModel(shape, model) : model;
}

interface PaperScene {
  readonly planned: Planned;
  readonly recorded: Recorded;
  readonly anew: ReadonlySet<Key>;
  readonly now: LocalTime;
  readonly name: string;
}

async function makePaper(
  ports: Ports,
  { effect, hash }: Hashed<PaperEffect>,
  { planned, recorded, anew, now, name }: PaperScene,
): Promise<PlannedPaper | NotMade> {
  const version = nextVersion(recorded, effect.key);
  const said = { ...effect.model, ...versionNamed(effect, recorded, anew) };
  const model = masked(ports, 'paper', effect.template, stamp(said, version, now));
  const base = {
    key: effect.key,
    marac: effect.marac,
    job: effect.job,
    template: effect.template,
    audience: effect.audience,
    reader: effect.reader,
    name,
    contentHash: hash,
    discloses: planned.discloses.get(effect.key) ?? [],
    because: effect.because,
  };
  if (effect.template === 'answer-sheet') {
    const sheet = model as unknown as AnswerSheetModel;
    const format = effect.formats.includes('docx') ? 'docx' : 'xlsx';
    const bytes = await ports.writeAnswerSheet(sheet, format);
    return { ...base, plainText: sheetText(sheet), files: [{ format, bytes }] };
  }
  if (effect.template === 'times') {
    const uid = `${effect.key.split('/').slice(2).join('-')}@marac`;
    const title = titleFrom(name);
    const entry = { uid, version, organizer: ports.mailFrom, madeAt: now, title };
    const bytes = renderCalendarFile(model as unknown as TimesModel, entry);
    return { ...base, plainText: '', files: [{ format: 'ics', bytes }] };
  }
  const composed = ports.documents.compose('paper', effect.template, model);
  const files: PaperFile[] = [];
  for (const format of effect.formats) {
    if (format === 'xlsx' || format === 'ics') continue;
    const printed: Printed = await ports.documents.print(composed.html, format);
    if (printed.outcome === 'missing') {
      return {
        cause: { cause: 'printer', format, why: printed.why },
        problem: {
          id: problemId('printer-missing', format),
          code: 'printer-missing',
          size: 'row',
          place: `Paper ${effect.key}`,
          sentence: printed.why,
        },
      };
    }
    files.push({ format, bytes: printed.bytes });
  }
  const shape = shapeOf('paper', effect.template);
  const unprinted = shape === undefined ? [] : findUnprinted(shape, model, composed.text);
  return { ...base, unprinted, plainText: composed.text, files };
}

/** Of an entry in a calendar: the area and the day, as in the file's name. */
function titleFrom(name: string): string {
  const { area = 'MARAC', day } = parseName(name) ?? {};
  return printTitle({ area, ...(day === undefined ? {} : { day }) });
}

function sheetText(model: AnswerSheetModel): string {
  return [
    ...model.cases.map((caseRow) => `${caseRow.agency} ${caseRow.name} ${caseRow.birth}`),
    ...model.actions.map((action) => `${action.agency} ${action.text}`),
  ].join('\n');
}

function templateOf({ recorded }: Facts, { wanted }: Planned, key: Key | undefined): string | undefined {
  if (key === undefined) return undefined;
  const paper = wanted.find(({ effect }) => effect.key === key)?.effect;
  return paper?.do === 'paper' ? paper.template : recorded.papers.get(key)?.template;
}

function makeMessage(
  ports: Ports,
  { effect, hash }: Hashed<MessageEffect>,
  planned: Planned,
  facts: Facts,
  named: View,
): PlannedMessage {
  const head = effect.model['head'] as Readonly<Record<string, unknown>>;
  const model = masked(ports, 'mail', effect.template, {
    ...effect.model,
    ...named,
    head: { ...head, rehearsal: ports.rehearsal },
  });
  const subject = nameMessage(facts, effect, templateOf(facts, planned, effect.papers[0]));
  const agency = receivingAgency(facts, effect);
  const composed = ports.documents.compose('mail', effect.template, model, subject);
  return {
    key: effect.key,
    marac: effect.marac,
    job: effect.job,
    template: effect.template,
    to: effect.to,
    audience: effect.audience,
    gate: effect.gate,
    covers: effect.covers,
    papers: effect.papers,
    discloses: planned.discloses.get(effect.key) ?? [],
    notAfter: effect.notAfter,
    because: effect.because,
    contentHash: hash,
    text: { subject, text: composed.text, html: composed.html, ...(agency === undefined ? {} : { agency }) },
    offer: effect.ready,
    ...(effect.contentFree === undefined ? {} : { contentFree: effect.contentFree }),
    ...(effect.toAddress === undefined ? {} : { toAddress: effect.toAddress }),
  };
}
