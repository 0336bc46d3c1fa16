// Who was there, on the minutes: what was typed on Attendance, in the word for it.
import { expect, test } from 'vitest';
import type { Attendance, Meeting } from '../../../../src/domain/meeting/meeting.ts';
import type { Listing, Needed } from '../../../../src/domain/meeting/listing.ts';
import type { Item } from '../../../../src/domain/papers/parts/listed-case.ts';
import { viewMinutes } from '../../../../src/domain/papers/minutes/minutes-view.ts';
import { day } from '../../../../src/domain/time/day.ts';
import { bareFacts, bareMarac } from '../../../support/bare-facts.ts';

const MEETING: Meeting = { id: 'M-1', on: day('2027-03-16') };
const row = (more: Partial<Attendance>): Attendance => ({ id: 'AT-1', meeting: 'M-1', agency: 'Probation', ...more });
const sent = { informationReceivedOn: day('2027-03-15') };

function lines(
  attendance: readonly Attendance[],
  items: readonly Item[] = [],
  needed: readonly Needed[] = [],
): readonly string[] {
  const marac = bareMarac('ealing', { meetings: [MEETING], attendance, needed });
  const view = { facts: bareFacts([marac]), marac, today: MEETING.on };
  const made = viewMinutes(view, MEETING, {
    key: 'k',
    copyFor: '',
    items,
    totalMinutes: 0,
    earlier: [],
    classesOf: () => undefined,
    hears: () => false,
  });
  return [
    ...made.present.map((one) => `present: ${one.agency}, ${one.person}, ${one.note}`),
    ...made.observers.map((one) => `observer: ${one.agency}, ${one.signed}`),
    ...made.apologies.map((one) => `not there: ${one.agency}, ${one.information}`),
  ];
}

test.each<readonly [string, Partial<Attendance>, readonly string[]]>([
  ['who came', { came: 'present', personName: 'Ann Other' }, ['present: Probation, Ann Other, ']],
  [
    'a substitute is called one',
    { came: 'substitute', substituteName: 'Sub Stitute' },
    ['present: Probation, Sub Stitute, Substitute'],
  ],
  ['an observer stands apart', { came: 'observer', statementSigned: true }, ['observer: Probation, Yes']],
  ['apologies with information', { came: 'apologiesWithInformation' }, ['not there: Probation, Yes']],
  ['and its day', { came: 'apologiesWithInformation', ...sent }, ['not there: Probation, Yes, 15 March 2027']],
  ['apologies without information', { came: 'apologiesWithoutInformation' }, ['not there: Probation, No']],
  ['absent is not called an apology', { came: 'absent' }, ['not there: Probation, Absent, no apologies']],
  [
    'absent, with what it had sent',
    { came: 'absent', ...sent },
    ['not there: Probation, Absent, no apologies; written information 15 March 2027'],
  ],
  ['nothing typed yet', {}, []],
])('%s', (_rule, more, expected) => {
  expect(lines([row(more)])).toEqual(expected);
});

type ListingMore = Partial<Record<keyof Listing, unknown>>;

const caseOfMinutes = (more: ListingMore): Item =>
  ({
    listing: { id: 'L-1', meeting: 'M-1', caseRef: 'K-1', outcome: 'actionPlan', ...more },
    visibility: {
      caseRef: 'K-1',
      level: 'seesAll',
      agencies: [],
      audience: 'agency',
      classes: new Set(['open', 'staff']),
    },
  }) as unknown as Item;

const NAMED = { id: 'N-1', caseRef: 'K-1', agency: 'Housing', presents: true } as Needed;

test.each<readonly [string, ListingMore, readonly Needed[], readonly Attendance[], readonly string[]]>([
  ['a presenter by Who is needed', {}, [NAMED], [], ['present: Housing, , Presenter of case 1; not on Attendance']],
  ['of a case without an outcome', { outcome: undefined }, [NAMED], [], []],
  ['of a case that was not heard', { outcome: 'notHeard' }, [NAMED], [], []],
  [
    'one who has a row',
    {},
    [NAMED],
    [row({ agency: 'Housing', came: 'absent' })],
    ['not there: Housing, Absent, no apologies'],
  ],
  ['a person as the presenter', { presenter: 'Rita Referrerova' }, [], [], []],
])('%s, who stands on no row of Attendance, is in no other line', (_rule, more, needed, attendance, expected) => {
  expect(lines(attendance, [caseOfMinutes(more)], needed)).toEqual(expected);
});

test('whoever sent apologies stands before whoever was absent', () => {
  expect(
    lines([row({ came: 'absent' }), row({ id: 'AT-2', agency: 'Housing', came: 'apologiesWithoutInformation' })]),
  ).toEqual(['not there: Housing, No', 'not there: Probation, Absent, no apologies']);
});
