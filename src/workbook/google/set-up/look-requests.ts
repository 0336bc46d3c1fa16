// How a new tab looks, as requests: widths, groups that are folded up, the filter, and colours with one meaning each, from the definition that the
// .xlsx workbooks are made from.
import type { sheets_v4 } from '@googleapis/sheets';
import { columnLook, LABEL_WIDTH, pixelsOf } from '../../looks/column-look.ts';
import { isLabel, laidColumns } from '../../looks/sheet-order.ts';
import { formulaOf, STATE_LOOKS, type StateLook, type StateRule } from '../../looks/state-looks.ts';
import { statesOf } from '../../looks/tab-states.ts';
import { columnLetters } from '../../tables/headers.ts';
import type { Table } from '../../tables/table.ts';

type Request = sheets_v4.Schema$Request;

export function lookRequests(table: Table, sheetId: number): readonly Request[] {
  const columns = laidColumns(table);
  const laidAt = new Map(columns.flatMap((one, at) => (isLabel(one) ? [] : [[one.field ?? '', at] as const])));
  return [
    ...widthRequests(table, sheetId),
    ...groupRequests(table, sheetId),
    {
      setBasicFilter: {
        filter: { range: { sheetId, startRowIndex: 0, startColumnIndex: 0, endColumnIndex: columns.length } },
      },
    },
    ...stateRequests(table, { sheetId, width: columns.length, before: 0, placeOf: (field) => laidAt.get(field) }),
  ];
}

function widthRequests(table: Table, sheetId: number): readonly Request[] {
  const widths = laidColumns(table).map((one) => (isLabel(one) ? LABEL_WIDTH : columnLook(one.column).width));
  return runsOf(widths).map(({ start, end, value }) => ({
    updateDimensionProperties: {
      range: { sheetId, dimension: 'COLUMNS', startIndex: start, endIndex: end },
      properties: { pixelSize: pixelsOf(value) },
      fields: 'pixelSize',
    },
  }));
}

function groupRequests(table: Table, sheetId: number): readonly Request[] {
  const groups = laidColumns(table).map((one) => (isLabel(one) ? undefined : one.group));
  return runsOf(groups)
    .filter(({ value }) => value !== undefined)
    .flatMap(({ start, end }): Request[] => {
      const range = { sheetId, dimension: 'COLUMNS', startIndex: start, endIndex: end };
      return [
        { addDimensionGroup: { range } },
        { updateDimensionGroup: { dimensionGroup: { range, depth: 1, collapsed: true }, fields: 'collapsed' } },
      ];
    });
}

export interface StatesAt {
  readonly sheetId: number;
  /** How many columns a rule for the whole row covers. */
  readonly width: number;
  /** How many rules come before ours: of two that meet in a cell the first one wins. */
  readonly before: number;
  /** Where a field's column stands, from 0; undefined where the tab lacks it. */
  readonly placeOf: (field: string) => number | undefined;
}

/** The formulas of our colours, in their order, as they are for columns that stand there. */
export function stateFormulas(table: Table, placeOf: StatesAt['placeOf']): readonly (readonly [StateRule, string])[] {
  const lettersOf = (field: string): string | undefined => {
    const at = placeOf(field);
    return at === undefined ? undefined : columnLetters(at);
  };
  return statesOf(table.name).flatMap((rule) => {
    const formula = formulaOf(rule, 2, lettersOf);
    return formula === undefined ? [] : [[rule, `=${formula}`] as const];
  });
}

export function stateRequests(table: Table, { sheetId, width, before, placeOf }: StatesAt): readonly Request[] {
  return stateFormulas(table, placeOf).map(([rule, userEnteredValue], index) => {
    const ranges = rule.marks.flatMap((field) => {
      if (field === '*') return [{ sheetId, startRowIndex: 1, startColumnIndex: 0, endColumnIndex: width }];
      const at = placeOf(field);
      return at === undefined ? [] : [{ sheetId, startRowIndex: 1, startColumnIndex: at, endColumnIndex: at + 1 }];
    });
    return {
      addConditionalFormatRule: {
        index: before + index,
        rule: {
          ranges,
          booleanRule: {
            condition: { type: 'CUSTOM_FORMULA', values: [{ userEnteredValue }] },
            format: formatOfState(STATE_LOOKS[rule.means]),
          },
        },
      },
    };
  });
}

function formatOfState({ fill, ink, bold }: StateLook): sheets_v4.Schema$CellFormat {
  return {
    ...(fill === undefined ? {} : { backgroundColorStyle: colour(fill) }),
    textFormat: { foregroundColorStyle: colour(ink), ...(bold === true ? { bold } : {}) },
  };
}

/** `F8D7DA`, or with a leading alpha. */
export function colour(hex: string): sheets_v4.Schema$ColorStyle {
  const [red = 0, green = 0, blue = 0] = [-6, -4, -2].map(
    (at) => Number.parseInt(hex.slice(at, at + 2 === 0 ? undefined : at + 2), 16) / 255,
  );
  return { rgbColor: { red, green, blue } };
}

interface Run<T> {
  readonly start: number;
  readonly end: number;
  readonly value: T;
}

function runsOf<T>(values: readonly T[]): readonly Run<T>[] {
  const runs: { start: number; end: number; value: T }[] = [];
  values.forEach((value, at) => {
    const last = runs.at(-1);
    if (last !== undefined && last.value === value) last.end = at + 1;
    else runs.push({ start: at, end: at + 1, value });
  });
  return runs;
}
