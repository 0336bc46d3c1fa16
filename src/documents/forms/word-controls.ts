// Reads what was typed into the named content controls of our own Word forms: the minute form and the research form.
import type { ControlPiece } from '../../domain/referral/form-page.ts';
import { refuse, succeed, type Result } from '../../domain/text/result.ts';
import { controlOf } from './word-control.ts';
import { formTrouble, openWordFile, refuseTrouble } from './word-file.ts';
import { textIn } from './word-line.ts';
import { childNamed, elementsIn, readTree, type XmlNode } from './word-xml.ts';

export interface NamedControl {
  readonly name: string;
  readonly value: string;
  /** As it was printed: nothing typed, no tick. */
  readonly untouched: boolean;
}

export interface ReadControls {
  readonly values: Readonly<Record<string, string>>;
  /** What the copies of a place say that stands in the file more than once, where they say different things: such a place has no value. */
  readonly differing: ReadonlyMap<string, readonly string[]>;
}

/**
 * The controls' names (tag, or title where there is no tag) and what stands in them: untouched ones are '', tick boxes 'yes' or 'no'. An older
 * LibreOffice doubles places: copies that say the same, or of which one is untouched, are one place. A file that is not a Word file, or one without
 * controls, is a problem; nothing is guessed.
 */
export function readControls(bytes: Buffer, place: string): Result<ReadControls> {
  const listed = listControls(bytes, place);
  return listed.ok ? byName(listed.value, place) : listed;
}

/** Every named control in the order they begin; text belongs to the innermost one. */
export function listControls(bytes: Buffer, place: string): Result<readonly NamedControl[]> {
  const opened = openWordFile(bytes, place);
  if (!opened.ok) return opened;
  try {
    const found: NamedControl[] = [];
    collect(readTree(opened.value.main), found);
    return succeed(found);
  } catch (cause) {
    return refuseTrouble(cause, place);
  }
}

function byName(controls: readonly NamedControl[], place: string): Result<ReadControls> {
  if (controls.length === 0)
    return refuse(
      formTrouble(
        place,
        'form.no-fields',
        'This is an ordinary Word document: it has none of the boxes of our forms, so nothing was read from it. Read it yourself and type what it says, or ask for our form, filled in as it was sent.',
      ),
    );
  const values = new Map<string, string>();
  const differing = new Map<string, readonly string[]>();
  for (const [name, copies] of Map.groupBy(controls, (control) => control.name)) {
    const said = differentOf(copies.filter((copy) => !copy.untouched).map((copy) => copy.value));
    if (said.length > 1) differing.set(name, said);
    else values.set(name, said[0] ?? copies[0]?.value ?? '');
  }
  return succeed({ values: Object.fromEntries(values), differing });
}

/** The first of each that are the same but for spaces and lines. */
function differentOf(texts: readonly string[]): readonly string[] {
  const seen = new Map<string, string>();
  for (const text of texts) seen.set(text.replace(/\s+/g, ' '), seen.get(text.replace(/\s+/g, ' ')) ?? text);
  return [...seen.values()];
}

function collect(node: XmlNode, found: NamedControl[]): void {
  for (const child of elementsIn(node)) {
    const content = child.name === 'sdt' ? childNamed(child, 'sdtContent') : undefined;
    if (content !== undefined) {
      const shown: OwnText = { lines: [''], fresh: false };
      ownText(content, shown);
      const text = shown.lines.join('\n');
      const piece = controlOf(childNamed(child, 'sdtPr'), { text, inPromptStyle: false }, new Set());
      const name = piece.tag === '' ? piece.title : piece.tag;
      if (name !== '') found.push({ name, ...answerOf(piece) });
    }
    collect(child, found);
  }
}

interface OwnText {
  readonly lines: string[];
  /** A paragraph has ended since the last text: the next text starts a line. */
  fresh: boolean;
}

function ownText(node: XmlNode, into: OwnText): void {
  for (const child of elementsIn(node)) {
    if (['sdt', 'del', 'moveFrom', 'rPr', 'pPr', 'sdtPr'].includes(child.name)) continue;
    const text = child.name === 't' ? textIn(child) : child.name === 'tab' ? '\t' : '';
    if (text !== '' && into.fresh) into.lines.push('');
    if (text !== '') into.fresh = false;
    into.lines[into.lines.length - 1] += text;
    if (child.name === 'br' || child.name === 'cr') into.lines.push('');
    ownText(child, into);
    if (child.name === 'p' && into.lines.some((line) => line !== '')) into.fresh = true;
  }
}

function answerOf(piece: ControlPiece): Pick<NamedControl, 'value' | 'untouched'> {
  if (piece.control === 'box') return { value: piece.ticked === true ? 'yes' : 'no', untouched: piece.ticked !== true };
  const value = piece.day ?? piece.text;
  return { value, untouched: value === '' };
}
