// The hidden tab through which the add-on asks and the runner answers: each sheet has its own, for those who can open that sheet. The add-on makes
// it; .xlsx files have none.
import type { RequestFields, RequestKind } from '../../../domain/sheet-requests/sheet-request.ts';
import { choice, computed, typed } from '../../../domain/cells/column.ts';
import { table } from '../table.ts';

export const requests = table<RequestFields>({
  name: 'requests',
  tab: 'Requests',
  help: 'One row is a question of the add-on to the runner. Ids only; leave it alone.',
  prefix: 'RQ',
  home: 'main',
  alsoRestricted: true,
  shown: false,
  access: false,
  view: true,
  columns: {
    kind: choice<RequestKind>('Asked for', 'open', 'What the runner is asked for.', {
      agenda: 'Agenda preview',
      now: 'Now at case',
      followUps: 'Follow-up preview',
      today: 'Today',
      ready: 'Ready marks',
      outbox: 'Outbox',
      decided: 'Outbox decided',
      agendaNow: 'Agenda now',
      minutesNow: 'Minutes now',
      recheck: 'Check again',
    }),
    about: typed('text', 'About', 'open', 'Row id of a meeting or a message.'),
    askedAt: typed('time', 'Asked at', 'open', 'When it was asked.'),
  },
  computed: {
    state: computed('text', 'State', 'open', 'Running, done, refused, failed.'),
    takenAt: computed('time', 'Taken at', 'open', 'When the runner took it.'),
    answeredAt: computed('time', 'Answered at', 'open', 'When it was answered.'),
    says: computed('note', 'Says', 'open', 'What came of it, in a sentence.'),
    answer: computed('note', 'Answer', 'open', 'What the sidebar shows. It goes after a day.'),
  },
});

/** The row of each sheet in which the runner says when it was last here; no question. */
export const RUNNER_ROWS = { main: 'RQ-RUNNER', restricted: 'RQ-RUNNERS' } as const;

export function isRunnerRow(id: string | undefined): boolean {
  return id === RUNNER_ROWS.main || id === RUNNER_ROWS.restricted;
}
