// A minute form that an older LibreOffice saved: its places doubled, flattened or without their names. All synthetic.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeInForms } from '../../src/use-cases/inbox/inbox.ts';
import type { Config } from '../../src/config.ts';
import { localTime } from '../../src/domain/time/day.ts';
import { openFiles } from '../../src/system/files.ts';
import { fillIn } from '../documents/filled.ts';
import { openTestDocuments } from '../documents/press.ts';
import { sendAgenda, sendList } from '../journeys/steps.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { keepPrint, printMinuteForm, readDocument, rewritten } from '../support/minute-form.ts';
import { AGENCY, caseOf, MEETING, typeReferral, typeSmallMarac } from '../support/small-marac.ts';

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

const CONTROL = /<w:sdt>.*?<\/w:sdt>/gs;
const tagOf = (control: string): string => /<w:tag w:val="([^"]*)"/.exec(control)?.[1] ?? '';
/** The form as an older LibreOffice saves it: each control that `lose` names as it leaves it. */
const savedByOld = (filled: Uint8Array, lose: (tag: string, control: string) => string): Buffer =>
  rewritten(filled, (xml) => xml.replaceAll(CONTROL, (control) => lose(tagOf(control), control)));
const flattened = (control: string): string => /<w:sdtContent>(.*)<\/w:sdtContent>/s.exec(control)?.[1] ?? '';
const untagged = (control: string): string => control.replace(/<w:tag [^>]*>/, '');
const linesOf = (note: string, code: string): readonly string[] =>
  note.split('\n').filter((line) => line.endsWith(`(minute-form.${code})`));

async function filledForm(): Promise<readonly [ref: string, filled: Buffer]> {
  typeReferral(desk.book, 'R-AAAA22');
  await desk.tick('2027-03-01T10:00');
  await sendList(desk);
  await sendAgenda(desk);
  const ref = caseOf(desk, 'R-AAAA22');
  const print = await printMinuteForm(documents, ref);
  keepPrint(desk, print);
  return [
    ref,
    fillIn(print, {
      [`${ref}/background`]: 'He came back.',
      [`${ref}/information/${AGENCY.police}`]: 'Two calls in March.',
      [`${ref}/kind/${AGENCY.police}`]: 'Fact',
      [`${ref}/risksVictim`]: 'He has a key.',
      [`${ref}/outcome`]: 'Action plan',
      [`${ref}/action/${AGENCY.housing}`]: 'Change the locks.',
      [`${ref}/due/${AGENCY.housing}`]: '30/3/2027',
      [`${ref}/safety/${AGENCY.housing}`]: 'ticked',
      [`${MEETING}/general`]: 'Training in April.',
    }),
  ];
}

const NOTES = ['He came back.', 'Two calls in March.', 'He has a key.', 'Training in April.'];

test('F29: a minute form whose places LibreOffice doubled is taken in as one that Word saved where the copies say one thing; one line names those that differ', async () => {
  const [ref, filled] = await filledForm();
  const empty = new Map(
    [...readDocument(await printMinuteForm(documents, ref)).matchAll(CONTROL)].map(([one]) => [tagOf(one), one]),
  );
  writeFileSync(
    inbox('doubled.docx'),
    savedByOld(filled, (tag, control) => control + (tag.endsWith('/outcome') ? (empty.get(tag) ?? '') : control)),
  );
  expect(await takeIn('2027-03-16T15:00')).toMatchObject({ done: 1, refused: 0 });
  expect(shown('notes', 'text')).toEqual(NOTES);
  expect(shown('actions', 'text')).toEqual(['Change the locks.']);
  expect(shown('actions', 'safety')).toEqual(['Yes']);
  expect(shown('list', 'outcome')).toEqual(['Action plan']);
  expect(existsSync(inbox('done', 'doubled.docx.note.txt')), 'nothing to look at').toBe(false);
});

test('F29: of places whose copies differ nothing is taken, all else is, and one line names them', async () => {
  const [ref, filled] = await filledForm();
  const differs = [`${ref}/background`, `${ref}/information/${AGENCY.police}`];
  writeFileSync(
    inbox('differs.docx'),
    savedByOld(filled, (tag, control) =>
      differs.includes(tag) ? control + control.replace(/(<w:t [^>]*>)/, '$1Not so: ') : control,
    ),
  );
  expect(await takeIn('2027-03-16T15:00')).toMatchObject({ done: 1, refused: 0 });
  expect(shown('notes', 'text')).toEqual(NOTES.slice(2));
  expect(shown('actions', 'text')).toEqual(['Change the locks.']);
  const note = readFileSync(inbox('done', 'differs.docx.note.txt'), 'utf8');
  expect(linesOf(note, 'differs')).toHaveLength(1);
  expect(linesOf(note, 'differs')[0]).toMatch(
    /: item 1, What was said, Test Police; item 1, Background\.|: item 1, Background; item 1, What was said, Test Police\./,
  );
  expect(note).toContain('> item 1, Background: Not so: He came back.');
  expect(note).not.toContain('(minute-form.beside)');
});

