// The tab Minutes: what was said about a case at a meeting.
import type { NoteFields, Section } from '../../../domain/meeting/listing.ts';
import { choice, must, ref, typed } from '../../../domain/cells/column.ts';
import { AGENCY_NAME, MEETING_DAY, NAMES } from '../for-reading.ts';
import { table } from '../table.ts';

export const notes = table<NoteFields>({
  name: 'notes',
  tab: 'Minutes',
  help: 'One row is a note; add as many as you like. Or type into the Word minute form, which the agenda job lays down with the cases in order, and take it in with `marac import`.',
  prefix: 'NT',
  home: 'main',
  alsoRestricted: true,
  access: false,
  columns: {
    meeting: must(ref('meetings', 'Meeting', 'open', 'The day of the meeting.')),
    caseRef: ref('cases', 'Case', 'open', 'The case ref; blank for the meeting as a whole.', {
      otherNames: ['case ref'],
    }),
    section: must(
      choice<Section>('Section', 'open', 'Under which heading it stands in the minutes.', {
        background: 'Background',
        information: 'Information shared',
        risksVictim: 'Risks to the victim',
        risksChildren: 'Risks to children',
        risksOthers: 'Risks to others',
        risksStaff: 'Risks to staff',
        victimView: 'The victim’s view',
        links: 'Links to other forums',
        flags: 'Flags',
        feedback: 'Who tells the victim',
        disclosure: 'Disclosure',
        general: 'General',
      }),
    ),
    agency: ref('agencies', 'Agency', 'open', 'Whose information it is.'),
    fact: choice<'fact' | 'opinion'>('Fact or opinion', 'open', 'Kept apart in the minutes.', {
      fact: 'Fact',
      opinion: 'Opinion',
    }),
    text: typed('note', 'Text', 'note', 'What was said.', { otherNames: ['note'] }),
  },
  computed: { names: NAMES, agencyName: AGENCY_NAME, meetingDay: MEETING_DAY },
});
