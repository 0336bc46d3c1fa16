// The workbook part asks for a full calculation at the next opening, so that formulas that read our cells are never shown with old results.
import type { Package } from './workbook-package.ts';
import { onTags, scanPart } from './part-text.ts';
import { writeTag, type Splice } from '../patching/splice.ts';

// Elements that the standard puts behind calcPr.
const LATER = new Set([
  'oleSize',
  'customWorkbookViews',
  'pivotCaches',
  'smartTagPr',
  'smartTagTypes',
  'webPublishing',
  'fileRecoveryPr',
  'webPublishObjects',
  'extLst',
]);

/** Sets `fullCalcOnLoad`; nothing when it is set. */
export async function askForCalculation(pack: Package): Promise<readonly Splice[]> {
  let prefix = '';
  let depth = 0;
  let done: Splice | undefined;
  let isSet = false;
  let laterAt: number | undefined;
  let closeAt = 0;
  const sink = onTags(
    (tag) => {
      if (depth === 0) prefix = tag.prefix;
      if (depth === 1 && tag.name === 'calcPr') {
        isSet = /^(1|true)$/.test(tag.get('fullCalcOnLoad') ?? '');
        done = {
          start: tag.start,
          end: tag.end,
          text: writeTag(tag, new Map([['fullCalcOnLoad', '1']]), tag.selfClosed),
        };
      } else if (depth === 1 && LATER.has(tag.name)) laterAt ??= tag.start;
      depth += 1;
    },
    (_name, start) => {
      depth -= 1;
      if (depth === 0) closeAt = start;
    },
  );
  await scanPart(pack.parts.zip, pack.workbook, pack.profile.strict, sink);
  if (isSet) return [];
  const at = laterAt ?? closeAt;
  return [done ?? { start: at, end: at, text: `<${prefix}calcPr fullCalcOnLoad="1"/>` }];
}
