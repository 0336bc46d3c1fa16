// PROP13 where papers list rows of a tab: somebody who sorts a tab makes no other paper. Notes alone stand as their rows do: that is the order in which
// they were said.
import { expect, test } from 'vitest';
import type { Action, KeyDate } from '../../../../src/domain/actions/action.ts';
import type { Attendance, Disclosure, Meeting } from '../../../../src/domain/meeting/meeting.ts';
import type { Note } from '../../../../src/domain/meeting/listing.ts';
import { viewMinutes } from '../../../../src/domain/papers/minutes/minutes-view.ts';
import { actionsInOrder } from '../../../../src/domain/papers/parts/action-parts.ts';
import { attendanceAt } from '../../../../src/domain/papers/parts/case-parts.ts';
import { viewTransferPack } from '../../../../src/domain/papers/transfer-pack/transfer-pack-paper.ts';
import { day } from '../../../../src/domain/time/day.ts';
import { bareFacts, bareMarac } from '../../../support/bare-facts.ts';

const MEETING: Meeting = { id: 'M-1', on: day('2027-03-16') };
const came = { meeting: 'M-1', came: 'present' } as const;
const attendance: readonly Attendance[] = [
  { id: 'AT-1', agency: 'Probation', personName: 'Ann Other', ...came },
  { id: 'AT-2', agency: 'Housing', personName: 'Una Zed', ...came },
  { id: 'AT-3', agency: 'Housing', personName: 'Bob Aye', ...came },
  { id: 'AT-4', agency: 'Fire service', personName: 'Bob Aye', meeting: 'M-2', came: 'present' },
];
const actions: readonly Action[] = [
  { id: 'A-1', meeting: 'M-1', caseRef: 'K-1', agency: 'Housing', status: 'open', text: 'no day' },
  {
    id: 'A-2',
    meeting: 'M-1',
    caseRef: 'K-1',
    agency: 'Housing',
    status: 'open',
    text: 'later',
    due: day('2027-04-02'),
  },
  {
    id: 'A-3',
    meeting: 'M-1',
    caseRef: 'K-1',
    agency: 'Housing',
    status: 'open',
    text: 'sooner',
    due: day('2027-03-20'),
  },
];
const keyDates: readonly KeyDate[] = [
  { id: 'KD-1', caseRef: 'K-1', what: 'other', detail: 'later', on: day('2027-05-01') },
  { id: 'KD-2', caseRef: 'K-1', what: 'other', detail: 'sooner', on: day('2027-04-01') },
];
const disclosures: readonly Disclosure[] = [
  { id: 'CL-2', meeting: 'M-1', subject: 'Second' },
  { id: 'CL-1', meeting: 'M-1', subject: 'First' },
];
const notes: readonly Note[] = [
  { id: 'N-2', meeting: 'M-1', section: 'general', text: 'said first' },
  { id: 'N-1', meeting: 'M-1', section: 'general', text: 'said second' },
];

function viewOf(turn: <T>(rows: readonly T[]) => readonly T[]) {
  const marac = bareMarac('ealing', {
    meetings: [MEETING],
    attendance: turn(attendance),
    actions: turn(actions),
    keyDates: turn(keyDates),
    disclosures: turn(disclosures),
    notes,
  });
  return { facts: bareFacts([marac]), marac, today: MEETING.on };
}
const asTyped = viewOf((rows) => rows);
const turned = viewOf((rows) => rows.toReversed());

const minutesOf = (view: typeof asTyped) =>
  viewMinutes(view, MEETING, {
    key: 'k',
    copyFor: '',
    items: [],
    totalMinutes: 0,
    earlier: [],
    classesOf: () => undefined,
    hears: () => true,
  });

test('who is named for a meeting stands by agency, then by person', () => {
  const expected = ['AT-3', 'AT-2', 'AT-1'];
  for (const view of [asTyped, turned]) expect(attendanceAt(view, MEETING).map(({ id }) => id)).toEqual(expected);
});

test('actions stand by the day they are due, those without a day last', () => {
  for (const list of [actions, actions.toReversed()])
    expect(actionsInOrder(list).map(({ text }) => text)).toEqual(['sooner', 'later', 'no day']);
});

test('the minutes are the same whatever the order of the rows; what was said stands as it was typed', () => {
  const made = minutesOf(asTyped);
  expect(minutesOf(turned)).toEqual(made);
  expect(made.present.map(({ person }) => person)).toEqual(['Bob Aye', 'Una Zed', 'Ann Other']);
  expect(made.disclosureRequests.map(({ subject }) => subject)).toEqual(['First', 'Second']);
  expect(made.otherBusiness.map(({ text }) => text)).toEqual(['said first', 'said second']);
});

test('so is the pack for another MARAC', () => {
  const packOf = (view: typeof asTyped) => viewTransferPack(view, 'k', 'K-1', 'Westmere', new Set(['note', 'action']));
  const made = packOf(asTyped);
  expect(packOf(turned)).toEqual(made);
  expect(made.case.keyDates.map(({ what }) => what.split(': ').at(-1))).toEqual(['sooner', 'later']);
  expect(made.case.openActions).toHaveLength(3);
});
