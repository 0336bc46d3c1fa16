// The tab Flags: an agency's one answer per meeting that its records are flagged, and when flags come off.
import type { FlagFields } from '../../../domain/actions/action.ts';
import { choice, must, computed, ref, typed } from '../../../domain/cells/column.ts';
import { AGENCY_NAME, MEETING_DAY } from '../for-reading.ts';
import { table } from '../table.ts';

export const flags = table<FlagFields>({
  name: 'flags',
  tab: 'Flags',
  help: 'One row is an agency’s answer for a meeting: all flagged, all except some, none.',
  prefix: 'F',
  home: 'main',
  alsoRestricted: false,
  shown: false,
  access: false,
  columns: {
    meeting: must(ref('meetings', 'Meeting', 'open', 'The day of the meeting.')),
    agency: must(ref('agencies', 'Agency', 'open', 'As on Agencies.')),
    flagged: choice<'all' | 'except' | 'none'>('Flagged', 'open', 'One answer for all cases of the meeting.', {
      all: 'All',
      except: 'All except',
      none: 'None',
    }),
    exceptCases: typed('list', 'Except', 'open', 'Case refs that are not flagged, parted by ;.', { refersTo: 'cases' }),
    exceptWhy: typed('text', 'Except: why', 'note', 'Not known here, no record. On no paper.'),
    answeredOn: typed('day', 'Answered on', 'open', 'A date. On no paper.'),
    removedOn: typed('day', 'Removed on', 'open', 'When the agency took the flags off.'),
  },
  computed: {
    due: computed('day', 'Due for removal', 'open', 'Months after the last referral, as set.'),
    agencyName: AGENCY_NAME,
    meetingDay: MEETING_DAY,
    exceptNames: computed('note', 'Except, for reading', 'name', 'Shown only, never read.'),
  },
});
