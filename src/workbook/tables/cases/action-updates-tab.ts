// The tab Action updates: answers of agencies by a form of the area's own, one row an answer. It stands in a workbook only where a person has
// linked such a form; what a row says is taken over to Actions once, and what became of it stands beside it.
import type { ActionStatus } from '../../../domain/actions/action.ts';
import type { Day, LocalTime } from '../../../domain/time/day.ts';
import { actions } from './actions-tab.ts';
import { grouped, must, computed, typed } from '../../../domain/cells/column.ts';
import { table } from '../table.ts';

export interface ActionUpdateFields {
  readonly receivedAt?: LocalTime;
  readonly respondent?: string;
  readonly action: string;
  readonly status: ActionStatus;
  readonly answer?: string;
  readonly newDate?: Day;
  readonly doneOn?: Day;
}

const { status, answer, newDate, doneOn } = actions.columns;

export const actionUpdates = table<ActionUpdateFields>({
  name: 'actionUpdates',
  tab: 'Action updates',
  help: 'Filled by the form that agencies answer by. marac takes each answer over to Actions, once.',
  prefix: 'U',
  home: 'main',
  alsoRestricted: false,
  access: false,
  columns: grouped('The answer', {
    receivedAt: typed('time', 'Received at', 'open', 'When the form was sent. The form fills it in.', {
      otherNames: ['timestamp', 'time stamp'],
    }),
    respondent: typed(
      'email',
      'Email address',
      'staff',
      'Who sent it. The form fills it in; it counts as verified while `marac check` knows that the form’s settings were looked at.',
      {
        otherNames: ['email', 'username'],
      },
    ),
    action: must(
      typed('text', 'Action reference', 'open', 'As in the mail: A- and six letters and digits.', {
        otherNames: ['action', 'action ref', 'reference'],
      }),
    ),
    status: must({ ...status, help: 'What became of it.', otherNames: ['what became of it'] }),
    answer: typed('note', 'Answer', 'note', answer.help, { otherNames: ['comment', 'details'] }),
    newDate: typed('day', 'New date', 'open', newDate.help, { otherNames: ['new date if in progress'] }),
    doneOn: typed('day', 'Done on', 'open', doneOn.help, { otherNames: ['completed on', 'date completed'] }),
  }),
  computed: {
    takenInOn: computed('day', 'Taken in on', 'open', 'When marac looked at it.'),
    outcome: computed('text', 'Outcome', 'open', 'Taken in; or why not, and what to do.'),
  },
});
