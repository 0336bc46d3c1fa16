// The tab Practice log: what agencies did well or badly, for the steering group and the letters.
import type { PracticeFields } from '../../../domain/meeting/meeting.ts';
import { PRACTICE_KINDS } from '../../../domain/partnership/practice-log.ts';
import { choice, must, computed, ref, typed } from '../../../domain/cells/column.ts';
import { AGENCY_NAME, NAMES } from '../for-reading.ts';
import { table } from '../table.ts';

export const practice = table<PracticeFields>({
  name: 'practice',
  tab: 'Practice log',
  help: 'One row is something to remember: an issue, praise, feedback, a matter arising, a milestone, a breach, an action of a review.',
  prefix: 'PL',
  home: 'main',
  alsoRestricted: true,
  shown: false,
  access: false,
  columns: {
    kind: must(choice<PracticeFields['kind']>('Kind', 'open', 'What it is.', PRACTICE_KINDS)),
    on: typed('day', 'On', 'open', 'A date.', { otherNames: ['date'] }),
    agency: ref('agencies', 'Agency', 'open', 'As on Agencies.'),
    caseRef: ref('cases', 'Case', 'open', 'The case ref, if it is about one.', { otherNames: ['case ref'] }),
    text: typed('note', 'Text', 'note', 'What happened. Without names where you can.'),
    letterWanted: typed(
      'yesNo',
      'Letter wanted',
      'open',
      'Yes drafts a letter: about a breach to the team’s manager, else to the agency.',
    ),
    clause: typed('text', 'Clause', 'open', 'Of a breach: the clause of the protocol.'),
    owner: typed('text', 'Owner', 'staff', 'Who sees to it.'),
    due: typed('day', 'Due', 'open', 'By when. Past it, Today asks until it is closed.'),
    raisedOn: typed('day', 'Raised at', 'open', 'The day of the operations meeting that took it up.', {
      otherNames: ['raised on'],
    }),
    outcome: typed('note', 'Outcome', 'note', 'What came of it.'),
    closedOn: typed('day', 'Closed on', 'open', 'From this day on it is closed, and no agenda has it.'),
  },
  computed: { letterSent: computed('day', 'Letter sent', 'open', 'When.'), names: NAMES, agencyName: AGENCY_NAME },
});
