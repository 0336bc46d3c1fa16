// Answers into values of columns, each read as its cell on the tab would be. Two different answers to one question are neither taken.
import { PARAGRAPH } from '../reading/read-area.ts';
import type { FormEntry } from '../reading/form-entry.ts';
import { readCell } from '../../../domain/cells/value.ts';
import { foldText } from '../../../domain/text/fold.ts';
import { inkOf } from '../../../domain/referral/form-page.ts';
import { REFERRAL_COLUMNS } from '../../../domain/referral/questions/all-questions.ts';
import type { ReferralQuestion } from '../../../domain/referral/questions/question.ts';
import type { Column } from '../../tables/table.ts';
import type { Written } from '../../tables/write-cell.ts';
import type { AnswerRead } from './form-answers.ts';
import { readName } from './split-name.ts';
import { addPostcodes } from './postcodes.ts';
import { answerBeforeWords, splitGap } from './words-behind-answers.ts';

export interface Offered {
  readonly at: number;
  readonly entry: FormEntry;
  readonly answer: AnswerRead;
  readonly fields: string;
}

interface Read {
  readonly offered: Offered;
  readonly values: Readonly<Record<string, Written>>;
  /** What of the answer no column took. */
  readonly rest?: { readonly text: string; readonly why: string };
  readonly look?: string;
}

interface Took {
  readonly entry: FormEntry;
  readonly used: AnswerRead['used'];
  readonly fields: readonly string[];
  readonly look?: string;
}

interface Left {
  readonly entry: FormEntry;
  readonly used: AnswerRead['used'];
  readonly at: number;
  readonly why: string;
  readonly text: string;
}

export interface Filled {
  readonly values: Readonly<Record<string, Written>>;
  readonly taken: readonly Took[];
  readonly left: readonly Left[];
}

export interface Filling {
  offer(offered: Offered): void;
  end(): Filled;
}

const COLUMNS = REFERRAL_COLUMNS as Readonly<Record<string, ReferralQuestion>>;

export function openFilling(): Filling {
  const reads: Read[] = [];
  const left: Left[] = [];
  const leave = ({ entry, at, answer }: Offered, why: string, text = answer.text): void => {
    left.push({ entry, at, why, text, used: answer.used });
  };
  return {
    offer(offered) {
      const read = readOffered(offered);
      if (typeof read === 'string') leave(offered, read);
      else reads.push(read);
    },
    end() {
      dropBareYes(reads);
      const clashing = findClashes(reads);
      const values: Record<string, Written> = {};
      const taken: Took[] = [];
      for (const { offered, values: own, rest, look } of reads) {
        const fields = Object.keys(own);
        if (fields.some((field) => clashing.has(field))) {
          leave(offered, 'the form answers this question twice, and differently');
          continue;
        }
        for (const field of fields) values[field] ??= own[field];
        const { entry, answer } = offered;
        taken.push({ entry, used: answer.used, fields, ...(look === undefined ? {} : { look }) });
        if (rest !== undefined) leave(offered, rest.why, rest.text);
      }
      addPostcodes(values);
      return { values, taken, left };
    },
  };
}

/** Columns for which the form gives two values; an answer that fills one of them fills none of its others either. */
function findClashes(reads: readonly Read[]): ReadonlySet<string> {
  const first = new Map<string, string>();
  const clashing = new Set<string>();
  for (const { values } of reads)
    for (const [field, value] of Object.entries(values)) {
      const said = plain(value);
      if (first.has(field) && first.get(field) !== said) clashing.add(field);
      first.set(field, first.get(field) ?? said);
    }
  for (let before = -1; before !== clashing.size;) {
    before = clashing.size;
    for (const { values } of reads) {
      const fields = Object.keys(values);
      if (fields.some((field) => clashing.has(field))) for (const field of fields) clashing.add(field);
    }
  }
  return clashing;
}

