// A Word form as a page: its paragraphs, tables and controls, text boxes where they hang, and everything that stands beside it.
import {
  inkOf,
  type FormAside,
  type FormBlock,
  type FormCell,
  type FormPage,
  type FormParagraph,
} from '../../domain/referral/form-page.ts';
import { succeed, type Result } from '../../domain/text/result.ts';
import { promptsOf } from './word-control.ts';
import { openWordFile, refuseTrouble, type WordFile } from './word-file.ts';
import { openLineReader, readControl, textIn, wordsIn, type Aside, type LineReader } from './word-line.ts';
import { allNamed, childNamed, elementsIn, holds, isOn, readTree, type XmlNode } from './word-xml.ts';

/** The page of a Word file, or why it cannot be read. */
export function readWordPage(bytes: Buffer, place: string): Result<FormPage> {
  const opened = openWordFile(bytes, place);
  if (!opened.ok) return opened;
  try {
    return succeed(pageOf(opened.value));
  } catch (cause) {
    return refuseTrouble(cause, place);
  }
}

function pageOf(file: WordFile): FormPage {
  const glossary = file.related('glossaryDocument').map((name) => file.part(name))[0];
  const prompts = promptsOf(glossary === undefined ? undefined : readTree(glossary));
  const asides: FormAside[] = [];
  const blocks: FormBlock[] = [];
  const read = new Set<string>([file.mainName.replace(/^\//, '').toLowerCase()]);
  const readPart = (name: string, xml: string, where: string): readonly FormBlock[] => {
    read.add(name.toLowerCase());
    return new PageReader(prompts, asides, where).blocks(readTree(xml));
  };
  blocks.push(...readPart(file.mainName, file.main, ''));
  for (const [kind, where] of [
    ['header', 'page header'],
    ['footer', 'page footer'],
  ] as const)
    for (const name of file.related(kind)) {
      const xml = file.part(name);
      if (xml !== undefined) blocks.push(...onlyOnce(readPart(name, xml, where), blocks));
    }
  for (const [kind, what] of ASIDES)
    for (const name of file.related(kind)) {
      read.add(name.toLowerCase());
      const xml = file.part(name);
      if (xml !== undefined) asides.push(...asidesOf(readTree(xml), what));
    }
  asides.push(...otherParts(file, read));
  return { blocks, asides };
}

const ASIDES = [
  ['comments', 'comment'],
  ['footnotes', 'footnote'],
  ['endnotes', 'footnote'],
] as const;

const contentOf = (block: FormBlock): string => JSON.stringify({ ...block, place: '' });

/** First, other and even pages have headers of the same words. */
function onlyOnce(fresh: readonly FormBlock[], there: readonly FormBlock[]): readonly FormBlock[] {
  const kinds = new Set(fresh.map((block) => block.kind));
  const said = new Set(there.filter((block) => kinds.has(block.kind)).map(contentOf));
  return fresh.filter((block) => !said.has(contentOf(block)));
}

function asidesOf(tree: XmlNode, what: 'comment' | 'footnote'): readonly FormAside[] {
  const all = [...allNamed(tree, what), ...(what === 'footnote' ? allNamed(tree, 'endnote') : [])];
  return all.flatMap((node, index) => {
    const text = [...allNamed(node, 'p')].map(wordsIn).join('\n').trim();
    return inkOf(text) === 0 ? [] : [{ what, place: `${what} ${index + 1}`, text }];
  });
}

const STRUCTURE =
  /(^|\/)(styles|stylesWithEffects|settings|webSettings|fontTable|numbering|people|commentsExtended|commentsIds|commentsExtensible)\.xml$|(^|\/)(theme|glossary|_rels)\//i;

/** Parts with words that hang on the page in ways this reader does not follow: drawings, charts, files within the file. */
function otherParts(file: WordFile, read: ReadonlySet<string>): readonly FormAside[] {
  const folder = `${file.mainName.replace(/^\//, '').split('/').slice(0, -1).join('/')}/`.replace(/^\/$/, '');
  return file.names().flatMap((name): readonly FormAside[] => {
    if (!name.startsWith(folder) || read.has(name.toLowerCase()) || STRUCTURE.test(name)) return [];
    const short = name.slice(folder.length);
    if (/(^|\/)embeddings\/|^afchunk|\.(docx|mht|html?|rtf)$/i.test(short))
      return [{ what: 'embedded', place: `file ${short}`, text: '' }];
    if (!/\.xml$/i.test(name)) return [];
    const text = wordsIn(readTree(file.part(name) ?? '')).trim();
    return inkOf(text) === 0 ? [] : [{ what: 'embedded', place: `part ${short}`, text }];
  });
}

class PageReader implements Aside {
  readonly #prompts: ReadonlySet<string>;
  readonly #asides: FormAside[];
  readonly #lines: LineReader;
  #tables = 0;
  #paragraphs = 0;
  #where: string;
  #boxes: XmlNode[] = [];

  constructor(prompts: ReadonlySet<string>, asides: FormAside[], where: string) {
    this.#prompts = prompts;
    this.#asides = asides;
    this.#where = where;
    this.#lines = openLineReader(prompts, this);
  }

  struckOut(text: string): void {
    if (inkOf(text) > 0) this.#asides.push({ what: 'struck out', place: this.#spot(), text: text.trim() });
  }
  box(content: XmlNode): void {
    this.#boxes.push(content);
  }
  picture(): void {
    this.#asides.push({ what: 'picture', place: this.#spot(), text: '' });
  }
  embedded(what: string): void {
    this.#asides.push({ what: 'embedded', place: `${this.#spot()} (${what})`, text: '' });
  }

  #spot(): string {
    return this.#where === '' ? `paragraph ${this.#paragraphs}` : this.#where;
  }

  blocks(node: XmlNode): readonly FormBlock[] {
    return elementsIn(node).flatMap((child) => this.#block(child));
  }

  #block(node: XmlNode): readonly FormBlock[] {
    switch (node.name) {
      case 'p':
        return this.#paragraph(node);
      case 'tbl':
        return [this.#table(node)];
      case 'sdt':
        return this.#control(node);
      case 'del':
      case 'moveFrom':
        this.struckOut([...allNamed(node, 'delText'), ...allNamed(node, 't')].map(textIn).join(''));
        return [];
      case 'altChunk':
        this.embedded('a document');
        return [];
      case 'r':
      case 't':
        // Words outside any paragraph: no program writes them there, and they are read all the same.
        return this.#paragraph({ name: 'p', attributes: {}, children: [node] });
      case 'AlternateContent': {
        const [first] = elementsIn(node);
        return first === undefined ? [] : this.blocks(first);
      }
      default:
        return PROPERTIES.has(node.name) ? [] : this.blocks(node);
    }
  }

  #paragraph(node: XmlNode): readonly FormBlock[] {
    this.#paragraphs += 1;
    const place = this.#spot();
    const pieces = this.#lines.read(node);
    const list = listOf(node);
    const more = list === undefined ? {} : { list };
    const found: FormBlock[] = [{ kind: 'paragraph', place, heading: isHeading(node), ...more, pieces }];
    return [...found, ...this.#textBoxes()];
  }

  /** Text boxes hang on the paragraph before them. */
  #textBoxes(): readonly FormBlock[] {
    const boxes = this.#boxes;
    this.#boxes = [];
    return boxes.flatMap((content) => {
      const outside = this.#where;
      this.#where = `text box by ${this.#spot()}`;
      const found = this.blocks(content);
      this.#where = outside;
      return found;
    });
  }

  #control(node: XmlNode): readonly FormBlock[] {
    const content = childNamed(node, 'sdtContent');
    if (content === undefined) return [];
    if (holds(content, ['sdt', 'tbl', 'tr', 'tc', 'fldChar', 'drawing', 'pict'])) return this.blocks(content);
    this.#paragraphs += 1;
    const piece = readControl(node, content, this.#prompts, this);
    const paragraph: FormParagraph = { kind: 'paragraph', place: this.#spot(), heading: false, pieces: [piece] };
    return [paragraph, ...this.#textBoxes()];
  }

  #table(node: XmlNode): FormBlock {
    this.#tables += 1;
    const outside = this.#where;
    const name = outside === '' ? `table ${this.#tables}` : `${outside}, table`;
    const rows = [...rowsOf(node)]
      .flatMap((row) => (this.#isTakenOut(row) ? [] : [row]))
      .map((row, index) => this.#row(row, `${name}, row ${index + 1}`));
    this.#where = outside;
    return { kind: 'table', rows };
  }

  /** A row that a tracked change took out. */
  #isTakenOut(row: XmlNode): boolean {
    if (childNamed(childNamed(row, 'trPr'), 'del') === undefined) return false;
    this.struckOut(wordsIn(row));
    return true;
  }

  #row(row: XmlNode, place: string): readonly FormCell[] {
    let column = Number(childNamed(childNamed(row, 'trPr'), 'gridBefore')?.attributes['val'] ?? 0) || 0;
    return [...cellsOf(row)].map(({ cell, control }) => {
      const properties = childNamed(cell, 'tcPr');
      const span = Math.max(1, Math.min(1000, Number(childNamed(properties, 'gridSpan')?.attributes['val'] ?? 1) || 1));
      const merge = childNamed(properties, 'vMerge');
      this.#where = place;
      const made: FormCell = {
        place,
        column,
        span,
        continues: merge !== undefined && merge.attributes['val'] !== 'restart',
        blocks: this.#cellBlocks(cell, control),
      };
      column += span;
      return made;
    });
  }

  /** A control round a whole cell holds that cell's words. */
  #cellBlocks(cell: XmlNode, control: XmlNode | undefined): readonly FormBlock[] {
    if (control === undefined || holds(cell, ['sdt', 'tbl', 'fldChar', 'drawing', 'pict'])) return this.blocks(cell);
    const piece = readControl(control, cell, this.#prompts, this);
    return [{ kind: 'paragraph', place: this.#spot(), heading: false, pieces: [piece] }];
  }
}

const PROPERTIES = new Set([
  'pPr',
  'rPr',
  'tblPr',
  'tblGrid',
  'trPr',
  'tcPr',
  'sdtPr',
  'sdtEndPr',
  'sectPr',
  'background',
]);

/** Rows of a table, also those that a control or a tracked insertion is put round; rows of a table in it are not its own. */
function* rowsOf(node: XmlNode): Generator<XmlNode> {
  for (const element of elementsIn(node))
    if (element.name === 'tr') yield element;
    else if (!PROPERTIES.has(element.name)) yield* rowsOf(element);
}

interface ControlledCell {
  readonly cell: XmlNode;
  /** The control that is put round the whole cell. */
  readonly control: XmlNode | undefined;
}

function* cellsOf(node: XmlNode, control?: XmlNode): Generator<ControlledCell> {
  for (const element of elementsIn(node))
    if (element.name === 'tc') yield { cell: element, control };
    else if (element.name === 'sdt') {
      const content = childNamed(element, 'sdtContent');
      if (content !== undefined) yield* cellsOf(content, element);
    } else if (!PROPERTIES.has(element.name)) yield* cellsOf(element, control);
}

/** The list and the level at which a paragraph is numbered. */
function listOf(paragraph: XmlNode): string | undefined {
  const numbering = childNamed(childNamed(paragraph, 'pPr'), 'numPr');
  const [list, level] = ['numId', 'ilvl'].map((name) => childNamed(numbering, name)?.attributes['val']);
  return list === undefined || list === '0' ? undefined : `${list}/${level ?? '0'}`;
}

function isHeading(paragraph: XmlNode): boolean {
  const properties = childNamed(paragraph, 'pPr');
  if (/^(heading|title|subtitle)/i.test(childNamed(properties, 'pStyle')?.attributes['val'] ?? '')) return true;
  if (childNamed(properties, 'outlineLvl') !== undefined) return true;
  let isBold = false;
  for (const run of allNamed(paragraph, 'r')) {
    if (inkOf(wordsIn(run)) === 0) continue;
    if (!isOn(childNamed(childNamed(run, 'rPr'), 'b'))) return false;
    isBold = true;
  }
  return isBold;
}
