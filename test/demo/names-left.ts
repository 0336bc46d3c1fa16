// What is wrong with the names of files, folders, subjects, attachments and calendar entries that a month left, and of what they say. Everybody in it is
// made up.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { day, formatDate } from '../../src/domain/time/day.ts';
import type { TableName } from '../../src/workbook/tables/table.ts';
import type { MemoryWorkbook } from '../support/memory-workbook.ts';
import { parseFile, parseFolder, parseSubject, parseTitle } from '../../src/domain/outward/outward-name.ts';

/** What must stand in no name: people, birth dates and places of all cases, and whom requests are about. */
export function secretsIn(book: MemoryWorkbook): readonly string[] {
  const cells = (table: TableName, ...fields: readonly string[]): readonly string[] =>
    book.rows(table).flatMap(({ id = '' }) => fields.map((field) => book.text(table, id, field)));
  const born = cells('people', 'birthDate');
  return [
    ...cells('people', 'forenames', 'surname', 'aliases', 'otherBirthDates'),
    ...born,
    ...born.flatMap((text) => (text === '' ? [] : [formatDate(day(text.slice(0, 10)))])),
    ...cells('addresses', 'text', 'postcode'),
    ...cells('disclosures', 'subject'),
  ].filter((text) => text.length > 2);
}

async function filesUnder(top: string): Promise<readonly string[]> {
  const entries = await readdir(top, { recursive: true, withFileTypes: true });
  return entries
    .filter((one) => one.isFile())
    .map((one) => path.relative(top, path.join(one.parentPath, one.name)).split(path.sep).join('/'));
}

function isFiled(file: string): boolean {
  const [folder = '', name = '', ...more] = file.split('/');
  return parseFolder(folder) !== undefined && parseFile(name)?.area !== undefined && more.length === 0;
}

/** Lines of a header or a calendar that go on in the next one put together. */
const unfolded = (text: string): string => text.replace(/\r?\n[ \t]/g, ' ').replace(/ {2}/g, ' ');

/** What the messages that lie there call their attachments. */
async function attachmentsIn(folder: string, messages: readonly string[]): Promise<readonly string[]> {
  const texts = await Promise.all(messages.map((name) => readFile(path.join(folder, name), 'utf8')));
  return texts.flatMap((text) =>
    [...unfolded(text).matchAll(/^content-disposition: attachment; filename="([^"]*)"/gim)].map(
      ([, name = '']) => name,
    ),
  );
}

/** The titles in all calendar files below that folder. */
async function titlesIn(folder: string): Promise<readonly string[]> {
  const files = (await filesUnder(folder)).filter((name) => name.endsWith('.ics'));
  const texts = await Promise.all(files.map((name) => readFile(path.join(folder, name), 'utf8')));
  return texts.flatMap((text) =>
    [...unfolded(text).matchAll(/^SUMMARY:(.*?)\r?$/gm)].map(([, title = '']) => title.replaceAll('\\,', ',')),
  );
}

export interface NamesLeft {
  readonly papers: number;
  readonly messages: number;
  readonly attachments: number;
  readonly titles: number;
  /** Names that are not of the grammar, two alike, or with one of the secrets in them. */
  readonly faults: readonly string[];
}

/** Every file of the month's folder, and the subjects of its messages, searched for words that must stand in none. */
export async function readNames(
  folder: string,
  sent: readonly { readonly subject: string }[],
  secrets: readonly string[],
): Promise<NamesLeft> {
  const subjects = sent.map((one) => one.subject);
  const papers = [
    ...(await filesUnder(path.join(folder, 'documents'))),
    ...(await filesUnder(path.join(folder, 'restricted-documents'))),
  ];
  const messages = await filesUnder(path.join(folder, 'mail/rehearsal'));
  const attachments = await attachmentsIn(path.join(folder, 'mail/rehearsal'), messages);
  const titles = await titlesIn(folder);
  const plain = papers.map((file) => path.posix.basename(file).toLowerCase());
  const said = [...papers, ...messages, ...attachments, ...titles, ...subjects].join('\n').toLowerCase();
  const isSaid = (secret: string): boolean =>
    new RegExp(`(?<![a-z])${secret.toLowerCase().replace(/[^a-z0-9 ]/g, '.')}(?![a-z])`).test(said);
  return {
    papers: papers.length,
    messages: messages.length,
    attachments: attachments.length,
    titles: titles.length,
    faults: [
      ...papers.filter((file) => !isFiled(file)),
      ...[...messages, ...attachments].filter((file) => parseFile(file) === undefined),
      ...subjects.filter((subject) => parseSubject(subject) === undefined),
      ...titles.filter((title) => parseTitle(title) === undefined),
      ...papers.filter((_, at) => plain.indexOf(plain[at] ?? '') !== at),
      ...secrets.filter(isSaid),
    ],
  };
}
