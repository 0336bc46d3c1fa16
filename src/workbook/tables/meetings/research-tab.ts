// The tab Research: what each agency answers for a case.
import type { ResearchFields } from '../../../domain/meeting/listing.ts';
import { must, computed, ref, typed } from '../../../domain/cells/column.ts';
import { AGENCY_NAME, MEETING_DAY, NAMES } from '../for-reading.ts';
import { table } from '../table.ts';

export const research = table<ResearchFields>({
  name: 'research',
  tab: 'Research',
  help: 'One row is an agency’s answer for a case. Answer sheets that come back fill it. What an agency withholds is never asked for.',
  prefix: 'RS',
  home: 'main',
  alsoRestricted: true,
  shown: false,
  access: false,
  columns: {
    meeting: must(ref('meetings', 'Meeting', 'open', 'The day of the meeting.')),
    caseRef: must(ref('cases', 'Case', 'open', 'The case ref.', { otherNames: ['case ref'] })),
    agency: must(ref('agencies', 'Agency', 'open', 'As on Agencies.')),
    known: typed('answer', 'Known', 'note', 'Whether the agency knows anybody of the case.'),
    willSpeak: typed('yesNo', 'Will speak', 'open', 'Has something to say at the meeting.'),
    shared: typed(
      'note',
      'Shared in writing',
      'note',
      'Only what the agency chooses to share. Facts first, opinion marked.',
      { otherNames: ['written information'] },
    ),
    nil: typed('yesNo', 'Nil return', 'open', 'Searched, and nothing found: an answer too.', { otherNames: ['nil'] }),
    proposedActions: typed('note', 'Proposed actions', 'note', 'What the agency offers to do.'),
    answeredOn: typed('day', 'Answered on', 'open', 'A date.'),
    answeredBy: typed('text', 'Answered by', 'staff', 'Who answered.'),
    late: typed('yesNo', 'Late', 'open', 'Came after its day.'),
    verbal: typed('yesNo', 'Verbal', 'open', 'Told by phone or at the door.'),
  },
  computed: {
    names: NAMES,
    agencyName: AGENCY_NAME,
    meetingDay: MEETING_DAY,
    asked: computed('day', 'Asked', 'open', 'When the request went.'),
    due: computed('day', 'Due', 'open', 'Until when.'),
    chased: computed('day', 'Chased', 'open', 'When it was last asked again.'),
  },
});
