// Everything a run has planned, written and shown, as lines of text that can be compared: part by part, at one moment.
import { createHash } from 'node:crypto';
import { cellText } from '../../../src/domain/cells/cell.ts';
import type { OutboxMessage } from '../../../src/domain/outbox/outbox-message.ts';
import { canonicalJson } from '../../../src/jobs/engine/content-hash.ts';
import type { Ledger } from '../../../src/ledger/ledger-port.ts';
import type { TableName } from '../../../src/workbook/tables/table.ts';
import { TABLES } from '../../../src/workbook/tables/all-tables.ts';
import type { MemoryWorkbook } from '../../support/memory-workbook.ts';

/**
 * messages: each message, paper and row planned, by its key, with job, template, recipient and state. content: what they say. why: the rules that
 * planned, changed, cancelled or kept them. rows: every tab that is no view. today, outbox, checks: the views as a person reads them.
 */
export const PARTS = ['messages', 'content', 'why', 'rows', 'today', 'outbox', 'checks'] as const;
export type Part = (typeof PARTS)[number];
export type Look = Readonly<Record<Part, readonly string[]>>;

export interface Looker {
  look(): Promise<Look>;
}

/** 24 bits: a change is overlooked once in 16 million moments. */
const LETTERS = 6;

export function shortHash(lines: readonly string[]): string {
  return createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, LETTERS);
}

/** The views; the tab Record names the head of the ledger, which is not what a plan says. */
const VIEWS: readonly TableName[] = ['today', 'outbox', 'checks', 'record'];

type Books = readonly { readonly name: string; readonly book: Pick<MemoryWorkbook, 'rows'> }[];

export function openLooker(ledger: Ledger, books: Books): Looker {
  const contents = new Map<string, string>();
  const contentOf = async (name: string, read: () => Promise<string>): Promise<string> => {
    const known = contents.get(name) ?? shortHash([await read()]);
    contents.set(name, known);
    return `${name} says ${known}`;
  };
  return {
    async look() {
      const messages = await ledger.messages();
      const { recorded } = await ledger.recorded();
      const content: string[] = [];
      for (const { key, contentHash } of messages)
        content.push(
          await contentOf(`${key} ${contentHash}`, async () => {
            const mail = await ledger.findMailText(key);
            return withoutIds([mail?.subject, mail?.text, mail?.html].join('\n'));
          }),
        );
      for (const { key, contentHash } of recorded.papers.values())
        content.push(
          await contentOf(`${key} ${contentHash}`, async () => {
            const paper = await ledger.findPaper(key);
            const text = paper === undefined ? undefined : await ledger.readContent(paper.textId);
            return text === undefined ? '' : Buffer.from(text).toString('utf8');
          }),
        );
      return {
        messages: [
          ...messages.map(messageLine),
          ...[...recorded.papers.values()].map((one) =>
            lineOf(one.key, one.job, one.template, one.reader, `v${one.version}`, one.frozen, one.discloses),
          ),
          ...[...recorded.done].map((key) => lineOf('done', key)),
          ...[...recorded.covered].map(([occasion, at]) => lineOf('covered', occasion, at)),
          ...[...recorded.orders].map(([meeting, order]) => lineOf('order', meeting, order)),
        ].toSorted(),
        content: content.toSorted(),
        why: await reasonsIn(ledger),
        rows: books.flatMap((one) => rowLines(one)).toSorted(),
        today: books.flatMap((one) => viewLines(one, 'today')),
        outbox: books.flatMap((one) => viewLines(one, 'outbox')),
        checks: books.flatMap((one) => viewLines(one, 'checks')),
      };
    },
  };
}

export const lineOf = (...parts: readonly unknown[]): string =>
  parts.map((one) => (typeof one === 'string' ? one : canonicalJson(one))).join(' | ');

function messageLine(one: OutboxMessage): string {
  return lineOf(
    one.key,
    one.job,
    one.template,
    `to ${one.to}`,
    one.audience,
    one.gate,
    `${one.state} v${one.version}`,
    one.held ? 'held' : '',
    `not after ${one.notAfter}`,
    one.covers,
    one.papers,
    one.discloses,
    one.because,
    one.frozen ?? '',
    one.late ?? '',
    one.evidence ?? '',
  );
}

/** Each step that has a reason: of a message, and of a row that was written. */
export async function reasonsIn(ledger: Ledger): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const { at, kind, subject, data } of ledger.events()) {
    const { because, late, contentHash } = data;
    if (because !== undefined)
      lines.push(lineOf(at, kind, subject, because, late ?? '', ...(kind === 'message/planned' ? [contentHash] : [])));
  }
  return lines.toSorted();
}

type Row = ReturnType<MemoryWorkbook['rows']>[number];

function cellsOf({ cells }: Row): string {
  return [...cells]
    .flatMap(([field, cell]) => (cell.kind === 'blank' ? [] : [`${field}=${withoutIds(cellText(cell))}`]))
    .toSorted()
    .join(' | ');
}

const rowLine = (marac: string, name: TableName, row: Row): string =>
  `${marac} ${name} ${row.file} ${row.id ?? 'no id'}: ${cellsOf(row)}`;

export function rowLines({ name, book }: Books[number]): readonly string[] {
  return TABLES.filter((one) => !VIEWS.includes(one.name)).flatMap((one) =>
    book.rows(one.name).map((row) => rowLine(name, one.name, row)),
  );
}

/** In the order in which they stand. */
export function viewLines({ name, book }: Books[number], view: TableName): readonly string[] {
  return book.rows(view).map((row) => rowLine(name, view, row));
}

/** A Message-ID is drawn, not planned. */
const withoutIds = (text: string): string => text.replace(/<[a-z0-9]+\.[a-z0-9]+@[^\s>]+>/g, '<Message-ID>');
