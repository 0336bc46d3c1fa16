// What must hold in a quarterly return before a person sends it, and the rows to look at where it does not.
import { isHeld } from '../../meeting/meetings.ts';
import { NEARLY, sumOf, type CountedRow, type Figure } from '../figure.ts';
import { isChosen, peopleIn, rowOf, type Ground } from '../ground.ts';
import { cameOf } from '../hearings.ts';
import { REFERRER_NAMES } from './referrer-columns.ts';

export interface Check {
  readonly name: string;
  /** What must hold. */
  readonly rule: string;
  readonly holds: boolean;
  /** Rows to look at; none where it holds. */
  readonly rows: readonly CountedRow[];
}

export function checkReturn(ground: Ground, sum: readonly Figure[]): readonly Check[] {
  return [
    checkWithin(sum, 'repeat', 'Repeat cases are not more than cases discussed.'),
    checkWithin(sum, 'casesWithChildren', 'Cases with children are not more than cases discussed.'),
    checkReferrers(sum),
    checkOutcomes(sum),
    checkHeld(ground),
    checkMeetings(ground),
    checkVictims(ground),
  ];
}

function find(sum: readonly Figure[], name: string): Pick<Figure, 'value' | 'rows' | 'notKnownRows'> {
  return sum.find((figure) => figure.name === name) ?? { value: undefined, rows: [], notKnownRows: [] };
}

function makeCheck(name: string, rule: string, rows: readonly CountedRow[], holds = rows.length === 0): Check {
  return { name, rule, holds, rows: holds ? [] : rows };
}

function checkWithin(sum: readonly Figure[], name: string, rule: string): Check {
  const { rows } = find(sum, name);
  return makeCheck(`${name}WithinCases`, rule, rows, sumOf(rows) <= sumOf(find(sum, 'discussed').rows));
}

function checkReferrers(sum: readonly Figure[]): Check {
  const cases = sumOf(find(sum, 'discussed').rows);
  const referred = REFERRER_NAMES.reduce((total, name) => total + sumOf(find(sum, name).rows), 0);
  const rule = 'The cases by who referred add up to the cases discussed.';
  const holds = Math.abs(referred - cases) < NEARLY;
  return makeCheck('referrersAddUp', rule, find(sum, 'referrerNotKnown').rows, holds);
}

function checkOutcomes(sum: readonly Figure[]): Check {
  const rule = 'Every case at a meeting that is over has an outcome.';
  return makeCheck('outcomesTyped', rule, find(sum, 'discussed').notKnownRows);
}

function checkHeld(ground: Ground): Check {
  const rows = ground.maracs.flatMap((marac) => {
    const off = marac.meetings.filter(
      (meeting) => isChosen(ground, meeting) && (!isHeld(meeting) || meeting.on > ground.gathered.asOf),
    );
    const ids = new Set(off.map(({ id }) => id));
    return marac.listings
      .filter((listing) => ids.has(listing.meeting) && listing.takenOff !== true && cameOf(listing) === 'discussed')
      .map((listing) => rowOf(marac, 'list', listing));
  });
  const rule = 'No case was discussed at a meeting that was cancelled or moved, or before its day.';
  return makeCheck('heardWhereHeld', rule, rows);
}

/** Whatever the period: it cannot be told in which the case was discussed. */
function checkMeetings({ maracs, meetings }: Ground): Check {
  const rows = maracs.flatMap((marac) => {
    const ids = new Set(marac.meetings.map(({ id }) => id));
    return marac.listings.filter(({ meeting: id }) => !ids.has(id)).map((listing) => rowOf(marac, 'list', listing));
  });
  const rule = 'Every row of the list names a meeting that stands on Meetings.';
  return makeCheck('meetingsKnown', rule, meetings === undefined ? rows : []);
}

function checkVictims({ cases }: Ground): Check {
  const rows = cases
    .filter((hearing) => peopleIn(hearing, 'victim').length !== 1)
    .map(({ marac, listing }) => rowOf(marac, 'list', listing));
  return makeCheck('oneVictim', 'Every case discussed has one victim on People.', rows);
}
