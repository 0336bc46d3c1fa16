// Reads what was typed into the named content controls of our own Word forms: the minute form and the research form.
import type { ControlPiece } from '../../domain/forms/page.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Result } from '../../domain/result.ts';
import { refuse, succeed } from '../../domain/result.ts';
import { controlOf } from './word-control.ts';
import { formTrouble, openWordFile, refuseTrouble } from './word-file.ts';
import { textIn } from './word-line.ts';
import { childNamed, elementsIn, readTree, type XmlNode } from './xml.ts';

export interface NamedControl {
  readonly name: string;
  readonly value: string;
}

/**
 * The controls' names (tag, or title where there is no tag) and what stands in them: untouched ones are '', tick boxes 'yes' or 'no'. A name used
 * twice, a file that is not a Word file, or one without controls is a problem; nothing is guessed.
 */
export function readControls(bytes: Buffer, place: string): Result<Readonly<Record<string, string>>> {
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

function byName(controls: readonly NamedControl[], place: string): Result<Readonly<Record<string, string>>> {
  const found = new Map<string, string>();
  const problems: Problem[] = [];
  for (const { name, value } of controls) {
    if (found.has(name))
      problems.push(
        formTrouble(
          place,
          'form.twice',
          `The place "${name}" stands in the form twice. Use the form as it was sent, in Word or in LibreOffice 7.6 or later: older ones lose the names of the places.`,
          name,
        ),
      );
    found.set(name, value);
  }
  if (problems.length > 0) return { ok: false, problems };
  if (found.size === 0)
    return refuse(
      formTrouble(
        place,
        'form.no-fields',
        'This is an ordinary Word document: it has none of the boxes of our forms, so nothing was read from it. Read it yourself and type what it says, or ask for our form, filled in as it was sent.',
      ),
    );
  return succeed(Object.fromEntries(found));
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
      if (name !== '') found.push({ name, value: valueOf(piece) });
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

function valueOf(piece: ControlPiece): string {
  if (piece.control === 'box') return piece.ticked === true ? 'yes' : 'no';
  return piece.day ?? piece.text;
}
