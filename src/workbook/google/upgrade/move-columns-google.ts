// Columns of a Google Sheet put into an order, in runs that stay together; names of groups that are new come in, and the groups are laid anew.
import type { sheets_v4 } from '@googleapis/sheets';
import { LABEL_WIDTH, pixelsOf } from '../../looks/column-look.ts';
import type { NewOrder, PlacedColumn } from '../../looks/column-order.ts';
import { headOf } from '../set-up/set-up-tab.ts';
import type { StandingTab } from './standing-tab.ts';

type Request = sheets_v4.Schema$Request;

export function moveRequests(
  { sheetId, look, headings }: StandingTab,
  { columns, frozen }: NewOrder,
): readonly Request[] {
  const fresh = columns.filter(({ from }) => from === undefined);
  // New ones come in behind everything that stands there, and move like all others.
  const end = headings.length;
  const span = (startIndex: number, endIndex: number) => ({ sheetId, dimension: 'COLUMNS', startIndex, endIndex });
  const room: readonly Request[] =
    fresh.length === 0 ? [] : [{ insertDimension: { range: span(end, end + fresh.length), inheritFromBefore: false } }];
  const labels = columns.flatMap((placed, at) =>
    placed.from === undefined ? [{ at, label: placed.label ?? '' }] : [],
  );
  return [
    // Google shows no column again by itself when its group goes.
    ...look.columnGroups.flatMap(({ range }): readonly Request[] => {
      const columnsOfGroup = span(range?.startIndex ?? 0, range?.endIndex ?? 0);
      return [
        {
          updateDimensionProperties: {
            range: columnsOfGroup,
            properties: { hiddenByUser: false },
            fields: 'hiddenByUser',
          },
        },
        { deleteDimensionGroup: { range: columnsOfGroup } },
      ];
    }),
    // A column does not go across the line of what stays in sight while there is one.
    frozenRequest(sheetId, 0),
    ...room,
    ...runsInOrder(sheetId, columns, end),
    ...labels.flatMap(({ at, label }): readonly Request[] => [
      {
        updateCells: {
          start: { sheetId, rowIndex: 0, columnIndex: at },
          rows: [{ values: [headOf({ label })] }],
          fields: 'userEnteredValue,userEnteredFormat',
        },
      },
      {
        updateDimensionProperties: {
          range: span(at, at + 1),
          properties: { pixelSize: pixelsOf(LABEL_WIDTH) },
          fields: 'pixelSize',
        },
      },
    ]),
    ...foldedRuns(columns).flatMap(([from, to]): readonly Request[] => [
      { addDimensionGroup: { range: span(from, to) } },
      {
        updateDimensionGroup: {
          dimensionGroup: { range: span(from, to), depth: 1, collapsed: true },
          fields: 'collapsed',
        },
      },
    ]),
    frozenRequest(sheetId, frozen),
  ];
}

function frozenRequest(sheetId: number, frozenColumnCount: number): Request {
  const gridProperties = { frozenRowCount: 1, frozenColumnCount, columnGroupControlAfter: false };
  const fields = 'gridProperties(frozenRowCount,frozenColumnCount,columnGroupControlAfter)';
  return { updateSheetProperties: { properties: { sheetId, gridProperties }, fields } };
}

function runsInOrder(sheetId: number, columns: readonly PlacedColumn[], end: number): readonly Request[] {
  let next = end;
  const wanted = columns.map(({ from }) => (from === undefined ? next++ : from - 1));
  const standing = Array.from({ length: next }, (_, at) => at);
  const requests: Request[] = [];
  for (let to = 0; to < wanted.length;) {
    const from = standing.indexOf(wanted[to] ?? -1);
    let length = 1;
    while (to + length < wanted.length && standing[from + length] === wanted[to + length]) length += 1;
    if (from !== to) {
      const source = { sheetId, dimension: 'COLUMNS', startIndex: from, endIndex: from + length };
      requests.push({ moveDimension: { source, destinationIndex: to } });
      standing.splice(to, 0, ...standing.splice(from, length));
    }
    to += length;
  }
  return requests;
}

function foldedRuns(columns: readonly PlacedColumn[]): readonly (readonly [from: number, to: number])[] {
  const runs: [number, number][] = [];
  columns.forEach(({ folds }, at) => {
    const last = runs.at(-1);
    if (folds && last?.[1] === at) last[1] = at + 1;
    else if (folds) runs.push([at, at + 1]);
  });
  return runs;
}
