// A figure of one or more MARACs as it is published: itself where no part of it is hidden, or where what is hidden stays as open as it was.
import type { Figure } from '../figure.ts';
import { sumOf } from '../figure.ts';
import { decisionMeasures } from '../reports/referral-measures.ts';
import { FEWEST_SHOWN, show, type Hiding, type PublishedFigure, type Shown } from './shown.ts';
import { isTotalShown, TOTALS, type Unit } from './unit.ts';
import { REFERRER_NAMES } from '../return/referrer-columns.ts';
import { ethnicGroups } from '../return/victim-measures.ts';

const MOST_HIDDEN = FEWEST_SHOWN - 1;
const WEEK = 7;
/** Parts of one total: of several MARACs they are shown only where each of them is. */
const ONLY_WHERE_ALL = new Set<string>([
  ...REFERRER_NAMES,
  ...ethnicGroups.flatMap(({ name }) => [name, `${name}Share`]),
  ...decisionMeasures.map(({ name }) => name),
  'casesPer10000',
  'casesPerMeeting',
  'minutesACase',
  'idvaPresent',
  'notPolice',
]);

/** `key`: its name, with the agency before it. `units`: the same quarter of each MARAC that it is of. */
export function publishFigure(figure: Figure, key: string, units: readonly Unit[]): PublishedFigure {
  const { value, ofCount, notKnown, rows: _, ofRows, notKnownRows: __, missing, ...definition } = figure;
  const having = units.filter((unit) => unit.figures.has(key));
  const isAllShown = having.every((unit) => isTotalShown(unit, key));
  const notRecorded: Shown = { as: 'notRecorded', ...(missing === undefined ? {} : { missing }) };
  const hiding =
    figure.tells === 'nothing' ? (isAllShown ? 'number' : 'notShown') : hidingOfSum(figure, key, having, isAllShown);
  const isUnseen = value === undefined && missing === undefined && ofRows.length === 0;
  const label = figure.kind === 'most' ? `${figure.label} (whole weeks, rounded up)` : figure.label;
  return {
    ...definition,
    label,
    value:
      isUnseen && isAllShown
        ? { as: 'nothing' }
        : value === undefined && (missing !== undefined || isAllShown)
          ? notRecorded
          : show(value === undefined ? 0 : published(figure, value), value === undefined ? 'notShown' : hiding),
    ofCount: isOf(figure) ? show(ofCount, isAllShown ? 'number' : 'notShown') : undefined,
    notKnown: show(notKnown, isAllShown ? 'number' : 'notShown'),
  };
}

/** What the longest took is what one case took: in whole weeks. */
function published({ kind }: Figure, value: number): number {
  return kind === 'most' ? Math.ceil(value / WEEK) * WEEK : value;
}

/** Totals are of themselves; what was put off is of all that stood on a list, which is no published number. */
function isOf({ name, kind }: Figure): boolean {
  return !TOTALS.includes(name) && name !== 'notHeard' && name !== 'casesPer10000' && kind !== 'median';
}

function hidingOfSum(figure: Figure, key: string, having: readonly Unit[], isAllShown: boolean): Hiding {
  const hidings = having.map((unit) => unit.hidings.get(key) ?? 'notShown');
  const [only] = hidings;
  if (having.length === 1 && only !== undefined) return only;
  if (hidings.every((hiding) => hiding === 'number')) return 'number';
  if (figure.kind === 'median' || figure.kind === 'ninetieth' || figure.kind === 'most')
    return figure.rows.length >= FEWEST_SHOWN * 2 && isAllShown ? 'number' : 'notShown';
  const isTotal = key === 'cases' || key === 'discussed' || key === 'received';
  if (ONLY_WHERE_ALL.has(key) || figure.tells === 'work' || (!isTotal && !isAllShown)) return 'notShown';
  const hidden = having.flatMap((unit, index) => {
    const own = unit.figures.get(key);
    const known = own === undefined ? 0 : own.ofCount - own.notKnown;
    const most = hidings[index] === 'notShown' ? known : Math.min(MOST_HIDDEN, known);
    return hidings[index] === 'number' || own === undefined ? [] : [{ part: sumOf(own.rows), most }];
  });
  return sumOf(figure.rows) >= FEWEST_SHOWN && areOpen(hidden) ? 'number' : 'notShown';
}

/** Each hidden part can still be nought and can still be four when their sum is told. */
function areOpen(hidden: readonly { readonly part: number; readonly most: number }[]): boolean {
  const sum = hidden.reduce((total, { part }) => total + part, 0);
  const most = hidden.reduce((total, each) => total + each.most, 0);
  return hidden.length > 1 && sum >= MOST_HIDDEN && hidden.every((each) => most - each.most >= sum);
}
