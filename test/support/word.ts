// Word files as people's programs write them, built part by part. Everything in them is made up.
import { writeZip } from '../../src/system/zip.ts';

const SPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(' ');
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/';

export interface WordParts {
  /** The main part's name; Word for the web calls it word/document2.xml. */
  readonly main?: string;
  readonly comments?: readonly string[];
  readonly footnotes?: readonly string[];
  readonly header?: string;
  /** Other parts, as written. */
  readonly others?: Readonly<Record<string, string>>;
}

/** A .docx with this body. */
export function docx(body: string, parts: WordParts = {}): Buffer {
  const { main = 'word/document.xml', comments = [], footnotes = [], header, others = {} } = parts;
  const beside: [string, string, string][] = [];
  const notes = (tag: string, texts: readonly string[]): string =>
    `${HEAD}<w:${tag}s ${SPACES}>${texts.map((one, index) => `<w:${tag} w:id="${index + 1}">${p(one)}</w:${tag}>`).join('')}</w:${tag}s>`;
  if (comments.length > 0) beside.push(['comments.xml', 'comments', notes('comment', comments)]);
  if (footnotes.length > 0) beside.push(['footnotes.xml', 'footnotes', notes('footnote', footnotes)]);
  if (header !== undefined) beside.push(['header1.xml', 'header', `${HEAD}<w:hdr ${SPACES}>${header}</w:hdr>`]);
  const relations = beside.map(([name, kind], index) => relation(`rId${index + 1}`, kind, name)).join('');
  const base = main.split('/').at(-1) ?? '';
  return writeZip(
    [
      [
        '[Content_Types].xml',
        `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${main}" ContentType="${TYPE}document.main+xml"/></Types>`,
      ],
      ['_rels/.rels', relationsOf(relation('rId1', 'officeDocument', main))],
      [main, `${HEAD}<w:document ${SPACES} mc:Ignorable="w14 w15"><w:body>${body}<w:sectPr/></w:body></w:document>`],
      [`word/_rels/${base}.rels`, relationsOf(relations)],
      ...beside.map(([name, , xml]) => [`word/${name}`, xml] as const),
      ...Object.entries(others),
    ].map(([name, content]) => ({ name, content: Buffer.from(content) })),
  );
}

const relationsOf = (inside: string): string =>
  `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`;
const relation = (id: string, kind: string, target: string): string =>
  `<Relationship Id="${id}" Type="${RELATION}${kind}" Target="${target}"/>`;

export const safe = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A run of words; lines parted by breaks. */
export function run(text: string, properties = ''): string {
  const lines = text.split('\n').map((line) => `<w:t xml:space="preserve">${safe(line)}</w:t>`);
  return `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}${lines.join('<w:br/>')}</w:r>`;
}
export const bold = (text: string): string => run(text, '<w:b/>');
/** A paragraph of words, or of runs. */
export const p = (...inside: readonly string[]): string =>
  `<w:p>${inside.map((one) => (one.startsWith('<') ? one : run(one))).join('')}</w:p>`;
export const heading = (text: string): string => `<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr>${run(text)}</w:p>`;

/** Rows of cells; a cell is words, runs, or whole paragraphs. */
export const table = (...rows: readonly (readonly string[])[]): string =>
  `<w:tbl><w:tblPr/><w:tblGrid/>${rows.map((row) => tr(...row)).join('')}</w:tbl>`;
export const tr = (...cells: readonly string[]): string => `<w:tr>${cells.map((one) => tc(one)).join('')}</w:tr>`;
export const tc = (inside: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${/^<w:(p|tbl)[ >]/.test(inside) || inside.startsWith('<w:p>') ? inside : p(inside)}</w:tc>`;

const sdt = (properties: string, content: string): string =>
  `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
const named = (title: string): string => (title === '' ? '' : `<w:alias w:val="${safe(title)}"/>`);

export const control = (title: string, text: string): string => sdt(`${named(title)}<w:text/>`, run(text));
export const prompted = (title: string, prompt: string): string =>
  sdt(`${named(title)}<w:showingPlcHdr/><w:text/>`, run(prompt, '<w:rStyle w:val="PlaceholderText"/>'));
/** Typed over a prompt by a program that leaves its mark behind. */
export const typedOver = (title: string, text: string): string =>
  sdt(`${named(title)}<w:showingPlcHdr/><w:text/>`, run(text));
export const choice = (title: string, text: string): string =>
  sdt(
    `${named(title)}<w:dropDownList><w:listItem w:displayText="Choose an item." w:value=""/></w:dropDownList>`,
    run(text),
  );
export const date = (title: string, text: string, day: string): string =>
  sdt(`${named(title)}<w:date w:fullDate="${day}T00:00:00Z"><w:dateFormat w:val="dd/MM/yyyy"/></w:date>`, run(text));
/** `how`: 1, 0, or bare for a tick without a value. */
export const box = (title: string, ticked: boolean, how: 'value' | 'bare' = 'value'): string =>
  sdt(
    `${named(title)}<w14:checkbox>${how === 'bare' && ticked ? '<w14:checked/>' : `<w14:checked w14:val="${ticked ? 1 : 0}"/>`}<w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>`,
    run(ticked ? '☒' : '☐'),
  );
export const repeated = (...items: readonly string[]): string =>
  sdt('<w15:repeatingSection/>', items.map((one) => sdt('<w15:repeatingSectionItem/>', one)).join(''));

const field = (data: string, instruction: string, result: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"><w:ffData>${data}</w:ffData></w:fldChar></w:r><w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
export const formText = (name: string, text: string): string =>
  field(
    `<w:name w:val="${name}"/><w:enabled/><w:textInput/>`,
    'FORMTEXT',
    text === '' ? run('\u2002\u2002\u2002\u2002\u2002') : run(text),
  );
export const formBox = (name: string, ticked: boolean): string =>
  field(
    `<w:name w:val="${name}"/><w:enabled/><w:checkBox><w:sizeAuto/><w:default w:val="0"/>${ticked ? '<w:checked/>' : ''}</w:checkBox>`,
    'FORMCHECKBOX',
    '',
  );
export const formChoice = (name: string, chosen: number | undefined, ...entries: readonly string[]): string =>
  field(
    `<w:name w:val="${name}"/><w:enabled/><w:ddList>${chosen === undefined ? '' : `<w:result w:val="${chosen}"/>`}${entries.map((one) => `<w:listEntry w:val="${safe(one)}"/>`).join('')}</w:ddList>`,
    'FORMDROPDOWN',
    '',
  );

/** A text box as Word writes it, for new programs and for old. */
export const textBox = (text: string): string => {
  const content = `<w:txbxContent>${p(text)}</w:txbxContent>`;
  return `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>${content}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>${content}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
};
export const inserted = (text: string): string => `<w:ins w:id="1" w:author="A">${run(text)}</w:ins>`;
export const movedTo = (text: string): string => `<w:moveTo w:id="2" w:author="A">${run(text)}</w:moveTo>`;
export const movedFrom = (text: string): string => `<w:moveFrom w:id="3" w:author="A">${run(text)}</w:moveFrom>`;
export const deleted = (text: string): string =>
  `<w:del w:id="4" w:author="A"><w:r><w:delText xml:space="preserve">${safe(text)}</w:delText></w:r></w:del>`;
