// The tab Who is needed: which agency takes part in a case, and how much of it that agency may see.
import type { Level, NeededFields } from '../../../domain/meeting/listing.ts';
import { choice, must, computed, ref, typed } from '../../../domain/cells/column.ts';
import { AGENCY_NAME, NAMES } from '../for-reading.ts';
import { table } from '../table.ts';

export const needed = table<NeededFields>({
  name: 'needed',
  tab: 'Who is needed',
  help: 'One row is an agency in a case. No row or no level means that the agency gets nothing of it.',
  prefix: 'N',
  home: 'main',
  alsoRestricted: true,
  shown: false,
  access: true,
  columns: {
    caseRef: must(ref('cases', 'Case', 'open', 'The case ref.', { otherNames: ['case ref'] })),
    agency: must(ref('agencies', 'Agency', 'open', 'As on Agencies.')),
    level: choice<Level>(
      'Level',
      'open',
      'Searches: names and dates to look up. Takes part: the papers of the case. Sees all: also what only chair, police and IDVA see. Acts: gets the action sheet only (its action, the victim’s name, and a known place if it searches by address); such a row lowers no other.',
      {
        acts: 'Acts',
        searches: 'Searches',
        takesPart: 'Takes part',
        seesAll: 'Sees all',
      },
    ),
    why: typed('text', 'Why', 'note', 'What it is needed for. On no paper.'),
    inTheRoom: typed('yesNo', 'In the room', 'open', 'Must be there when the case is heard.'),
    presents: typed('yesNo', 'Presents', 'open', 'Speaks for the case.'),
    canComeFrom: typed('clock', 'Can come from', 'open', '10:30.'),
    canComeTo: typed('clock', 'Can come to', 'open', '12:00.', { otherNames: ['can come until'] }),
  },
  computed: {
    names: NAMES,
    agencyName: AGENCY_NAME,
    proposedBecause: computed(
      'text',
      'Proposed because',
      'note',
      'Why the runner proposed this row. It counts once it has a level.',
    ),
  },
});
