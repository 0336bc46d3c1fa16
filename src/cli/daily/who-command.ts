// `marac who CASE`: who was sent which version of what about a case, word about the referrals it came from among it.
import { caseRefOf, reservedCase } from '../../domain/cases/case-of-referral.ts';
import { describeClasses } from '../../domain/access/field-class.ts';
import type { OutboxMessage } from '../../domain/outbox/outbox-message.ts';
import { findMail, findPaper } from '../../domain/papers/catalogue.ts';
import type { Facts } from '../../domain/plan/facts.ts';
import type { MessageState } from '../../domain/plan/effects.ts';
import { DONE, Failure } from '../../errors.ts';
import type { Ports } from '../../jobs/engine/ports.ts';
import { openIdPool } from '../../jobs/engine/open-id-pool.ts';
import { readFacts } from '../../jobs/reading/read-facts.ts';
import type { WhoRow } from '../../ledger/ledger-history.ts';
import type { Command, CommandContext } from '../command.ts';
import { nameRowsFor } from '../name-rows.ts';
import { key, ref, time, word } from '../safe-texts.ts';
import { withApp } from '../with-app.ts';
import type { Reading } from '../../jobs/reading/reading.ts';

const LEFT: readonly MessageState[] = ['sent', 'bounced', 'handed'];
const WAITS: readonly MessageState[] = ['draft', 'offered'];
/** States that a person does not know by their stored names. */
const STATES: Readonly<Partial<Record<MessageState, string>>> = {
  dataStarted: 'being sent',
  handing: 'being handed to you',
  handed: 'handed to you as a draft',
  offered: 'waits',
};
const NOT_LEFT: readonly MessageState[] = ['draft', 'offered', 'approved', 'refused', 'cancelled'];

export interface Who {
  /** Whether ledger or workbook know of such a case at all. */
  readonly known: boolean;
  readonly left: readonly WhoRow[];
  /** Under way, or nobody knows: these may have left. */
  readonly mayHaveLeft: readonly WhoRow[];
  readonly notLeft: readonly WhoRow[];
  /** Who a contact is, by name and agency, as the register says today. */
  readonly names: ReadonlyMap<string, string>;
  /** By contact, where what has not been made ready yet would go. */
  readonly addresses: ReadonlyMap<string, string>;
  /** Titles of papers, by their keys. */
  readonly titles: ReadonlyMap<string, string>;
  /** Undefined where no workbook can be read. */
  readonly facts: Facts | undefined;
}

/** What the ledger tells of a case, be it gone from the workbook; a workbook that cannot be read takes nothing away from that. */
export async function gatherWho(ports: Ports, caseRef: string): Promise<Who> {
  const reading = await readFacts(ports, false).catch((error: unknown) => {
    if (error instanceof Failure) return undefined;
    throw error;
  });
  const messages = await ports.ledger.messages();
  const referrals = referralsIn(ports, reading, messages, caseRef);
  const shown = await ports.ledger.who(caseRef);
  const told = new Set(shown.map((row) => row.key));
  const about = messages.filter((one) => !told.has(one.key) && namedIn(one).some((id) => referrals.has(id)));
  const rows = [...shown, ...(await Promise.all(about.map((one) => rowOf(ports, one, caseRef))))].toSorted((a, b) =>
    a.at < b.at ? -1 : a.at > b.at ? 1 : 0,
  );
  const held = await Promise.all(ports.maracs.map((marac) => ports.ledger.readRows(`${marac.name}/cases`)));
  return {
    known:
      rows.length > 0 ||
      referrals.size > 0 ||
      held.flat().some((row) => row.rowId === caseRef) ||
      (reading?.maracs ?? []).some((one) => one.tables.get('cases')?.rows.some((row) => row.id === caseRef) === true),
    left: rows.filter((row) => LEFT.includes(row.state)),
    mayHaveLeft: rows.filter((row) => !LEFT.includes(row.state) && !NOT_LEFT.includes(row.state)),
    notLeft: rows.filter((row) => NOT_LEFT.includes(row.state)),
    facts: reading?.facts,
    names: namesOf(reading),
    addresses: new Map(
      (reading?.facts.contacts ?? []).flatMap(({ id, address }) => (address === undefined ? [] : [[id, address]])),
    ),
    titles: new Map(
      [...(reading?.facts.recorded.papers ?? [])].flatMap(([name, one]) => {
        const title = findPaper(one.template)?.title;
        return title === undefined ? [] : [[name, title] as const];
      }),
    ),
  };
}

