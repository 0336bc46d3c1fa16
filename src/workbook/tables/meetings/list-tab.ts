// The tab At Risk List: a case at a meeting, its place, and what came of it.
import type { CountsAs, ListingFields, Outcome } from '../../../domain/meeting/listing.ts';
import { choice, grouped, must, computed, ref, typed } from '../../../domain/cells/column.ts';
import { MEETING_DAY, NAMES } from '../for-reading.ts';
import { table } from '../table.ts';

const place = grouped('Place', {
  meeting: must(ref('meetings', 'Meeting', 'open', 'The day of the meeting.')),
  caseRef: must(ref('cases', 'Case', 'open', 'The case ref.', { otherNames: ['case ref'] })),
  minutesWanted: typed('whole', 'Minutes wanted', 'open', 'Blank: the usual time for a case.'),
  placeLocked: typed(
    'whole',
    'Place locked',
    'open',
    'A place that you fix: 1 is first. The others are arranged around it.',
  ),
  restrictedPlace: choice<'first' | 'last' | 'break'>(
    'Restricted: when',
    'conflict',
    'So that nobody has to leave the room while others look on.',
    {
      first: 'First',
      last: 'Last',
      break: 'At a break',
    },
  ),
  urgent: typed('yesNo', 'Urgent', 'open', 'It goes to the front.'),
  firstInLine: typed(
    'yesNo',
    'First in line',
    'open',
    'It was to be heard before and was not, or its meeting was moved: right after the urgent ones.',
  ),
  childrenAtRisk: typed('yesNo', 'Children at risk', 'note', 'Yes when there are.'),
  lateAddedAt: typed(
    'time',
    'Added late',
    'open',
    'Day and hour when it came on the list after the list was out: makes a supplement.',
  ),
  presenter: typed('text', 'Presenter', 'staff', 'Who speaks for it.', { otherNames: ['presented by'] }),
});

const after = grouped('Outcome', {
  outcome: choice<Outcome>('Outcome', 'open', 'Minutes wait for it.', {
    actionPlan: 'Action plan',
    noFurtherListing: 'No further listing',
    relist: 'List again',
    transferOut: 'Transfer out',
    deferred: 'Deferred',
    notHeard: 'Not heard',
  }),
  countsAs: choice<CountsAs>('Counts as', 'open', 'In figures, where what is computed is wrong. On no paper.', {
    newCase: 'New case',
    repeatCase: 'Repeat case',
    notCounted: 'Not counted',
  }),
  risksToOthers: typed('note', 'Risks to others', 'note', 'Children, vulnerable adults, staff.'),
  forumReferredTo: typed('text', 'Forum referred to', 'note', 'MAPPA, child protection, adult safeguarding.', {
    otherNames: ['other forum'],
  }),
  relistMeeting: ref('meetings', 'List again at', 'open', 'The day of that meeting.', {
    otherNames: ['relist meeting'],
  }),
  notHeardUntil: typed('day', 'Not heard: until', 'open', 'To which day it is put off.'),
  interimSafetyBy: typed('text', 'Not heard: interim safety by', 'staff', 'Who keeps her or him safe until then.', {
    otherNames: ['interim safety by'],
  }),
  chairInitials: typed('text', 'Not heard: chair’s initials', 'staff', 'The chair agreed.'),
  takenOff: typed('yesNo', 'Taken off', 'open', 'Yes takes it off this meeting; it stays on record.'),
  takenOffWhy: typed('note', 'Taken off: why', 'note', 'One sentence. On no paper.'),
});

export const list = table<ListingFields>({
  name: 'list',
  tab: 'At Risk List',
  help: 'One row is a case at a meeting. Order and times are the runner’s proposal; lock a place to fix it.',
  prefix: 'L',
  home: 'main',
  alsoRestricted: true,
  access: false,
  columns: { ...place, ...after },
  computed: {
    order: computed('whole', 'Order', 'open', 'The place in the running order.'),
    time: computed('clock', 'Time', 'open', 'When it is due.'),
    names: NAMES,
    meetingDay: MEETING_DAY,
    kind: computed(
      'text',
      'New or repeat',
      'open',
      'New, repeat (as you answered on Referrals), known before, listed again, or transfer in and from where.',
    ),
    lastHeard: computed('day', 'Last heard', 'open', 'The last meeting that heard it.'),
    daysWaiting: computed('whole', 'Days since referral', 'open', 'Calendar days.'),
    missing: computed('list', 'Still missing', 'open', 'What minutes or agenda wait for.'),
  },
});
