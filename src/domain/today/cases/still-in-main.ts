// Rows of a restricted case that stand in the main workbook: a referral received before intake restricted its case, or what somebody typed there.
// Also a case that a person marked as restricted and that was not moved. The command that moves them is named; the program moves nothing by itself.
import { caseRefOf } from '../../cases/case-of-referral.ts';
import type { MaracFacts } from '../../plan/facts.ts';
import { many } from '../../referral/describe-grounds.ts';
import { rowsWith } from '../../text/rows-with.ts';
import type { TodayItem } from '../today-item.ts';

/** One line a case, in the restricted workbook, until none of its rows stands in the main one. */
export function stillInMainItems(marac: MaracFacts): readonly TodayItem[] {
  const { restrictedRows: apart } = marac;
  if (apart === undefined) return [];
  const marked = marac.cases.filter((one) => one.restricted === true && !apart.has(one.id)).map((one) => one.id);
  return [...new Set([...marac.restrictedCases, ...marked])].flatMap((caseRef) => {
    // The command works for cases that have a row.
    if (rowsWith(marac.cases, 'id', caseRef).length === 0) return [];
    const places = rowsOfCase(marac, caseRef).filter(({ id }) => !apart.has(id));
    const [first] = places;
    return first === undefined ? [] : [itemOf(marac, caseRef, first, places)];
  });
}

interface Place {
  readonly tab: string;
  readonly id: string;
}

/** Rows of a case in the tabs that both workbooks have. */
function rowsOfCase(marac: MaracFacts, caseRef: string): readonly Place[] {
  const of = (tab: string, rows: readonly { readonly id: string; readonly caseRef?: string }[]): readonly Place[] =>
    rows.filter((row) => row.caseRef === caseRef).map(({ id }) => ({ tab, id }));
  const people = of('People', marac.people);
  return [
    ...marac.referrals.filter((row) => caseRefOf(marac, row) === caseRef).map(({ id }) => ({ tab: 'Referrals', id })),
    ...rowsWith(marac.cases, 'id', caseRef).map(({ id }) => ({ tab: 'Cases', id })),
    ...people,
    ...marac.addresses
      .filter((row) => people.some(({ id }) => id === row.personId))
      .map(({ id }) => ({ tab: 'Addresses', id })),
    ...of('At Risk List', marac.listings),
    ...of('Who is needed', marac.needed),
    ...of('Research', marac.research),
    ...of('Minutes', marac.notes),
    ...of('Actions', marac.actions),
    ...of('Key dates', marac.keyDates),
    ...of('Transfers', marac.transfers),
  ];
}

/** So many rows are named: the command moves all of them. */
const NAMED = 3;

function itemOf(marac: MaracFacts, caseRef: string, first: Place, places: readonly Place[]): TodayItem {
  const named = places.slice(0, NAMED).map(({ tab, id }) => `${tab}, row ${id}`);
  const more = places.length - named.length;
  const list = [...named, ...(more === 0 ? [] : [`and ${many(more, 'more row', 'more rows')}`])].join('; ');
  return {
    id: `conflict/${caseRef}/still-in-main`,
    kind: 'conflict',
    todo: 'mend',
    marac: marac.name,
    what: `Case ${caseRef} is restricted, and in the main workbook there ${places.length === 1 ? 'still stands a row' : `still stand ${places.length} rows`} about it: ${list}. Move ${places.length === 1 ? 'it' : 'them'} at the program’s machine: \`marac restrict ${caseRef} --by "Your Name" --why "..."\``,
    otherwise: 'everybody who may open the main workbook reads there what stands about the case.',
    about: first.id,
    tab: first.tab,
    restricted: true,
  };
}
