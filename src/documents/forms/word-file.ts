// A file that says it is a Word file, opened: its main part by its relationship and the parts beside it, or by its right name what it is instead.
import { problemId } from '../../domain/problem.ts';
import type { Problem } from '../../domain/problem.ts';
import { refuse, succeed } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { openZip, type Zip } from '../../system/zip.ts';
import { ZipTrouble } from '../../system/zip-directory.ts';
import type { ZipEntry, ZipLimits } from '../../system/zip-directory.ts';
import { allNamed, elementsIn, readTree, XmlTrouble, type XmlNode } from './xml.ts';

/** What a form that came from outside may be: bigger is no form. */
const RECEIVED: ZipLimits = {
  maxEntries: 2000,
  maxPartBytes: 32 * 2 ** 20,
  maxTotalBytes: 64 * 2 ** 20,
  maxRatio: 200,
};

export interface WordFile {
  /** The text of the main part. */
  readonly main: string;
  readonly mainName: string;
  /** Other parts by name: what hangs on the main part, and what else holds XML. */
  names(): readonly string[];
  /** The text of a part, or undefined. Throws XmlTrouble or ZipTrouble. */
  part(name: string): string | undefined;
  /** Parts that hang on the main one by this kind of relationship: header, comments, footnotes. */
  related(kind: string): readonly string[];
}

/** The file as Word's, or why it is none with the way out. Nothing of what stands in it is in the sentence. */
export function openWordFile(bytes: Buffer, place: string): Result<WordFile> {
  const other = findOtherKind(bytes);
  if (other !== undefined) return refuse(formTrouble(place, other.code, other.sentence));
  try {
    const zip = openZip(bytes, RECEIVED);
    return openParts(zip, place);
  } catch (cause) {
    return refuseTrouble(cause, place);
  }
}

/** A damaged file as a problem; anything else is a bug and is thrown on. */
export function refuseTrouble<T>(cause: unknown, place: string): Result<T> {
  if (cause instanceof ZipTrouble || cause instanceof XmlTrouble)
    return refuse(
      formTrouble(place, 'form.unreadable', `The file cannot be read. ${cause.message} Save it again in Word as .docx.`),
    );
  throw cause;
}

export function formTrouble(place: string, code: string, sentence: string, name = ''): Problem {
  return { id: problemId(code, 'form', place, name), code, size: 'run', place, sentence };
}

const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const SAVE_AS = 'Open it in Word, save it as a Word document (.docx), and put that into inbox.';

interface OtherKind {
  readonly code: string;
  readonly sentence: string;
}

/** What the first bytes say it is, when that is no zip. */
function findOtherKind(bytes: Buffer): OtherKind | undefined {
  if (bytes.length === 0)
    return { code: 'form.no-bytes', sentence: 'The file is empty: nothing was saved in it. Ask for it again.' };
  const start = bytes.subarray(0, 1024).toString('latin1');
  if (bytes.subarray(0, 8).equals(OLE))
    return bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))
      ? {
          code: 'form.encrypted',
          sentence:
            'The file is encrypted with a password. Open it with the password, save a copy without one (File, Info, Protect Document), and put that into inbox.',
        }
      : { code: 'form.old-word', sentence: `This is an old Word document (.doc). ${SAVE_AS}` };
  if (/%PDF-/.test(start))
    return {
      code: 'form.pdf',
      sentence:
        'This is a PDF: what was filled in cannot be read from it. Read it yourself and type what it says on Referrals, or ask for the form as a Word or Excel file.',
    };
  if (/^\s*\{\\rtf/.test(start))
    return { code: 'form.rtf', sentence: `This is a rich text document (.rtf). ${SAVE_AS}` };
  if (/^\s*(<!doctype html|<html|mime-version)/i.test(start))
    return { code: 'form.web-page', sentence: `This is a web page, whatever its name says. ${SAVE_AS}` };
  if (/^(\u0089PNG|\u00ff\u00d8\u00ff|GIF8|II\*\0|MM\0\*)/.test(start))
    return {
      code: 'form.picture',
      sentence: 'This is a picture: nothing can be read from it. Read it yourself and type what it says on Referrals.',
    };
  return undefined;
}

