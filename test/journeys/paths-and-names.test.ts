// Row ids, names and files that would be a path, a device or an option somewhere: whatever people typed, a file has a name of the grammar, and none is
// written over another. All names are made up.
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPapersFolder } from '../../src/app/papers-folders.ts';
import { openTroubles } from '../../src/app/machine/machine-troubles.ts';
import { COMMANDS } from '../../src/cli/command-list.ts';
import { loadConfig } from '../../src/config.ts';
import { judgeRequest } from '../../src/domain/sheet-requests/sheet-request.ts';
import { localTime } from '../../src/domain/time/day.ts';
import { isSameName, parseFile, parseFolder } from '../../src/domain/outward/outward-name.ts';
import { attachmentName } from '../../src/mail/attachment-name.ts';
import { encryptPdf } from '../../src/mail/encrypt/qpdf.ts';
import { openWorkFolder } from '../../src/system/work-folder.ts';
import { openFiles } from '../../src/system/files.ts';
import { demoKeys } from '../../src/system/keys.ts';
import { fillReferralForm } from '../../src/workbook/forms/referral/fill-form.ts';
import { renderReferralForm } from '../../src/workbook/forms/referral/referral-form.ts';
import { columnsOf } from '../../src/workbook/tables/table.ts';
import { SIDE_TABLE } from '../../src/workbook/tables/all-tables.ts';
import { runLine } from '../support/command-line.ts';
import { AGENCY, caseOf, CONTACT, typeReferral } from '../support/small-marac.ts';
import { journey, sendAgenda, sendList } from './steps.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'marac-paths-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const REFS = [
  '../../x',
  '/etc/x',
  '..\\x',
  'C:x',
  '\\\\host\\s',
  '%2e%2e',
  'K-AAA\0A2',
  '~',
  '$HOME',
  '`id`',
  'K-AA\nAA',
  'K'.repeat(300),
];
const NAMES = [
  'CON',
  'nul.pdf',
  'Aux.',
  'name. ',
  'a:b',
  'x'.repeat(300),
  '../../x',
  '/etc/passwd',
  'C:\\x',
  '-rf',
  '*',
  '$(id)',
];

/** Every file below a folder, by its path in it. */
function filesBelow(root: string, at = ''): readonly string[] {
  return readdirSync(path.join(root, at), { withFileTypes: true }).flatMap((one) =>
    one.isDirectory() ? filesBelow(root, path.join(at, one.name)) : [path.join(at, one.name)],
  );
}

