// Who types: everything goes into cells as a person would put it there, and is remembered as what was said, when.
import type { LocalTime } from '../../../src/domain/time/day.ts';
import type { Written } from '../../../src/workbook/tables/write-cell.ts';
import type { TableName } from '../../../src/workbook/tables/table.ts';
import type { Line } from './office.ts';
import type { FileRole } from '../../../src/workbook/workbook-port.ts';
import { addContact, typeReferral } from '../../support/small-marac.ts';
import type { MemoryWorkbook } from '../../support/memory-workbook.ts';

type Values = Readonly<Record<string, Written>>;

export interface Said {
  readonly at: LocalTime;
  readonly table: TableName;
  readonly id: string;
  /** Of a row that was taken out: where it stood. */
  readonly file?: FileRole;
  readonly how: 'row' | 'cell' | 'scrawl' | 'remove' | 'rename';
  readonly values: Values;
  /** What stood there before, of the cells that changed. */
  readonly before: Readonly<Record<string, string>>;
}

/** A named answer to a line of Today, with the line as it then stood. */
export interface AnsweredLine {
  readonly line: Line;
  readonly word: string;
  readonly by: string;
  readonly at: LocalTime;
}

const LETTERS = 'ABCDEFGHJKMNPQRSTVWXYZ';
const WORD = 'abcdefghijklmnop';

export class Typist {
  readonly said: Said[] = [];
  readonly answered: AnsweredLine[] = [];
  readonly book: MemoryWorkbook;
  readonly now: () => LocalTime;
  private made = 0;
  private words = 0;

  constructor(book: MemoryWorkbook, now: () => LocalTime) {
    this.book = book;
    this.now = now;
  }

  /** A word that stands nowhere else: what it is in, was told. */
  word(kind: string): string {
    this.words += 1;
    let word = '';
    for (let left = this.words, i = 0; i < 3; i += 1, left = Math.trunc(left / 16)) word += WORD[left % 16] ?? '';
    return `Zq${kind}${word}`;
  }

  id(prefix: string): string {
    this.made += 1;
    const [a, b] = [LETTERS[Math.trunc(this.made / 22) % 22] ?? 'A', LETTERS[this.made % 22] ?? 'A'];
    return `${prefix}-${a}${b}ZZ22`;
  }

  row(table: TableName, values: Values, id: string, file?: FileRole): string {
    this.book.type(table, values, { id, ...(file === undefined ? {} : { file }) });
    this.note(table, id, 'row', values, {});
    return id;
  }

  referral(id: string, values: Values): string {
    typeReferral(this.book, id, values);
    this.note('referrals', id, 'row', values, {});
    return id;
  }

  contact(id: string, agency: string, role: string, name: string, values: Values = {}): string {
    addContact(this.book, id, agency, role, name, values);
    this.note('contacts', id, 'row', { agency, role, personName: name, ...values }, {});
    return id;
  }

  cell(table: TableName, id: string, values: Values): void {
    if (!this.has(table, id)) return;
    const before = this.standing(table, id, [...Object.keys(values), ...(table === 'outbox' ? ['key'] : [])]);
    this.book.edit(table, id, values);
    this.note(table, id, 'cell', values, before);
  }

  scrawl(table: TableName, id: string, field: string, text: string): void {
    if (!this.has(table, id)) return;
    const before = this.standing(table, id, [field, ...(table === 'outbox' ? ['key'] : [])]);
    this.book.scrawl(table, id, field, text);
    this.note(table, id, 'scrawl', { [field]: text }, before);
  }

  remove(table: TableName, id: string): void {
    if (!this.has(table, id)) return;
    const file = this.book.rows(table).find((one) => one.id === id)?.file;
    this.said.push({
      at: this.now(),
      table,
      id,
      how: 'remove',
      values: {},
      before: {},
      ...(file === undefined ? {} : { file }),
    });
    this.book.remove(table, id);
  }

  rename(tables: readonly TableName[]): void {
    this.book.rename(tables);
    this.note(tables[0] ?? 'today', '', 'rename', { tables }, {});
  }

  /** The case was moved to the restricted workbook. */
  moved(caseRef: string): void {
    this.note('cases', caseRef, 'cell', { restricted: true }, {});
  }

  /** Answers a line of Today beside it, by name. */
  answer(line: Line, word: 'yes' | 'no', by: string, why = 'Said so on the phone.'): void {
    if (!this.has('today', line.id)) return;
    // The same word with the same name is nothing new.
    if (this.book.text('today', line.id, 'answer') !== '' && this.book.text('today', line.id, 'doneBy') !== '') return;
    this.book.edit('today', line.id, { answer: word, doneBy: by, why });
    this.answered.push({ line, word, by, at: this.now() });
  }

  has(table: TableName, id: string): boolean {
    return this.book.rows(table).some((one) => one.id === id);
  }

  ids(table: TableName): readonly string[] {
    return this.book.rows(table).flatMap((one) => one.id ?? []);
  }

  private standing(table: TableName, id: string, fields: readonly string[]): Readonly<Record<string, string>> {
    return Object.fromEntries(fields.map((field) => [field, this.book.text(table, id, field)]));
  }

  private note(table: TableName, id: string, how: Said['how'], values: Values, before: Said['before']): void {
    this.said.push({ at: this.now(), table, id, how, values, before });
  }
}
