// What protects somebody: conflicts, safe contacts, changed addresses; and what a repeat brings.
import { shift } from '../calendar.ts';
import { mailboxOf } from '../../entitlement/words.ts';
import type { Matter } from '../matter.ts';
import { namesHolder, namesRow } from '../reach.ts';
import { wasNeverRead } from './referrals.ts';
import { isBrought, unconfirmedMark } from './ways.ts';
import type { News } from '../month.ts';
import type { SeenRow } from '../seen.ts';
import { isLifted, type View } from '../view.ts';

export function conflictMatters(view: View): readonly Matter[] {
  const { seen } = view;
  return seen.rows('conflicts').flatMap((row): readonly Matter[] => {
    if (isLifted(row)) return [];
    const about = { caseRef: row['caseRef'], apart: true, names: (line: never) => namesRow(line, row.id) };
    const known = seen.row('cases', row['caseRef']) !== undefined;
    const contact = seen.contact(row['contact']) ?? seen.contact(row['personName']);
    const agency = seen.agency(row['agency']);
    const reader = seen
      .rows('contacts')
      .some((one) => (one['mailboxReaders'] ?? '').includes(row['personName'] ?? '\u0000'));
    const stops = contact !== undefined || agency !== undefined || reader;
    const unreadable = Object.values(row).some((one) => one.startsWith('?'));
    if (!known || !stops || unreadable)
      return [
        {
          ...about,
          thing: `conflict ${row.id}`,
          kind: 'conflict',
          what: `somebody must know that conflict ${row.id} stops nobody, or cannot be read`,
        },
      ];
    if (agency !== undefined && row['unheardInstead'] === undefined && row['exceptContact'] === undefined)
      return [
        {
          ...about,
          thing: `conflict ${row.id} unheard`,
          kind: 'conflict',
          what: `somebody must say by whom ${agency['name']} is heard instead`,
        },
      ];
    if (contact !== undefined && /oordinator/.test(contact['role'] ?? '') && row['unheardInstead'] === undefined)
      return [
        {
          ...about,
          thing: `conflict ${row.id} manager`,
          kind: 'conflict',
          what: `the manager must know that the coordinator may not deal with ${row['caseRef']}`,
          // A line that only says that the manager has been told tells the manager nothing; nor does one about another cell of the row.
          names: (line) =>
            namesRow(line, row.id) && /manager/i.test(line.what) && !/manager has been told/i.test(line.what),
          there: view.got.some(
            (one) => one.key.includes(row.id) && seen.row('contacts', one.to)?.['role'] === 'manager',
          ),
        },
      ];
    return [];
  });
}

/** A way that is safe goes to the case's IDVA: the named one, or the duty of its service. */
export function safeContactMatters(view: View): readonly Matter[] {
  const { seen, marac } = view;
  return seen.rows('safeContacts').flatMap((row): readonly Matter[] => {
    const one = marac.cases.find((each) => each.id === row['caseRef']);
    const usable = row['safe'] === 'yes' && row['value'] !== undefined && (row['expiresOn'] ?? '9') >= view.today;
    // The run that made the row of it is not yet the one that tells of it.
    if (one === undefined || !usable || one.state === 'closed' || view.month.isNew('safeContacts', row.id)) return [];
    const named = seen.row('contacts', one.idvaContact);
    const service = seen.agency(named?.['agency'] ?? one.idvaService);
    const surname = seen.victim(one.id)?.['surname'];
    const referrals = seen.rows('referrals').flatMap((each) => (each['surname'] === surname ? [each.id] : []));
    const who = named === undefined ? (service === undefined ? {} : { agency: service }) : { contact: named };
    return [
      {
        thing: `safe contact ${row.id}`,
        kind: 'safeContact',
        what: `the IDVA of ${one.id} must know the safe way ${row.id}`,
        caseRef: one.id,
        ...(Object.keys(who).length === 0 ? {} : { holder: who }),
        // What a second referral calls safe nobody has asked her about: the paper must say so.
        marks: [
          isBrought(view, one.id, { id: row.id, value: row['value'] ?? '' })
            ? unconfirmedMark(row['value'] ?? '')
            : (row['value'] ?? ''),
        ],
        names: (line) =>
          namesRow(line, row.id) ||
          ((namesRow(line, one.id) || referrals.some((id) => namesRow(line, id))) &&
            ((line.kind === 'stopped' && (Object.keys(who).length === 0 || namesHolder(view, line, who))) ||
              line.kind === 'conflict' ||
              line.kind === 'gone' ||
              /frozen/.test(line.what) ||
              /safe contact/i.test(line.what))),
      },
    ];
  });
}