/** A folder and a file of the grammar, nothing that Windows, SMB or a zip takes for something else, and short enough for a path of Windows. */
function isSafe(file: string): boolean {
  const [folderName = '', name = '', ...more] = file.split('/');
  const parsed = [parseFolder(folderName), parseFile(name)];
  return more.length === 0 && parsed.every((one) => one !== undefined) && SAFE.test(file) && file.length < 200;
}
const SAFE = /^[\p{Script=Latin}0-9 ,'&()./-]+$/u;
const DEVICE = /(^|\/)(con|prn|aux|nul|com\d|lpt\d)(\.|\/|$)/i;

async function papersOf(name: string, tell: (desk: Parameters<Parameters<typeof journey>[0]>[0]) => Promise<void>) {
  const root = path.join(folder, name, 'papers');
  mkdirSync(path.dirname(root), { recursive: true, mode: 0o700 });
  await journey(async (desk) => {
    Object.assign(desk.desk, {
      papersFolder: openPapersFolder(openFiles(), { documents: root, restrictedDocuments: root }, openTroubles()),
    });
    await tell(desk);
  });
  expect(readdirSync(path.dirname(root)), 'nothing beside the folder').toEqual(['papers']);
  const files = filesBelow(root);
  for (const file of files) expect([file, isSafe(file), DEVICE.test(file)]).toEqual([file, true, false]);
  const alike = files.filter((file, at) => files.findIndex((other) => isSameName(file, other)) !== at);
  expect(alike, 'two alike on a disk that does not tell capitals').toEqual([]);
  return files;
}

describe('a ref that is a path (7I1)', () => {
  test('sets its row aside wherever it stands, and no file is named after it', async () => {
    const files = await papersOf('refs', async (desk) => {
      typeReferral(desk.book, 'R-AAAA22');
      await desk.tick('2027-03-01T10:00');
      const meeting = 'M-AAAA22';
      for (const [at, ref] of REFS.entries()) {
        desk.book.type('cases', { state: 'open', kind: 'new' }, { id: ref });
        desk.book.type('list', { meeting, caseRef: ref }, { id: `L-ZZ${String(at).padStart(2, '0')}22` });
        desk.book.type('actions', { agency: AGENCY.housing, text: 'x', caseRef: ref, due: '2027-02-25' }, { id: ref });
      }
      const report = await desk.run('2027-03-02T09:00');
      const odd = report.problems.filter((one) => one.code === 'row.odd-id').map((one) => [one.table, one.rowId]);
      for (const ref of REFS)
        expect(odd).toEqual(
          expect.arrayContaining([
            ['cases', ref],
            ['actions', ref],
          ]),
        );
      await sendList(desk);
      await sendAgenda(desk);
      for (const message of await desk.ledger.messages())
        for (const ref of REFS) expect(message.key).not.toContain(ref);
    });
    expect(files.length).toBeGreaterThan(5);
  });

  test('an attachment whose kept name is not of the grammar, or names no agency of the register, has its kind and a number', () => {
    const keys = demoKeys('paths');
    const housing = { id: AGENCY.housing, name: 'Borough Housing', kind: 'housing' } as const;
    const named = (kept: string | undefined) =>
      attachmentName(keys, { agencies: [housing] }, { key: 'k', template: 'agenda' }, kept);
    const bare = [
      ...REFS,
      ...NAMES,
      undefined,
      'Agenda, Ealing MARAC, 16 March 2027, Anna Example',
      'Agenda, Ealing MARAC, 16 March 2027, Borough Housing, Anna',
    ];
    for (const kept of bare) expect(named(kept)).toMatch(/^Agenda, D-[0-9A-Z]{6}$/);
    const good = 'Agenda, Ealing MARAC, 16 March 2027, Borough Housing';
    expect(named(good)).toBe(good);
  });
});

describe('names that are devices, streams or too long (7I2)', () => {
  test('are printed in papers and never used for a file', async () => {
    for (const [at, name] of NAMES.entries()) {
      const files = await papersOf(`names-${at}`, async (desk) => {
        desk.book.edit('agencies', AGENCY.housing, { name, shortName: name });
        desk.book.edit('contacts', CONTACT.housing, { personName: name });
        desk.book.edit('meetings', 'M-AAAA22', { place: name });
        typeReferral(desk.book, 'R-AAAA22', {
          surname: name,
          forenames: name,
          referrerName: name,
          referrerAgency: AGENCY.housing,
        });
        await desk.tick('2027-03-01T10:00');
        await sendList(desk);
      });
      expect(files.length).toBeGreaterThan(1);
    }
  }, 60_000);

  test('a MARAC may not be called like a device', async () => {
    await runLine(['init', 'desk', '--title', 'Test MARAC'], COMMANDS, { folder });
    const file = path.join(folder, 'desk/marac.config.yaml');
    const text = readFileSync(file, 'utf8');
    const name = /name: (\S+)/.exec(text)?.[1] ?? '';
    for (const device of ['con', 'nul', 'aux', 'com1', '..', 'a/b']) {
      writeFileSync(path.join(folder, 'desk/other.yaml'), text.replace(`name: ${name}`, `name: ${device}`));
      chmodSync(path.join(folder, 'desk/other.yaml'), 0o600);
      expect([device, loadConfig(path.join(folder, 'desk/other.yaml'), {}).ok]).toEqual([device, false]);
    }
  }, 60_000);
});

describe('refs and files that differ by case or by how a letter is written (7I4)', () => {
  test('of refs only the runner’s own counts: nothing is laid over its papers', async () => {
    const files = await papersOf('case', async (desk) => {
      typeReferral(desk.book, 'R-AAAA22');
      await desk.tick('2027-03-01T10:00');
      const mine = caseOf(desk, 'R-AAAA22');
      const others = [mine.toLowerCase(), `${mine} `, mine.replace('K', '\u041a'), mine.replace('K', '\uff2b')];
      for (const id of others) desk.book.type('cases', { state: 'open', kind: 'new' }, { id });
      const report = await desk.run('2027-03-02T09:00');
      expect(report.problems.filter((one) => one.code === 'row.odd-id').map((one) => one.rowId)).toEqual(others);
      await sendList(desk);
      await sendAgenda(desk);
    });
    expect(new Set(files.map((one) => one.toLowerCase().normalize('NFKC'))).size).toBe(files.length);
  });

  test('forms of one name, sent by two agencies, are two referrals and two files', async () => {
    const desk = path.join(folder, 'desk');
    const blank = await renderReferralForm({ marac: 'Test MARAC', sendTo: 'marac@example.org' });
    const sent = ['a/Form.xlsx', 'b/form.xlsx', 'c/Zoe\u0308.xlsx', 'c/Zo\u00eb.xlsx'];
    for (const [at, name] of sent.entries()) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), await fillReferralForm(blank, { surname: `Brookov${'abcd'[at]}` }));
    }
    const said = await runLine(['import', ...sent.map((name) => path.join(folder, name))], COMMANDS, { folder: desk });
    expect(said.err).toBe('');
    const done = readdirSync(path.join(desk, 'inbox/done')).filter((name) => name.endsWith('.xlsx'));
    expect(done).toHaveLength(sent.length);
    const surnames = await runLine(['check'], COMMANDS, { folder: desk, terminal: true });
    expect(surnames.exit).not.toBe(1);
    expect(new Set(done.map((name) => readFileSync(path.join(desk, 'inbox/done', name)).toString('hex'))).size).toBe(
      sent.length,
    );
  }, 60_000);
});

