// The line of one paragraph: runs of words, controls, old form fields and ticks, in their order; what was taken out under tracked changes stands apart.
import type { ControlPiece, FormPiece, TextPiece } from '../../domain/referral/form-page.ts';
import { symbolOf } from './word-symbol.ts';
import { controlOf, oldField, type OldField } from './word-control.ts';
import { allNamed, childNamed, elementsIn, holds, isOn, type XmlNode } from './word-xml.ts';

/** A field whose end has not come yet: its result may run over several paragraphs. */
interface OpenField {
  readonly data: XmlNode | undefined;
  instruction: string;
  inResult: boolean;
  old: OldField | undefined;
}

export interface LineReader {
  /** The pieces of a paragraph. */
  read(paragraph: XmlNode): readonly FormPiece[];
}

/** What a paragraph holds besides its line. */
export interface Aside {
  /** Words under tracked deletion. */
  struckOut(text: string): void;
  /** A text box, to be read where it hangs. */
  box(content: XmlNode): void;
  picture(): void;
  embedded(what: string): void;
}

export function openLineReader(prompts: ReadonlySet<string>, aside: Aside): LineReader {
  const fields: OpenField[] = [];
  return {
    read(paragraph) {
      const line = new Line(prompts, aside, fields);
      line.children(paragraph);
      for (const field of fields)
        if (field.old !== undefined && field.old.piece.text !== '') field.old.piece.text += '\n';
      return line.pieces;
    },
  };
}

class Line {
  readonly pieces: FormPiece[] = [];
  readonly #prompts: ReadonlySet<string>;
  readonly #aside: Aside;
  readonly #fields: OpenField[];
  constructor(prompts: ReadonlySet<string>, aside: Aside, fields: OpenField[]) {
    this.#prompts = prompts;
    this.#aside = aside;
    this.#fields = fields;
  }

  children(node: XmlNode): void {
    for (const child of elementsIn(node)) this.#inline(child);
  }

  #inline(node: XmlNode): void {
    switch (node.name) {
      case 'r':
        return this.#run(node);
      case 'sdt':
        return this.#control(node);
      case 'del':
      case 'moveFrom':
        return this.#struck(node);
      case 'fldSimple':
        return this.#simpleField(node);
      case 'AlternateContent':
        return this.#alternate(node);
      case 'pPr':
      case 'rPr':
      case 'sdtPr':
      case 'sdtEndPr':
        return;
      case 't':
        return this.#words(textIn(node), undefined);
      default:
        return this.children(node);
    }
  }

  #run(run: XmlNode): void {
    const mark = markOf(childNamed(run, 'rPr'));
    for (const node of elementsIn(run)) this.#piece(node, mark);
  }

  #piece(node: XmlNode, mark: TextPiece['mark']): void {
    switch (node.name) {
      case 't':
        return this.#words(textIn(node), mark);
      case 'tab':
      case 'ptab':
        return this.#words('\t', undefined);
      case 'br':
      case 'cr':
        return this.#words('\n', undefined);
      case 'noBreakHyphen':
        return this.#words('-', mark);
      case 'sym':
        return this.#words(symbolOf(node), mark);
      case 'delText':
        return this.#aside.struckOut(textIn(node));
      case 'fldChar':
        return this.#fieldCharacter(node);
      case 'instrText':
        return this.#instruction(textIn(node));
      case 'drawing':
      case 'pict':
      case 'object':
        return this.#drawing(node);
      case 'AlternateContent':
        return this.#alternate(node);
      case 'ruby':
        return this.#inline(childNamed(node, 'rubyBase') ?? node);
      case 'rPr':
      case 'instrDel':
        return;
      default:
        for (const child of elementsIn(node)) this.#piece(child, mark);
    }
  }

  #words(text: string, mark: TextPiece['mark']): void {
    if (text === '') return;
    const field = this.#fields.findLast((candidate) => candidate.inResult || candidate.old !== undefined);
    // A list or a box of the old kind shows nothing of its own: words in it are somebody's.
    if (field?.old?.piece.control === 'text') return void (field.old.piece.text += text);
    if (field?.inResult === true && /^\s*(PAGE|NUMPAGES|SECTIONPAGES|TOC)\b/i.test(field.instruction)) return;
    const last = this.pieces.at(-1);
    if (last?.kind === 'text' && last.mark === mark)
      this.pieces[this.pieces.length - 1] = { ...last, text: last.text + text };
    else this.pieces.push({ kind: 'text', text, ...(mark === undefined ? {} : { mark }) });
  }

  #control(node: XmlNode): void {
    const content = childNamed(node, 'sdtContent');
    if (content === undefined) return;
    if (holds(content, ['sdt', 'fldChar', 'txbxContent'])) return this.children(content);
    this.pieces.push(readControl(node, content, this.#prompts, this.#aside));
  }

  #struck(node: XmlNode): void {
    const words = [...allNamed(node, 'delText'), ...allNamed(node, 't')].map(textIn).join('');
    if (words.trim() !== '') this.#aside.struckOut(words);
  }

  #fieldCharacter(node: XmlNode): void {
    const type = node.attributes['fldCharType'];
    if (type === 'begin') {
      const data = childNamed(node, 'ffData');
      const field: OpenField = { data, instruction: '', inResult: false, old: undefined };
      this.#fields.push(field);
      if (data !== undefined) this.#openOld(field);
    } else if (type === 'separate') {
      const field = this.#fields.at(-1);
      if (field !== undefined) field.inResult = true;
    } else if (type === 'end') {
      const field = this.#fields.pop();
      if (field?.old !== undefined) close(field.old);
    }
  }

  #openOld(field: OpenField): void {
    field.old = oldField(field.data, field.instruction);
    this.pieces.push(field.old.piece);
  }

  #instruction(text: string): void {
    const field = this.#fields.at(-1);
    if (field === undefined) return;
    field.instruction += text;
    if (field.old === undefined && /FORM(TEXT|CHECKBOX|DROPDOWN)/.test(field.instruction)) this.#openOld(field);
  }

  #simpleField(node: XmlNode): void {
    const instruction = node.attributes['instr'] ?? '';
    if (!/FORM(TEXT|CHECKBOX|DROPDOWN)/.test(instruction)) {
      if (!/^\s*(PAGE|NUMPAGES|SECTIONPAGES)\b/i.test(instruction)) this.children(node);
      return;
    }
    const field: OpenField = { data: childNamed(node, 'ffData'), instruction, inResult: true, old: undefined };
    this.#openOld(field);
    this.#fields.push(field);
    this.children(node);
    this.#fields.pop();
    if (field.old !== undefined) close(field.old);
  }

  /** Word writes a text box twice, for new and for old programs: the first is read, and the second where it says something else. */
  #alternate(node: XmlNode): void {
    const [first, ...rest] = elementsIn(node).filter((one) => one.name === 'Choice' || one.name === 'Fallback');
    if (first === undefined) return;
    const words = wordsIn(first);
    this.#piece(first, undefined);
    for (const other of rest) if (wordsIn(other) !== '' && wordsIn(other) !== words) this.#piece(other, undefined);
  }

  #drawing(node: XmlNode): void {
    if (node.name === 'object' || holds(node, ['OLEObject'])) this.#aside.embedded('a file');
    const boxes = [...topmost(node, 'txbxContent')];
    for (const content of boxes) this.#aside.box(content);
    if (boxes.length === 0 && holds(node, ['blip', 'imagedata', 'pic'])) this.#aside.picture();
    if (holds(node, ['relIds', 'chart', 'contentPart'])) this.#aside.embedded('a drawing');
  }
}