function plain(value: Written): string {
  return String(value).toLowerCase().replace(/\s+/g, ' ').trim();
}

/** "Yes" above the words that say what: the words are the answer. */
function dropBareYes(reads: Read[]): void {
  for (const [index, one] of reads.entries()) {
    const [field] = Object.keys(one.values);
    if (field === undefined || COLUMNS[field]?.kind !== 'note' || !/^y(es)?$/i.test(one.offered.answer.text)) continue;
    if (reads.some((other) => other !== one && other.values[field] !== undefined))
      reads[index] = { ...one, values: {} };
  }
}

const NOTHING_TO_ENTER = new Set([
  'no',
  'none',
  'n',
  'n a',
  'not applicable',
  'nil',
  'nobody',
  'no one',
  'not known',
  'unknown',
  'dont know',
]);

const ONE_LINE: ReadonlySet<string> = new Set(['text', 'day', 'answer', 'yesNo', 'choice', 'postcode', 'email']);

function readOffered(offered: Offered): Read | string {
  const { answer, fields } = offered;
  const isOneLine = fields.includes(' ') || ONE_LINE.has(COLUMNS[fields]?.kind ?? '');
  const before = isOneLine ? readBeforeGap(offered, fields) : undefined;
  if (before !== undefined) return before;
  if (fields.includes('&')) return readReach(offered, fields.split('&'));
  if (fields.includes(' ')) return readWholeName(offered, fields.split(' '));
  if (fields === 'visibleHighRisk')
    return foldText(answer.text) === 'yes' || foldText(answer.text) === 'y'
      ? { offered, values: { statedBand: 'Visible high' } }
      : 'it was answered with no: there is nothing to enter';
  if (fields === 'consent') {
    const said = foldText(answer.text);
    if (['yes', 'y', 'given', 'true'].includes(said)) return { offered, values: { consent: 'given' } };
    if (['no', 'n', 'false'].includes(said))
      return 'it says no, and not whether it was refused, not sought or unsafe to ask';
  }
  if (COLUMNS[fields]?.noMeansNothing === true && NOTHING_TO_ENTER.has(foldText(answer.text)))
    return 'it was answered with no: there is nothing to enter';
  return readOne(offered, fields);
}

/** Of these a yes holds only where nothing more is said: "Yes, but only when he is out" is none. */
const isSafety = ({ kind, fieldClass }: Column): boolean => kind === 'answer' && fieldClass === 'safeContact';

function readAnswerWithWords(offered: Offered, field: string, column: Column): Read | undefined {
  const said = answerBeforeWords(offered.answer.text);
  if (said === undefined || (column.kind !== 'answer' && column.kind !== 'yesNo')) return undefined;
  if (isSafety(column) && /^yes$/i.test(said)) return undefined;
  const read = readCell({ kind: 'text', text: said }, column);
  if (!read.ok || read.value === undefined) return undefined;
  return { offered, values: { [field]: read.value }, rest: { text: offered.answer.text, why: BESIDE } };
}

function readBeforeGap(offered: Offered, fields: string): Read | undefined {
  const [first, behind] = splitGap(offered.answer.text) ?? [];
  if (first === undefined || behind === undefined || fields.includes('&')) return undefined;
  const read = readOffered({ ...offered, answer: { ...offered.answer, text: first } });
  if (typeof read === 'string') return undefined;
  const rest = read.rest === undefined ? behind : `${read.rest.text}\n${behind}`;
  return { ...read, offered, rest: { text: rest, why: BESIDE } };
}

