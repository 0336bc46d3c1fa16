// Exactly what Google may call: the triggers, one function per menu item, and what the sidebar asks for. Each export becomes one global function.
import type { Day } from '../src/domain/time/day.ts';
import { REQUEST_KINDS, type RequestKind } from '../src/domain/sheet-requests/sheet-request.ts';
import { aboutPage } from './about.ts';
import { answerPage, askPage, decidePage, lockPage, markPage, nowAtPage, describeBeat } from './asked-pages.ts';
import { checkEdit } from './edit.ts';
import { addAction, minutePage, nowPage, saveListing, saveNote } from './minute.ts';
import { describePage, type Page } from './page.ts';
import { checkPage, waitingPage, scorePage, whyPage, type Selected } from './pages.ts';
import { setUpPage } from './set-up.ts';
import { openSheet } from './sheet.ts';
import { showPage } from './sidebar.ts';

const PAGES = {
  check: () => checkPage(openSheet(), today()),
  score: () => scorePage(openSheet(), selected(), today()),
  why: () => whyPage(openSheet(), selected(), today()),
  waiting: () => waitingPage(openSheet(), today()),
  agenda: () => askPage(openSheet(), 'agenda', '', now()),
  followUps: () => askPage(openSheet(), 'followUps', '', now()),
  today: () => askPage(openSheet(), 'today', '', now()),
  ready: () => askPage(openSheet(), 'ready', '', now()),
  outbox: () => askPage(openSheet(), 'outbox', '', now()),
  minute: () => minutePage(openSheet(), selected(), today()),
  now: () => nowPage(openSheet(), today()),
  runner: () => runnerPage(),
  setUp: () => setUpPage(openSheet()),
  about: () => aboutPage(),
} satisfies Readonly<Record<string, () => Page>>;

type PageName = keyof typeof PAGES;

/** What the buttons of a page may call, with texts as their arguments. */
const CALLS: Readonly<Record<string, (...given: string[]) => unknown>> = {
  ask: (kind = '', about = '') => (isKind(kind) ? askPage(openSheet(), kind, about, now()) : unknown()),
  lock: (listing = '', place = '', meeting = '') => lockPage(openSheet(), listing, place, meeting, now()),
  mark: (meeting = '', mark = '', by = '') => markPage(openSheet(), meeting, mark, by, now()),
  decide: (row = '', answer = '', by = '', why = '') => decidePage(openSheet(), row, answer, by, why, now()),
  nowAt: (meeting = '', caseRef = '') => nowAtPage(openSheet(), meeting, caseRef, now()),
  minute: (listing = '') => minutePage(openSheet(), selected(), today(), listing),
  saveNote: (listing = '', section = '', note = '', text = '') =>
    saveNote(openSheet(), listing, section, { note, text }, today()),
  saveListing: (listing = '', field = '', _before = '', text = '') => saveListing(openSheet(), listing, field, text),
  forgetAnswers: () => (OPTIONAL.removeFormAnswers ?? withoutForms)(),
  makeForms: (anew = '') => (OPTIONAL.makeForms ?? withoutForms)(anew),
  addAction: (listing = '', text = '', agency = '', due = '') =>
    addAction(openSheet(), listing, { text, agency, due }, today()),
};

/** What the second file of the add-on makes global, where it is put in. */
const OPTIONAL = globalThis as {
  readonly makeForms?: (anew?: string) => Page;
  readonly removeFormAnswers?: () => Page;
};

const MENU: readonly (readonly [label: string, run: string] | undefined)[] = [
  ['Check this sheet', 'checkSheet'],
  ['Why this row?', 'whyThisRow'],
  ['Score this referral', 'scoreReferral'],
  ['Referrals that wait', 'showWaiting'],
  undefined,
  ['Today', 'showToday'],
  ['Preview agenda', 'previewAgenda'],
  ['Preview follow-ups', 'previewFollowUps'],
  ['Ready marks', 'readyMarks'],
  ['Minute this case', 'minuteCase'],
  ['Now at case', 'nowAtCase'],
  ['Outbox', 'showOutbox'],
  ['Ask the runner', 'askTheRunner'],
  undefined,
  ['Set up this sheet', 'setUpThisSheet'],
  ['Make the forms', 'makeTheForms'],
  ['About', 'showAbout'],
];

