// Turns a cell into a value of its column's kind, exactly or not at all: what could mean two things is a fault with its way out, never a guess.
// The runner, the forms and the add-on read every cell through here.
import type { Cell } from './cell.ts';
import { findChoice, type Labels, type Spellings } from './choices.ts';
import { foldText } from '../text/fold.ts';
import { readClock, readDay, readTime } from './value-date.ts';
import { faultInText, warningInText } from './value-text.ts';
import type { Fault, CellRead, Value } from './cell-read.ts';

/**
 * text: one line. note: many lines. day, time (day and hour), clock (hour). yesNo: true or false. answer: yes, no, not known.
 * whole: an integer, 0 or more. phone, postcode, email: text with a shape. ref: a row id, or what people call that row. list: several texts
 * parted by ; or line breaks. choice: one of the labelled choices.
 */
export type Kind =
  | 'text'
  | 'note'
  | 'day'
  | 'time'
  | 'clock'
  | 'yesNo'
  | 'answer'
  | 'whole'
  | 'phone'
  | 'postcode'
  | 'email'
  | 'ref'
  | 'list'
  | 'choice';

/** "Don't know" and an unanswered question are not the same: an unanswered one is absent. */
export type Answer = 'yes' | 'no' | 'notKnown';

export interface ValueShape {
  readonly kind: Kind;
  readonly choices?: Labels;
  readonly spellings?: Spellings;
}

export function good(value: Value, warning?: Fault): CellRead {
  return warning === undefined ? { ok: true, value } : { ok: true, value, warning };
}

export function bad(code: string, sentence: string): CellRead {
  return { ok: false, fault: { code, sentence } };
}

const YES = new Set(['yes', 'y', 'true', '1', 'ticked', 'tick', 'checked', '✓', '✔', '☑', '✅']);
const NO = new Set(['no', 'n', 'false', '0', 'unticked', 'not ticked', 'unchecked', '☐']);
const NOT_KNOWN = new Set(['notknown', 'not known', 'unknown', 'dont know', 'do not know', 'dk', 'd k', 'nk', 'n k']);

const POSTCODE = /^(GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}|BFPO ?\d{1,4})$/;
const OUTWARD = /^[A-Z]{1,2}\d[A-Z\d]?$/;
const PHONE = /^[+(\d][\d ()+\-./]{2,24}(?: ?(?:ext|extension|x)\.? ?\d{1,6})?$/i;
const EMAIL =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/;

/** The value of a cell for a column of that kind; a formula or an error is never a value, whatever it shows. */
export function readCell(cell: Cell, shape: ValueShape): CellRead {
  if (cell.kind === 'formula') {
    // LibreOffice saves a ticked box of Excel's as this constant.
    const constant = /^=?(TRUE|FALSE)\(\)$/i.exec(cell.formula);
    if (constant !== null) return readCell({ kind: 'boolean', boolean: constant[1]?.toUpperCase() === 'TRUE' }, shape);
    return bad('cell.formula', 'A formula stands here. Type the value itself, or paste it as value only.');
  }
  if (cell.kind === 'error') return bad('cell.error', 'The spreadsheet shows an error here. Type the value itself.');
  if (cell.kind === 'blank') return { ok: true };
  if (cell.kind === 'text') {
    if (trim(cell.text) === '') return { ok: true };
    const fault = faultInText(cell.text);
    if (fault !== undefined) return { ok: false, fault };
  }
  return READERS[shape.kind](cell, shape);
}

type Filled = Exclude<Cell, { kind: 'blank' | 'formula' | 'error' }>;

const READERS: Readonly<Record<Kind, (cell: Filled, shape: ValueShape) => CellRead>> = {
  text: (cell) => readText(cell, true),
  ref: (cell) => (cell.kind === 'date' ? good(cell.date.slice(0, 10)) : readText(cell, true)),
  note: (cell) => (cell.kind === 'date' ? good(cell.date) : readText(cell, false)),
  list: readList,
  day: readDay,
  time: readTime,
  clock: readClock,
  yesNo: readYesNo,
  answer: readAnswer,
  whole: readWhole,
  phone: readPhone,
  postcode: readPostcode,
  email: readEmail,
  choice: readChoice,
};

function isBlank(character: string | undefined): boolean {
  return character !== undefined && /[\s\u200b-\u200d\u2060\ufeff]/.test(character);
}

/** Without blanks at its ends, also those that cannot be seen. By hand: an expression that looks for an end runs away on a long row of blanks. */
function trim(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isBlank(text[start])) start += 1;
  while (end > start && isBlank(text[end - 1])) end -= 1;
  return text.slice(start, end);
}

function onOneLine(text: string): string {
  if (!/[\r\n]/.test(text)) return text;
  return text
    .split(/[\r\n]+/)
    .map(trim)
    .filter((line) => line !== '')
    .join(' ');
}