/** An address that was changed is unverified until somebody verified it again; Today names the old one and the new one. */
export function addressMatters(view: View): readonly Matter[] {
  const matters: Matter[] = [];
  for (const [nth, one] of view.said.entries()) {
    const [was, is] = [one.before['address'] ?? '', String(one.values['address'] ?? '')];
    if (
      one.table !== 'contacts' ||
      one.how === 'row' ||
      one.values['address'] === undefined ||
      was === '' ||
      was === is
    )
      continue;
    const row = view.seen.row('contacts', one.id);
    if (row === undefined || row['address'] !== is || (row['activeTo'] ?? '9') < view.today) continue;
    const later = view.said.slice(nth + 1).filter((each) => each.id === one.id && 'verifiedOn' in each.values);
    // Where nobody had verified anything nothing goes, and the stop of each paper is a matter of its own. Emptied since, it was verified before.
    const wasVerified = later[0]?.before['verifiedOn'] ?? row['verifiedOn'] ?? '';
    if (wasVerified === '') continue;
    if (later.some((each) => (each.values['verifiedOn'] ?? '') !== '')) continue;
    matters.push({
      thing: `address ${one.id}`,
      kind: 'address',
      what: `somebody must verify that ${row['personName']} now has ${is} and no longer ${was}`,
      // The old one is known where something once went to it.
      names: (line) =>
        (namesRow(line, one.id) || line.what.includes(row['personName'] ?? '\u0000')) &&
        line.what.includes(is) &&
        (line.what.includes(was) || !view.got.some((each) => each.mailbox === mailboxOf(was))),
    });
  }
  return matters;
}

/** What a second referral brought stands in the case, or Today asks for it. Before a person has answered what the referral is, that is asked. */
export function newsMatters(view: View): readonly Matter[] {
  return view.month.news
    .filter((one) => !wasNeverRead(view, one.referral))
    .map((one) => ({
      thing: `news ${one.referral} ${one.sort}`,
      kind: 'news',
      what: `the case of ${one.surname} must have what referral ${one.referral} brought (${one.sort})`,
      there: inCase(view, one),
      // Once a person has said what the referral is, only a line that asks about the news tells of it.
      names: (line) =>
        namesRow(line, one.referral) && line.kind !== 'alarm' && line.kind !== 'ring' && !/acknowledge/.test(line.what),
    }));
}

function inCase(view: View, one: News): boolean {
  const refs = new Set(
    view.seen
      .rows('people')
      .flatMap((each) => (each['role'] === 'victim' && each['surname'] === one.surname ? [each['caseRef'] ?? ''] : [])),
  );
  const mine = (row: SeenRow): boolean =>
    refs.has(row['caseRef'] ?? '-') ||
    refs.has(row.id) ||
    refs.has(view.seen.row('people', row['personId'])?.['caseRef'] ?? '-');
  return (['people', 'addresses', 'safeContacts', 'cases'] as const).some((name) =>
    view.seen
      .rows(name)
      .some(
        (row) => mine(row) && Object.values(row).some((cell) => cell.toLowerCase().includes(one.word.toLowerCase())),
      ),
  );
}

/** Clocks that the settings promise: who waits too long for a table, and the 28 days of a request. */
export function clockMatters(view: View): readonly Matter[] {
  const waits = view.seen.rows('referrals').flatMap((row): readonly Matter[] => {
    const on = (row['receivedAt'] ?? '').slice(0, 10);
    const victim = view.seen
      .rows('people')
      .find((one) => one['role'] === 'victim' && one['surname'] === row['surname']);
    const ref = victim?.['caseRef'];
    if (!/^\d{4}/.test(on) || ref === undefined || shift(on, 29) > view.today) return [];
    const heard = view.seen.rows('list').some((one) => one['caseRef'] === ref && one['outcome'] !== undefined);
    const manager = view.seen.rows('contacts').find((one) => one['role'] === 'manager');
    if (heard || manager === undefined || row['decision'] !== 'accept') return [];
    return [
      {
        thing: `wait ${ref}`,
        kind: 'clock',
        what: `the manager must know that ${ref} has waited for more than 28 days`,
        caseRef: ref,
        there: view.got.some((one) => one.to === manager.id && one.text.includes(ref.toLowerCase())),
        // What never waits and cannot go while sending is off, is rung.
        names: (line) =>
          line.kind === 'ring' &&
          namesRow(line, ref) &&
          line.what.includes(manager['personName'] ?? '\u0000') &&
          /has waited/.test(line.what),
      },
      {
        thing: `wait ${ref} today`,
        kind: 'clock',
        what: `the coordinator must know that ${ref} has waited for more than 28 days`,
        caseRef: ref,
        names: (line) => namesRow(line, ref) && /days/.test(line.what),
      },
    ];
  });
  const requests = view.seen.rows('disclosures').flatMap((row): readonly Matter[] => {
    const on = row['receivedOn'];
    const isDecided = row['decision'] !== undefined && row['decidedBy'] !== undefined;
    if (on === undefined || on.startsWith('?') || row['disclosedOn'] !== undefined || isDecided) return [];
    if (shift(on, 26) > view.today) return [];
    return [
      {
        thing: `request ${row.id}`,
        kind: 'clock',
        what: `somebody must know that request ${row.id} has two of its 28 days left, or fewer`,
        names: (line) => namesRow(line, row.id),
      },
    ];
  });
  return [...waits, ...requests];
}
