// What stands round the cells of a worksheet and says how columns look and what cells take: where it stands, and where it would.
import type { Package, SheetPart } from '../package/workbook-package.ts';
import { onTags, scanPart } from '../package/part-text.ts';
import { parseRange, type Range } from '../package/cell-reference.ts';
import { copyTag } from './sheet-plan.ts';
import type { XmlTag } from '../../../system/xml/xml-scanner.ts';

export interface ColumnTag {
  readonly min: number;
  readonly max: number;
  readonly tag: XmlTag;
}

export interface SheetFrame {
  readonly prefix: string;
  /** Where the cells begin: a list of columns stands in front of them. */
  readonly dataAt: number;
  readonly columns: { readonly start: number; readonly end: number; readonly tags: readonly ColumnTag[] } | undefined;
  readonly rules:
    | { readonly tag: XmlTag; readonly closeAt: number; readonly count: number; readonly ranges: readonly Range[] }
    | undefined;
  /** Where rules would stand. */
  readonly rulesAt: number;
}

/** Elements that the standard puts behind links. */
export const BEHIND_LINKS: ReadonlySet<string> = new Set([
  'printOptions',
  'pageMargins',
  'pageSetup',
  'headerFooter',
  'rowBreaks',
  'colBreaks',
  'customProperties',
  'cellWatches',
  'ignoredErrors',
  'smartTags',
  'drawing',
  'legacyDrawing',
  'legacyDrawingHF',
  'drawingHF',
  'picture',
  'oleObjects',
  'controls',
  'webPublishItems',
  'tableParts',
  'extLst',
]);

// Behind dataValidations.
const BEHIND: ReadonlySet<string> = new Set(['hyperlinks', ...BEHIND_LINKS]);

interface Draft {
  prefix: string;
  depth: number;
  dataAt: number;
  columns?: { start: number; end: number; tags: ColumnTag[] };
  rules?: { tag: XmlTag; closeAt: number; count: number; ranges: Range[] };
  behindAt?: number;
  closeAt: number;
}

/** Looks through a worksheet once. Throws Refused or ZipTrouble. */
export async function readFrame(pack: Package, sheet: SheetPart): Promise<SheetFrame> {
  const draft: Draft = { prefix: '', depth: 0, dataAt: 0, closeAt: 0 };
  const sink = onTags(
    (tag) => {
      look(draft, tag);
      draft.depth += 1;
    },
    (name, start, end) => {
      draft.depth -= 1;
      if (draft.depth === 0) draft.closeAt = start;
      if (draft.depth === 1 && name === 'cols' && draft.columns !== undefined) draft.columns.end = end;
      if (draft.depth === 1 && name === 'dataValidations' && draft.rules !== undefined) draft.rules.closeAt = start;
    },
  );
  await scanPart(pack.parts.zip, sheet.entry, pack.profile.strict, sink);
  const { prefix, dataAt, columns, rules } = draft;
  return { prefix, dataAt, columns, rules, rulesAt: draft.behindAt ?? draft.closeAt };
}

function look(draft: Draft, tag: XmlTag): void {
  const { depth } = draft;
  if (depth === 0) draft.prefix = tag.prefix;
  else if (depth === 1) lookAtPart(draft, tag);
  else if (depth !== 2) return;
  else if (tag.name === 'col')
    draft.columns?.tags.push({ min: Number(tag.get('min')), max: Number(tag.get('max')), tag: copyTag(tag) });
  else if (tag.name === 'dataValidation' && draft.rules !== undefined) {
    draft.rules.count += 1;
    draft.rules.ranges.push(...(tag.get('sqref') ?? '').split(/\s+/).flatMap((part) => parseRange(part) ?? []));
  }
}

function lookAtPart(draft: Draft, tag: XmlTag): void {
  if (tag.name === 'sheetData') draft.dataAt = tag.start;
  else if (tag.name === 'cols') draft.columns ??= { start: tag.start, end: tag.end, tags: [] };
  else if (tag.name === 'dataValidations')
    draft.rules ??= { tag: copyTag(tag), closeAt: tag.end, count: 0, ranges: [] };
  else if (BEHIND.has(tag.name)) draft.behindAt ??= tag.start;
}
