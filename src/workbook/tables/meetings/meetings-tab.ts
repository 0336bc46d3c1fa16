// The tab Meetings: when and where, who chairs, and the marks that let each step go.
import type { MeetingFields, MeetingKind } from '../../../domain/meeting/meeting.ts';
import { choice, grouped, must, computed, ref, typed } from '../../../domain/cells/column.ts';
import { table } from '../table.ts';

const when = grouped('When and where', {
  kind: choice<MeetingKind>('Kind', 'open', 'Emergency: deadlines in hours, a named few.', {
    ordinary: 'Ordinary',
    extra: 'Extra',
    emergency: 'Emergency',
  }),
  on: must(
    typed('day', 'On', 'open', 'The day. Other tabs name the meeting by it.', { otherNames: ['date', 'meeting date'] }),
  ),
  start: typed('clock', 'Start', 'open', '09:30.'),
  end: typed('clock', 'End', 'open', '12:30.'),
  place: typed('text', 'Place', 'open', 'Room and building.', { otherNames: ['venue'] }),
  link: typed('text', 'Link', 'open', 'For joining from afar. It goes to those who are expected.'),
  chair: ref('contacts', 'Chair', 'staff', 'As on Contacts.'),
  viceChair: ref('contacts', 'Vice-chair', 'staff', 'Chairs the cases that the chair may not hear.', {
    otherNames: ['vice chair'],
  }),
  breaks: typed('list', 'Breaks', 'open', 'Start and minutes: 11:00 15; 12:30 30.'),
  state: choice<'planned' | 'cancelled' | 'moved' | 'closed'>(
    'State',
    'open',
    'Cancelled and moved are told to people; the cases come first in line.',
    {
      planned: 'Planned',
      cancelled: 'Cancelled',
      moved: 'Moved',
      closed: 'Closed',
    },
    { spellings: { cancelled: ['canceled', 'called off', 'cancel'], moved: ['postponed'] } },
  ),
  movedTo: typed('day', 'Moved to', 'open', 'The new day.'),
  deadlineHours: typed('whole', 'Emergency: hours', 'open', 'Hours in which answers are wanted.', {
    otherNames: ['deadline hours'],
  }),
});

const ready = grouped('Ready marks', {
  listReady: typed('yesNo', 'List ready', 'open', 'Yes lets list and research request go.'),
  listReadyBy: typed('text', 'List ready by', 'staff', 'Your name.'),
  agendaReady: typed('yesNo', 'Agenda ready', 'open', 'Yes lets the agenda go.'),
  agendaReadyBy: typed('text', 'Agenda ready by', 'staff', 'Your name.'),
  actionsReady: typed('yesNo', 'Actions ready', 'open', 'Yes lets the action sheets go.'),
  actionsReadyBy: typed('text', 'Actions ready by', 'staff', 'Your name.'),
  minutesReady: typed('yesNo', 'Minutes ready', 'open', 'Yes says that they are typed. They wait for the chair too.'),
  minutesReadyBy: typed('text', 'Minutes ready by', 'staff', 'Your name.'),
  chairApproved: typed('yesNo', 'Chair approved', 'open', 'Yes once the chair said that the minutes are fine.'),
  chairApprovedBy: typed('text', 'Chair approved by', 'staff', 'Who said so.'),
  chairApprovedOn: typed('day', 'Chair approved on', 'open', 'A date.'),
});

const during = grouped('During the meeting', {
  nowAtCase: ref('cases', 'Now at case', 'open', 'The case ref now heard: the rest is timed anew.'),
  nowAtTime: typed('clock', 'Now at: since', 'open', 'When it began.', { otherNames: ['now at time'] }),
});

export const meetings = table<MeetingFields>({
  name: 'meetings',
  tab: 'Meetings',
  help: 'One row is a meeting. Nothing leaves before the ready mark of its step.',
  prefix: 'M',
  home: 'main',
  alsoRestricted: false,
  access: false,
  columns: { ...when, ...ready, ...during },
  computed: {
    stage: computed('text', 'Stage', 'open', 'Where its cycle stands.'),
    referralsClose: computed('time', 'Referrals close', 'open', 'Later ones are late.'),
    listDue: computed('day', 'List due', 'open', 'List and research request are drafted.'),
    chaseDue: computed('day', 'Chase due', 'open', 'Who has not answered is asked again.'),
    agendaDue: computed('day', 'Agenda due', 'open', 'Research is due and the agenda is drafted.'),
    actionsDue: computed('day', 'Actions due', 'open', 'Action sheets are drafted.'),
    minutesDue: computed('day', 'Minutes due', 'open', 'Minutes are drafted.'),
    children: computed(
      'whole',
      'Children',
      'open',
      'Children of its cases; one who stands in two linked cases is counted once.',
    ),
    chairs: computed('text', 'Chair for reading', 'staff', 'With the vice-chair. Shown only, never read.'),
    cases: computed('whole', 'Cases', 'open', 'How many are listed.'),
  },
});