function readText(cell: Filled, oneLine: boolean): CellRead {
  if (cell.kind === 'date')
    return bad(
      'cell.date-for-text',
      'The spreadsheet made a date of this. Format the cell as text and type it again, or put an apostrophe before it.',
    );
  if (cell.kind === 'boolean')
    return bad(
      'cell.boolean-for-text',
      'The spreadsheet made TRUE or FALSE of this. Put an apostrophe before it: ’True.',
    );
  if (cell.kind === 'number') return readDigits(cell.number);
  const text = trim(cell.text);
  return good(oneLine ? onOneLine(text) : text.replace(/\r\n?/g, '\n'), warningInText(text));
}

function readDigits(number: number): CellRead {
  if (!Number.isFinite(number) || Math.abs(number) >= 1e15)
    return bad(
      'cell.digits-lost',
      'Too many digits for a number: the spreadsheet has changed the last ones. Format the cell as text and type it again.',
    );
  return good(String(number === 0 ? 0 : number));
}

function readList(cell: Filled): CellRead {
  if (cell.kind === 'date') return good([cell.date.slice(0, 10)]);
  const read = readText(cell, false);
  if (!read.ok || typeof read.value !== 'string') return read;
  const parts = read.value
    .split(/[;\n]/)
    .map(trim)
    .filter((part) => part !== '');
  return parts.length === 0 ? { ok: true } : good(parts, read.warning);
}

function word(cell: Filled): string {
  if (cell.kind === 'boolean') return cell.boolean ? 'true' : 'false';
  if (cell.kind === 'number') return String(cell.number);
  const text = trim(cell.kind === 'text' ? cell.text : cell.date);
  // "Yes?" is a doubt, not an answer.
  if (text.includes('?')) return '?';
  const folded = foldText(text);
  // Marks and ticks fold to nothing.
  return folded === '' ? text.replace(/\ufe0f/g, '') : folded;
}

function readYesNo(cell: Filled): CellRead {
  const said = word(cell);
  if (YES.has(said)) return good(true);
  if (NO.has(said)) return good(false);
  return bad('cell.not-yes-no', 'This is neither yes nor no. Choose Yes or No from the list, or leave it blank.');
}

function readAnswer(cell: Filled): CellRead {
  const said = word(cell);
  if (YES.has(said)) return good('yes');
  if (NO.has(said)) return good('no');
  if (NOT_KNOWN.has(said)) return good('notKnown');
  return bad(
    'cell.not-an-answer',
    'This is not an answer. Choose Yes, No or Don’t know (Not known); blank means not asked.',
  );
}

function readWhole(cell: Filled): CellRead {
  const number =
    cell.kind === 'number'
      ? cell.number
      : cell.kind === 'text' && /^\d{1,9}$/.test(trim(cell.text))
        ? Number(trim(cell.text))
        : NaN;
  if (Number.isSafeInteger(number) && number >= 0) return good(number === 0 ? 0 : number);
  return bad('cell.not-whole', 'This is not a whole number. Write it in digits: 14.');
}

function readPhone(cell: Filled): CellRead {
  const lost = (): CellRead =>
    bad(
      'cell.lost-zero',
      'This number lost its leading zero, or may have: the spreadsheet took it for an amount. Format the cell as text and type it again from the source.',
    );
  if (cell.kind === 'number') return lost();
  const text = cell.kind === 'text' ? trim(cell.text) : '';
  const digits = text.replace(/\D/g, '');
  if (/^[1237]\d{8,9}$/.test(text.replace(/[ \-()./]/g, ''))) return lost();
  if (PHONE.test(text) && digits.length >= 3 && digits.length <= 21) return good(text.replace(/\s+/g, ' '));
  return bad(
    'cell.not-a-phone',
    'This is not one phone number. Write it as 020 7946 0000 or +44 20 7946 0000; words and second numbers belong in a note.',
  );
}

function readPostcode(cell: Filled): CellRead {
  const text = cell.kind === 'text' ? trim(cell.text).toUpperCase().replace(/\s+/g, ' ') : '';
  if (OUTWARD.test(text) && !/^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$/.test(text)) return good(text);
  if (POSTCODE.test(text)) {
    const close = text.replace(/ /g, '');
    if (close.startsWith('BFPO')) return good(`BFPO ${close.slice(4)}`);
    return good(`${close.slice(0, -3)} ${close.slice(-3)}`);
  }
  if (/^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/.test(text))
    return bad(
      'cell.not-a-postcode',
      'This is not a postcode: the last two letters are never C, I, K, M, O or V. Look at it again; leave it blank when it is not known.',
    );
  return bad(
    'cell.not-a-postcode',
    'This is not a postcode. Write it as W5 2BY, or its first part alone; leave it blank when it is not known.',
  );
}

function readEmail(cell: Filled): CellRead {
  const text = cell.kind === 'text' ? trim(cell.text) : '';
  const fine = text.length <= 254 && EMAIL.test(text) && !/^\.|\.\.|\.@/.test(text);
  return fine
    ? good(text)
    : bad(
        'cell.not-an-email',
        'This is not one email address. Write the bare address, as name@example.org, in plain letters.',
      );
}

function readChoice(cell: Filled, { choices = {}, spellings }: ValueShape): CellRead {
  const value = findChoice(choices, word(cell), spellings);
  if (value !== undefined) return good(value);
  return bad('cell.not-a-choice', `This is not one of the choices. Choose: ${Object.values(choices).join('; ')}.`);
}
