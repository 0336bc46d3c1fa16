// A minute form on which an area changed headings, whose places are gone or that comes back twice: every letter in a row or in the note. All synthetic.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeInForms } from '../../src/use-cases/inbox/inbox.ts';
import { findInboxLeft } from '../../src/use-cases/inbox/unprocessed-files.ts';
import type { Config } from '../../src/config.ts';
import { localTime } from '../../src/domain/time/day.ts';
import { describeItem } from '../../src/domain/today/today-item.ts';
import { openFiles } from '../../src/system/files.ts';
import { fillIn } from '../documents/filled.ts';
import { openTestDocuments } from '../documents/press.ts';
import { sendAgenda, sendList } from '../journeys/steps.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { keepPrint, printMinuteForm, rewritten } from '../support/minute-form.ts';
import { AGENCY, caseOf, MEETING, typeReferral, typeSmallMarac } from '../support/small-marac.ts';

const documents = openTestDocuments();
let desk: TestDesk;
let folder: string;
let ref: string;
let print: Uint8Array;
beforeEach(async () => {
  desk = openTestDesk({ start: '2027-03-01T09:00' });
  typeSmallMarac(desk.book);
  folder = mkdtempSync(path.join(tmpdir(), 'marac-word-'));
  mkdirSync(path.join(folder, 'inbox'), { mode: 0o700 });
  Object.assign(desk.desk, { inbox: () => findInboxLeft(openFiles(), { inbox: inbox(), maracs: ['ealing'] }) });
  typeReferral(desk.book, 'R-AAAA22');
  await desk.tick('2027-03-01T10:00');
  await sendList(desk);
  await sendAgenda(desk);
  ref = caseOf(desk, 'R-AAAA22');
  print = await printMinuteForm(documents, ref);
});
afterEach(() => {
  desk.close();
  rmSync(folder, { recursive: true, force: true });
});

const inbox = (...more: string[]): string => path.join(folder, 'inbox', ...more);
const takeIn = async (name: string, bytes: Uint8Array): Promise<string> => {
  writeFileSync(inbox(name), bytes);
  await takeInForms(desk.desk, { folders: { inbox: inbox() } } as Config, openFiles(), localTime('2027-03-16T15:00'));
  const note = inbox('done', `${name}.note.txt`);
  return existsSync(note) ? readFileSync(note, 'utf8') : '';
};
const shown = (table: Parameters<TestDesk['book']['rows']>[0], field: string): readonly string[] =>
  desk.book.rows(table).map((one) => desk.book.text(table, one.id ?? '', field));
const today = async (): Promise<string> =>
  (await desk.today())
    .filter((one) => one.tab.startsWith('inbox'))
    .map(describeItem)
    .join('\n');
/** Its places flattened, but those of the whole meeting, and its headings as an area calls them. */
const changedByAnArea = (filled: Uint8Array): Buffer =>
  rewritten(filled, (xml) =>
    xml
      .replaceAll(/<w:sdt>.*?<\/w:sdt>/gs, (control) =>
        control.includes(`w:val="${ref}/`) ? (/<w:sdtContent>(.*)<\/w:sdtContent>/s.exec(control)?.[1] ?? '') : control,
      )
      .replaceAll('>Background<', '>What we know<')
      .replaceAll('>To children<', '>Harm to the little ones<')
      .replaceAll('>Actions<', '>Who does what<'),
  );
const TYPED = { background: 'He came back.', risksChildren: 'She fears for Tim.' };

test('F21: a flattened minute form whose headings an area changed loses no word: each stands in the note, and Today names label and place', async () => {
  keepPrint(desk, print);
  const filled = fillIn(print, {
    [`${ref}/background`]: TYPED.background,
    [`${ref}/risksChildren`]: TYPED.risksChildren,
    [`${ref}/action/${AGENCY.housing}`]: 'Change the locks.',
    [`${ref}/due/${AGENCY.housing}`]: '30/3/2027',
    [`${MEETING}/general`]: 'Training in April.',
  });
  const note = await takeIn('changed.docx', changedByAnArea(filled));
  expect(shown('notes', 'text')).toEqual(['Training in April.']);
  expect(shown('actions', 'text')).toEqual([]);
  for (const words of ['He came back.', 'She fears for Tim.', 'Change the locks.', '30/3/2027'])
    expect(note).toContain(`> ${words}`);
  const told = await today();
  expect(told).toMatch(/Minute form, at “item 1, What we know”, paragraph \d+/);
  expect(told).toMatch(/at “item 1, Risks, views, outcome”, table \d+, row \d+/);
  expect(told).toMatch(/at “item 1, Who does what, Test Housing”, table \d+, row \d+/);
  expect(told).not.toMatch(/He came|Tim|locks|30\/3|little ones/);
  expect(note, 'what was printed is nobody’s typing').not.toContain('> Test Police');
});