function namesOf(reading: Reading | undefined): ReadonlyMap<string, string> {
  const { contacts = [], agencies = [] } = reading?.facts ?? {};
  return new Map(
    contacts.map((contact) => {
      const agency = agencies.find((each) => each.id === contact.agency)?.name;
      const parts = [contact.personName, agency].filter((part) => part !== undefined);
      return [contact.id, `${parts.join(', ')} (${contact.id})`];
    }),
  );
}

const namedIn = ({ key: name, covers }: OutboxMessage): readonly string[] =>
  [name, ...covers].flatMap((part) => part.split('/')).filter((part) => part.startsWith('R-'));

/** The referrals that became the case: the one its ref was kept ready for, and those that people put to it. */
function referralsIn(
  ports: Ports,
  reading: Reading | undefined,
  messages: readonly OutboxMessage[],
  caseRef: string,
): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { name } of ports.maracs) {
    const kept = { pool: openIdPool(ports.keys, name) };
    const mine = messages.filter((message) => message.marac === name).flatMap(namedIn);
    for (const id of new Set(mine)) if (reservedCase(kept, { id }) === caseRef) found.add(id);
  }
  for (const marac of reading?.facts.maracs ?? [])
    for (const referral of marac.referrals)
      if (reservedCase(marac, referral) === caseRef || caseRefOf(marac, referral) === caseRef) found.add(referral.id);
  return found;
}

/** Word that shows nothing of the case itself. */
async function rowOf(ports: Ports, message: OutboxMessage, caseRef: string): Promise<WhoRow> {
  const { key: name, version, template, to, state, pinned } = message;
  const toAddress = await ports.ledger.findToAddress(name);
  return {
    key: name,
    version,
    template,
    to,
    state,
    at: message.settledAt ?? message.offeredAt ?? message.plannedAt,
    classes: message.discloses.find((disclosed) => disclosed.case === caseRef)?.classes ?? [],
    papers: pinned.map((paper) => ({ ...paper, contentIds: [] })),
    ...(toAddress === undefined ? {} : { toAddress }),
  };
}

/** The paper that it carried, where the message itself is only its cover. */
export function whatOf({ template, papers: [paper] }: WhoRow, { titles }: Pick<Who, 'titles'>): string {
  const title = template === 'papers' && paper !== undefined ? titles.get(paper.key) : undefined;
  return title ?? findMail(template)?.subject ?? template;
}

function printRows({ print }: CommandContext, name: string, rows: readonly WhoRow[], found: Who): void {
  print.table(
    name,
    rows,
    [
      { header: 'when', text: (row) => row.at.replace('T', ' ') },
      {
        header: 'to',
        text: (row) => {
          if (!print.toPerson) return row.to;
          const address = row.toAddress ?? (WAITS.includes(row.state) ? found.addresses.get(row.to) : undefined);
          return `${found.names.get(row.to) ?? row.to}${address === undefined ? '' : ` <${address}>`}`;
        },
      },
      { header: 'what', text: (row) => whatOf(row, found) },
      { header: 'v', text: (row) => String(row.version) },
      { header: 'state', text: (row) => STATES[row.state] ?? row.state },
      { header: 'shows', text: (row) => describeClasses(row.classes) || 'nothing of the case' },
    ],
    (row) => ({
      at: time(row.at),
      to: ref(row.to),
      key: key(row.key),
      version: row.version,
      template: word(row.template),
      state: word(row.state),
      classes: row.classes.map(word),
      papers: row.papers.map((each) => ({ key: key(each.key), version: each.version })),
    }),
  );
}

export const who: Command = {
  name: 'who',
  summary: 'lists who was sent which version of what about a case',
  takes: [{ name: 'CASE', help: 'The case ref.', needed: true }],
  run: async (context) =>
    withApp(context, async (app) => {
      const { print, args } = context;
      const asked = args.taken[0] ?? '';
      const found = await gatherWho(app.ports, asked.trim().toUpperCase());
      const { known, left, mayHaveLeft, notLeft, facts } = found;
      if (!known) throw new Failure('not-found', `Nothing is known of a case "${asked}".`);
      if (facts !== undefined) nameRowsFor(print, facts);
      print.say(`Case ${ref(asked.trim().toUpperCase())}.`);
      const total = `Sent: ${left.length} message${left.length === 1 ? '' : 's'}.`;
      const nobody =
        mayHaveLeft.length === 0 ? 'Nobody was sent anything about this case.' : 'Nothing is known to have left.';
      print.say(left.length === 0 ? nobody : total);
      printRows(context, 'who', left, found);
      if (mayHaveLeft.length > 0) print.say('\nThese may or may not have left:');
      printRows(context, 'mayHaveLeft', mayHaveLeft, found);
      if (notLeft.length > 0) print.say('\nNot sent (a draft, waiting, refused or cancelled):');
      printRows(context, 'notSent', notLeft, found);
      return DONE;
    }),
};
