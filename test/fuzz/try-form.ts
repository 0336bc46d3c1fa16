// One broken form: made from a seed, read, and held to what may become of it.
import { DASH } from '../../src/domain/referral/checklist.ts';
import { renderWordReferralForm } from '../../src/use-cases/forms/own/blank-word-form.ts';
import { findOwnKind } from '../../src/use-cases/forms/own/own-word-form.ts';
import { isOurForm } from '../../src/use-cases/forms/own/take-in-own.ts';
import { readReferral } from '../../src/use-cases/forms/own/word-referral.ts';
import { readReferralForm } from '../../src/workbook/forms/referral/read-referral-form.ts';
import { checklistQuestions, SECTIONS } from '../../src/workbook/forms/referral/referral-questions.ts';
import { fillWordForm } from '../support/fill-word-form.ts';
import { randomAnswer, typedInWord, type RandomAnswer } from '../support/random-answers.ts';
import { openZip, writeZip } from '../../src/system/zip.ts';
import { readWordPage } from '../../src/documents/forms/word-page.ts';
import { readTree, type XmlNode } from '../../src/documents/forms/word-xml.ts';
import { textIn } from '../../src/documents/forms/word-line.ts';
import { inkOf, type FormPage } from '../../src/domain/referral/form-page.ts';
import { openWordFile } from '../../src/documents/forms/word-file.ts';
import { mapForm } from '../../src/workbook/forms/mapping/map-form.ts';
import { openDice, type Dice } from '../prove/forms/dice.ts';
import { makeForm } from '../prove/forms/make.ts';

export interface Tried {
  readonly bytes: Buffer;
  readonly outcome: string;
  readonly ms: number;
  readonly fault?: string;
}

/** A form that takes longer than this to read hangs, for all that a person can tell. */
const MOST_MS = 10_000;
const LIMITS = { maxEntries: 2000, maxPartBytes: 32 * 2 ** 20, maxTotalBytes: 64 * 2 ** 20, maxRatio: 200 };

/** Every so many of the forms is our own. */
const OURS = 3;

