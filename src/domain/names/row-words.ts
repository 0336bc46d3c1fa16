// The words by which people know a row: a case by its victim, an action by what is to be done, for whom and whose, a contact with agency. A line is
// written with row ids, so that a log or JSON names nobody; whoever reads a workbook or sits at a terminal reads these words before them.
import { agencyNamed } from '../access/access.ts';
import { restrictedIds } from '../access/restricted.ts';
import { referralKeptFor } from '../cases/contacts-without-case.ts';
import { receivedOn, referralsSaidOf } from '../cases/case-of-referral.ts';
import type { Facts, MaracFacts } from '../plan/facts.ts';
import { lastRead } from '../register/roster.ts';
import { formatName } from '../papers/parts/case-parts.ts';
import { memoBy } from '../text/memo-by.ts';
import { rowsWith } from '../text/rows-with.ts';
import { formatDate, type Day } from '../time/day.ts';
import { holdsSecret } from './holds-secret.ts';
import { shortAction } from './short-action.ts';
import { numberedWords } from './numbered-words.ts';
import type { At, Called, Parts, Side } from './called.ts';

export interface RowWords {
  /** What the row is: “Ring the school”; Ella Example; Borough Housing. */
  readonly parts: readonly string[];
  /** Whose it is, for beside the row itself: Ella Example; Borough Housing. */
  readonly short: readonly string[];
  /** Of a contact, with the address: Harriet Housewell; Test Housing; h.housewell@example.org. */
  readonly whole?: readonly string[];
  /** Whether people need the id too: not beside an agency, its contact or somebody in a case. */
  readonly withId: boolean;
}

/** Everybody as last read, once a reading. */
const rosterOf = memoBy((facts: Facts) => lastRead(facts));

/** Undefined if people know the row by no words, or if the workbook may not show them. */
export const wordsOfRow = memoBy((facts: Facts, side: Side, id: string): RowWords | undefined => {
  const prefix = id.slice(0, id.indexOf('-'));
  if (side === 'main' && (IN_RESTRICTED_ONLY.includes(prefix) || restrictedIds(facts).has(id))) return undefined;
  if (prefix === 'C') return contactOf(facts, id);
  if (prefix === 'G') {
    const [agency] = rowsWith(rosterOf(facts).agencies, 'id', id);
    return agency === undefined ? undefined : { parts: [agency.name], short: [agency.name], withId: false };
  }
  const say = (other: string): string | undefined => wordsOfRow(facts, side, other)?.parts.join(', ');
  for (const marac of facts.maracs) {
    const called = KINDS[prefix]?.({ facts, marac, side, say }, id);
    // A name's cell may hold a number or a place that is no name.
    const isSaid = (part: string): boolean => NO_FREE_TEXT.includes(prefix) || !holdsSecret(facts, side, part);
    const [parts, short] = [told(called?.words).filter(isSaid), told(called?.short).filter(isSaid)];
    if (parts.length > 0) return { parts, short: short.length > 0 ? short : parts, withId: prefix !== 'P' };
  }
  return undefined;
});

/** What their words are made of was never typed as free text. */
const NO_FREE_TEXT: readonly string[] = ['M', 'D', 'O'];

const IN_RESTRICTED_ONLY: readonly string[] = ['X', 'SC'];

const told = (parts: Parts = []): readonly string[] =>
  parts.filter((part): part is string => part !== undefined && part !== '');

/** Harriet Housewell (Test Housing); without a name the agency with the row's id. */
function contactOf(facts: Facts, id: string): RowWords | undefined {
  const [contact] = rowsWith(rosterOf(facts).contacts, 'id', id);
  if (contact === undefined) return undefined;
  const { personName, address } = contact;
  const agency = agencyWords(facts, contact.agency);
  return {
    parts: [personName === undefined ? `${agency} (${id})` : `${personName} (${agency})`],
    short: told([personName, agency]),
    whole: told([personName, agency, address]),
    withId: false,
  };
}

const agencyWords = (facts: Facts, written: string): string =>
  agencyNamed(rosterOf(facts).agencies, written)?.name ?? written;

const dated = (before: string, on: Day | undefined): string | undefined =>
  on === undefined ? undefined : `${before}${formatDate(on)}`;

/** The victim of a case; while there is no row of her or him, of the referral that opened the case or keeps its ref. */
function victimOf(marac: MaracFacts, ref: string): string | undefined {
  const victim = rowsWith(marac.people, 'caseRef', ref).find((person) => person.role === 'victim');
  const known = victim ?? referralsSaidOf(marac, ref)[0] ?? referralKeptFor(marac, ref);
  return known === undefined ? undefined : formatName(known);
}

