// One definition, two looks: what the .xlsx writer and the requests to Google make of it is compared tab by tab.
import ExcelJS from 'exceljs';
import type { sheets_v4 } from '@googleapis/sheets';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { drawId, seededRandom } from '../../../src/system/random.ts';
import { renderBlankWorkbook } from '../../../src/workbook/blank/blank-workbook.ts';
import { planSetUp } from '../../../src/workbook/google/set-up/set-up-sheet.ts';
import { isLabel, laidColumns } from '../../../src/workbook/looks/sheet-order.ts';
import { fieldsOf, STATE_LOOKS } from '../../../src/workbook/looks/state-looks.ts';
import { inTabOrder, TAB_LOOKS } from '../../../src/workbook/looks/tab-looks.ts';
import { statesOf } from '../../../src/workbook/looks/tab-states.ts';
import { TABLES, tablesIn } from '../../../src/workbook/tables/all-tables.ts';
import { columnsOf, type Table } from '../../../src/workbook/tables/table.ts';

interface ColumnSeen {
  readonly heading: string;
  readonly width: number;
  readonly hidden: boolean;
  readonly grouped: boolean;
  readonly wraps?: boolean;
  readonly align?: string;
  /** Of days, moments and whole numbers: everything else is text, which the two programs name differently. */
  readonly format?: string;
}

interface Seen {
  readonly hidden: boolean;
  readonly frozen: readonly [rows: number, columns: number];
  readonly filter: number;
  readonly columns: readonly ColumnSeen[];
  readonly states: readonly string[];
}

const tables = inTabOrder(tablesIn('mainAndRegister'));
const COMPARED = /^(0|d mmm yyyy(, hh:mm)?)$/;

function seenInExcel(book: ExcelJS.Workbook, table: Table): Seen {
  const sheet = book.getWorksheet(table.tab) as ExcelJS.Worksheet;
  const [view] = sheet.views;
  const laid = laidColumns(table);
  const { conditionalFormattings } = sheet as unknown as {
    conditionalFormattings: {
      ref: string;
      rules: { formulae: string[]; style: { fill?: { bgColor?: { argb?: string } } } }[];
    }[];
  };
  return {
    hidden: sheet.state === 'hidden',
    frozen: [
      (view as { ySplit?: number } | undefined)?.ySplit ?? 0,
      (view as { xSplit?: number } | undefined)?.xSplit ?? 0,
    ],
    filter: sheet.autoFilter === null || sheet.autoFilter === undefined ? 0 : laid.length,
    columns: laid.map((one, index) => {
      const column = sheet.getColumn(index + 1);
      const seen = {
        heading: sheet.getCell(1, index + 1).text,
        width: column.width ?? 0,
        hidden: column.hidden,
        grouped: (column.outlineLevel ?? 0) > 0,
      };
      if (isLabel(one)) return seen;
      const format = column.style?.numFmt ?? '';
      const isRef = one.column?.refersTo === 'meetings';
      return {
        ...seen,
        wraps: column.style?.alignment?.wrapText === true,
        align: column.style?.alignment?.horizontal ?? '',
        ...(COMPARED.test(format) && !isRef ? { format } : {}),
      };
    }),
    states: conditionalFormattings.flatMap(({ ref, rules }) =>
      rules.map(({ formulae, style }) => {
        const columns = ref.split(' ').map((part) => part.replaceAll(/\d/g, ''));
        return `${columns.join(' ')} ${formulae[0] ?? ''} ${(style.fill?.bgColor?.argb ?? '').slice(2)}`;
      }),
    ),
  };
}

const within = (range: sheets_v4.Schema$DimensionRange | undefined, at: number): boolean =>
  at >= (range?.startIndex ?? 0) && at < (range?.endIndex ?? 0);

function seenInGoogle(requests: readonly sheets_v4.Schema$Request[], table: Table): Seen {
  const added = requests.find(({ addSheet }) => addSheet?.properties?.title === table.tab)?.addSheet?.properties ?? {};
  const mine = requests.filter((one) => JSON.stringify(one).includes(`"sheetId":${added.sheetId ?? 0}`));
  const heads = mine.find(({ updateCells }) => updateCells?.fields?.includes('note') === true)?.updateCells?.rows?.[0];
  const spans = mine.flatMap(({ updateDimensionProperties: one }) => (one === undefined ? [] : [one]));
  const groups = mine.flatMap(({ updateDimensionGroup: one }) =>
    one?.dimensionGroup?.collapsed === true ? [one] : [],
  );
  return {
    hidden: added.hidden === true,
    frozen: [added.gridProperties?.frozenRowCount ?? 0, added.gridProperties?.frozenColumnCount ?? 0],
    filter: mine.find(({ setBasicFilter }) => setBasicFilter)?.setBasicFilter?.filter?.range?.endColumnIndex ?? 0,
    columns: laidColumns(table).map((one, at) => {
      const pixels = spans.find(({ fields, range }) => fields === 'pixelSize' && within(range, at))?.properties
        ?.pixelSize;
      const grouped = groups.some(({ dimensionGroup }) => within(dimensionGroup?.range, at));
      const hides = spans.some(({ fields, range }) => fields === 'hiddenByUser' && within(range, at));
      const seen = {
        heading: heads?.values?.[at]?.userEnteredValue?.stringValue ?? '',
        width: ((pixels ?? 0) - 12) / 7,
        hidden: grouped || hides,
        grouped,
      };
      if (isLabel(one)) return seen;
      const cells = mine.find(({ repeatCell }) => repeatCell?.range?.startColumnIndex === at)?.repeatCell?.cell;
      const look = cells?.userEnteredFormat;
      const format = look?.numberFormat?.pattern ?? '';
      return {
        ...seen,
        wraps: look?.wrapStrategy === 'WRAP',
        align: (look?.horizontalAlignment ?? '').toLowerCase(),
        ...(COMPARED.test(format) ? { format } : {}),
      };
    }),
    states: mine.flatMap(({ addConditionalFormatRule: one }) => {
      if (one?.rule === undefined) return [];
      const columns = (one.rule.ranges ?? []).map(({ startColumnIndex = 0, endColumnIndex = 1 }) => {
        const [first, last] = [lettersOf(startColumnIndex ?? 0), lettersOf((endColumnIndex ?? 1) - 1)];
        return `${first}:${last}`;
      });
      const formula = one.rule.booleanRule?.condition?.values?.[0]?.userEnteredValue ?? '';
      const fill = one.rule.booleanRule?.format?.backgroundColorStyle?.rgbColor;
      return [`${columns.join(' ')} ${formula.slice(1)} ${hexOf(fill)}`];
    }),
  };
}

