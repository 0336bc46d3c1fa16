// 17 to 30 March: actions and minutes go out, the April meeting is moved, the chase goes on.
import { answersOfTheWeek, answersToDigests, giveLastAnswers } from './agencies-answer.ts';
import { APRIL, MARCH } from '../made-up/demo-meetings.ts';
import { cell, row } from '../type-as-people.ts';
import type { Month } from '../live-month.ts';
import { seenIn } from '../seen.ts';
import { SPECIALIST } from './week-list.ts';
import type { World } from '../starting-world.ts';

export async function liveAfter(month: Month, world: World): Promise<void> {
  await actions(month, world);
  await minutes(month, world);
  await laterWeeks(month, world);
}

async function actions(month: Month, world: World): Promise<void> {
  const me = world.coordinator;
  await month.tick('2027-03-17T08:30');
  month.clockTo('2027-03-17T11:00');
  await month.types(
    'West London IDVA Service',
    'Rings: she was reached yesterday before noon. The coordinator types it.',
    [
      cell('actions', 'A-MARJ22', {
        status: 'completed',
        doneOn: MARCH.on,
        answeredOn: '2027-03-17',
        answer: 'Rung at 11:20; she stays with her sister.',
      }),
    ],
  );
  await answersUntold(month, me);
  await month.tick('2027-03-17T11:15');
  month.clockTo('2027-03-17T11:30');
  await month.types(me, 'Marks the actions of 16 March as ready.', [
    cell('meetings', MARCH.id, { actionsReady: true, actionsReadyBy: me }),
  ]);
  await month.tick('2027-03-17T12:05');
  await month.releases(me, ['westmere/minutes/'], 'tab', {
    why: 'Each agency gets its own actions; the IDVA one sheet for her calls; referrers a line without content.',
  });
  await month.tick('2027-03-17T12:40');
}

async function minutes(month: Month, world: World): Promise<void> {
  const me = world.coordinator;
  month.clockTo('2027-03-19T10:30');
  await answersToDigests(month, world);
  await month.types(me, 'Marks the minutes as ready and sends the draft to the chair.', [
    cell('meetings', MARCH.id, { minutesReady: true, minutesReadyBy: me }),
  ]);
  month.clockTo('2027-03-19T11:50');
  await month.types(
    'Chair',
    'Answers “fine”. The coordinator types it into its cell.',
    [
      cell('meetings', MARCH.id, {
        chairApproved: true,
        chairApprovedBy: String(world.chair.values['personName']),
        chairApprovedOn: '2027-03-19',
      }),
    ],
    { why: 'Minutes wait for both marks; a case that is incomplete holds only itself.' },
  );
  await month.tick('2027-03-19T12:05');
  await month.releases(me, ['westmere/minutes/'], 'tab');
  await month.answers(
    me,
    'Rings Southall Women’s Centre with what was agreed in its case, and sends the minutes by post.',
    [{ line: `(${SPECIALIST}) is not sent`, answer: 'yes' }],
  );
  await month.tick('2027-03-19T12:15');
}

async function laterWeeks(month: Month, world: World): Promise<void> {
  const me = world.coordinator;
  await month.tick('2027-03-22T08:30');
  month.clockTo('2027-03-22T09:20');
  await month.types(
    me,
    'The room of 13 April is gone: moves the meeting to 14 April.',
    [
      cell('meetings', APRIL.id, { state: 'moved', movedTo: '2027-04-14' }),
      row('meetings', 'M-APR327', {
        kind: 'ordinary',
        on: '2027-04-14',
        start: '09:30',
        end: '13:00',
        place: 'Room 5, Town Hall',
        chair: world.chair.id,
        viceChair: world.viceChair.id,
        breaks: ['11:00 15'],
        state: 'planned',
      }),
    ],
    {
      why: 'Everyone whom it concerns is told once, without content; its cases are first in line.',
      hard: 'meeting moved or cancelled',
    },
  );
  await month.types(
    me,
    'Closes a case of last summer that has open actions.',
    [
      cell('cases', world.cases[25 + 4]?.ref ?? '', {
        state: 'closed',
        closedOn: '2027-03-22',
        closedWhy: 'Safe; no further incident',
      }),
    ],
    { why: 'Each open action is asked about on Today.', hard: 'case closed with open actions' },
  );
  await month.tick('2027-03-22T09:45');
  await keepsOpen(month, world);
  await month.answers(
    me,
    'The two cases that a death has frozen stay frozen until its review: marks their lines as done.',
    [{ line: 'frozen by a death', answer: 'done' }],
  );
  await month.types('Westmere Police', 'Have told his new partner: the coordinator types the day.', [
    cell('disclosures', 'DR-DEMA22', { disclosedOn: '2027-03-22' }),
  ]);
  await month.types(me, 'Types on the Practice log what Borough Housing did well, and asks for a letter of thanks.', [
    row('practice', 'PL-DEMA22', {
      kind: 'praise',
      on: '2027-03-22',
      agency: 'Borough Housing',
      text: 'She was moved within hours of being asked for, and the keys were there.',
      letterWanted: true,
    }),
  ]);
  await month.tick('2027-03-22T12:05');
  await month.releases(me, ['westmere/minutes/PL-DEMA22'], 'tab');
  await answersOfTheWeek(month, world);
  await month.tick('2027-03-22T15:00');
  await month.tick('2027-03-30T08:30');
  month.clockTo('2027-03-30T09:20');
  await giveLastAnswers(month, world);
  await month.tick('2027-03-30T10:05');
  await month.tick('2027-03-30T12:05');
  month.says(me, 'Reads what the month leaves behind: the digests go on by themselves, one a week for each person.');
}

/** Who was not told of an action because their agency has no part in its case: the coordinator says of each that it is to be told. */
async function answersUntold(month: Month, me: string): Promise<void> {
  await month.answers(
    me,
    'Answers what Today asks about actions of agencies that are not on Who is needed: they are told of them.',
    [{ line: 'is not told of', answer: 'yes' }],
    { why: 'The agency gets its action, the name and the day, and nothing else of the case.' },
  );
}

/** What is still to be done in cases that are closed: asked about action by action. */
async function keepsOpen(month: Month, world: World): Promise<void> {
  const closed = [29, 31].map((at) => world.cases[at]?.ref ?? '');
  const open = (await seenIn(month.door, 'actions')).filter(
    (one) => closed.includes(one.text('caseRef')) && !['Completed', 'Superseded'].includes(one.text('status')),
  );
  await month.types(
    world.coordinator,
    'Answers what Today asks about actions of closed cases, each by itself: it is still to be done.',
    open.map((one) => cell('actions', one.id, { keepOpenAfterClosing: true })),
  );
}