test('F29: places that LibreOffice flattened or took the names off are read by where they stand while their case is certain, and one line says so', async () => {
  const [ref, filled] = await filledForm();
  const kept = [`${ref}/risksStaff`, `${MEETING}/attendance`];
  writeFileSync(
    inbox('flat.docx'),
    savedByOld(filled, (tag, control) =>
      kept.includes(tag)
        ? control
        : tag.includes('risks') || tag.includes('kind')
          ? untagged(control)
          : flattened(control),
    ),
  );
  expect(await takeIn('2027-03-16T15:00')).toMatchObject({ done: 1, refused: 0 });
  expect([...shown('notes', 'text')].toSorted()).toEqual([...NOTES].toSorted());
  expect([...shown('notes', 'fact')].toSorted()).toEqual(['', '', '', 'Fact']);
  expect(shown('actions', 'text')).toEqual(['Change the locks.']);
  expect(shown('actions', 'agency')).toEqual([AGENCY.housing]);
  expect(shown('actions', 'due')).toEqual(['2027-03-30']);
  expect(shown('actions', 'safety')).toEqual(['Yes']);
  expect(shown('list', 'outcome')).toEqual(['Action plan']);
  const note = readFileSync(inbox('done', 'flat.docx.note.txt'), 'utf8');
  expect(linesOf(note, 'by-place')).toHaveLength(1);
  expect(note).toContain('item 1, Action, Test Housing');
  expect(note).not.toContain('minute-form.lost');
});

test('F29: where no name is left that says whose a place is, what stands in it is told with its place, and no case is guessed', async () => {
  const [ref, filled] = await filledForm();
  writeFileSync(
    inbox('nameless.docx'),
    savedByOld(filled, (tag, control) => (tag.startsWith(ref) ? flattened(control) : control)),
  );
  expect(await takeIn('2027-03-16T15:00')).toMatchObject({ done: 1, refused: 0 });
  expect(shown('notes', 'text')).toEqual(['Training in April.']);
  expect(shown('actions', 'text')).toEqual([]);
  const note = readFileSync(inbox('done', 'nameless.docx.note.txt'), 'utf8');
  expect(linesOf(note, 'lost')).toHaveLength(1);
  for (const words of ['He came back.', 'Two calls in March.', 'He has a key.', 'Action plan', 'Change the locks.'])
    expect(note).toContain(words);
  writeFileSync(
    inbox('all.docx'),
    savedByOld(filled, (_tag, control) => flattened(control)),
  );
  expect(await takeIn('2027-03-16T16:00')).toMatchObject({ done: 0, refused: 1 });
  const refused = readFileSync(inbox('refused', 'all.docx.note.txt'), 'utf8');
  expect(refused.match(/\(form\.[a-z-]+\)/g)).toEqual(['(form.places-lost)', '(form.words)']);
  for (const words of ['He came back.', 'Two calls in March.', '30/3/2027', 'Training in April.'])
    expect(refused, 'every word of it').toContain(words);
  expect(desk.book.rows('referrals'), 'never taken for a referral').toHaveLength(1);
});

test('F29: a control copied in from another item or another row does not say whose the words beside it are', async () => {
  const [ref, filled] = await filledForm();
  const page = savedByOld(filled, (tag, control) =>
    tag.includes('/action/') || tag.includes('/safety/')
      ? flattened(control)
      : control.replace(`/due/${AGENCY.housing}`, `/due/${AGENCY.police}`),
  );
  writeFileSync(inbox('row.docx'), page);
  expect(await takeIn('2027-03-16T15:00')).toMatchObject({ done: 1, refused: 0 });
  expect(shown('actions', 'text')).toEqual([]);
  const note = readFileSync(inbox('done', 'row.docx.note.txt'), 'utf8');
  expect(linesOf(note, 'lost')[0]).toContain('item 1, Action, Test Housing; item 1, Safety action, Test Housing.');
  const [some = ''] = readDocument(filled).match(CONTROL) ?? [];
  const other = some.replace(/<w:tag [^>]*>/, `<w:tag w:val="${ref}/links"/>`);
  const item = `<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>Item 2: Another, Case</w:t></w:r></w:p><w:p>${other}</w:p>`;
  writeFileSync(
    inbox('item.docx'),
    rewritten(
      savedByOld(filled, (tag, control) => (tag.endsWith('/background') ? flattened(control) : control)),
      (xml) => xml.replace('</w:body>', `${item}</w:body>`),
    ),
  );
  await takeIn('2027-03-16T16:00');
  const second = readFileSync(inbox('done', 'item.docx.note.txt'), 'utf8');
  expect(linesOf(second, 'lost')[0]).toContain('item 1, Background.');
  expect(second).toContain('> item 1, Background: He came back.');
});

test('F29: the printed minute form says before anything is typed with which programs it can be filled in', async () => {
  typeReferral(desk.book, 'R-AAAA22');
  await desk.tick('2027-03-01T10:00');
  const words = readDocument(await printMinuteForm(documents, caseOf(desk, 'R-AAAA22'))).replaceAll(/<[^>]*>/g, '');
  expect(words.indexOf('Fill in this form in Word, or in LibreOffice 7.6 or newer')).toBeGreaterThan(0);
  expect(words.indexOf('LibreOffice 7.6')).toBeLessThan(words.indexOf('Type in the boxes'));
});
