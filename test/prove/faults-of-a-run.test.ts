// What a machine, a disk or a template can do to a whole run: each ends as the fault map says, and the next run goes on. All data synthetic.
import { execFile } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Documents } from '../../src/documents/documents-port.ts';
import { findChromium } from '../../src/documents/pdf/chromium.ts';
import { encryptPdf } from '../../src/mail/encrypt/qpdf.ts';
import { localTime } from '../../src/domain/time/day.ts';
import { JOBS } from '../../src/jobs/engine/job-list.ts';
import { sendDue } from '../../src/mail/send-due.ts';
import type { Transport } from '../../src/mail/mail-port.ts';
import { NO_FAULTS } from '../../src/system/faults.ts';
import { openFiles } from '../../src/system/files.ts';
import { openWorkFolder } from '../../src/system/work-folder.ts';
import { approveOne, openDesk } from '../ledger/make.ts';
import { sendDesk } from '../mail/make.ts';
import { composingDocuments, openTestDesk } from '../support/desk.ts';
import { typeReferral, typeSmallMarac } from '../support/small-marac.ts';
import { makeWholeFolder, standing } from './whole/folder.ts';
import { openWhole, work } from './whole/work.ts';

const run = promisify(execFile);
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'marac-faults-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('C21: a template that throws on one paper stops that paper and what would carry it, and nothing else', async () => {
  let thrown = 0;
  const sound = composingDocuments();
  const documents: Documents = {
    ...sound,
    compose: (sort, template, model) => {
      if (sort === 'paper' && template === 'idva-first-contact' && JSON.stringify(model).includes('AAAA22')) {
        thrown += 1;
        throw new TypeError('Anna VictimsenAAAA22 is not a function');
      }
      return sound.compose(sort, template, model);
    },
  };
  const desk = openTestDesk({ documents });
  typeSmallMarac(desk.book);
  typeReferral(desk.book, 'R-AAAA22');
  typeReferral(desk.book, 'R-BBBB22', { forenames: 'Zoe', birthDate: '1971-11-11', perp1Surname: 'Quillov' });
  await desk.run('2027-03-01T09:30');
  const { problems } = await desk.run('2027-03-01T09:35');
  await desk.release();
  const left = (await desk.send()).map((one) => one.key);
  const said = JSON.stringify(problems.filter((one) => one.code === 'not-made'));
  desk.close();
  expect(thrown).toBeGreaterThan(0);
  expect(left).toContain('ealing/intake/R-BBBB22/safe-contact/C-DAAA22');
  expect(left).not.toContain('ealing/intake/R-AAAA22/safe-contact/C-DAAA22');
  expect(said).toContain('idva-first-contact');
  expect(said).not.toContain('Victimsen');
});

test.each([
  { id: 'D3', code: 'EIO', point: 'file-sync', what: 'a disk that cannot say whether it kept a file' },
  { id: 'D10', code: 'EMFILE', point: 'file-write', what: 'no more open files' },
  { id: 'D1', code: 'ENOSPC', point: 'file-write', what: 'a full disk' },
  { id: 'D4', code: 'EROFS', point: 'file-write', what: 'a disk that may only be read' },
])(
  'F69, $id: $what ($code at $point) under workbooks, papers and anchor: notices go, each is told by name, and the next run does the rest',
  { timeout: 120_000 },
  async ({ code, point }) => {
    const home = path.join(folder, 'home');
    await makeWholeFolder(home);
    const now = '2027-03-01T10:30';
    // The messages themselves leave by another way than this disk.
    const files = openFiles((reached, file) => {
      const isMail = file.startsWith(path.join(home, 'mail'));
      if (!isMail && reached === point) throw Object.assign(new Error('the disk'), { code });
    });
    const app = await openWhole(home, now, NO_FAULTS, files);
    const report = await app.run(JOBS, localTime(now));
    const sent = await app.send();
    const between = await standing(app);
    await app.close();
    expect(between.messages.filter((one) => one.endsWith(' sent') && one.includes('/idva/'))).toHaveLength(2);
    const told = [...report.problems, ...sent.problems].filter((one) => one.code.endsWith('.not-written'));
    const places = ['anchor', 'main.xlsx'];
    expect([...new Set(told.map((one) => one.place))].toSorted()).toEqual(expect.arrayContaining(places));
    for (const { sentence } of told) {
      expect(sentence).toContain(home);
      expect(sentence).not.toMatch(/E[A-Z]{4,}|\.ts:\d/);
    }
    const later = '2027-03-01T10:35';
    const again = await openWhole(home, later, NO_FAULTS);
    await work(again, { folder: home, now: later, does: 'tick' });
    const after = await standing(again);
    await again.close();
    // Each notice once, and the workbook as if nothing had been.
    expect(after.messages.filter((one) => one.endsWith(' sent') && one.includes('/idva/'))).toHaveLength(2);
    expect(after.rows.filter((one) => one.startsWith('main outbox '))).not.toEqual([]);
    expect(after.findings).toEqual([]);
  },
);

