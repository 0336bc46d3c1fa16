// The tab Disclosure requests: requests under Clare's Law at the end of the agenda. The applicant is on no paper.
import type { DisclosureFields } from '../../../domain/meeting/meeting.ts';
import { choice, must, computed, ref, typed } from '../../../domain/cells/column.ts';
import { MEETING_DAY } from '../for-reading.ts';
import { table } from '../table.ts';

export const disclosures = table<DisclosureFields>({
  name: 'disclosures',
  tab: 'Disclosure requests',
  help: 'One row is a request. It has its own clock, and its own small circle.',
  prefix: 'DR',
  home: 'main',
  alsoRestricted: true,
  shown: false,
  access: false,
  columns: {
    meeting: must(ref('meetings', 'Meeting', 'open', 'The day of the meeting.')),
    applicant: typed('text', 'Applicant', 'name', 'Never shown on a paper.'),
    route: choice<'ask' | 'know'>(
      'Route',
      'open',
      'Somebody asks, or the police tell of their own accord.',
      { ask: 'Right to ask', know: 'Right to know' },
      { spellings: { know: ['power to tell'] } },
    ),
    subject: typed('text', 'Subject', 'name', 'About whom.'),
    subjectBirthDate: typed('day', 'Subject: date of birth', 'birth', 'A date: agencies search by it.', {
      otherNames: ['subject dob'],
    }),
    subjectAliases: typed('list', 'Subject: also known as', 'name', 'Other names, parted by ;.'),
    receivedOn: typed('day', 'Received on', 'open', 'Its clock counts from here.'),
    concern: choice<'concern' | 'noConcern'>('Concern', 'note', 'What the checks gave.', {
      concern: 'Concern',
      noConcern: 'No concern',
    }),
    decision: choice<'disclose' | 'doNotDisclose' | 'deferred'>('Decision', 'note', 'The final word is the police’s.', {
      disclose: 'Disclose',
      doNotDisclose: 'Do not disclose',
      deferred: 'Deferred',
    }),
    decidedBy: typed('text', 'Decision: by', 'staff', 'Who said so.'),
    discloseTo: typed('text', 'Disclose to', 'name', 'To whom, and by whom.'),
    decidedWhy: typed('note', 'Decision: why', 'note', 'Needed and proportionate.', { otherNames: ['decided why'] }),
    disclosedOn: typed('day', 'Disclosed on', 'open', 'Ends the clock, as “Do not disclose” does.'),
    agenciesWho: typed('list', 'Agencies that take part', 'open', 'Names as on Agencies, parted by ;.', {
      refersTo: 'agencies',
    }),
  },
  computed: {
    meetingDay: MEETING_DAY,
    order: computed('whole', 'Order', 'open', 'Its place after the cases.'),
    clock: computed('text', 'Clock', 'open', 'Days left; blank once it is disclosed, or will not be.'),
  },
});