function openParts(zip: Zip, place: string): Result<WordFile> {
  const byName = new Map(zip.entries.map((entry) => [entry.name.toLowerCase(), entry]));
  const entryOf = (name: string): ZipEntry | undefined => byName.get(name.replace(/^\//, '').toLowerCase());
  const textOf = (name: string): string | undefined => {
    const entry = entryOf(name);
    return entry === undefined ? undefined : decode(zip.read(entry));
  };
  const other = findOtherZip(textOf, entryOf);
  if (other !== undefined) return refuse(formTrouble(place, other.code, other.sentence));
  const stated = relationsOf(textOf('_rels/.rels')).find((one) => one.kind === 'officeDocument')?.target;
  const mainName = [stated, 'word/document.xml'].find((name) => name !== undefined && entryOf(name) !== undefined);
  const main = mainName === undefined ? undefined : textOf(mainName);
  if (mainName === undefined || main === undefined || /\.bin$/i.test(mainName) || !/[<:](document|wordDocument)[\s>]/.test(main.slice(0, 4000)))
    return refuse(
      formTrouble(place, 'form.not-word', 'This is not a Word file (.docx). Save the form as .docx and send it again.'),
    );
  const folder = mainName.replace(/^\//, '').split('/').slice(0, -1).join('/');
  const base = mainName.split('/').at(-1) ?? '';
  const relations = relationsOf(textOf(`${folder === '' ? '' : `${folder}/`}_rels/${base}.rels`));
  const whole = (target: string): string => (target.startsWith('/') ? target.slice(1) : join(folder, target));
  return succeed({
    main,
    mainName,
    names: () => zip.entries.map((one) => one.name),
    part: textOf,
    related: (kind) => relations.filter((one) => one.kind === kind).map((one) => whole(one.target)),
  });
}

/** A zip of another program, told apart by what it holds. */
function findOtherZip(
  textOf: (name: string) => string | undefined,
  entryOf: (name: string) => ZipEntry | undefined,
): OtherKind | undefined {
  const mime = entryOf('mimetype') === undefined ? '' : (textOf('mimetype') ?? '').slice(0, 200);
  if (mime.includes('opendocument'))
    return {
      code: 'form.open-document',
      sentence: `This is an OpenDocument file (${mime.includes('spreadsheet') ? '.ods' : '.odt'}). Open it in Word or LibreOffice, save it as ${mime.includes('spreadsheet') ? 'an Excel workbook (.xlsx)' : 'a Word document (.docx)'}, and put that into inbox.`,
    };
  if (entryOf('xl/workbook.xml') !== undefined)
    return {
      code: 'form.not-word',
      sentence: 'This is an Excel workbook that is named as a Word file. Name it .xlsx and put it into inbox again: it is not .docx.',
    };
  if (entryOf('Index/Document.iwa') !== undefined)
    return { code: 'form.pages', sentence: 'This is a Pages document. Export it as Word (.docx) and put that into inbox.' };
  return undefined;
}

function decode(bytes: Buffer): string {
  const [first, second] = bytes;
  const label = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(label).decode(bytes);
}

interface Relation {
  readonly kind: string;
  readonly target: string;
}

function relationsOf(xml: string | undefined): readonly Relation[] {
  if (xml === undefined) return [];
  const tree: XmlNode = readTree(xml);
  return [...allNamed(tree, 'Relationship')].flatMap(({ attributes }) =>
    (attributes['TargetMode'] ?? '').toLowerCase() === 'external'
      ? []
      : [{ kind: (attributes['Type'] ?? '').split('/').at(-1) ?? '', target: attributes['Target'] ?? '' }],
  );
}

function join(folder: string, target: string): string {
  const steps = folder === '' ? [] : folder.split('/');
  for (const step of target.split('/'))
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  return steps.join('/');
}

/** The first element of that name, at any depth. */
export function firstNamed(node: XmlNode, name: string): XmlNode | undefined {
  for (const one of elementsIn(node)) {
    const found = one.name === name ? one : firstNamed(one, name);
    if (found !== undefined) return found;
  }
  return undefined;
}
