// Puts a page into the sidebar: one HTML file of ours with the page's data in it, nothing fetched from anywhere.
import type { Page } from './page.ts';

/** sidebar.html, put in by the build. */
declare const MARAC_SIDEBAR: string;

/** The page that stands in the file until there is one. */
const EMPTY = '{ "title": "Marac", "lead": "", "sections": [] }';

/** The page as text that cannot end the element it stands in, whatever the cells say. */
export function sidebarHtml(page: Page): string {
  const data = JSON.stringify(page).replace(
    /[<>&\u2028\u2029]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return MARAC_SIDEBAR.split(EMPTY).join(data);
}

export function showPage(page: Page): void {
  SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput(sidebarHtml(page)).setTitle('Marac'));
}