export function tryForm(seed: number): Tried {
  const dice = openDice(seed);
  const made = seed % OURS === 0 ? ownForm(dice) : areaForm(seed);
  const bytes = broken(made.bytes, dice);
  const began = performance.now();
  let outcome = 'read';
  let fault: string | undefined;
  try {
    const page = readWordPage(bytes, 'form.docx');
    if (page.ok) {
      const own = findOwnKind(page.value) === 'referral' ? tellOwn(page.value) : undefined;
      if (own !== undefined) outcome = 'read as ours';
      fault = lostLetters(bytes, made, own ?? tellArea(page.value));
    } else outcome = page.problems[0]?.code ?? 'refused';
  } catch (error) {
    fault = `crashed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  }
  const ms = performance.now() - began;
  if (ms > MOST_MS) fault ??= `took ${Math.round(ms)} ms`;
  return { bytes, outcome, ms, ...(fault === undefined ? {} : { fault }) };
}

interface Filled {
  readonly bytes: Buffer;
  readonly typed: readonly string[];
  /** Lines that nobody typed. */
  readonly printed: ReadonlySet<string>;
}

function areaForm(seed: number): Filled {
  const { bytes, filled, loose } = makeForm(seed % 5000);
  return {
    bytes,
    printed: new Set(),
    typed: [...filled.flatMap((one) => (one.kind === 'words' || one.kind === 'lines' ? [one.shown] : [])), ...loose],
  };
}

const BLANK = await renderWordReferralForm({ marac: 'Ealing MARAC', sendTo: 'marac@example.org' });
const ASKED = [...SECTIONS.flatMap((one) => one.questions), ...checklistQuestions(DASH)];

/** The lines of the blank form: its hints have words that people type too ("spring 1988"). */
const PRINTED: ReadonlySet<string> = new Set(linesOf(Buffer.from(BLANK)));

/** A word that stands in one answer and nowhere else: many answers are alike, and one that is lost would be told by another. */
const ownWord = (index: number): string =>
  `zqx${String(1000 + index).replace(/\d/g, (digit) => 'bcdfghjklm'.charAt(Number(digit)))}`;

function withWord(answer: RandomAnswer | undefined, word: string): RandomAnswer | undefined {
  return answer !== undefined && 'words' in answer ? { words: `${answer.words} ${word}` } : answer;
}

function ownForm(dice: Dice): Filled {
  const answers = ASKED.flatMap(({ fields, column }) =>
    fields.map((field) => [field, randomAnswer(dice, column)] as const),
  ).map(([field, answer], index) => [field, dice.chance(0.5) ? withWord(answer, ownWord(index)) : answer] as const);
  const places = answers.flatMap(([field, answer]) => Object.entries(typedInWord(`referral/${field}`, answer)));
  return {
    bytes: fillWordForm(BLANK, Object.fromEntries(places)),
    printed: PRINTED,
    typed: answers.flatMap(([, answer]) => (answer !== undefined && 'words' in answer ? [answer.words] : [])),
  };
}

function tellArea(page: FormPage): string {
  const form = mapForm(page);
  return [
    ...form.taken.map((one) => `${one.label} ${one.shown}`),
    ...form.left.map((one) => `${one.label} ${one.text}`),
    ...form.other.map((one) => one.text),
  ].join('\n');
}

/** Undefined where it is read as somebody else's form. */
function tellOwn(page: FormPage): string | undefined {
  const { sheets, problems } = readReferral(page);
  const read = readReferralForm(sheets);
  if (!isOurForm(read)) return undefined;
  const { values } = read.ok ? read.value : { values: {} };
  const choices = ASKED.flatMap(({ column, fields }) =>
    Object.entries(column.choices ?? {}).flatMap(([key, label]) =>
      fields.some((field) => read.ok && read.value.values[field] === key) ? [label] : [],
    ),
  );
  const faults = [...problems, ...(read.ok ? read.value.problems : read.problems)].map((one) => one.shown ?? '');
  return [...Object.values(values).flatMap((value) => value), ...choices, ...faults].join('\n');
}

/** Words that were typed and still stand on the form, in a line that was not printed, must each be told somewhere. */
function lostLetters(bytes: Buffer, { typed, printed }: Filled, told: string): string | undefined {
  const all = flat(told);
  const untold = typed
    .flatMap((one) => one.match(/[A-Za-z]{6,}/g) ?? [])
    .map(flat)
    .filter((word) => !all.includes(word));
  if (untold.length === 0) return undefined;
  const there = flat(
    linesOf(bytes)
      .filter((line) => !printed.has(line))
      .join('\n'),
  );
  const lost = untold.find((word) => there.includes(word));
  return lost === undefined ? undefined : `"${lost}" was lost (${inkOf(lost)} letters)`;
}

const flat = (text: string): string => text.toLowerCase().replace(/\s+/g, '');

/** The lines of the file, an element `w:p` each; a line within a line is one of its own. None where it is no Word file. */
function linesOf(bytes: Buffer): readonly string[] {
  const opened = openWordFile(bytes, 'form.docx');
  return opened.ok ? textOf(readTree(opened.value.main)).split('\n') : [];
}

/** The text of a tree without instructions of fields, with a break about each paragraph. */
function textOf(node: XmlNode): string {
  if (node.name === 'instrText') return '';
  const own = node.name === 't' || node.name === 'delText' ? textIn(node) : '';
  const inside = node.children.map((one) => (typeof one === 'string' ? '' : textOf(one))).join('');
  return node.name === 'p' ? `\n${own}${inside}\n` : `${own}${inside}`;
}

type Break = (xml: string, dice: Dice) => string;

const BREAKS: readonly Break[] = [
  (xml) => xml,
  (xml, dice) => removeOne(xml, dice, /<w:(r|p|tc|tr|sdt)>.*?<\/w:\1>/gs),
  (xml, dice) => doubleOne(xml, dice, /<w:(r|p|tr)>.*?<\/w:\1>/gs),
  (xml, dice) => dropTags(xml, dice, ['w:sdtPr', 'w:tcPr', 'w:rPr', 'w:ffData', 'w:tblPr']),
  (xml, dice) => wrap(xml, dice, /<w:p>.*?<\/w:p>/gs, ['<w:sdt><w:sdtContent>', '</w:sdtContent></w:sdt>']),
  (xml, dice) => wrap(xml, dice, /<w:tr>.*?<\/w:tr>/gs, ['<w:ins>', '</w:ins>']),
  (xml, dice) =>
    wrap(xml, dice, /<w:r>(?:(?!<w:r>).)*?<\/w:r>/gs, ['<w:smartTag><w:hyperlink>', '</w:hyperlink></w:smartTag>']),
  (xml, dice) => wrap(xml, dice, /<w:p>(?:(?!<w:p>).)*?<\/w:p>/gs, ['<w:tbl><w:tr><w:tc>', '</w:tc></w:tr></w:tbl>']),
  (xml, dice) =>
    xml.replace(/<w:fldChar w:fldCharType="(begin|separate|end)"\/?>/g, (all) => (dice.chance(0.1) ? '' : all)),
  (xml, dice) => xml.slice(0, dice.below(xml.length)),
  (xml, dice) => xml.replaceAll(':</w:t>', () => (dice.chance(0.5) ? '</w:t>' : ':</w:t>')),
  (xml, dice) => xml.replace('<w:body>', `<w:body>${'<w:p>'.repeat(1 + dice.below(600))}`),
  (xml, dice) =>
    xml.replace(
      '<w:body>',
      `<w:body><w:p><w:r><w:t>${dice.pick(['&#x41;', '&amp;', '&bad;', '\u0000', '☒☐', '\u2002\u2002', '[x]'])}</w:t></w:r></w:p>`,
    ),
  (xml, dice) =>
    xml.replace(/w:val="[^"]*"/g, (all) =>
      dice.chance(0.1) ? `w:val="${dice.pick(['', '-1', '99999999', '1', 'restart', 'A&amp;B'])}"` : all,
    ),
];

function broken(bytes: Buffer, dice: Dice): Buffer {
  if (dice.chance(0.05)) return bytes.subarray(0, dice.below(bytes.length));
  const zip = openZip(bytes, LIMITS);
  return writeZip(
    zip.entries.map((entry) => {
      if (!/document\d?\.xml$/.test(entry.name)) return { entry, packed: zip.packed(entry) };
      let xml = zip.read(entry).toString('utf8');
      for (let times = 1 + dice.below(3); times > 0; times -= 1) xml = dice.pick(BREAKS)(xml, dice);
      return { name: entry.name, content: Buffer.from(xml) };
    }),
  );
}

function pickMatch(xml: string, dice: Dice, pattern: RegExp): RegExpExecArray | undefined {
  const all = [...xml.matchAll(pattern)];
  return all.length === 0 ? undefined : dice.pick(all);
}

function removeOne(xml: string, dice: Dice, pattern: RegExp): string {
  const one = pickMatch(xml, dice, pattern);
  return one === undefined ? xml : xml.slice(0, one.index) + xml.slice(one.index + one[0].length);
}

function doubleOne(xml: string, dice: Dice, pattern: RegExp): string {
  const one = pickMatch(xml, dice, pattern);
  return one === undefined ? xml : xml.slice(0, one.index) + one[0] + xml.slice(one.index);
}

function wrap(xml: string, dice: Dice, pattern: RegExp, [before, after]: readonly [string, string]): string {
  const one = pickMatch(xml, dice, pattern);
  return one === undefined
    ? xml
    : xml.slice(0, one.index) + before + one[0] + after + xml.slice(one.index + one[0].length);
}

function dropTags(xml: string, dice: Dice, names: readonly string[]): string {
  const name = dice.pick(names);
  return removeOne(xml, dice, new RegExp(`<${name}>.*?</${name}>`, 'gs'));
}