function readOne(offered: Offered, field: string): Read | string {
  const { answer } = offered;
  const column = COLUMNS[field];
  if (column === undefined) return 'no column is called so';
  const hasMore = answer.beside.length > 0 || answer.text.includes(PARAGRAPH);
  if (isSafety(column) && hasMore && /^y(es)?\b/i.test(answer.text)) return 'more is said than yes';
  const withWords = readAnswerWithWords(offered, field, column);
  if (withWords !== undefined) return withWords;
  if (answer.day !== undefined && (column.kind === 'day' || column.kind === 'time'))
    return { offered, values: { [field]: answer.day } };
  // Words typed beside a control go with it only where its column takes words.
  const whole =
    answer.inControls !== undefined && column.kind !== 'note'
      ? ({ ok: false, fault: { code: '', sentence: 'words stand beside the answer' } } as const)
      : readCell({ kind: 'text', text: answer.text.replaceAll(PARAGRAPH, '\n') }, column);
  const [first = '', ...below] = answer.text.split(PARAGRAPH);
  if (below.length > 0 && column.kind !== 'note') {
    const read = readCell({ kind: 'text', text: first }, column);
    if (!read.ok || read.value === undefined) return read.ok ? 'nothing in it can be read' : read.fault.sentence;
    return {
      offered,
      values: { [field]: read.value },
      rest: { text: below.join('\n'), why: 'words below the answer' },
    };
  }
  if (whole.ok && whole.value !== undefined) return { offered, values: { [field]: whole.value } };
  const inside =
    answer.inControls === undefined ? undefined : readCell({ kind: 'text', text: answer.inControls }, column);
  if (inside?.ok === true && inside.value !== undefined)
    return {
      offered,
      values: { [field]: inside.value },
      rest: { text: answer.text, why: BESIDE },
    };
  return whole.ok ? 'nothing in it can be read' : whole.fault.sentence;
}

function readWholeName(offered: Offered, [surname = '', forenames = '']: readonly string[]): Read | string {
  const name = readName(offered.answer.text);
  if (name === undefined) return 'it cannot be told which part of it is the surname';
  const values: Record<string, Written> = { [surname]: name.surname, [forenames]: name.forenames };
  const look = name.isGuess ? 'the last word was taken for the surname' : undefined;
  const also = name.aliases;
  const aliases =
    surname === 'surname' ? 'aliases' : surname.startsWith('perp') ? surname.replace('Surname', 'Aliases') : undefined;
  if (also !== undefined && aliases !== undefined) values[aliases] = COLUMNS[aliases]?.kind === 'list' ? [also] : also;
  return {
    offered,
    values,
    ...(look === undefined ? {} : { look }),
    ...(also !== undefined && aliases === undefined ? { rest: { text: also, why: 'another name' } } : {}),
  };
}

const BESIDE = 'words beside the answer';
const EMAIL = /[^\s,;<>()]+@[^\s,;<>()]+\.[a-z]{2,}/i;

/** A phone number and an e-mail address in one place. */
function readReach(offered: Offered, [phone = '', email = '']: readonly string[]): Read | string {
  const { text } = offered.answer;
  const address = EMAIL.exec(text)?.[0];
  const rest = (address === undefined ? text : text.replace(address, ' '))
    .replace(/\b(tel(ephone)?|e-?mail|phone|mob(ile)?)\b[.:]?/gi, ' ')
    .replace(/^[\s/;,|–-]+|[\s/;,|–-]+$/g, '');
  const values: Record<string, Written> = {};
  const number =
    inkOf(rest) === 0 ? undefined : readCell({ kind: 'text', text: rest }, COLUMNS[phone] ?? { kind: 'phone' });
  const mail =
    address === undefined ? undefined : readCell({ kind: 'text', text: address }, COLUMNS[email] ?? { kind: 'email' });
  if (number?.ok === true && number.value !== undefined) values[phone] = number.value;
  if (mail?.ok === true && mail.value !== undefined) values[email] = mail.value;
  if (Object.keys(values).length === 0) return 'it is neither one phone number nor one e-mail address';
  const isWhole =
    (number === undefined || values[phone] !== undefined) && (mail === undefined || values[email] !== undefined);
  return {
    offered,
    values,
    ...(isWhole ? {} : { rest: { text, why: 'a part of it is neither a phone number nor an e-mail address' } }),
  };
}
