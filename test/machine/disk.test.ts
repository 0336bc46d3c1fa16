// A disk under the workbook or the papers that takes nothing: whoever must be told is told, and the sentence names the file. All of it is made up.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, expect, test } from 'vitest';
import { openPapersFolder } from '../../src/app/papers-folders.ts';
import { openTroubles } from '../../src/app/machine/machine-troubles.ts';
import { Failure } from '../../src/errors.ts';
import { openFiles } from '../../src/system/files.ts';
import type { Change } from '../../src/workbook/workbook-port.ts';
import { sheetOrder } from '../../src/workbook/looks/sheet-order.ts';
import { tableNamed } from '../../src/workbook/tables/all-tables.ts';
import { openXlsxWorkbook } from '../../src/workbook/xlsx/xlsx-workbook.ts';
import { testBackups } from '../support/backups.ts';
import { journey } from '../journeys/steps.ts';
import { openOldDesk } from '../upgrade/open-desk.ts';
import type { MemoryWorkbook } from '../support/memory-workbook.ts';
import { AGENCY, typeReferral } from '../support/small-marac.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'marac-disk-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** As a person types it: without an id. */
function typeByHand(book: MemoryWorkbook): void {
  const hand = { type: (table, values) => book.type(table, values) } as Pick<MemoryWorkbook, 'type'> as MemoryWorkbook;
  typeReferral(hand, 'R-AAAA22', { referrerAgency: AGENCY.police });
}

test('F69: a referral that was typed into a workbook which takes no more writes reaches the IDVA once, and is the same referral afterwards', () =>
  journey(async (desk) => {
    typeByHand(desk.book);
    const trouble = {
      id: 'workbook.not-written/main',
      code: 'workbook.not-written',
      size: 'row',
      place: 'main.xlsx',
      sentence: 'There is no room on the disk for main.xlsx.',
    } as const;
    const write = desk.book.write.bind(desk.book);
    Object.assign(desk.book, {
      write: (changes: readonly Change[]) => Promise.resolve(changes.map(() => ({ outcome: 'keptBack' }))),
      troubles: () => [trouble],
    });
    const during = await desk.tick('2027-03-01T10:00');
    const notices = during.filter((one) => one.key.includes('/idva/'));
    expect(notices).toHaveLength(1);
    expect(await desk.tick('2027-03-01T10:15')).toEqual([]);
    Object.assign(desk.book, { write, troubles: () => [] });
    const after = await desk.tick('2027-03-01T10:30');
    expect(after.filter((one) => one.key.includes('/idva/'))).toEqual([]);
    expect(desk.book.rows('referrals').map((one) => one.id)).toEqual([notices[0]?.key.split('/')[2]]);
  }));

test('F69: a workbook that is only open elsewhere keeps its new rows back, as before', () =>
  journey(async (desk) => {
    typeByHand(desk.book);
    Object.assign(desk.book, {
      write: (changes: readonly Change[]) => Promise.resolve(changes.map(() => ({ outcome: 'keptBack' }))),
    });
    expect(await desk.tick('2027-03-01T10:00')).toEqual([]);
  }));

test('F69: papers that cannot be laid down are told once by the first file, and anything but the disk is thrown', async () => {
  const full = openFiles((point) => {
    if (point === 'file-write') throw Object.assign(new Error('x'), { code: 'ENOSPC' });
  });
  const troubles = openTroubles();
  const papers = openPapersFolder(
    full,
    { documents: path.join(folder, 'documents'), restrictedDocuments: '/nowhere' },
    troubles,
  );
  await papers.keep('ealing/agenda/one.pdf', Buffer.from('%PDF'), 'team', []);
  await papers.keep('ealing/agenda/two.pdf', Buffer.from('%PDF'), 'team', []);
  expect(troubles.take([])).toMatchObject([
    {
      place: 'documents',
      sentence: expect.stringContaining(`no room on the disk for ${folder}/documents/ealing/agenda/one.pdf`),
    },
  ]);
  expect(troubles.take([])).toEqual([]);
  await expect(troubles.past('documents', () => Promise.reject(new Failure('bug', 'ours')))).rejects.toThrow('ours');
});

test('F69: a disk that takes nothing while a tab is shown or rows are put in order is told as well, and both are done when it does', async () => {
  const place = mkdtempSync(path.join(folder, 'layout-'));
  const file = path.join(place, 'main.xlsx');
  const made = new ExcelJS.Workbook();
  for (const name of ['cases', 'outbox'] as const) {
    const table = tableNamed(name);
    const sheet = made.addWorksheet(table.tab, { state: name === 'outbox' ? 'hidden' : 'visible' });
    sheet.addRow(sheetOrder(table).columns.map(({ header }) => header));
    const id = sheetOrder(table).columns.findIndex(({ field }) => field === undefined) + 1;
    for (const [at, text] of ['two', 'one'].entries()) sheet.getCell(at + 2, id).value = text;
  }
  await made.xlsx.writeFile(file);
  let isFull = true;
  const files = openFiles((point, name) => {
    if (isFull && point === 'file-write' && name.endsWith('main.xlsx'))
      throw Object.assign(new Error('x'), { code: 'ENOSPC' });
  });
  const backups = testBackups(path.join(place, 'backups'));
  const book = openXlsxWorkbook({ files: [{ role: 'main', path: file }], system: { files }, backups });
  const show = () => book.show?.([{ table: 'outbox', file: 'main' }]);
  const arrange = () => book.arrange?.([{ table: 'cases', file: 'main', rowIds: ['one', 'two'] }]);
  for (const lay of [show, arrange]) {
    isFull = true;
    await book.read(['cases', 'outbox']);
    expect(book.troubles?.()).toEqual([]);
    expect(await lay()).toEqual([{ outcome: 'keptBack' }]);
    expect(book.troubles?.()).toMatchObject([{ place: 'main.xlsx', sentence: expect.stringContaining('no room on') }]);
    isFull = false;
    await book.read(['cases', 'outbox']);
    expect([await lay(), book.troubles?.()]).toEqual([[{ outcome: 'done' }], []]);
  }
  await book.close();
});

test(
  'F69: under serve the sentence stands on the service’s output once, and a person’s run says it and ends with 3',
  { timeout: 300_000 },
  async () => {
    const files = openFiles((point, file) => {
      if (point === 'file-write' && file.endsWith('main.xlsx')) throw Object.assign(new Error('x'), { code: 'EROFS' });
    });
    const desk = await openOldDesk('desk-2026-11', { files });
    try {
      const { err } = await desk.serve('2027-03-11T11:05');
      const told = err
        .split('\n')
        .filter((line) => line.includes('main.xlsx cannot be written: its disk may only be read.'));
      expect(told).toHaveLength(1);
      expect(told[0]).toContain('Make the disk writable again');
      const said = await desk.marac('2027-03-11T11:10', 'run');
      expect(said.exit).toBe(3);
      expect(said.out).toContain('its disk may only be read');
      expect(said.out).not.toContain('open in another program');
      const checked = await desk.marac('2027-03-11T11:25', 'check');
      expect(checked.err).toBe('');
    } finally {
      await desk.close();
    }
  },
);
