// Where a month happens: a workbook in memory, the real reader, planner, composer, ledger and send step, and a mail server that keeps all it takes.
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Documents } from '../../../src/documents/documents-port.ts';
import type { Cell } from '../../../src/domain/cells/cell.ts';
import type { LocalTime } from '../../../src/domain/time/day.ts';
import type { SendingClaim } from '../../../src/ledger/ledger-port.ts';
import type { Attempt } from '../../../src/mail/mail-port.ts';
import { composingDocuments, openTestDesk, type Delivered, type TestDesk } from '../../support/desk.ts';
import type { MemoryWorkbook } from '../../support/memory-workbook.ts';
import { wordsOf } from '../../support/words-of.ts';
import { mailboxOf, plain } from '../entitlement/words.ts';

/** A message that the mail server took: to which mailbox, for which agencies its readers then stood, and all it said, papers included. */
export interface Got {
  readonly at: LocalTime;
  readonly key: string;
  readonly to: string;
  readonly mailbox: string;
  readonly agencies: ReadonlySet<string>;
  readonly text: string;
}

/** A line of Today as a person reads it in one of the two workbooks. */
export interface Line {
  readonly id: string;
  readonly file: 'main' | 'restricted';
  readonly kind: string;
  readonly what: string;
  readonly about: string;
  readonly where: string;
}

export interface Office {
  readonly desk: TestDesk;
  readonly book: MemoryWorkbook;
  readonly got: Got[];
  readonly now: () => LocalTime;
  run(time: string): Promise<void>;
  send(): Promise<void>;
  today(): readonly Line[];
  /** What stands in a message that has not left: its text and its papers, in small letters. */
  contentOf(key: string): Promise<string>;
  /** The same office at this moment, to try what would come of an answer. */
  fork(): Office;
  close(): void;
}

export interface OfficeOptions {
  /** Papers through their templates; else a paper is the model that a template would fill. */
  readonly rendered?: boolean;
  readonly start?: string;
  /** What the mail server says instead of taking a message. */
  readonly refuses?: (claim: SendingClaim) => Attempt | undefined;
}

/** A cell names its row in words, with the ref as the last word: Ella Example (K-ACWP5Y). */
const lastRef = (text: string): string => /([A-Z]{1,3}-[0-9A-Z]{4,10})\)?$/.exec(text)?.[1] ?? text;

/** Memory where the machine has it as a folder: what a month keeps is gone with it. */
const RAM = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

let modelsOnly: Documents | undefined;
function papersAsModels(): Documents {
  const documents = composingDocuments();
  modelsOnly ??= {
    ...documents,
    compose: (sort, template, model) => {
      if (sort === 'mail') return documents.compose(sort, template, model);
      const text = `${JSON.stringify(model)}\n${wordsOf(model)}`;
      return { html: text, text, discloses: [] };
    },
  };
  return modelsOnly;
}

export function openOffice(options: OfficeOptions = {}): Office {
  const folder = mkdtempSync(path.join(RAM, 'marac-month-'));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return officeAt({ ...options, folder, nth: 0 }, []);
}

interface Place extends OfficeOptions {
  readonly folder: string;
  readonly nth: number;
}

let forks = 0;

function officeAt(place: Place, before: readonly Got[]): Office {
  const file = path.join(place.folder, `ledger-${place.nth}.sqlite`);
  const desk = openTestDesk({
    ledgerFile: file,
    seed: place.nth + 1,
    ...(place.start === undefined ? {} : { start: place.start }),
    ...(place.rendered === true ? {} : { documents: papersAsModels() }),
    ...(place.refuses === undefined ? {} : { refuses: place.refuses }),
  });
  const { book } = desk;
  const got: Got[] = [...before];
  const contents = new Map<string, string>();
  const office: Office = {
    desk,
    book,
    got,
    now: () => desk.clock.now(),
    async run(time) {
      await desk.run(time);
    },
    async send() {
      for (const one of await desk.send()) got.push(gotOf(book, desk.clock.now(), one));
    },
    today: () => linesOf(book),
    async contentOf(key) {
      const message = await desk.ledger.findMessage(key);
      if (message === undefined) return '';
      const name = `${key} ${message.contentHash}`;
      const known = contents.get(name);
      if (known !== undefined) return known;
      const mail = await desk.ledger.findMailText(key);
      const parts = [mail?.text ?? '', mail?.html ?? ''];
      for (const paper of message.papers) {
        const stored = await desk.ledger.findPaper(paper);
        const bytes = stored === undefined ? undefined : await desk.ledger.readContent(stored.textId);
        if (bytes !== undefined) parts.push(Buffer.from(bytes).toString('utf8'));
      }
      const text = asOneLine(parts);
      contents.set(name, text);
      return text;
    },
    fork() {
      forks += 1;
      const copy = path.join(place.folder, `ledger-${forks}.sqlite`);
      for (const part of ['', '-wal']) if (existsSync(file + part)) copyFileSync(file + part, copy + part);
      const other = officeAt({ ...place, nth: forks, start: desk.clock.now() }, got);
      other.book.restore(book.save());
      return other;
    },
    close() {
      desk.close();
      if (place.nth === 0) rmSync(place.folder, { recursive: true, force: true });
      else for (const part of ['', '-wal', '-shm']) rmSync(file + part, { force: true });
    },
  };
  return office;
}

/** Today in both workbooks. */
export function linesOf(book: MemoryWorkbook): readonly Line[] {
  return book.rows('today').map((row) => ({
    id: row.id ?? '',
    file: row.file === 'restricted' ? 'restricted' : 'main',
    kind: textIn(row, 'kind'),
    what: textIn(row, 'what'),
    about: textIn(row, 'about').split('; ').map(lastRef).join(', '),
    where: textIn(row, 'link'),
  }));
}

/** In small letters, and as if no line had been broken. */
const asOneLine = (parts: readonly string[]): string => parts.join('\n').toLowerCase().replace(/\s+/g, ' ');

function textIn(row: { readonly cells: ReadonlyMap<string, Cell> }, field: string): string {
  const cell = row.cells.get(field);
  return cell?.kind === 'text' ? cell.text : '';
}

function gotOf(book: MemoryWorkbook, at: LocalTime, one: Delivered): Got {
  const mailbox = mailboxOf(one.address);
  const names = new Map(book.rows('agencies').map((row) => [plain(textIn(row, 'name')), row.id ?? '']));
  const agencies = new Set<string>();
  for (const row of book.rows('contacts'))
    if (row.id === one.to || mailboxOf(textIn(row, 'address')) === mailbox) {
      const written = textIn(row, 'agency');
      agencies.add(names.get(plain(written)) ?? written);
    }
  const { mail } = one;
  const files = mail.attachments.map((file) =>
    typeof file.content === 'string' ? file.content : Buffer.from(file.content as ArrayBuffer).toString('utf8'),
  );
  const said = asOneLine([mail.subject ?? '', mail.text ?? '', ...files]);
  return { at, key: one.key, to: one.to, mailbox, agencies, text: said };
}
