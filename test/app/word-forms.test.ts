// Word both ways: what people type into our minute form, or into an area's own referral form, comes back as rows, checked as on the tab. Synthetic.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeInForms } from '../../src/use-cases/inbox/inbox.ts';
import type { Config } from '../../src/config.ts';
import { localTime } from '../../src/domain/time/day.ts';
import { openFiles } from '../../src/system/files.ts';
import { writeZip } from '../../src/system/zip.ts';
import { fillIn } from '../documents/filled.ts';
import { openTestDocuments } from '../documents/press.ts';
import { sendAgenda, sendList, sendMinutes, shownTo } from '../journeys/steps.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { keepPrint, printMinuteForm, rewritten } from '../support/minute-form.ts';
import { AGENCY, caseOf, CONTACT, MEETING, typeReferral, typeSmallMarac } from '../support/small-marac.ts';

const documents = openTestDocuments();
let desk: TestDesk;
let folder: string;
beforeEach(() => {
  desk = openTestDesk({ start: '2027-03-01T09:00' });
  typeSmallMarac(desk.book);
  folder = mkdtempSync(path.join(tmpdir(), 'marac-word-'));
  mkdirSync(path.join(folder, 'inbox'), { mode: 0o700 });
});
afterEach(() => {
  desk.close();
  rmSync(folder, { recursive: true, force: true });
});

const inbox = (...more: string[]): string => path.join(folder, 'inbox', ...more);
const takeIn = (now: string) =>
  takeInForms(desk.desk, { folders: { inbox: inbox() } } as Config, openFiles(), localTime(now));
const shown = (table: Parameters<TestDesk['book']['rows']>[0], field: string): readonly string[] =>
  desk.book.rows(table).map((one) => desk.book.text(table, one.id ?? '', field));

test('the minute form typed in Word becomes notes, an outcome and actions; a date that is none is named; twice is once', async () => {
  typeReferral(desk.book, 'R-AAAA22');
  await desk.tick('2027-03-01T10:00');
  await sendList(desk);
  await sendAgenda(desk);
  const ref = caseOf(desk, 'R-AAAA22');
  const filled = fillIn(await printMinuteForm(documents, ref), {
    [`${ref}/information/${AGENCY.police}`]: 'Two calls in March.\nNo arrest.',
    [`${ref}/kind/${AGENCY.police}`]: 'Fact',
    [`${ref}/outcome`]: 'Action plan',
    [`${ref}/action/${AGENCY.housing}`]: 'Change the locks.',
    [`${ref}/due/${AGENCY.housing}`]: '31/2/2027',
    [`${ref}/safety/${AGENCY.housing}`]: 'ticked',
    [`${MEETING}/general`]: 'Training for new members in April.',
    [`${MEETING}/attendance`]: 'All but Probation.',
  });
  writeFileSync(inbox('minutes.docx'), filled);
  expect(await takeIn('2027-03-16T15:00')).toMatchObject({ done: 1, refused: 0 });
  expect(shown('notes', 'text')).toEqual(['Two calls in March.\nNo arrest.', 'Training for new members in April.']);
  expect(shown('actions', 'text')).toEqual(['Change the locks.']);
  expect(shown('actions', 'due')).toEqual(['']);
  expect(shown('actions', 'safety')).toEqual(['Yes']);
  expect(shown('list', 'outcome')).toEqual(['Action plan']);
  const note = readFileSync(inbox('done', 'minutes.docx.note.txt'), 'utf8');
  expect(note, 'the same fault as the cell would have').toContain('Minute form, action 1, "Due"');
  expect(note).toContain('Who came was written in words: enter it on Attendance.');
  expect(note, 'nothing of what was typed stands in the note').not.toContain('Change the locks');
  writeFileSync(inbox('again.docx'), filled);
  await takeIn('2027-03-16T16:00');
  expect([shown('notes', 'text').length, shown('actions', 'text').length]).toEqual([2, 1]);
  desk.book.edit('actions', desk.book.rows('actions')[0]?.id ?? '', { due: '2027-03-30' });
  const minutes = shownTo(await sendMinutes(desk), CONTACT.housing, 'minutes');
  expect(minutes, 'what was typed in Word stands in the minutes').toContain('Training for new members in April.');
  expect(minutes).toContain('Two calls in March.');
});

