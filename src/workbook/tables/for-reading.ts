// What a tab shows beside the refs that stand in its cells: the names and the day that people know. The runner writes them and never reads them.
import { computed } from '../../domain/cells/column.ts';

const HELP = 'Shown only, never read.';

/** The victim of the row's case. */
export const NAMES = computed('text', 'Names for reading', 'name', HELP);

export const AGENCY_NAME = computed('text', 'Agency name', 'open', HELP);

export const MEETING_DAY = computed('day', 'Meeting day', 'open', HELP);
