// WordprocessingML as text: escaping, and the few elements that blocks, tables and places to write in share. The order inside each is the schema's.

// Letters that XML 1.0 has no place for: one of them and Word offers to repair the file.
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Words as they stand between tags or in an attribute. */
export function escapeXml(words: string): string {
  return words
    .replaceAll(NOT_XML, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A run of words; `format` is the inside of its properties, '' for none. */
export function run(words: string, format: string): string {
  const properties = format === '' ? '' : `<w:rPr>${format}</w:rPr>`;
  return `<w:r>${properties}<w:t xml:space="preserve">${escapeXml(words)}</w:t></w:r>`;
}

export interface ParagraphLook {
  readonly style: string;
  /** With the next paragraph on one page. */
  readonly keep?: boolean;
  readonly newPage?: boolean;
  /** Number of the list it belongs to, in the file's numbering. */
  readonly list?: number;
  /** Space in twentieths of a point, where it is not the style's; `line` is exact. */
  readonly space?: { readonly before?: number; readonly after?: number; readonly line?: number };
  readonly right?: boolean;
}

/** A paragraph around runs. */
export function paragraph(runs: string, look: ParagraphLook): string {
  const { before, after, line } = look.space ?? {};
  const spacing = [
    before === undefined ? '' : ` w:before="${before}"`,
    after === undefined ? '' : ` w:after="${after}"`,
    line === undefined ? '' : ` w:line="${line}" w:lineRule="exact"`,
  ].join('');
  const properties = [
    look.style === 'Normal' ? '' : `<w:pStyle w:val="${look.style}"/>`,
    look.keep === true ? KEEP : '',
    look.newPage === true ? '<w:pageBreakBefore/>' : '',
    look.list === undefined ? '' : `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${look.list}"/></w:numPr>`,
    spacing === '' ? '' : `<w:spacing${spacing}/>`,
    look.right === true ? '<w:jc w:val="right"/>' : '',
  ].join('');
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`;
}

const KEEP = '<w:keepNext/>';
const small = (line: number, keep: boolean): string =>
  paragraph('', { style: 'Cell', keep, space: { before: 0, after: 0, line } });
/** Word wants a paragraph after a table. A heading brings space of its own; before anything else the table's lower margin stands. */
const GAP = {
  loose: small(150, false),
  kept: small(150, true),
  hairline: small(20, false),
  keptHairline: small(20, true),
};
/** What a table puts after itself, until its neighbours are known. */
export const AFTER_TABLE = GAP.loose;

/** The blocks of a section that stays on one page: everything but its end keeps with what follows. */
export function keepTogether(blocks: readonly string[]): string[] {
  return blocks.map((block, i) => {
    if (i === blocks.length - 1) return block.startsWith('<w:p>') ? block.replace(KEEP, '') : block;
    return block === GAP.loose ? GAP.kept : block;
  });
}

const isHeading = (block: string | undefined): boolean =>
  block?.startsWith('<w:p><w:pPr><w:pStyle w:val="Heading') === true;

/** All blocks of a file, each table's lower margin fitted to what follows it. */
export function joinBlocks(blocks: readonly string[]): string {
  return blocks
    .map((block, i) => {
      if (!isHeading(blocks[i + 1])) return block;
      return block === GAP.loose ? GAP.hairline : block === GAP.kept ? GAP.keptHairline : block;
    })
    .join('');
}
