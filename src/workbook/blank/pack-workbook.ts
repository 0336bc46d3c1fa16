// The one way out of exceljs: a workbook with fixed dates, without traces of the machine, the same bytes each time.
import ExcelJS from 'exceljs';
import { openZip, writeZip } from '../../system/zip.ts';

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
export async function packWorkbook(workbook: ExcelJS.Workbook): Promise<Buffer> {
  const made = Buffer.from(await workbook.xlsx.writeBuffer({ useStyles: true, useSharedStrings: true }));
  const zip = openZip(made, OWN_LIMITS);
  const parts = zip.entries.map((entry) => ({ name: entry.name, content: tidy(entry.name, zip.read(entry)) }));
  return writeZip(parts.toSorted((a, b) => (rank(a.name) < rank(b.name) ? -1 : 1)));
}

function rank(name: string): string {
  return name === '[Content_Types].xml' ? '' : name;
}

const APPLICATION =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Marac Desk</Application></Properties>';

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
