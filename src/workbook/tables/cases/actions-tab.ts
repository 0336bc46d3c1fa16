// The tab Actions: what an agency undertook, what it answers, and how it is chased.
import type { ActionFields, ActionStatus, Recurrence } from '../../../domain/actions/action.ts';
import { choice, grouped, must, computed, ref, typed } from '../../../domain/cells/column.ts';
import { AGENCY_NAME, MEETING_DAY, NAMES } from '../for-reading.ts';
import { table } from '../table.ts';

const agreed = grouped('Agreed', {
  meeting: ref('meetings', 'Meeting', 'open', 'The day of the meeting at which it was agreed.'),
  caseRef: ref('cases', 'Case', 'open', 'The case ref; blank for an action about no case.', {
    otherNames: ['case ref'],
  }),
  aboutWhom: typed('text', 'About whom', 'note', 'Victim, perpetrator, child: in words.'),
  text: typed('note', 'Action', 'note', 'What is done, so that one can tell when it is done.', {
    otherNames: ['text', 'action agreed'],
  }),
  agency: must(ref('agencies', 'Agency', 'open', 'As on Agencies; the MARAC team and the chair are agencies too.')),
  owner: typed('text', 'Owner', 'staff', 'Who does it, as free text. Mail goes to the representative.'),
  agreedOn: typed('day', 'Agreed on', 'open', 'Blank: the day of the meeting.'),
  due: typed('day', 'Due', 'open', 'Until when.', { otherNames: ['due date', 'deadline'] }),
  immediate: typed('yesNo', 'Immediate', 'open', 'Yes: goes out during the meeting, on release.'),
  safety: typed('yesNo', 'Safety', 'open', 'Yes: chased by day when it is overdue.'),
  reviewOn: typed('day', 'Review on', 'open', 'For an action that goes on: when it is looked at again.'),
  repeatEvery: choice<Recurrence>('Repeat every', 'open', 'For an action that comes again.', {
    weekly: 'Week',
    fortnightly: 'Fortnight',
    monthly: 'Month',
    untilReview: 'Until review',
  }),
});

const answered = grouped('Answered', {
  status: choice<ActionStatus>(
    'Status',
    'open',
    'Only Completed with a date ends the chase.',
    {
      open: 'Open',
      inProgress: 'In progress',
      completed: 'Completed',
      notPossibleCircumstances: 'Not possible, circumstances changed',
      notDone: 'Not done',
      superseded: 'Superseded',
    },
    {
      spellings: {
        inProgress: ['in progress', 'ongoing', 'started'],
        completed: ['complete', 'finished'],
        notPossibleCircumstances: ['not possible', 'no longer possible'],
        notDone: ['undone'],
      },
    },
  ),
  answer: typed('note', 'Answer', 'note', 'In the agency’s words.'),
  answeredOn: typed('day', 'Answered on', 'open', 'A date.'),
  newDate: typed('day', 'New date', 'open', 'In progress needs one.'),
  doneOn: typed('day', 'Done on', 'open', 'When it was completed.', { otherNames: ['completed on', 'date completed'] }),
  doneAtMeeting: typed('yesNo', 'Done at the meeting', 'open', 'Yes: recorded, never chased.', {
    otherNames: ['done at meeting'],
  }),
});

const chased = grouped('Chased', {
  phoneCallMadeOn: typed('day', 'Phone call made on', 'open', 'A call counts as a step of the ladder.'),
  phoneCallBy: typed('text', 'Phone call by', 'staff', 'Who rang. On no paper.'),
  releasedRung: typed(
    'whole',
    'Released rung',
    'open',
    'Type 3 to let it go to the team manager, without case content.',
  ),
  releasedRungBy: typed('text', 'Released rung: by', 'staff', 'Your name.'),
  keepOpenAfterClosing: typed('yesNo', 'Keep open after closing', 'open', 'The case closed and this one goes on.'),
});

export const actions = table<ActionFields>({
  name: 'actions',
  tab: 'Actions',
  help: 'One row is an action an agency undertook. Type its answer under Answered; the digest follows by itself.',
  prefix: 'A',
  home: 'main',
  alsoRestricted: true,
  access: false,
  columns: { ...agreed, ...answered, ...chased },
  computed: {
    lateness: computed('text', 'Lateness', 'open', 'Due soon, due, overdue by how many working days.'),
    chasedOn: computed('day', 'Chased on', 'open', 'When its agency was last reminded.'),
    next: computed('day', 'Next reminder', 'open', 'When it is reminded next.'),
    rung: computed('text', 'Rung', 'open', 'Representative, deputy, team manager.'),
    names: NAMES,
    agencyName: AGENCY_NAME,
    meetingDay: MEETING_DAY,
  },
});
