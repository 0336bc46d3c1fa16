// A Word file opened: its main part by its relationship, and the parts beside it.
import { problemId, type Problem } from '../../domain/text/problem.ts';
import { refuse, succeed, type Result } from '../../domain/text/result.ts';
import { XmlTrouble } from '../../system/xml/xml-trouble.ts';
import { openZip, type Zip } from '../../system/zip.ts';
import { ZipTrouble, type ZipEntry, type ZipLimits } from '../../system/zip-directory.ts';
import { allNamed, elementsIn, readTree, type XmlNode } from './word-xml.ts';

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

/** The file as Word's, or why it is none; other programs' files are told by name before (use-cases/inbox/file-kinds.ts). Nothing of what stands in it is in the sentence. */
export function openWordFile(bytes: Buffer, place: string): Result<WordFile> {
  try {
    const zip = openZip(bytes, RECEIVED);
    return openParts(zip, place);
  } catch (cause) {
    return refuseTrouble(cause, place);
  }
}

/** A damaged file as a problem; anything else is a bug and is thrown on. */
export function refuseTrouble<T>(cause: unknown, place: string): Result<T> {
  if (!(cause instanceof ZipTrouble || cause instanceof XmlTrouble)) throw cause;
  const what = cause instanceof XmlTrouble ? `It is damaged: ${cause.message}.` : cause.message;
  return refuse(
    formTrouble(place, 'form.unreadable', `The file cannot be read. ${what} Save it again in Word as .docx.`),
  );
}

export function formTrouble(place: string, code: string, sentence: string, name = ''): Problem {
  return { id: problemId(code, 'form', place, name), code, size: 'run', place, sentence };
}

function openParts(zip: Zip, place: string): Result<WordFile> {
  const byName = new Map(zip.entries.map((entry) => [entry.name.toLowerCase(), entry]));
  const entryOf = (name: string): ZipEntry | undefined => byName.get(name.replace(/^\//, '').toLowerCase());
  const textOf = (name: string): string | undefined => {
    const entry = entryOf(name);
    return entry === undefined ? undefined : decode(zip.read(entry));
  };
  const stated = relationsOf(textOf('_rels/.rels')).find((relation) => relation.kind === 'officeDocument')?.target;
  const mainName = [stated, 'word/document.xml'].find((name) => name !== undefined && entryOf(name) !== undefined);
  const main = mainName === undefined ? undefined : textOf(mainName);
  if (
    mainName === undefined ||
    main === undefined ||
    /\.bin$/i.test(mainName) ||
    !/[<:](document|wordDocument)[\s>]/.test(main.slice(0, 4000))
  )
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
    names: () => zip.entries.map((entry) => entry.name),
    part: textOf,
    related: (kind) => relations.filter((relation) => relation.kind === kind).map((relation) => whole(relation.target)),
  });
}

function decode(bytes: Buffer): string {
  const [first, second] = bytes;
  const label =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
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
  for (const element of elementsIn(node)) {
    const found = element.name === name ? element : firstNamed(element, name);
    if (found !== undefined) return found;
  }
  return undefined;
}
