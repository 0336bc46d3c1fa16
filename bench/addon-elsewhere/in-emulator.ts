// The built bundle inside the emulator, as Google loads it: its functions and the emulator's services, then each page is asked for.
import { readFileSync, writeFileSync } from 'node:fs';
import vm from 'node:vm';

const { MARAC_FAKES = '', MARAC_BUNDLE = '', MARAC_PAGES = '', MARAC_ANSWERS = '', MARAC_NOW = '' } = process.env;

type Lent = Readonly<Record<string, (...given: never[]) => unknown>>;

function lend<T extends object>(target: T, lent: object): T {
  return new Proxy(target, {
    get(_target, name) {
      const value: unknown = (lent as Lent)[String(name)] ?? Reflect.get(target, name);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

interface Book {
  getSheets(): readonly Sheet[];
}
interface Sheet {
  getName(): string;
  getDataRange(): { getFormulas(): readonly (readonly unknown[])[] };
}

await import(MARAC_FAKES);
const given = globalThis as unknown as {
  SpreadsheetApp: { getActiveSpreadsheet: () => Book };
  Utilities: object;
};

/** What the emulator does not have, or has wrong, and no page does without. The cell that is selected is the first of Referrals. */
const LENT = {
  Spreadsheet: {
    getSpreadsheetTimeZone: () => 'Europe/London',
    getSheets: () => sheets,
  },
  // What is no formula is blank there at Google.
  Range: (range: ReturnType<Sheet['getDataRange']>) => ({
    getFormulas: () => range.getFormulas().map((row) => row.map((cell) => (String(cell).startsWith('=') ? cell : ''))),
  }),
  Utilities: { formatDate: () => MARAC_NOW },
  Sheet: (sheet: Sheet) => ({
    getActiveRange: () => ({ getRow: () => 2, getColumn: () => 1 }),
    getDataRange: () => {
      const range = sheet.getDataRange();
      return lend(range, LENT.Range(range));
    },
  }),
  SpreadsheetApp: {
    getActiveSpreadsheet: () => book,
    getActiveSheet: () => sheets.find((sheet) => sheet.getName() === 'Referrals'),
  },
};
const opened = given.SpreadsheetApp.getActiveSpreadsheet();
const sheets = opened.getSheets().map((sheet) => lend(sheet, LENT.Sheet(sheet)));
const book = lend(opened, LENT.Spreadsheet);

type Bundle = (app: object, utilities: object) => { openPage(name: string): unknown };
const code = readFileSync(MARAC_BUNDLE, 'utf8');
const load = vm.runInThisContext(`(SpreadsheetApp, Utilities) => {${code}\nreturn { openPage };}`, {
  filename: 'Code.js',
}) as Bundle;
const bundle = load(lend(given.SpreadsheetApp, LENT.SpreadsheetApp), lend(given.Utilities, LENT.Utilities));

function ask(page: string): object {
  const begun = performance.now();
  const ms = (): number => Math.round(performance.now() - begun);
  try {
    return { page, shows: JSON.stringify(bundle.openPage(page)), ms: ms() };
  } catch (error) {
    const { message = String(error) } = error as Partial<Error>;
    return { page, cannot: message.split('\n')[0], ms: ms() };
  }
}

const lent = [
  'Spreadsheet.getSpreadsheetTimeZone',
  'Utilities.formatDate',
  'SpreadsheetApp.getActiveSheet',
  'Sheet.getActiveRange',
  'Range.getFormulas (it gives every value as a formula)',
];
writeFileSync(MARAC_ANSWERS, JSON.stringify({ lent, shown: MARAC_PAGES.split(' ').map(ask) }));
process.exit(0);
