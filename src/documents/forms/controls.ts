// Reads what was typed into the content controls of a Word file: our minute and research forms, or an area's own referral form.
import { problemId } from '../../domain/problem.ts';
import type { Problem } from '../../domain/problem.ts';
import { refuse, succeed } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { openZip } from '../../system/zip.ts';
import { ZipTrouble } from '../../system/zip-directory.ts';
import type { ZipLimits } from '../../system/zip-directory.ts';
import { CHOOSE, PROMPT } from './prompts.ts';
import { readXml, XmlTrouble } from './xml.ts';

/** What a form that came from outside may be: bigger is no form. */
const RECEIVED: ZipLimits = {
  maxEntries: 2000,
  maxPartBytes: 32 * 2 ** 20,
  maxTotalBytes: 64 * 2 ** 20,
  maxRatio: 200,
};
const MAIN_PART = 'word/document.xml';

interface Control {
  tag: string;
  alias: string;
  prompt: boolean;
  ticked: boolean | undefined;
  text: string;
  /** A paragraph has ended since the last text: the next text starts a line. */
  newLine: boolean;
}

/**
 * The controls' names (tag, or title where there is no tag) and what stands in them: untouched ones are '', tick boxes 'yes' or 'no'. A name used
 * twice, a file that is not a Word file, or one without controls is a problem; nothing is guessed.
 */
export function readControls(bytes: Buffer, place: string): Result<Readonly<Record<string, string>>> {
  let xml: string;
  try {
    const zip = openZip(bytes, RECEIVED);
    const main = zip.entries.find((entry) => entry.name === MAIN_PART);
    if (main === undefined)
      return refuse(
        trouble(place, 'form.not-word', 'This is not a Word file (.docx). Save the form as .docx and send it again.'),
      );
    xml = zip.read(main).toString('utf8');
    return gather(xml, place);
  } catch (cause) {
    if (cause instanceof ZipTrouble || cause instanceof XmlTrouble)
      return refuse(
        trouble(place, 'form.unreadable', `The file cannot be read. ${cause.message} Save it again in Word as .docx.`),
      );
    throw cause;
  }
}

function trouble(place: string, code: string, sentence: string, name = ''): Problem {
  return { id: problemId(code, 'form', place, name), code, size: 'run', place, sentence };
}

function gather(xml: string, place: string): Result<Readonly<Record<string, string>>> {
  const found = new Map<string, string>();
  const problems: Problem[] = [];
  const controls = collectControls(xml);
  for (const control of controls) {
    const name = control.tag === '' ? control.alias : control.tag;
    if (name === '') continue;
    if (found.has(name))
      problems.push(
        trouble(
          place,
          'form.twice',
          `The place "${name}" stands in the form twice. Use the form as it was sent, in Word or in LibreOffice 7.6 or later: older ones lose the names of the places.`,
          name,
        ),
      );
    found.set(name, valueOf(control));
  }
  if (problems.length > 0) return { ok: false, problems };
  if (found.size === 0)
    return refuse(
      trouble(
        place,
        'form.no-fields',
        'This is an ordinary Word document: it has none of the boxes of our forms, so nothing was read from it. Read it yourself and type what it says, or ask for our form, filled in as it was sent.',
      ),
    );
  return succeed(Object.fromEntries(found));
}

function valueOf(control: Control): string {
  if (control.ticked !== undefined) return control.ticked ? 'yes' : 'no';
  const text = control.text.trim();
  // Some programs save a prompt as if it had been typed.
  return control.prompt || text === PROMPT || text === CHOOSE ? '' : text;
}

/** All controls in the order they begin; text belongs to the innermost one. */
function collectControls(xml: string): readonly Control[] {
  const all: Control[] = [];
  const open: Control[] = [];
  let inText = false;
  for (const piece of readXml(xml)) {
    const control = open.at(-1);
    if (piece.kind === 'text') {
      if (inText && control !== undefined) addText(control, piece.text);
    } else if (piece.kind === 'close') {
      if (piece.name === 'sdt') open.pop();
      else if (piece.name === 't') inText = false;
      else if (piece.name === 'p' && control !== undefined) control.newLine = true;
    } else if (piece.name === 'sdt' && !piece.empty) {
      const fresh: Control = { tag: '', alias: '', prompt: false, ticked: undefined, text: '', newLine: false };
      all.push(fresh);
      open.push(fresh);
    } else if (piece.name === 't') inText = !piece.empty;
    else if (control !== undefined) readProperty(control, piece.name, piece.attributes);
  }
  return all;
}

function addText(control: Control, text: string): void {
  if (control.newLine && control.text !== '') control.text += '\n';
  control.newLine = false;
  control.text += text;
}

function readProperty(control: Control, name: string, attributes: Readonly<Record<string, string>>): void {
  const value = attributes['val'] ?? '';
  if (name === 'tag') control.tag = value;
  else if (name === 'alias') control.alias = value;
  else if (name === 'showingPlcHdr') control.prompt = !['0', 'false', 'off'].includes(value);
  else if (name === 'checkbox') control.ticked ??= false;
  else if (name === 'checked') control.ticked = ['1', 'true', 'on'].includes(value);
  else if (name === 'br' || name === 'cr') control.text += '\n';
  else if (name === 'tab') control.text += '\t';
}