interface About {
  readonly id: string;
  readonly caseRef?: string;
  readonly agency?: string;
  readonly meeting?: string;
  readonly contact?: string;
}

const caseOf = ({ say }: At, { caseRef }: About): string | undefined =>
  caseRef === undefined ? undefined : say(caseRef);

const agencyOf = ({ facts }: At, { agency }: About): string | undefined =>
  agency === undefined ? undefined : agencyWords(facts, agency);

const personOf = ({ say }: At, { contact }: About): string | undefined =>
  contact === undefined ? undefined : say(contact);

const meetingOf = ({ marac }: At, { meeting = '' }: About): string | undefined =>
  dated('meeting of ', rowsWith(marac.meetings, 'id', meeting)[0]?.on);

type Rows = Pick<
  MaracFacts,
  | 'addresses'
  | 'safeContacts'
  | 'listings'
  | 'needed'
  | 'research'
  | 'notes'
  | 'actions'
  | 'flags'
  | 'keyDates'
  | 'attendance'
  | 'transfers'
  | 'practice'
  | 'conflicts'
  | 'referrals'
  | 'people'
  | 'meetings'
  | 'disclosures'
>;

/** How rows of a tab are called. */
const rowOf =
  <Name extends keyof Rows>(name: Name, call: (at: At, row: Rows[Name][number]) => Called) =>
  (at: At, id: string): Called | undefined => {
    const row = rowsWith(at.marac[name] as readonly Rows[Name][number][], 'id', id)[0];
    return row === undefined ? undefined : call(at, row);
  };

const KEY_DATES = {
  release: 'release',
  bail: 'bail',
  order: 'end of an order',
  court: 'court',
  birth: 'birth',
  review: 'review',
  other: 'a date',
} as const;

/** By the prefix of the row id. */
const KINDS: Readonly<Record<string, (at: At, id: string) => Called | undefined>> = {
  R: rowOf('referrals', (_at, row) => ({
    words: [formatName(row), dated('received on ', receivedOn(row))],
    short: [formatName(row)],
  })),
  K: ({ marac }, id) => ({ words: [victimOf(marac, id)] }),
  P: rowOf('people', (_at, row) => ({
    words: [row.forenames === undefined && row.surname === undefined ? undefined : `“${formatName(row)}”`],
  })),
  AD: rowOf('addresses', (at, row) => {
    const person = rowsWith(at.marac.people, 'id', row.personId)[0];
    return { words: person === undefined ? [] : ['an address', formatName(person)] };
  }),
  SC: rowOf('safeContacts', (at, row) => ({ words: ['a way to reach the victim', caseOf(at, row)] })),
  L: rowOf('listings', (at, row) => ({ words: [caseOf(at, row), meetingOf(at, row)] })),
  N: rowOf('needed', (at, row) => ({ words: [agencyOf(at, row), caseOf(at, row)] })),
  RS: rowOf('research', (at, row) => ({ words: [agencyOf(at, row), caseOf(at, row), meetingOf(at, row)] })),
  NT: rowOf('notes', (at, row) => ({ words: ['a note', caseOf(at, row), meetingOf(at, row)] })),
  A: rowOf('actions', (at, row) => ({
    words: [shortAction(at, row), caseOf(at, row), agencyOf(at, row)],
    short: [caseOf(at, row), agencyOf(at, row)],
  })),
  KD: rowOf('keyDates', (at, row) => ({
    words: [`${KEY_DATES[row.what]}${dated(' on ', row.on) ?? ''}`, caseOf(at, row)],
  })),
  M: rowOf('meetings', (_at, row) => ({ words: [formatDate(row.on), row.start] })),
  F: rowOf('flags', (at, row) => ({ words: [agencyOf(at, row), meetingOf(at, row)] })),
  AT: rowOf('attendance', (at, row) => ({
    words: [personOf(at, row) ?? row.personName ?? agencyOf(at, row), meetingOf(at, row)],
  })),
  // A request has its own small circle: nobody is named.
  DR: rowOf('disclosures', (_at, row) => ({ words: [dated('received on ', row.receivedOn)] })),
  TR: rowOf('transfers', (at, row) => ({ words: [`transfer ${row.direction}`, caseOf(at, row)] })),
  PL: rowOf('practice', (at, row) => ({ words: [agencyOf(at, row), caseOf(at, row), dated('', row.on)] })),
  X: rowOf('conflicts', (at, row) => ({
    words: [personOf(at, row) ?? row.personName ?? agencyOf(at, row), caseOf(at, row)],
  })),
  D: numberedWords,
  O: numberedWords,
};
