// 17 to 30 March: actions and minutes go out, the April meeting is moved, the chase goes on.
import { APRIL, MARCH } from './calendar.ts';
import { cell, row } from './door.ts';
import { idAt } from './history.ts';
import type { Month } from './month.ts';
import type { World } from './world.ts';

export async function liveAfter(month: Month, world: World): Promise<void> {
  await actions(month, world);
  await minutes(month, world);
  await laterWeeks(month, world);
}

async function actions(month: Month, world: World): Promise<void> {
  const me = world.coordinator;
  await month.tick('2027-03-17T08:30');
  month.clockTo('2027-03-17T11:00');
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
  await month.types(
    me,
    'Types answers about four actions of the meeting.',
    [0, 1, 2, 3].map((at) =>
      cell('actions', idAt('A', 'MARA', at), {
        status: 'completed',
        doneOn: '2027-03-22',
        answeredOn: '2027-03-22',
        answer: 'Done as agreed.',
      }),
    ),
  );
  await month.tick('2027-03-22T15:00');
  await month.tick('2027-03-30T08:30');
  await month.tick('2027-03-30T10:05');
  await month.tick('2027-03-30T12:05');
  month.says(me, 'Reads what the month leaves behind: the digests go on by themselves, one a week for each person.');
}
