// Set up this sheet: tabs that are missing, with headings, help, formats, lists and warnings on the runner's columns. What people made is left alone.
import { inTabOrder } from '../src/workbook/looks/tab-looks.ts';
import { TABLES } from '../src/workbook/tables/all-tables.ts';
import { makeTab } from './make-tab.ts';
import { filled, section, type Page } from './page.ts';
import { requestTab } from './requests.ts';
import type { SheetFile } from './sheet.ts';

/** Makes the tabs of the main file that are not there; with no Marac tab at all, all of them. */
export function setUpPage(file: SheetFile): Page {
  const made: string[] = [];
  const refused: string[] = [];
  const titles = new Set(file.book.getSheets().map((sheet) => sheet.getName()));
  const apart = file.present.has('conflicts');
  const withRegister = !file.present.has('referrals') || file.present.has('agencies');
  for (const table of inTabOrder(TABLES)) {
    const wanted = apart
      ? table.home === 'restricted' || table.alsoRestricted
      : table.home === 'main' || (table.home === 'register' && withRegister);
    if (!wanted || file.present.has(table.name)) continue;
    if (titles.has(table.tab))
      refused.push(`${table.tab}: a tab of this name is there and is a copy. Rename it, then set up again.`);
    else {
      makeTab(file, table);
      made.push(table.tab);
    }
  }
  if (requestTab(file) !== undefined && !file.present.has('requests')) made.push('Requests (hidden)');
  return {
    title: 'Set up this sheet',
    lead:
      made.length === 0
        ? 'Every tab is there. Nothing was changed.'
        : `${made.length} tabs were made. The runner’s \`marac init --google\` then locks its own columns, which only it can.`,
    sections: filled([section('Made', made), section('Left alone', refused)]),
  };
}
