// Robust intake (F16, F17, F27): each file of the inbox for itself, told where a person looks; and to which MARAC a form belongs. All made up.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeInForms } from '../../src/use-cases/inbox/inbox.ts';
import { findInboxLeft } from '../../src/use-cases/inbox/unprocessed-files.ts';
import type { Config } from '../../src/config.ts';
import { renderWordForm } from '../../demo/made-up/fill-word-form.ts';
import { localTime } from '../../src/domain/time/day.ts';
import { describeItem } from '../../src/domain/today/today-item.ts';
import { rememberTodayAnswer } from '../../src/jobs/reading/read-answers.ts';
import { openIdPool } from '../../src/jobs/engine/open-id-pool.ts';
import { openFiles, type Files } from '../../src/system/files.ts';
import { writeZip } from '../../src/system/zip.ts';
import { fillReferralForm } from '../../src/workbook/forms/referral/fill-form.ts';
import { renderReferralForm } from '../../src/workbook/forms/referral/referral-form.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { typeSmallMarac } from '../support/small-marac.ts';
import { rowIdOf } from '../../src/domain/today/line-id.ts';

let desk: TestDesk;
let folder: string;
const begin = (...maracs: string[]): void => {
  desk = openTestDesk({ start: '2027-03-01T09:00', maracs });
  desk.maracs.forEach(({ book }, index) => typeSmallMarac(book, {}, index === 0 ? 'M-AAAA22' : 'M-BBBB22'));
  Object.assign(desk.desk, { inbox: () => findInboxLeft(openFiles(), { inbox: inbox(), maracs, workbooks }) });
};
let workbooks: { marac: string; file: string }[] = [];
beforeEach(() => {
  workbooks = [];
  folder = mkdtempSync(path.join(tmpdir(), 'marac-intake-'));
  mkdirSync(path.join(folder, 'inbox'), { mode: 0o700 });
});
afterEach(() => {
  desk.close();
  rmSync(folder, { recursive: true, force: true });
});

const inbox = (...more: string[]): string => path.join(folder, 'inbox', ...more);
const lay = (name: string, bytes: Uint8Array | string): void => writeFileSync(inbox(name), bytes);
const takeIn = (files: Files = openFiles()) =>
  takeInForms(desk.desk, { folders: { inbox: inbox() } } as Config, files, localTime('2027-03-01T09:00'));
/** As if nothing had been changed for an hour. */
const anHourLater = (): Files => {
  const files = openFiles();
  return { ...files, look: async (at) => (await files.look(at)).map((one) => ({ ...one, ageMs: 3_600_001 })) };
};
const lies = (...where: string[]): readonly string[] => readdirSync(inbox(...where)).toSorted();
const note = (...where: string[]): string => readFileSync(inbox(...where), 'utf8');
const today = async (): Promise<readonly string[]> =>
  (await desk.today())
    .filter((one) => one.tab.startsWith('inbox') || one.tab.endsWith('.xlsx'))
    .map((one) => `${one.marac}, ${one.tab}: ${describeItem(one)}`);
const form = async (values: Parameters<typeof fillReferralForm>[1], marac = 'Ealing MARAC'): Promise<Uint8Array> =>
  fillReferralForm(await renderReferralForm({ marac, sendTo: 'marac@example.org' }), values);
const word = (values: Readonly<Record<string, string>>): Buffer => renderWordForm('A form of an area', values);
const surnames = (index: number): readonly string[] => {
  const { book } = desk.maracs[index]!;
  return book.rows('referrals').map((one) => book.text('referrals', one.id ?? '', 'surname'));
};

const ole = (inside: string): Buffer =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), Buffer.from(inside, 'utf16le')]);
const packed = (...names: string[]): Buffer => writeZip(names.map((name) => ({ name, content: Buffer.from('x') })));
const locked = (files: Files): Files => ({
  ...files,
  read: (file, most) =>
    file.endsWith('open.docx')
      ? Promise.reject(Object.assign(new Error('busy'), { code: 'EBUSY' }))
      : files.read(file, most),
});

