// Whether the columns of a tab can move: Google takes cells, notes, rules and formulas of single columns along; what covers several columns would
// cover others afterwards.
import { isGroupLabel } from '../../tables/headers.ts';
import type { Spreadsheet } from '../calls/google-shapes.ts';
import { isOurRange } from '../set-up/protections.ts';
import type { StandingTab } from './standing-tab.ts';

interface Span {
  readonly startColumnIndex?: number | undefined;
  readonly endColumnIndex?: number | undefined;
}

/** Several columns, and not all of them. */
function isPart({ startColumnIndex: from = 0, endColumnIndex: to }: Span, width: number): boolean {
  const until = to ?? Number.MAX_SAFE_INTEGER;
  return until - from > 1 && !(from === 0 && until >= width);
}

/** `isOurRule` tells a colour of ours by its formula. Undefined where they can move; otherwise what keeps them, in words. */
export function whyColumnsStay(
  { look, sheetId, title, headings }: StandingTab,
  { sheets }: Spreadsheet,
  namedRanges: readonly { readonly range: Span & { readonly sheetId: number } }[],
  isOurRule: (formula: string) => boolean,
): string | undefined {
  const width = headings.length;
  const part = (span: Span): boolean => isPart(span, width);
  const merges = sheets.find(({ properties }) => properties.sheetId === sheetId)?.merges ?? [];
  if (merges.some(part)) return 'merged cells of several columns';
  if (look.protectedRanges.some((range) => !range.warningOnly && !range.requestingUserCanEdit))
    return 'a protected range does not let the service account write (marac check says which)';
  if (
    look.protectedRanges.some(
      ({ description, range }) => !isOurRange(description) && range !== undefined && part(range),
    )
  )
    return 'a range of several columns that people protected';
  const ruled = look.conditionalFormats.filter(({ booleanRule }) => !isOurRule(formulaIn(booleanRule)));
  if (ruled.some(({ ranges }) => ranges.some(part))) return 'a colour rule over several columns';
  if (look.columnGroups.some(({ range }) => !isGroupLabel(headings[(range?.startIndex ?? 0) - 1] ?? '')))
    return 'columns that people grouped';
  if (namedRanges.some(({ range }) => range.sheetId === sheetId && part(range))) return 'a name for several columns';
  return sheets.some((sheet) =>
    formulasOf(sheet).some((formula) => counts(formula, sheet.properties.sheetId === sheetId, title)),
  )
    ? 'a formula that counts columns or is about several of them'
    : undefined;
}

export function formulaIn(
  rule:
    | { readonly condition?: { readonly values: readonly { readonly userEnteredValue: string }[] } | undefined }
    | undefined,
): string {
  return rule?.condition?.values[0]?.userEnteredValue ?? '';
}

function formulasOf({ data }: Spreadsheet['sheets'][number]): readonly string[] {
  return data.flatMap(({ rowData }) =>
    rowData.flatMap(({ values }) => values.flatMap(({ userEnteredValue }) => userEnteredValue?.formulaValue ?? [])),
  );
}

const COUNTS = /\b(?:INDIRECT|ADDRESS|COLUMNS?|CELL|OFFSET|QUERY|[VHX]LOOKUP|INDEX|FORMULATEXT)\s*\(/i;
const RANGE = /\$?\b([A-Z]{1,3})\$?\d*:\$?([A-Z]{1,3})\$?\d*/gi;

function counts(formula: string, isOn: boolean, title: string): boolean {
  if (!isOn && !formula.toLowerCase().includes(title.toLowerCase()) && !/\bINDIRECT\s*\(/i.test(formula)) return false;
  return COUNTS.test(formula) || [...formula.matchAll(RANGE)].some(([, from, to]) => from !== to);
}
