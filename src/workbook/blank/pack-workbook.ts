// The one way out of exceljs: a workbook with fixed dates, without traces of the machine, the same bytes each time.
import ExcelJS from 'exceljs';
import { openZip, writeZip } from '../../system/zip.ts';
import { columnLetters } from '../tables/headers.ts';
import { encodeXml } from '../xlsx/package/xml-text.ts';

const FIXED = new Date(Date.UTC(2000, 0, 1));
const OWN_LIMITS = { maxEntries: 2000, maxPartBytes: 200 << 20, maxTotalBytes: 400 << 20, maxRatio: 1100 };

/** A new, empty workbook of exceljs with our name and fixed dates on it. */
export function newWorkbook(title: string): ExcelJS.Workbook {
  const workbook = new ExcelJS.Workbook();
  Object.assign(workbook, {
    creator: 'Marac Desk',
    lastModifiedBy: 'Marac Desk',
    created: FIXED,
    modified: FIXED,
    title,
  });
  return workbook;
}

/** The bytes of the workbook: parts in the order of their names but [Content_Types].xml first, dates of 1980. */
export async function packWorkbook(workbook: ExcelJS.Workbook, links: readonly TabLink[] = []): Promise<Buffer> {
  const made = Buffer.from(await workbook.xlsx.writeBuffer({ useStyles: true, useSharedStrings: true }));
  const zip = openZip(made, OWN_LIMITS);
  const parts = zip.entries.map((entry) => {
    const content = tidy(entry.name, zip.read(entry));
    if (entry.name === 'xl/workbook.xml')
      return { name: entry.name, content: Buffer.from(nameFilters(workbook, content.toString('utf8'))) };
    // exceljs writes a link to a tab as one to a place outside the file.
    if (entry.name === 'xl/worksheets/sheet1.xml' && links.length > 0)
      return { name: entry.name, content: Buffer.from(addLinks(links, content.toString('utf8'))) };
    if (links.length > 0 && entry.name.startsWith('xl/worksheets/sheet'))
      return { name: entry.name, content: Buffer.from(freeHeights(content.toString('utf8'))) };
    return { name: entry.name, content };
  });
  return writeZip(parts.toSorted((a, b) => (rank(a.name) < rank(b.name) ? -1 : 1)));
}

function rank(name: string): string {
  return name === '[Content_Types].xml' ? '' : name;
}

const APPLICATION =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Marac Desk</Application></Properties>';

/** Heights of rows below the headings are those of their texts, and nobody set them: exceljs says that somebody did. */
function freeHeights(text: string): string {
  return text.replaceAll(/(<row r="(?:[2-9]|\d\d+)"[^>]*?) customHeight="1"/g, '$1');
}

/** A cell of the first tab that leads to another tab. */
export interface TabLink {
  readonly cell: string;
  readonly tab: string;
}

function addLinks(links: readonly TabLink[], text: string): string {
  const tags = links.map(({ cell, tab }) => {
    const place = encodeXml(`'${tab.replaceAll("'", "''")}'!A1`);
    return `<hyperlink ref="${cell}" location="${place}" display="${encodeXml(tab)}"/>`;
  });
  return text.replace('<pageMargins', `<hyperlinks>${tags.join('')}</hyperlinks><pageMargins`);
}

/** LibreOffice shows a filter only where the workbook also names its range, as Excel does. */
function nameFilters(workbook: ExcelJS.Workbook, text: string): string {
  const names = workbook.worksheets.flatMap((sheet, index) => {
    const range = sheet.autoFilter;
    if (range === null || range === undefined || typeof range === 'string') return [];
    const [from, to] = [range.from, range.to].map((end) =>
      typeof end === 'string' ? end : `$${columnLetters(end.column - 1)}$${end.row}`,
    );
    const cells = `'${sheet.name.replaceAll("'", "''")}'!${from}:${to}`;
    return [
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">${encodeXml(cells)}</definedName>`,
    ];
  });
  return text.replace('<definedNames>', `<definedNames>${names.join('')}`);
}

/**
 * What exceljs writes otherwise than Excel wants it: outlinePr stands before pageSetUpPr, or Excel offers to repair the file; and under the name of
 * Excel LibreOffice trusts the file's row heights, of which it has none, and lines of text overlap.
 */
function tidy(name: string, content: Buffer): Buffer {
  if (name === 'docProps/app.xml') return Buffer.from(APPLICATION);
  if (!name.startsWith('xl/worksheets/sheet')) return content;
  const text = content
    .toString('utf8')
    .replace(/(<pageSetUpPr[^>]*\/>)(<outlinePr[^>]*\/>)/, '$2$1')
    .replace(/ x14ac:dyDescent="[^"]*"/g, '');
  return Buffer.from(text);
}