test('F16: a Word file of 21 MB is set aside with the limit, told beside it and on Today, and the form beside it is read', async () => {
  begin('ealing');
  lay('a-large.docx', Buffer.concat([word({ surname: 'Largeov' }), Buffer.alloc(21 * 1024 * 1024)]));
  lay('b-small.docx', word({ surname: 'Smallov', forenames: 'Anna' }));
  expect(await takeIn()).toMatchObject({ done: 1, refused: 1, waiting: 0 });
  expect(surnames(0)).toEqual(['Smallov']);
  expect(lies('refused')).toEqual(['a-large.docx', 'a-large.docx.note.txt']);
  expect(note('refused', 'a-large.docx.note.txt')).toMatch(/has 22 MB, and forms are read up to 20 MB/);
  expect(await today()).toEqual([
    expect.stringMatching(
      /^ealing, inbox\/refused: A returned form was not taken in \(larger than 20 MB\); the note beside/,
    ),
  ]);
  lay('c-just.docx', Buffer.alloc(20 * 1024 * 1024));
  expect(await takeIn()).toMatchObject({ refused: 0 });
});

test('F16: what people send in other programs is refused by its right name with the way out', async () => {
  begin('ealing');
  const odt = writeZip([
    { name: 'mimetype', content: Buffer.from('application/vnd.oasis.opendocument.text') },
    { name: 'content.xml', content: Buffer.from('<x/>') },
  ]);
  const files: Readonly<Record<string, readonly [Uint8Array | string, RegExp]>> = {
    'a.doc': [ole('WordDocument'), /an old Word document \(\.doc\)\. Open it .* save it as a Word document \(\.docx\)/],
    'b.odt': [odt, /an OpenDocument text \(\.odt\)/],
    'c.pdf': ['%PDF-1.7\n', /a PDF\. The program reads no PDF\..*type what it says on Referrals/],
    'd.rtf': ['{\\rtf1 x}', /a rich text document \(\.rtf\)/],
    'e.pages': [packed('Index/Document.iwa'), /a Pages document \(\.pages\)\. In Pages: File, Export To, Word/],
    'f.xls': [ole('Workbook'), /an old workbook \(\.xls\)/],
    'g.docx': [ole('EncryptedPackage'), /protected by a password\. Open it with the password/],
    'h.docx': ['%PDF-1.4', /a PDF/],
    'i.msg': [ole('__substg1.0_0037001E'), /a saved e-mail\. Save the form that is attached/],
    'j.jpg': [Buffer.from('ffd8ffe000104a464946', 'hex'), /a picture/],
    'k.zip': [packed('form.docx'), /a packed folder \(\.zip\)\. Unpack it/],
  };
  for (const [name, [bytes]] of Object.entries(files)) lay(name, bytes);
  lay('z.docx', word({ surname: 'Lastov' }));
  expect(await takeIn()).toMatchObject({ done: 1, refused: Object.keys(files).length });
  for (const [name, [, says]] of Object.entries(files)) expect(note('refused', `${name}.note.txt`)).toMatch(says);
  expect((await today()).join()).toMatch(/11 returned forms were not taken in \(.*2 a PDF.*1 a picture/);
});

test('F16: a file that is empty or cut off may still be arriving: it waits in silence, then is set aside', async () => {
  begin('ealing');
  const whole = word({ surname: 'Wholeov' });
  lay('empty.docx', '');
  lay('half.docx', whole.subarray(0, whole.length - 40));
  expect(await takeIn()).toMatchObject({ done: 0, refused: 0, waiting: 2 });
  expect([lies(), await today()]).toEqual([['empty.docx', 'half.docx'], []]);
  lay('half.docx', whole);
  expect(await takeIn(anHourLater())).toMatchObject({ done: 1, refused: 1 });
  expect(surnames(0)).toEqual(['Wholeov']);
  expect(note('refused', 'empty.docx.note.txt')).toMatch(/The file is empty/);
});

test('F16: a file that another program has open waits, is told once that has lasted, and keeps no other', async () => {
  begin('ealing');
  lay('open.docx', word({ surname: 'Openov' }));
  lay('other.docx', word({ surname: 'Otherov' }));
  expect(await takeIn(locked(openFiles()))).toMatchObject({ done: 1, waiting: 1 });
  expect(await today()).toEqual([]);
  expect(await takeIn(locked(anHourLater()))).toMatchObject({ waiting: 1 });
  expect(await today()).toEqual([
    expect.stringMatching(
      /inbox: Something lies in the inbox that was not taken in and not moved \(cannot be opened\)/,
    ),
  ]);
  expect(await takeIn()).toMatchObject({ done: 1 });
  expect([lies(), await today()]).toEqual([['done'], []]);
});

test('F16: a file that cannot be moved once its row stands is taken in once, and moved at the next look', async () => {
  begin('ealing');
  lay('a.docx', word({ surname: 'Heldov' }));
  lay('b.docx', word({ surname: 'Nextov' }));
  const busy = Object.assign(new Error('busy'), { code: 'EBUSY' });
  const files = openFiles();
  const moveInto: Files['moveInto'] = (file, to) =>
    file.endsWith('a.docx') ? Promise.reject(busy) : files.moveInto(file, to);
  expect(await takeIn({ ...files, moveInto })).toMatchObject({ done: 1, waiting: 1 });
  expect(await takeIn()).toMatchObject({ done: 1, waiting: 0 });
  expect([...surnames(0)].toSorted()).toEqual(['Heldov', 'Nextov']);
});

test('F16: a fault of the program over one file is told beside it and on Today, and the form beside it is read', async () => {
  begin('ealing');
  lay('a.docx', word({ surname: 'Faultov' }));
  lay('b.docx', word({ surname: 'Nextov' }));
  const { ledger } = desk.desk;
  const answers = ledger.answers.bind(ledger);
  let faults = 1;
  ledger.answers = (...which) => {
    if (!which[0]?.startsWith('form-label/') || faults === 0) return answers(...which);
    faults -= 1;
    return Promise.reject(new TypeError('a fault of ours'));
  };
  expect(await takeIn()).toMatchObject({ done: 1, refused: 0 });
  expect(surnames(0)).toEqual(['Nextov']);
  expect(note('a.docx.note.txt')).toMatch(/The program failed on this file and took nothing of it/);
  expect((await today()).join()).toMatch(/not taken in.*the program failed on it/);
  expect(await takeIn()).toMatchObject({ done: 1 });
  expect(lies()).toEqual(['done']);
});

test('F17: each MARAC has a folder in the inbox, made at the first look, where there are several', async () => {
  begin('ealing', 'second');
  await takeIn();
  expect(lies()).toEqual(['ealing', 'second']);
});

test('F27: files of the system and of programs at work are left alone in silence; folders, links and strange files are left and told', async () => {
  begin('ealing');
  for (const name of [
    'desktop.ini',
    'Thumbs.db',
    '.DS_Store',
    '~$form.docx',
    '.~lock.form.xlsx#',
    'form.docx.crdownload',
  ])
    lay(name, 'x');
  expect(await takeIn()).toMatchObject({ done: 0, refused: 0, waiting: 0 });
  expect([lies().length, await today()]).toEqual([6, []]);
  mkdirSync(inbox('From police'));
  writeFileSync(inbox('From police', 'form.docx'), word({ surname: 'Deepov' }));
  symlinkSync('/etc/hosts', inbox('link.docx'));
  lay('film.mp4', 'a film');
  lay('desk.docx', word({ surname: 'Deskov' }));
  expect(await takeIn(anHourLater())).toMatchObject({ done: 1, refused: 0 });
  expect(note('From police.note.txt')).toMatch(/This is a folder: the program does not look into it/);
  expect(existsSync(inbox('film.mp4'))).toBe(true);
  expect(await today()).toEqual([
    expect.stringMatching(
      /ealing, inbox: 4 things lie in the inbox .* \(1 a folder, 1 a file of another kind, 1 a copy that never ended, 1 a link\)/,
    ),
  ]);
  expect((await today()).join()).not.toContain('police');
  for (const name of ['From police', 'link.docx', 'film.mp4', 'form.docx.crdownload'])
    rmSync(inbox(name), { recursive: true });
  await takeIn();
  expect([await today(), lies().filter((one) => one.endsWith('.note.txt'))]).toEqual([[], []]);
});

test('F27: a copy of a workbook beside it is told on Today, and neither read nor moved', async () => {
  begin('ealing');
  workbooks = ['main.xlsx', 'restricted.xlsx', 'main-restricted.xlsx'].map((name) => ({
    marac: 'ealing',
    file: path.join(folder, name),
  }));
  for (const { file } of workbooks) writeFileSync(file, 'x');
  expect(await today()).toEqual([]);
  writeFileSync(path.join(folder, 'main (conflicted copy 2027-03-01).xlsx'), 'x');
  expect(await today()).toEqual([
    expect.stringMatching(/ealing, main\.xlsx: A copy of the workbook main\.xlsx lies beside it\./),
  ]);
  rmSync(path.join(folder, 'main (conflicted copy 2027-03-01).xlsx'));
  writeFileSync(path.join(folder, 'main-DESKTOP-7AB.xlsx'), 'x');
  expect(await today()).toHaveLength(1);
});

test('F17: a form goes to the MARAC in whose inbox it lay, else by its words or the victim’s postcode', async () => {
  begin('ealing', 'second');
  desk.maracs[0]!.book.type('settings', { setting: 'areaPostcodes', value: 'W5; W13', fromDate: '2026-01-01' });
  desk.maracs[1]!.book.type('settings', { setting: 'areaPostcodes', value: 'HA1', fromDate: '2026-01-01' });
  mkdirSync(inbox('second'));
  writeFileSync(inbox('second', 'a.docx'), word({ surname: 'Laysov', postcode: 'W5 2BY' }));
  lay('b.docx', word({ surname: 'Postov', postcode: 'HA1 2AB' }));
  lay('c.docx', word({ surname: 'Firstov', postcode: 'W13 1AA' }));
  lay('d.xlsx', await form({ surname: 'Wordsov' }, 'Second MARAC'));
  expect(await takeIn()).toMatchObject({ done: 4, asked: 0 });
  expect(surnames(0)).toEqual(['Firstov']);
  expect([...surnames(1)].toSorted()).toEqual(['Laysov', 'Postov', 'Wordsov']);
  expect(lies('second', 'done')).toEqual(['a.docx', 'a.docx.note.txt']);
});

test('F17: where neither tells, or they differ, each MARAC is asked on Today, and nothing is guessed', async () => {
  begin('ealing', 'second');
  desk.maracs[1]!.book.type('settings', { setting: 'areaPostcodes', value: 'HA1', fromDate: '2026-01-01' });
  lay('a.docx', word({ surname: 'Nowhereov' }));
  lay('b.xlsx', await form({ surname: 'Differov', postcode: 'HA1 2AB' }, 'Ealing MARAC'));
  expect(await takeIn()).toMatchObject({ done: 0, refused: 0, asked: 2 });
  expect([surnames(0), surnames(1)]).toEqual([[], []]);
  const asked = await desk.today();
  const lines = asked.filter((one) => one.tab === 'inbox');
  expect(lines.map((one) => one.marac).toSorted()).toEqual(['ealing', 'ealing', 'second', 'second']);
  expect(describeItem(lines.find((one) => one.marac === 'second')!)).toMatch(
    /A referral form does not say for which MARAC it is.* Yes: it is a referral to Second MARAC and is taken in here\. No: it is not for Second MARAC\. Without an answer: it stays in the inbox: no IDVA hears of it/,
  );
  const say = async (marac: string, id: string, word_: 'yes' | 'no'): Promise<void> =>
    rememberTodayAnswer(desk.ledger, marac, rowIdOf(openIdPool(desk.desk.keys, marac), { id }), word_, {
      by: 'Cora Coordinata',
      in: 'command',
    });
  const noteOf = (name: string): string => /marac\/([0-9a-f]+)/.exec(note(`${name}.note.txt`))?.[1] ?? '';
  const [a, b] = [noteOf('a.docx'), noteOf('b.xlsx')].map(
    (content) => lines.find((one) => one.id.endsWith(content))!.id,
  );
  await say('second', a!, 'yes');
  await say('ealing', b!, 'no');
  expect(await takeIn()).toMatchObject({ done: 1, asked: 1 });
  expect([surnames(0), surnames(1)]).toEqual([[], ['Nowhereov']]);
  await say('second', b!, 'no');
  expect(await takeIn()).toMatchObject({ refused: 1 });
  expect(note('refused', 'b.xlsx.note.txt')).toMatch(/A person said on Today that it is not to be taken in/);
  expect((await desk.today()).filter((one) => one.question !== undefined && one.tab === 'inbox')).toEqual([]);
});
