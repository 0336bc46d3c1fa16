// The tab Attendance: who is expected at a meeting, who came, and what came in writing instead.
import type { AttendanceFields, Came } from '../../../domain/meeting/meeting.ts';
import { choice, grouped, must, computed, ref, typed } from '../../../domain/cells/column.ts';
import { AGENCY_NAME, MEETING_DAY } from '../for-reading.ts';
import { table } from '../table.ts';

export const attendance = table<AttendanceFields>({
  name: 'attendance',
  tab: 'Attendance',
  help: 'One row is an agency, or an observer, at a meeting.',
  prefix: 'AT',
  home: 'main',
  alsoRestricted: false,
  shown: false,
  access: false,
  columns: {
    ...grouped('Who', {
      meeting: must(ref('meetings', 'Meeting', 'open', 'The day of the meeting.')),
      agency: ref('agencies', 'Agency', 'open', 'As on Agencies.'),
      contact: ref('contacts', 'Contact', 'staff', 'As on Contacts.'),
      personName: typed('text', 'Person', 'staff', 'Name of whoever is not on Contacts.', {
        otherNames: ['person name', 'name'],
      }),
    }),
    ...grouped('Presence', {
      came: choice<Came>('Came', 'open', 'How it was.', {
        present: 'Present',
        substitute: 'Substitute',
        apologiesWithInformation: 'Apologies, with information',
        apologiesWithoutInformation: 'Apologies, without information',
        absent: 'Absent',
        observer: 'Observer',
      }),
      substituteName: typed('text', 'Substitute', 'staff', 'Who comes instead. Good for this meeting only.', {
        otherNames: ['substitute name'],
      }),
      substitutePhoneVerifiedBy: typed('text', 'Substitute verified by', 'staff', 'Who rang on the number held.'),
      canComeFrom: typed('clock', 'Can come from', 'open', '10:30.'),
      canComeTo: typed('clock', 'Can come to', 'open', '12:00.', { otherNames: ['can come until'] }),
      informationReceivedOn: typed(
        'day',
        'Information received on',
        'open',
        'Written information in place of presence.',
      ),
      observer: typed('yesNo', 'Observer', 'open', 'Sees no papers unless the chair says so.'),
      statementSigned: typed('yesNo', 'Statement signed', 'open', 'The confidentiality statement of this meeting.'),
    }),
  },
  computed: {
    agencyName: AGENCY_NAME,
    meetingDay: MEETING_DAY,
    expected: computed('text', 'Expected', 'open', 'Why this agency is expected.'),
    written: computed('text', 'Written information', 'open', 'On how many of its cases: n of m.'),
  },
});
