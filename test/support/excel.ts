// Workbooks opened in a library that is not ours, as a stand-in for a person with Excel.
import ExcelJS from 'exceljs';
import { openZip, writeZip } from '../../src/system/zip.ts';
import { OWN } from '../../src/workbook/xlsx/profile.ts';

export const RULES = /<dataValidations.*<\/dataValidations>/s;

/** Parts by name, unpacked. */
export function partsOf(bytes: Buffer): ReadonlyMap<string, string> {
  const zip = openZip(bytes, OWN.zip);
  return new Map(zip.entries.map((entry) => [entry.name, zip.read(entry).toString('utf8')]));
}

/** The workbook without what its cells take: the library makes a rule of its own of every cell of a range, and there are millions. */
export async function openInExcel(bytes: Buffer): Promise<ExcelJS.Workbook> {
  const bare = [...partsOf(bytes)].map(([name, text]) => ({
    name,
    content: Buffer.from(text.replace(RULES, ''), 'utf8'),
  }));
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(writeZip(bare) as unknown as ExcelJS.Buffer);
  return book;
}