test.each([
  ['7/4/2027', '2027-04-07'],
  ['2.4.2027', '2027-04-02'],
  ['8 April 2027', '2027-04-08'],
  ['4/16/2027', ''],
])('a day on the minute form is read with the day first, as it asks: %s is "%s"', async (typed, due) => {
  typeReferral(desk.book, 'R-AAAA22');
  await desk.tick('2027-03-01T10:00');
  const ref = caseOf(desk, 'R-AAAA22');
  const answers = { [`${ref}/action/${AGENCY.housing}`]: 'Change the locks.', [`${ref}/due/${AGENCY.housing}`]: typed };
  writeFileSync(inbox('minutes.docx'), fillIn(await printMinuteForm(documents, ref), answers));
  await takeIn('2027-03-16T15:00');
  expect(shown('actions', 'due')).toEqual([due]);
});

test('F21: words written on the minute form beside or below its places are named in the note and on no row; a form as it was sent has none', async () => {
  typeReferral(desk.book, 'R-AAAA22');
  await desk.tick('2027-03-01T10:00');
  await sendList(desk);
  await sendAgenda(desk);
  const ref = caseOf(desk, 'R-AAAA22');
  const print = await printMinuteForm(documents, ref);
  keepPrint(desk, print);
  const filled = fillIn(print, { [`${MEETING}/general`]: 'Training in April.' });
  writeFileSync(inbox('as-sent.docx'), filled);
  expect(await takeIn('2027-03-16T15:00')).toMatchObject({ done: 1 });
  expect(existsSync(inbox('done', 'as-sent.docx.note.txt'))).toBe(false);
  const beside = rewritten(filled, (xml) =>
    xml
      .replace(/Training in April\.<\/w:t>.*?<\/w:sdt>/s, '$&<w:r><w:t>And she moves on Friday.</w:t></w:r>')
      .replace('</w:body>', '<w:p><w:r><w:t>Typed at the end.</w:t></w:r></w:p></w:body>'),
  );
  writeFileSync(inbox('beside.docx'), beside);
  await takeIn('2027-03-16T16:00');
  const note = readFileSync(inbox('done', 'beside.docx.note.txt'), 'utf8');
  expect(note).toContain('> And she moves on Friday.');
  expect(note).toContain('> Typed at the end.');
});

const sdt = (tag: string, words: string): string =>
  `<w:p><w:sdt><w:sdtPr><w:tag w:val="${tag}"/></w:sdtPr><w:sdtContent><w:r><w:t>${words}</w:t></w:r></w:sdtContent></w:sdt></w:p>`;
const ownForm = (body: string): Buffer =>
  writeZip([
    {
      name: 'word/document.xml',
      content: Buffer.from(`<w:document xmlns:w="x"><w:body>${body}</w:body></w:document>`),
    },
  ]);

test('an area’s own Word form is a referral by the names of our columns, its cells read as on the tab', async () => {
  const file = ownForm(
    sdt('Victim surname', 'Wójcik') +
      sdt('forenames', 'Ola') +
      sdt('Victim date of birth', 'the third') +
      sdt('colour', 'red'),
  );
  writeFileSync(inbox('referral.docx'), file);
  expect(await takeIn('2027-03-01T10:00')).toMatchObject({ done: 1, refused: 0 });
  expect(shown('referrals', 'surname')).toEqual(['Wójcik']);
  expect(shown('referrals', 'forenames')).toEqual(['Ola']);
  expect(shown('referrals', 'birthDate')).toEqual(['']);
  expect(shown('referrals', 'channel')).toEqual(['Word form']);
});

test('a Word file none of whose places is named like a column is refused by name and makes no row', async () => {
  writeFileSync(inbox('other.docx'), ownForm(sdt('colour', 'red')));
  expect(await takeIn('2027-03-01T10:00')).toMatchObject({ done: 0, refused: 1 });
  expect(readFileSync(inbox('refused', 'other.docx.note.txt'), 'utf8')).toContain('form.no-controls');
  expect(desk.book.rows('referrals')).toEqual([]);
});