test('F21: without a kept print every word of such a form stands in the note all the same', async () => {
  const filled = fillIn(print, {
    [`${ref}/background`]: TYPED.background,
    [`${ref}/risksChildren`]: TYPED.risksChildren,
    [`${MEETING}/general`]: 'Training in April.',
  });
  const note = await takeIn('changed.docx', changedByAnArea(filled));
  for (const words of ['He came back.', 'She fears for Tim.']) expect(note).toContain(words);
});

test('F21: a date without an action, and Fact without words, are named with their places', async () => {
  keepPrint(desk, print);
  const note = await takeIn(
    'alone.docx',
    fillIn(print, {
      [`${ref}/due/${AGENCY.housing}`]: '30/3/2027',
      [`${ref}/kind/${AGENCY.police}`]: 'Opinion',
      [`${ref}/safety/${AGENCY.housing}`]: 'ticked',
    }),
  );
  expect(note).toContain('> item 1, Due, Test Housing: 30/3/2027\n');
  expect(note).toContain('> item 1, Fact or opinion, Test Police: Opinion\n');
  expect(note).toContain('> item 1, Safety action, Test Housing: ticked\n');
  expect(await today()).toMatch(/Minute form: item 1, Fact or opinion, Test Police; item 1, Due, Test Housing/);
});

test('a minute form that comes back once more adds what is new, and names what it says otherwise than the tab', async () => {
  keepPrint(desk, print);
  const first = {
    [`${ref}/background`]: 'He came back.',
    [`${ref}/action/${AGENCY.housing}`]: 'Change the locks.',
    [`${ref}/due/${AGENCY.housing}`]: '30/3/2027',
    [`${ref}/outcome`]: 'Action plan',
  };
  expect(await takeIn('first.docx', fillIn(print, first))).toBe('');
  const note = await takeIn(
    'second.docx',
    fillIn(print, {
      ...first,
      [`${ref}/information/${AGENCY.police}`]: 'Two calls in March.',
      [`${ref}/risksVictim`]: 'He has a key.',
      [`${ref}/background`]: 'He came back twice.',
      [`${ref}/due/${AGENCY.housing}`]: '6/4/2027',
      [`${ref}/outcome`]: 'Relist',
    }),
  );
  expect([...shown('notes', 'text')].toSorted()).toEqual(['He came back.', 'He has a key.', 'Two calls in March.']);
  expect(shown('actions', 'due')).toEqual(['2027-03-30']);
  expect(shown('list', 'outcome')).toEqual(['Action plan']);
  for (const words of ['He came back twice.', '6/4/2027', 'Relist']) expect(note).toContain(`> ${words}\n`);
  expect(await today()).toMatch(
    /Minute form, item 1, Background; Minute form, item 1, Action, Test Housing, “Due”; Minute form, item 1, Outcome\./,
  );
});

test('a form of ours that the program does not take back is refused by name with all that stands in its places, and is no referral', async () => {
  const renamed = rewritten(fillIn(print, { [`${ref}/background`]: 'He came back.' }), (xml) =>
    xml
      .replaceAll('Minute form', 'Research form')
      .replaceAll(MEETING, 'M-ZZZZ22')
      .replaceAll('/background"', '/facts"'),
  );
  writeFileSync(inbox('research.docx'), renamed);
  const { refused } = await takeInForms(
    desk.desk,
    { folders: { inbox: inbox() } } as Config,
    openFiles(),
    localTime('2027-03-16T15:00'),
  );
  expect(refused).toBe(1);
  const note = readFileSync(inbox('refused', 'research.docx.note.txt'), 'utf8');
  expect(note).toContain('(form.not-here)');
  expect(note).toContain('> "facts": He came back.');
  expect(shown('referrals', 'surname')).toHaveLength(1);
});
