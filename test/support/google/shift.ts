// How everything that names a place moves when rows or columns are inserted, deleted or moved: protections, named ranges,
// filters, merges, bands, groups and conditional formats. (Cells and developer metadata move with their row or column.)
import type { sheets_v4 } from '@googleapis/sheets';
import type { Book, GridRange, Tab } from './book.ts';

export type Dimension = 'ROWS' | 'COLUMNS';

/** A function that says where a half-open span ends up; undefined when nothing of it is left. */
export type Move = (start: number, end: number) => readonly [number, number] | undefined;

/** Rows or columns come in before `at`; a span that begins before and ends after grows. */
export function inserting(at: number, count: number): Move {
  return (start, end) => [start >= at ? start + count : start, end > at ? end + count : end];
}

/** The span [from, to) goes away. */
export function deleting(from: number, to: number): Move {
  const left = (index: number) => (index <= from ? index : Math.max(from, index - (to - from)));
  return (start, end) => {
    const moved = [left(start), left(end)] as const;
    return moved[0] < moved[1] ? moved : undefined;
  };
}

/** The span [from, to) goes before `destination` (an index before the move). */
export function moving(from: number, to: number, destination: number): Move {
  const count = to - from;
  return (start, end) => {
    if (start >= from && end <= to) {
      const by = destination > to ? destination - to : destination - from;
      return [start + by, end + by];
    }
    const gone = deleting(from, to)(start, end);
    return gone && inserting(destination > to ? destination - count : destination, count)(...gone);
  };
}

/** The tab with all its ranges moved along one dimension; ranges that vanish are dropped. */
export function shiftTab(tab: Tab, dimension: Dimension, move: Move): Tab {
  const sheetId = tab.properties.sheetId ?? 0;
  const ranged = <T extends { range?: GridRange }>(items: readonly T[]): T[] =>
    items.flatMap((item) => {
      if (!item.range) return [item];
      const range = shiftRange(item.range, sheetId, dimension, move);
      return range ? [{ ...item, range }] : [];
    });
  const basicFilter = tab.basicFilter && ranged([tab.basicFilter])[0];
  const { basicFilter: _before, ...rest } = tab;
  return {
    ...rest,
    ...(basicFilter && { basicFilter }),
    merges: tab.merges.flatMap((merge) => shiftRange(merge, sheetId, dimension, move) ?? []),
    protectedRanges: ranged(tab.protectedRanges).map((range) => ({
      ...range,
      ...(range.unprotectedRanges && {
        unprotectedRanges: range.unprotectedRanges.flatMap((each) => shiftRange(each, sheetId, dimension, move) ?? []),
      }),
    })),
    filterViews: ranged(tab.filterViews),
    bandedRanges: ranged(tab.bandedRanges),
    conditionalFormats: tab.conditionalFormats.flatMap((rule) => {
      const ranges = (rule.ranges ?? []).flatMap((range) => shiftRange(range, sheetId, dimension, move) ?? []);
      return ranges.length > 0 ? [{ ...rule, ranges }] : [];
    }),
    rowGroups: dimension === 'ROWS' ? shiftGroups(tab.rowGroups, move) : tab.rowGroups,
    columnGroups: dimension === 'COLUMNS' ? shiftGroups(tab.columnGroups, move) : tab.columnGroups,
  };
}

function shiftGroups(
  groups: readonly sheets_v4.Schema$DimensionGroup[],
  move: Move,
): sheets_v4.Schema$DimensionGroup[] {
  return groups.flatMap((group) => {
    const moved = move(group.range?.startIndex ?? 0, group.range?.endIndex ?? 0);
    return moved ? [{ ...group, range: { ...group.range, startIndex: moved[0], endIndex: moved[1] } }] : [];
  });
}

/** The named ranges of the book after the move. */
export function shiftNames(book: Book, sheetId: number, dimension: Dimension, move: Move): Book['namedRanges'] {
  return book.namedRanges.flatMap((named) => {
    if (!named.range || (named.range.sheetId ?? 0) !== sheetId) return [named];
    const range = shiftRange(named.range, sheetId, dimension, move);
    return range ? [{ ...named, range }] : [];
  });
}

function shiftRange(range: GridRange, sheetId: number, dimension: Dimension, move: Move): GridRange | undefined {
  if ((range.sheetId ?? 0) !== sheetId) return range;
  const [startKey, endKey] =
    dimension === 'ROWS'
      ? (['startRowIndex', 'endRowIndex'] as const)
      : (['startColumnIndex', 'endColumnIndex'] as const);
  const start = range[startKey];
  const end = range[endKey];
  if (start == null && end == null) return range;
  const moved = move(start ?? 0, end ?? Number.MAX_SAFE_INTEGER);
  if (!moved) return undefined;
  return {
    ...range,
    ...(start != null && { [startKey]: moved[0] }),
    ...(end != null && { [endKey]: moved[1] }),
  };
}