test.skipIf(process.platform === 'win32')('D4: on a disk that may only be read the ledger is not opened', async () => {
  const place = path.join(folder, 'ledger');
  mkdirSync(place, { mode: 0o700 });
  // Root may write anywhere: then the child is somebody who may not.
  const root = process.getuid?.() === 0;
  if (root) for (const one of [folder, place]) chownSync(one, 65534, 65534);
  chmodSync(place, 0o500);
  const program = `
    import { openLedger } from ${JSON.stringify(path.resolve('src/ledger/sqlite/open-ledger.ts'))};
    import { demoKeys } from ${JSON.stringify(path.resolve('src/system/keys.ts'))};
    import { openClock } from ${JSON.stringify(path.resolve('src/system/clock.ts'))};
    if (${String(root)}) { process.setgid(65534); process.setuid(65534); }
    try {
      openLedger({ file: ${JSON.stringify(path.join(place, 'rehearsal.sqlite'))}, mode: 'rehearsal', keys: demoKeys('x'), clock: openClock() });
      console.log('opened');
    } catch (error) { console.log('refused', error.code); }`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', program]);
  chmodSync(place, 0o700);
  expect(stdout.trim()).toMatch(/^refused (?:EACCES|EROFS|ledger-)/);
  expect(existsSync(path.join(place, 'rehearsal.sqlite'))).toBe(false);
});

test.skipIf(process.platform !== 'linux')(
  'D13: a cache folder that others may write to, or that is not ours, runs no browser out of it',
  async () => {
    const cache = path.join(folder, 'cache');
    mkdirSync(path.join(cache, 'chromium-153.0.0'), { recursive: true, mode: 0o777 });
    const planted = path.join(cache, 'chromium-153.0.0', 'chromium');
    const { writeFileSync, readFileSync } = await import('node:fs');
    writeFileSync(planted, '#!/bin/sh\necho planted\n', { mode: 0o777 });
    const found = await findChromium(cache);
    expect(
      readFileSync(found?.executable ?? '')
        .subarray(0, 4)
        .toString('latin1'),
    ).toBe('\u007fELF');
    expect(statSync(path.dirname(found?.executable ?? '')).mode & 0o077).toBe(0);
  },
);

test('D13: plain papers lie in a private folder while qpdf works, and are gone afterwards', async () => {
  const root = path.join(folder, 'work');
  const plain = Buffer.from('%PDF-1.7 made up');
  expect(
    await encryptPdf('/nonexistent/qpdf', openWorkFolder(root), plain, 'a passphrase of the test'),
  ).toBeUndefined();
  expect(readdirSync(root)).toEqual([]);
  expect(statSync(root).mode & 0o777).toBe(0o700);
});

test(
  'F62: every runner died while messages left, and a copy of the ledger of just before is put back: each command that reads or sends refuses, and nothing goes twice',
  { timeout: 120_000 },
  async () => {
    const home = path.join(folder, 'home');
    await makeWholeFolder(home);
    const now = '2027-03-01T10:30';
    const app = await openWhole(home, now, NO_FAULTS);
    await app.run(JOBS, localTime(now));
    await app.close();
    const copy = path.join(folder, 'copy');
    cpSync(path.join(home, 'ledger'), copy, { recursive: true });
    const sent: string[] = [];
    const dies = {
      reach(point: string): void {
        if (point !== 'send:finished') return;
        sent.push(point);
        throw new Error('every runner dies here');
      },
    };
    const dying = await openWhole(home, now, dies);
    await expect(dying.send()).rejects.toThrow('dies here');
    await dying.close();
    expect(sent).toHaveLength(1);
    const newest = path.join(folder, 'newest');
    cpSync(path.join(home, 'ledger'), newest, { recursive: true });
    const putBack = (from: string): void => {
      rmSync(path.join(home, 'ledger'), { recursive: true });
      cpSync(from, path.join(home, 'ledger'), { recursive: true });
      chmodSync(path.join(home, 'ledger'), 0o700);
    };
    putBack(copy);
    for (const at of ['2027-03-01T10:35', '2027-03-01T10:40'])
      await expect(openWhole(home, at, NO_FAULTS)).rejects.toMatchObject({ code: 'ledger-behind' });
    putBack(newest);
    const again = await openWhole(home, '2027-03-01T10:45', NO_FAULTS);
    await work(again, { folder: home, now: '2027-03-01T10:45', does: 'tick' });
    const { messages } = await standing(again);
    await again.close();
    expect(messages.filter((one) => one.endsWith(' sent') && one.includes('/idva/'))).toHaveLength(2);
  },
);

test('R7: a ledger that is lost while messages leave stops before the next one, and what was under way is uncertain', async () => {
  using desk = openDesk();
  const { key: first } = await approveOne(desk.ledger);
  const { key: second } = await approveOne(desk.ledger, { key: 'ealing/minutes/M-7KQ2MX/C-31FWET' });
  const bodies: string[] = [];
  const transport: Transport = {
    mode: 'live',
    deliver: async (claim, start) => {
      if (!(await start()).started) return { outcome: 'notStarted' };
      bodies.push(claim.message.key);
      desk.ledger.close();
      return { outcome: { end: 'sent', evidence: 'taken: 250' } };
    },
    close: async () => undefined,
  };
  await expect(sendDue(sendDesk(desk, transport))).rejects.toThrow();
  expect(bodies).toHaveLength(1);
  const again = desk.again();
  const states = await Promise.all([first, second].map(async (key) => (await again.findMessage(key))?.state));
  again.close();
  expect(new Set(states)).toEqual(new Set(['approved', 'dataStarted']));
});
