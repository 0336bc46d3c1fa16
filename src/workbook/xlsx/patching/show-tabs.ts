// Hidden tabs that are shown: their state goes from the workbook part, and nothing else.
import type { Package } from '../package/workbook-package.ts';
import { onTags, scanPart } from '../package/part-text.ts';
import { writeTag, type Splice } from './splice.ts';

/** Nothing for a tab that is shown already, or that somebody hid so that only a program can show it. */
export async function showTabs(pack: Package, names: readonly string[]): Promise<readonly Splice[]> {
  const splices: Splice[] = [];
  if (names.length === 0) return splices;
  const parts = new Set(pack.sheets.filter(({ name }) => names.includes(name)).map(({ sheetId }) => sheetId));
  const sink = onTags((tag) => {
    if (tag.name !== 'sheet' || !parts.has(tag.get('sheetId') ?? '') || tag.get('state') !== 'hidden') return;
    splices.push({
      start: tag.start,
      end: tag.end,
      text: writeTag(tag, new Map([['state', undefined]]), tag.selfClosed),
    });
  });
  await scanPart(pack.parts.zip, pack.workbook, pack.profile.strict, sink);
  return splices;
}
