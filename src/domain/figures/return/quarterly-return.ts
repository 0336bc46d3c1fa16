// The quarterly return to SafeLives: a row of figures for each meeting, their sum, and the checks that name rows.
import { figureOf, type Figure, type Measure } from '../figure.ts';
import { groundOf, meetingsOf, type Choice, type Gathered, type Ground } from '../ground.ts';
import type { MaracFacts } from '../../plan/facts.ts';
import type { Meeting } from '../../meeting/meeting.ts';
import {
  byReferrer,
  casesWithChildren,
  childrenInHousehold,
  childrenOfCases,
  discussed,
  referrerNotKnown,
  relisted,
  repeats,
} from './case-measures.ts';
import { checkReturn, type Check } from './return-checks.ts';
import {
  aged16or17,
  aged65,
  disabled,
  ethnicGroups,
  harmsUnder18,
  lgbt,
  male,
  minoritised,
} from './victim-measures.ts';

/** Columns C to AF; A is the MARAC and B the day. */
const COLUMNS: readonly Measure<Ground>[] = [
  discussed,
  repeats,
  childrenInHousehold,
  casesWithChildren,
  ...byReferrer,
  minoritised,
  lgbt,
  disabled,
  male,
  aged16or17,
  aged65,
  harmsUnder18,
  ...ethnicGroups,
];

/** What stands beside the return and is no column of it. */
const BESIDE: readonly Measure<Ground>[] = [relisted, referrerNotKnown, childrenOfCases];

const FIRST_LETTER = 3;

/** The letter of a measure's column in the workbook of SafeLives; undefined for what stands beside it. */
export function columnLetter(name: string): string | undefined {
  const at = COLUMNS.findIndex((column) => column.name === name);
  return at < 0 ? undefined : lettersOf(at + FIRST_LETTER);
}

/** 1 is A, 27 is AA. */
function lettersOf(number: number): string {
  const last = String.fromCharCode(65 + ((number - 1) % 26));
  return number <= 26 ? last : lettersOf(Math.floor((number - 1) / 26)) + last;
}

export interface ReturnRow {
  readonly marac: MaracFacts;
  readonly meeting: Meeting;
  readonly figures: readonly Figure[];
}

export interface QuarterlyReturn {
  readonly rows: readonly ReturnRow[];
  /** Over all meetings: the sum of their rows. */
  readonly sum: readonly Figure[];
  readonly checks: readonly Check[];
}

/** Restricted cases are counted. */
export function makeReturn(gathered: Gathered, chosen: Omit<Choice, 'restricted'>): QuarterlyReturn {
  const choice: Choice = { ...chosen, restricted: 'counted' };
  const ground = groundOf(gathered, choice);
  const rows = chosen.maracs.flatMap((marac) =>
    meetingsOf(ground, marac).map((each) => ({
      marac,
      meeting: each,
      figures: returnFigures(groundOf(gathered, { ...choice, maracs: [marac], meetings: [each.id] })),
    })),
  );
  const sum = returnFigures(ground);
  return { rows, sum, checks: checkReturn(ground, sum) };
}

/** The columns of the return over all that the ground holds, and what stands beside them. */
export function returnFigures(ground: Ground): readonly Figure[] {
  return [...COLUMNS, ...BESIDE].map((measure) => figureOf(measure, ground));
}
