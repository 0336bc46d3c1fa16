// The tab Practice log: what agencies did well or badly, for the steering group and the letters.
import type { PracticeFields } from '../../../domain/meeting/meeting.ts';
import { choice, must, computed, ref, typed } from '../../../domain/cells/column.ts';
import { AGENCY_NAME, NAMES } from '../for-reading.ts';
import { table } from '../table.ts';

export const practice = table<PracticeFields>({
  name: 'practice',
  tab: 'Practice log',
  help: 'One row is something to remember: an issue, praise, feedback, a matter arising, a milestone, a breach.',
  prefix: 'PL',
  home: 'main',
  alsoRestricted: true,
  shown: false,
  access: false,
  columns: {
    kind: must(
      choice<PracticeFields['kind']>('Kind', 'open', 'What it is.', {
        issue: 'Practice issue',
        praise: 'Praise',
        feedback: 'Feedback',
        matterArising: 'Matter arising',
        milestone: 'Milestone',
        breach: 'Breach',
      }),
    ),
    on: typed('day', 'On', 'open', 'A date.', { otherNames: ['date'] }),
    agency: ref('agencies', 'Agency', 'open', 'As on Agencies.'),
    caseRef: ref('cases', 'Case', 'open', 'The case ref, if it is about one.', { otherNames: ['case ref'] }),
    text: typed('note', 'Text', 'note', 'What happened. Without names where you can.'),
    letterWanted: typed('yesNo', 'Letter wanted', 'open', 'Yes drafts a letter.'),
  },
  computed: { letterSent: computed('day', 'Letter sent', 'open', 'When.'), names: NAMES, agencyName: AGENCY_NAME },
});
