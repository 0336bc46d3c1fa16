// Exactly what Google may call: the triggers, one function per menu item, and what the sidebar asks for. Each export becomes one global function.
import type { Day } from '../src/domain/day.ts';
import { aboutPage } from './about.ts';
import { checkEdit } from './edit.ts';
import { sayPage, type Page } from './page.ts';
import { checkPage, waitingPage, scorePage, whyPage, type Selected } from './pages.ts';
import { setUpPage } from './set-up.ts';
import { openSheet } from './sheet.ts';
import { showPage } from './sidebar.ts';

const PAGES = {
  check: () => checkPage(openSheet()),
  score: () => scorePage(openSheet(), selected(), today()),
  why: () => whyPage(openSheet(), selected(), today()),
  waiting: () => waitingPage(openSheet(), today()),
  setUp: () => setUpPage(openSheet()),
  about: () => aboutPage(),
} satisfies Readonly<Record<string, () => Page>>;

type PageName = keyof typeof PAGES;

/** The menu, when the spreadsheet is opened. */
export function onOpen(): void {
  SpreadsheetApp.getUi()
    .createMenu('Marac')
    .addItem('Check this sheet', 'checkSheet')
    .addItem('Why this row?', 'whyThisRow')
    .addItem('Score this referral', 'scoreReferral')
    .addItem('Referrals that wait', 'showWaiting')
    .addSeparator()
    .addItem('Set up this sheet', 'setUpThisSheet')
    .addItem('About', 'showAbout')
    .addToUi();
}

/** After every edit by a person. */
export function onEdit(event: { readonly range: GoogleAppsScript.Spreadsheet.Range }): void {
  checkEdit(event.range);
}

export function checkSheet(): void {
  show('check');
}
export function whyThisRow(): void {
  show('why');
}
export function scoreReferral(): void {
  show('score');
}
export function showWaiting(): void {
  show('waiting');
}
export function setUpThisSheet(): void {
  show('setUp');
}
export function showAbout(): void {
  show('about');
}

/** The sidebar's buttons: the page as data. */
export function openPage(name: string): Page {
  return pageOf(name as PageName);
}

/** The sidebar's jumps: selects a cell; answers whether it is still there. */
export function goTo(sheet: number, row: number, column: number): boolean {
  const tab = SpreadsheetApp.getActiveSpreadsheet()
    .getSheets()
    .find((one) => one.getSheetId() === sheet);
  if (tab === undefined || row > tab.getMaxRows() || column > tab.getMaxColumns()) return false;
  tab.getRange(row, column).activate();
  return true;
}

function show(name: PageName): void {
  showPage(pageOf(name));
}

function pageOf(name: PageName): Page {
  const page = Object.prototype.hasOwnProperty.call(PAGES, name) ? PAGES[name] : undefined;
  if (page === undefined) return sayPage('Marac', 'There is no such page.');
  const [zone, own] = [SpreadsheetApp.getActiveSpreadsheet().getSpreadsheetTimeZone(), Session.getScriptTimeZone()];
  if (zone !== own)
    return sayPage(
      'Another time zone',
      `This spreadsheet keeps ${zone} and the add-on ${own}: days could be read wrongly. Set the spreadsheet to ${own} (File, Settings) and open this again.`,
    );
  return page();
}

function today(): Day {
  return Utilities.formatDate(new Date(), Session.getScriptTimeZone(), 'yyyy-MM-dd') as Day;
}

function selected(): Selected {
  const tab = SpreadsheetApp.getActiveSheet();
  return { sheet: tab.getSheetId(), row: tab.getActiveRange()?.getRow() ?? 1 };
}
