// An area's own Word form with content controls, filled: each control is titled as a column of Referrals is headed. Made up, like all of the demo.
import { cellText } from '../../src/domain/cells/cell.ts';
import { writeZip } from '../../src/system/zip.ts';
import { TABLE } from '../../src/workbook/tables/all-tables.ts';
import type { Column } from '../../src/workbook/tables/table.ts';
import { writtenCell, type Written } from '../../src/workbook/tables/write-cell.ts';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const TYPES = `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
const RELATIONS = `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`;

const safe = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const words = (text: string): string => `<w:r><w:t xml:space="preserve">${safe(text)}</w:t></w:r>`;

/** The form as Word saves it, with these answers in its controls. */
export function renderWordForm(title: string, values: Readonly<Record<string, Written>>): Buffer {
  const columns = TABLE.referrals.columns as Readonly<Record<string, Column>>;
  const lines = Object.entries(values).flatMap(([field, value]) => {
    const column = columns[field];
    if (column === undefined || value === undefined || value === '') return [];
    const control = `<w:sdt><w:sdtPr><w:alias w:val="${safe(column.header)}"/></w:sdtPr><w:sdtContent>${words(cellText(writtenCell(column, value)))}</w:sdtContent></w:sdt>`;
    return [`<w:p>${words(`${column.header}: `)}${control}</w:p>`];
  });
  const body = `<w:p>${words(title)}</w:p>${lines.join('')}`;
  const document = `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="${W}"><w:body>${body}</w:body></w:document>`;
  return writeZip([
    { name: '[Content_Types].xml', content: Buffer.from(TYPES) },
    { name: '_rels/.rels', content: Buffer.from(RELATIONS) },
    { name: 'word/document.xml', content: Buffer.from(document) },
  ]);
}
