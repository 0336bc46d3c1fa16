// Workbooks opened in a library that is not ours, as a stand-in for a person with Excel.
import ExcelJS from 'exceljs';
import { openZip, writeZip } from '../../src/system/zip.ts';
import { OWN } from '../../src/workbook/xlsx/trust-profile.ts';

const RULES = /<dataValidations.*<\/dataValidations>/s;

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

export interface Loaded {
  readonly book: ExcelJS.Workbook;
  /** Rules as written, by tab. */
  readonly rules: ReadonlyMap<string, string>;
}

/** A workbook with its rules as they are written. */
export async function load(bytes: Buffer): Promise<Loaded> {
  const parts = partsOf(bytes);
  const relations = parts.get('xl/_rels/workbook.xml.rels') ?? '';
  const rules = new Map<string, string>();
  for (const [sheet] of (parts.get('xl/workbook.xml') ?? '').matchAll(/<sheet [^>]*>/g)) {
    const name = / name="([^"]*)"/.exec(sheet)?.[1] ?? '';
    const id = /:id="([^"]*)"/.exec(sheet)?.[1] ?? '';
    const [relation = ''] = new RegExp(`<Relationship [^>]*Id="${id}"[^>]*>`).exec(relations) ?? [];
    const target = / Target="([^"]*)"/.exec(relation)?.[1] ?? '';
    rules.set(name, RULES.exec(parts.get(`xl/${target.replace('/xl/', '')}`) ?? '')?.[0] ?? '');
  }
  return { book: await openInExcel(bytes), rules };
}

export interface Seen {
  readonly width: number | undefined;
  readonly heading: unknown;
  readonly headingStyle: unknown;
  readonly cellStyle: unknown;
  readonly hidden: boolean;
  readonly rules: readonly unknown[];
}

/** How a column of a tab looks and what it takes, with lists of choices written out. */
export function see({ book, rules }: Loaded, tab: string, header: string): Seen {
  const sheet = book.getWorksheet(tab);
  if (sheet === undefined) throw new Error(`no tab ${tab}`);
  const at = (sheet.getRow(1).values as readonly unknown[]).indexOf(header);
  const column = sheet.getColumn(at);
  const { letter } = column;
  const written = [`${letter}1`, `${letter}2:${letter}5000`].flatMap((cells) => {
    const found = new RegExp(`<dataValidation ([^>]*) sqref="${cells}">(.*?)</dataValidation>`).exec(
      rules.get(tab) ?? '',
    );
    if (found === null) return [];
    const [, says = '', formulas = ''] = found;
    return [[...says.matchAll(/\w+="[^"]*"/g)].map(String).toSorted().join(' '), spellOut(book, formulas)];
  });
  return {
    width: column.width,
    heading: sheet.getCell(1, at).value,
    headingStyle: sheet.getCell(1, at).style,
    cellStyle: column.style,
    hidden: column.hidden,
    rules: written,
  };
}

function spellOut(book: ExcelJS.Workbook, formula: string): string {
  const lists = book.getWorksheet('Lists');
  return formula
    .replaceAll('&apos;', "'")
    .replace(/Lists!\$([A-Z]+)\$1:\$[A-Z]+\$(\d+)/g, (_, letters: string, last: string) =>
      Array.from({ length: Number(last) }, (_row, at) => lists?.getCell(`${letters}${at + 1}`).text).join('|'),
    );
}
