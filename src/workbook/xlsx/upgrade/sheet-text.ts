// A sheet of a file of an earlier version: colours with one meaning each beside those that people made, and rows as high as their text.
import { formulaOf, type StateName } from '../../looks/state-looks.ts';
import { pagesFor } from '../../looks/print-look.ts';
import { statesOf } from '../../looks/tab-states.ts';
import type { BoundTable } from '../bind-tab.ts';
import { columnName } from '../package/cell-reference.ts';
import { encodeXml } from '../package/xml-text.ts';
import { ONE_LINE } from '../patching/sheet-edit.ts';

const LAST_ROW = 5000;

/** `dxfOf` gives the number of a state's look in the styles. */
export function addStates(text: string, { table, at }: BoundTable, dxfOf: (state: StateName) => number): string {
  if (at === undefined) return text;
  const lettersOf = (field: string): string | undefined => {
    const column = at.columns.get(field);
    return column === undefined ? undefined : columnName(column);
  };
  const [top, right] = [at.headingRow + 1, columnName(Math.max(at.idColumn, ...at.columns.values()))];
  let priority = Math.max(
    0,
    ...[...text.matchAll(/<cfRule[^>]*\spriority="(\d+)"/g)].map(([, number]) => Number(number)),
  );
  const tags = statesOf(table.name).flatMap((rule) => {
    const formula = formulaOf(rule, top, lettersOf);
    const xml = formula === undefined ? '' : `<formula>${encodeXml(formula)}</formula>`;
    if (xml === '' || text.includes(xml)) return [];
    const spans = rule.marks.flatMap((field) => {
      const letters = lettersOf(field);
      if (field === '*') return [`A${top}:${right}${LAST_ROW}`];
      return letters === undefined ? [] : [`${letters}${top}:${letters}${LAST_ROW}`];
    });
    if (spans.length === 0) return [];
    priority += 1;
    return [
      `<conditionalFormatting sqref="${spans.join(' ')}"><cfRule type="expression" dxfId="${dxfOf(rule.means)}" priority="${priority}">${xml}</cfRule></conditionalFormatting>`,
    ];
  });
  return tags.length === 0 ? text : insertFormats(text, tags.join(''));
}

// Elements that the standard puts behind conditionalFormatting.
const BEHIND =
  /<(dataValidations|hyperlinks|printOptions|pageMargins|pageSetup|headerFooter|rowBreaks|colBreaks|customProperties|cellWatches|ignoredErrors|smartTags|drawing|legacyDrawing|legacyDrawingHF|picture|oleObjects|controls|webPublishItems|tableParts|extLst)[\s/>]|<\/worksheet>/g;

function insertFormats(text: string, tags: string): string {
  const last = text.lastIndexOf('</conditionalFormatting>');
  const from = last >= 0 ? last + '</conditionalFormatting>'.length : text.indexOf('</sheetData>');
  BEHIND.lastIndex = Math.max(0, from);
  const at = last >= 0 ? from : (BEHIND.exec(text)?.index ?? text.length);
  return text.slice(0, at) + tags + text.slice(at);
}

/** Rows that say no height get one; what somebody set stays. */
export function addHeights(text: string, heights: ReadonlyMap<number, number>): string {
  return text.replaceAll(/<row\s[^>]*>/g, (tag) => {
    const points = heights.get(Number(/\sr="(\d+)"/.exec(tag)?.[1] ?? 0)) ?? ONE_LINE;
    if (points === ONE_LINE || /\sht="/.test(tag)) return tag;
    return tag.replace(/\/?>$/, (end) => ` ht="${points}"${end}`);
  });
}

const numberIn = (tag: string, name: string): number =>
  Number(new RegExp(`\\s${name}="([\\d.]+)"`).exec(tag)?.[1] ?? 0);

/** A tab that goes on one page beside itself, as earlier versions had it, goes on as many as its shown columns need to be read. */
export function addPages(text: string): string {
  const widths = [...text.matchAll(/<col\s[^>]*>/g)].flatMap(([tag]) => {
    const columns = numberIn(tag, 'max') - numberIn(tag, 'min') + 1;
    // An entry for all columns to the end of the sheet is about none that is used.
    const width = /\shidden="(1|true)"/.test(tag) || columns > 1000 ? 0 : numberIn(tag, 'width');
    return Array.from({ length: Math.min(columns, 1000) }, () => width);
  });
  const pages = pagesFor(widths, numberIn(/<pane\s[^>]*>/.exec(text)?.[0] ?? '', 'xSplit'));
  return pages === 1
    ? text
    : text.replace(/(<pageSetup\s[^>]*\sfitToWidth=")1("[^>]*\sfitToHeight="0")/, (_, start: string, end: string) => {
        return `${start}${pages}${end}`;
      });
}

/** The styles that the sheet gives to these columns as a whole. */
export function columnStyles(text: string, columns: Iterable<number>): readonly number[] {
  const wanted = [...columns];
  return [...text.matchAll(/<col\s[^>]*>/g)].flatMap(([tag]) => {
    const number = (name: string): number => Number(new RegExp(`\\s${name}="(\\d+)"`).exec(tag)?.[1] ?? Number.NaN);
    const [min, max, style] = [number('min'), number('max'), number('style')];
    return Number.isNaN(style) || !wanted.some((column) => column >= min && column <= max) ? [] : [style];
  });
}