/** Five wide spaces stand in a field that nobody touched. */
function close({ piece, usual }: OldField): void {
  if (piece.control !== 'text') return;
  const text = piece.text.replace(/^[\s\u2002\u2003]+|[\s\u2002\u2003]+$/g, '');
  if (text === '' || (usual !== '' && text === usual.trim())) {
    if (text !== '') piece.prompt = piece.text;
    piece.text = '';
  } else piece.text = text;
}

export function readControl(node: XmlNode, content: XmlNode, prompts: ReadonlySet<string>, aside: Aside): ControlPiece {
  const lines: string[] = [];
  let inPromptStyle = true;
  const inner = openLineReader(prompts, aside);
  const paragraphs = [...allNamed(content, 'p')];
  for (const paragraph of paragraphs.length === 0 ? [content] : paragraphs) {
    lines.push(
      inner
        .read(paragraph)
        .map((piece) => piece.text)
        .join(''),
    );
    for (const run of allNamed(paragraph, 'r'))
      if (childNamed(run, 't') !== undefined)
        inPromptStyle &&= /placeholder/i.test(childNamed(childNamed(run, 'rPr'), 'rStyle')?.attributes['val'] ?? '');
  }
  return controlOf(childNamed(node, 'sdtPr'), { text: lines.join('\n'), inPromptStyle }, prompts);
}

export function textIn(node: XmlNode): string {
  return node.children.filter((child): child is string => typeof child === 'string').join('');
}

export function wordsIn(node: XmlNode): string {
  return [...allNamed(node, 't')].map(textIn).join('');
}

/** Elements of that name that stand in no other of it. */
function* topmost(node: XmlNode, name: string): Generator<XmlNode> {
  for (const element of elementsIn(node))
    if (element.name === name) yield element;
    else if (element.name === 'AlternateContent') {
      const [first] = elementsIn(element);
      if (first !== undefined) yield* topmost(first, name);
    } else yield* topmost(element, name);
}

function markOf(properties: XmlNode | undefined): TextPiece['mark'] {
  if (properties === undefined) return undefined;
  if (isOn(childNamed(properties, 'strike')) || isOn(childNamed(properties, 'dstrike'))) return 'struck';
  const value = (name: string): string => childNamed(properties, name)?.attributes['val'] ?? 'none';
  const stands =
    value('highlight') !== 'none' ||
    value('u') !== 'none' ||
    isOn(childNamed(properties, 'b')) ||
    childNamed(properties, 'bdr') !== undefined;
  return stands ? 'chosen' : undefined;
}