function lettersOf(index: number): string {
  return (index >= 26 ? lettersOf(Math.floor(index / 26) - 1) : '') + String.fromCodePoint(65 + (index % 26));
}

function hexOf(colour: sheets_v4.Schema$Color | undefined): string {
  if (colour === undefined) return '';
  return [colour.red, colour.green, colour.blue]
    .map((part) =>
      Math.round((part ?? 0) * 255)
        .toString(16)
        .padStart(2, '0')
        .toUpperCase(),
    )
    .join('');
}

describe('the looks of .xlsx and Google Sheets', () => {
  const book = new ExcelJS.Workbook();
  let requests: readonly sheets_v4.Schema$Request[] = [];
  beforeAll(async () => {
    const random = seededRandom(1);
    const newId = (prefix: string): string => drawId(random, prefix);
    const bytes = await renderBlankWorkbook({ file: 'mainAndRegister', title: 'Test MARAC', newId, blankRows: 2 });
    await book.xlsx.load(bytes as unknown as ArrayBuffer);
    const empty = {
      spreadsheetId: 'id',
      properties: { title: '', locale: 'en_GB', timeZone: 'Europe/London' },
      developerMetadata: [],
      sheets: [],
    };
    requests = planSetUp(empty, new Map(), tablesIn('mainAndRegister'), { account: '', rows: 10, newId }).requests;
  });

  it('have the same tabs in the same order', () => {
    const made = requests.flatMap(({ addSheet }) => addSheet?.properties?.title ?? []);
    expect(made).toEqual(tables.map(({ tab }) => tab));
    const sheets = book.worksheets.map(({ name }) => name).filter((name) => made.includes(name));
    expect(sheets).toEqual(made);
  });

  it.each(tables.map((table) => [table.tab, table] as const))('are the same on %s', (_, table) => {
    expect(seenInGoogle(requests, table)).toEqual(seenInExcel(book, table));
  });
});

describe('the definition of looks', () => {
  test('has every tab once', () => {
    expect(TAB_LOOKS.map(({ table }) => table).toSorted()).toEqual(TABLES.map(({ name }) => name).toSorted());
  });

  test.each(TABLES.map((table) => [table.tab, table] as const))(
    '%s: colours ask about columns that are there',
    (_, table) => {
      const fields = new Set(columnsOf(table).map(({ field }) => field));
      const states = statesOf(table.name);
      const asked = states.flatMap((rule) => [...fieldsOf(rule), ...rule.marks.filter((mark) => mark !== '*')]);
      expect(asked.filter((field) => !fields.has(field))).toEqual([]);
    },
  );

  test('a group is folded up behind a label with its name, each once, and no two groups touch', () => {
    for (const table of tables) {
      const laid = laidColumns(table);
      const names = laid.flatMap((one) => (isLabel(one) ? [one.label] : []));
      expect(new Set(names).size).toBe(names.length);
      laid.forEach((one, at) => {
        if (isLabel(one) || one.group === undefined) return;
        const before = laid[at - 1];
        expect(
          before !== undefined && (isLabel(before) ? before.label.includes(one.group) : before.group === one.group),
        ).toBe(true);
      });
    }
  });

  test('Referrals shows about twenty columns, all others in groups', () => {
    const referrals = TABLES.find(({ name }) => name === 'referrals') as Table;
    const shown = laidColumns(referrals).filter((one) => !isLabel(one) && one.group === undefined && !one.hidden);
    expect(shown.length).toBeGreaterThanOrEqual(18);
    expect(shown.length).toBeLessThanOrEqual(24);
  });

  test('a colour has one meaning', () => {
    const fills = Object.values(STATE_LOOKS).flatMap(({ fill }) => fill ?? []);
    expect(new Set(fills).size).toBe(fills.length);
    expect(fills.length).toBeLessThanOrEqual(3);
  });
});