describe('a request row of the add-on (7I5)', () => {
  const when = { now: localTime('2027-03-10T10:30'), meetings: new Set(['M-AAAA22']) };
  const askedAt = localTime('2027-03-10T10:29');

  test('names rows by id and nothing else', () => {
    expect(judgeRequest({ kind: 'ready', about: 'M-AAAA22', askedAt }, when)).toEqual({ allowed: true });
    for (const about of [...REFS, ...NAMES, 'm-aaaa22', 'M-AAAA22/..', 'M-AAAA22\0'])
      for (const kind of ['agenda', 'decided', 'outbox', 'recheck'] as const)
        expect([about, judgeRequest({ kind, about, askedAt }, when).allowed]).toEqual([about, false]);
  });

  test('has no column in which a path, a file or an address could stand', () => {
    const typed = columnsOf(SIDE_TABLE.requests).filter((one) => one.writer !== 'runner');
    expect(typed.map((one) => [one.field, one.kind])).toEqual([
      ['kind', 'choice'],
      ['about', 'text'],
      ['askedAt', 'time'],
    ]);
  });
});

describe('file names that look like options, patterns or commands (7I6)', () => {
  const ODD = ['-rf.xlsx', '--help.xlsx', '*.xlsx', '$(touch owned).xlsx'];
  let desk = '';
  beforeAll(() => {
    desk = path.join(folder, 'desk');
  });

  test('are files in the inbox like all others', async () => {
    const blank = await renderReferralForm({ marac: 'Test MARAC', sendTo: 'marac@example.org' });
    const before = readdirSync(path.join(desk, 'inbox/done')).length;
    for (const [at, name] of ODD.entries())
      writeFileSync(
        path.join(desk, 'inbox', name),
        await fillReferralForm(blank, { surname: `Fieldsen${'abcd'[at]}` }),
      );
    await runLine(['run', 'intake'], COMMANDS, { folder: desk });
    const done = readdirSync(path.join(desk, 'inbox/done'));
    expect(done).toEqual(expect.arrayContaining(ODD));
    expect(done.filter((name) => name.endsWith('.xlsx')).length - before).toBeLessThanOrEqual(ODD.length);
    expect([process.cwd(), desk].map((at) => existsSync(path.join(at, 'owned')))).toEqual([false, false]);
  }, 60_000);

  test('are files on a command line too, behind --', async () => {
    writeFileSync(path.join(desk, '--yes.csv'), 'Surname,Forenames\nBrook,Anna\n');
    const said = await runLine(['import', '--', '--yes.csv'], COMMANDS, { folder: desk });
    expect(said.out).toContain('Nothing was taken in. 1 row would become a referral');
    const option = await runLine(['import', '--nothing.csv'], COMMANDS, { folder: desk });
    expect(option.exit).toBe(2);
  }, 60_000);

  test('no program is started through a shell, and no passphrase becomes an option or a file of qpdf', async () => {
    const src = path.join(import.meta.dirname, '../../src');
    const calling = filesBelow(src).filter((file) =>
      readFileSync(path.join(src, file), 'utf8').includes('child_process'),
    );
    expect(calling.toSorted()).toEqual([
      'app/alarms/alarm-command.ts',
      'app/restore/try-backup.ts',
      'mail/encrypt/qpdf.ts',
      'system/machine.ts',
      'workbook/xlsx/process/reader-process.ts',
    ]);
    for (const file of calling) {
      const text = readFileSync(path.join(src, file), 'utf8');
      expect(text).not.toMatch(/\bexec(File|Sync)?\b|shell: true/);
      expect(text).toMatch(/import \{ (spawn|fork, type ChildProcess) \} from 'node:child_process'/);
    }
    for (const passphrase of ['--help', '-', '@/etc/passwd', 'two\nlines'])
      expect(
        await encryptPdf('/bin/false', openWorkFolder(path.join(folder, 'work')), Buffer.from('x'), passphrase),
      ).toBeUndefined();
  });
});