/** The menu, when the spreadsheet is opened. */
export function onOpen(): void {
  const menu = SpreadsheetApp.getUi().createMenu('Marac');
  for (const item of MENU) {
    if (item === undefined) menu.addSeparator();
    else menu.addItem(...item);
  }
  menu.addToUi();
}

/** After every edit by a person. */
export function onEdit(event: { readonly range: GoogleAppsScript.Spreadsheet.Range }): void {
  checkEdit(event.range, today());
}

const opens = (name: PageName) => (): void => showPage(pageOf(name));

export const checkSheet = opens('check');
export const whyThisRow = opens('why');
export const scoreReferral = opens('score');
export const showWaiting = opens('waiting');
export const showToday = opens('today');
export const previewAgenda = opens('agenda');
export const previewFollowUps = opens('followUps');
export const readyMarks = opens('ready');
export const minuteCase = opens('minute');
export const nowAtCase = opens('now');
export const showOutbox = opens('outbox');
export const askTheRunner = opens('runner');
export const setUpThisSheet = opens('setUp');
export const showAbout = opens('about');

/** Where the second file is not put in, says how; it is that file's own function that makes them. */
export function makeTheForms(): void {
  showPage(refuseZone() ?? (OPTIONAL.makeForms ?? withoutForms)());
}

/** The sidebar's pages, as data. */
export function openPage(name: string): Page {
  return pageOf(name as PageName);
}

/** The sidebar's buttons and fields: the page that comes of it, or what was saved. */
export function doCall(name: string, args: readonly (string | number)[]): unknown {
  const call = Object.prototype.hasOwnProperty.call(CALLS, name) ? CALLS[name] : undefined;
  return call === undefined ? unknown() : (refuseZone() ?? call(...args.map(String)));
}

/** The sidebar's look for an answer: the page as it stands by now. */
export function lookForAnswer(kind: string, id: string): Page {
  return isKind(kind) ? answerPage(openSheet(), kind, id, now()) : unknown();
}

/** The sidebar's jumps: selects a cell; answers whether it is still there. */
export function goTo(sheet: number, row: number, column: number): boolean {
  const tab = SpreadsheetApp.getActiveSpreadsheet()
    .getSheets()
    .find((other) => other.getSheetId() === sheet);
  if (tab === undefined || row > tab.getMaxRows() || column > tab.getMaxColumns()) return false;
  tab.getRange(row, column).activate();
  return true;
}

function withoutForms(): Page {
  return describePage(
    'Make the forms',
    'The forms need one more right, so they are a file of their own: put in Forms.js and its manifest as docs/add-on.md says, then choose this again.',
  );
}

function unknown(): Page {
  return describePage('Marac', 'There is no such page.');
}

function isKind(kind: string): kind is RequestKind {
  return (REQUEST_KINDS as readonly string[]).includes(kind);
}

function pageOf(name: PageName): Page {
  const page = Object.prototype.hasOwnProperty.call(PAGES, name) ? PAGES[name] : undefined;
  return page === undefined ? unknown() : (refuseZone() ?? page());
}

function refuseZone(): Page | undefined {
  const [zone, own] = [SpreadsheetApp.getActiveSpreadsheet().getSpreadsheetTimeZone(), Session.getScriptTimeZone()];
  if (zone === own) return undefined;
  return describePage(
    'Another time zone',
    `This spreadsheet keeps ${zone} and the add-on ${own}: days could be read wrongly. Set the spreadsheet to ${own} (File, Settings) and open this again.`,
  );
}

function press(label: string, kind: RequestKind) {
  return { label, call: 'ask', args: [kind, ''] };
}

function runnerPage(): Page {
  return {
    title: 'Ask the runner',
    lead: `${describeBeat(openSheet(), now())} It does now what it would do by its schedule; nothing leaves without what it always waits for.`,
    sections: [],
    presses: [
      press('Agenda now', 'agendaNow'),
      press('Minutes now', 'minutesNow'),
      press('Check everything again', 'recheck'),
    ],
  };
}

function today(): Day {
  return now().slice(0, 10) as Day;
}

/** The wall of the sheet, to the minute. */
function now(): string {
  return Utilities.formatDate(new Date(), Session.getScriptTimeZone(), "yyyy-MM-dd'T'HH:mm");
}

function selected(): Selected {
  const tab = SpreadsheetApp.getActiveSheet();
  return { sheet: tab.getSheetId(), row: tab.getActiveRange()?.getRow() ?? 1 };
}
