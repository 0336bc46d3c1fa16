// Loads the built add-on into a context of its own, as Google loads a script: no Node, no browser, only the services it has rights to.
import { randomUUID } from 'node:crypto';
import vm from 'node:vm';
import { buildAddOn, type Built } from '../../appsscript/build.ts';
import type { Page } from '../../appsscript/page.ts';
import type { StoredFile, World } from '../support/google/world.ts';
import { makeBook, makeRange, makeTab } from './sheets-service.ts';
import type { Bench, Calls } from './sheet-values.ts';

let built: Promise<Built> | undefined;
/** Built once for all tests of a worker. */
export function builtAddOn(): Promise<Built> {
  built ??= buildAddOn();
  return built;
}

export interface Menu {
  readonly title: string;
  readonly items: readonly (readonly [label: string, run: string])[];
}

export interface Host {
  readonly context: Record<string, unknown>;
  readonly bench: Bench;
  readonly calls: Calls;
  readonly menus: Menu[];
  /** HTML of the sidebars shown, newest last. */
  readonly sidebars: string[];
  run(name: string, ...given: readonly unknown[]): unknown;
  /** As google.script.run does: what goes over is data. */
  page(name: string): Page;
  call(name: string, ...args: readonly (string | number)[]): unknown;
  select(tab: string, row: number, column?: number): void;
  /** The edit event of a person's change. */
  edit(tab: string, row: number, column: number, rows?: number, columns?: number): void;
  forget(): void;
}

export interface HostOptions {
  readonly world: World;
  readonly file: StoredFile;
  readonly user: string;
  readonly code: string;
  readonly today: string;
  /** The wall in the sheet's zone, `2027-03-10T09:00`; nine o'clock of `today` unless told. */
  readonly clock?: () => string;
  readonly scriptZone?: string;
  /** Further services that the account has a right to, and further files of the script. */
  readonly services?: Readonly<Record<string, object>>;
  readonly files?: readonly string[];
}

function wallOf(date: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
    .format(date.getTime())
    .replace(' ', 'T');
}

function data(given: unknown): unknown {
  return given === undefined ? undefined : (JSON.parse(JSON.stringify(given)) as unknown);
}

function html(text: string): object {
  const output = { text, setTitle: () => output };
  return output;
}

export function openHost(options: HostOptions): Host {
  const calls: Calls = { counts: new Map(), cells: 0 };
  const menus: Menu[] = [];
  const sidebars: string[] = [];
  const properties = new Map<string, string>();
  // A plain global object, as Google's: through the usual one every use of Math or Map would take a detour.
  const context = vm.createContext(vm.constants.DONT_CONTEXTIFY) as Record<string, unknown>;
  const makeDate = vm.runInContext('(y, m, d, h, mi, s) => new Date(y, m, d, h, mi, s)', context) as Bench['makeDate'];
  const { world, file, user } = options;
  const bench: Bench = { world, file, user, calls, makeDate, selected: { sheetId: 0, row: 1, column: 1 } };
  Object.assign(context, {
    SpreadsheetApp: {
      getActiveSpreadsheet: () => makeBook(bench),
      getActiveSheet: () => makeTab(bench, bench.selected.sheetId),
      newDataValidation: () => validation(),
      GroupControlTogglePosition: { BEFORE: 'BEFORE', AFTER: 'AFTER' },
      newRichTextValue: () => richText(),
      getUi: () => ({
        createMenu: (title: string) => menuOf(title, menus),
        showSidebar: (output: { text: string }) => void sidebars.push(output.text),
      }),
    },
    HtmlService: { createHtmlOutput: html },
    PropertiesService: { getDocumentProperties: () => propertiesOf(properties) },
    LockService: { getDocumentLock: () => ({ tryLock: () => true, releaseLock: () => undefined }) },
    Session: { getScriptTimeZone: () => options.scriptZone ?? 'Europe/London' },
    Utilities: {
      // To the minute it is now that is asked for; to the second a time that Google gave.
      formatDate: (date: Date, zone: string, pattern: string) =>
        pattern.endsWith(':ss') ? wallOf(date, zone) : (options.clock?.() ?? `${options.today}T09:00`),
      getUuid: () => randomUUID(),
    },
    ...options.services,
  });
  vm.runInContext(options.code, context, { filename: 'Code.js' });
  for (const script of options.files ?? []) vm.runInContext(script, context, { filename: 'Forms.js' });
  const run = (name: string, ...given: readonly unknown[]) =>
    (context[name] as (...all: readonly unknown[]) => unknown)(...given);
  const idOf = (title: string) =>
    file.book?.tabs.find((one) => one.properties.title === title)?.properties.sheetId ?? -1;
  return {
    context,
    bench,
    calls,
    menus,
    sidebars,
    run,
    call: (name, ...args) => data(run('doCall', name, [...args])),
    page: (name) => JSON.parse(JSON.stringify(run('openPage', name))) as Page,
    select: (tab, row, column = 1) => void (bench.selected = { sheetId: idOf(tab), row, column }),
    edit: (tab, row, column, rows = 1, columns = 1) =>
      void run('onEdit', {
        range: makeRange(bench, idOf(tab), {
          top: row - 1,
          left: column - 1,
          bottom: row - 1 + rows,
          right: column - 1 + columns,
        }),
      }),
    forget: () => {
      calls.counts.clear();
      calls.cells = 0;
    },
  };
}

function propertiesOf(kept: Map<string, string>): object {
  return {
    getProperty: (key: string) => kept.get(key) ?? null,
    setProperty: (key: string, value: string) => void kept.set(key, value),
    deleteProperty: (key: string) => void kept.delete(key),
  };
}

function menuOf(title: string, menus: Menu[]): object {
  const items: [string, string][] = [];
  const menu = {
    addItem: (label: string, run: string) => (items.push([label, run]), menu),
    addSeparator: () => menu,
    addToUi: () => void menus.push({ title, items }),
  };
  return menu;
}

function richText(): object {
  const made = { richText: '' };
  const builder = { setText: (text: string) => ((made.richText = text), builder), build: () => made };
  return builder;
}

function validation(): object {
  const made: { condition?: object; strict?: boolean; inputMessage?: string; showCustomUi?: boolean } = {
    showCustomUi: true,
  };
  const rule = {
    setHelpText: (text: string) => ((made.inputMessage = text), rule),
    setAllowInvalid: (allow: boolean) => ((made.strict = !allow), rule),
    requireValueInList: (values: readonly string[]) => (
      (made.condition = { type: 'ONE_OF_LIST', values: [...values].map((userEnteredValue) => ({ userEnteredValue })) }),
      rule
    ),
    requireDate: () => ((made.condition = { type: 'DATE_IS_VALID' }), rule),
    requireNumberGreaterThanOrEqualTo: (least: number) => (
      (made.condition = { type: 'NUMBER_GREATER_THAN_EQ', values: [{ userEnteredValue: String(least) }] }),
      rule
    ),
    build: () => made,
  };
  return rule;
}
