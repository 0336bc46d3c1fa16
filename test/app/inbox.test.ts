// What becomes of files in the inbox: taken in as rows, or put aside with a note that says why. All forms and names are made up.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeInForms } from '../../src/use-cases/inbox/inbox.ts';
import { findInboxLeft } from '../../src/use-cases/inbox/unprocessed-files.ts';
import type { Config } from '../../src/config.ts';
import { localTime } from '../../src/domain/time/day.ts';
import { readFacts } from '../../src/jobs/reading/read-facts.ts';
import { openFiles } from '../../src/system/files.ts';
import { fillReferralForm } from '../../src/workbook/forms/referral/fill-form.ts';
import { renderReferralForm } from '../../src/workbook/forms/referral/referral-form.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { typeSmallMarac } from '../support/small-marac.ts';

let desk: TestDesk;
let folder: string;
beforeEach(() => {
  desk = openTestDesk({ start: '2027-03-01T09:00' });
  typeSmallMarac(desk.book);
  folder = mkdtempSync(path.join(tmpdir(), 'marac-inbox-'));
  mkdirSync(path.join(folder, 'inbox'), { mode: 0o700 });
});
afterEach(() => {
  desk.close();
  rmSync(folder, { recursive: true, force: true });
});

const inbox = (...more: string[]): string => path.join(folder, 'inbox', ...more);
const takeIn = () =>
  takeInForms(desk.desk, { folders: { inbox: inbox() } } as Config, openFiles(), localTime('2027-03-01T09:00'));
const blank = async (): Promise<Uint8Array> => renderReferralForm({ marac: 'Test MARAC', sendTo: 'marac@example.org' });

test('a referral form on which nothing is filled in is refused by name and makes no row', async () => {
  writeFileSync(inbox('form.xlsx'), await blank());
  expect(await takeIn()).toMatchObject({ done: 0, refused: 1, waiting: 0 });
  expect(desk.book.rows('referrals')).toEqual([]);
  expect(readdirSync(inbox('refused')).toSorted()).toEqual(['form.xlsx', 'form.xlsx.note.txt']);
  const note = readFileSync(inbox('refused', 'form.xlsx.note.txt'), 'utf8');
  expect(note).toContain('form.empty');
  expect(note).toContain('No answer stands on this form.');
});

test('spaces are no answer', async () => {
  writeFileSync(inbox('spaces.xlsx'), await fillReferralForm(await blank(), { surname: '   ', forenames: '\u00a0' }));
  expect(await takeIn()).toMatchObject({ done: 0, refused: 1 });
  expect(desk.book.rows('referrals')).toEqual([]);
});

test('one answer is a referral: incomplete, and taken in', async () => {
  writeFileSync(inbox('form.xlsx'), await fillReferralForm(await blank(), { surname: 'Brookov' }));
  expect(await takeIn()).toMatchObject({ done: 1, refused: 0, waiting: 0 });
  expect(desk.book.rows('referrals')).toHaveLength(1);
  expect(readdirSync(inbox('done'))).toContain('form.xlsx');
});

test('the same form twice makes one row', async () => {
  const bytes = await fillReferralForm(await blank(), { surname: 'Brookov' });
  for (const name of ['a.xlsx', 'b.xlsx']) writeFileSync(inbox(name), bytes);
  expect(await takeIn()).toMatchObject({ done: 2 });
  expect(desk.book.rows('referrals')).toHaveLength(1);
});

test('what was refused, and what was taken in with a gap, stands on Checks and Today until its file is gone, without its name', async () => {
  const counted = { ...desk.desk, inbox: () => findInboxLeft(openFiles(), { inbox: inbox(), maracs: ['ealing'] }) };
  const left = async (): Promise<readonly string[]> =>
    (await readFacts(counted, false)).facts.maracs[0]!.problems.flatMap((one) =>
      one.code.startsWith('inbox.') ? [`${one.place} ${one.size} ${one.sentence} ${one.shown ?? ''}`] : [],
    );
  expect(await left()).toEqual([]);
  writeFileSync(inbox('Brookov.xlsx'), await blank());
  writeFileSync(inbox('gap.xlsx'), await fillReferralForm(await blank(), { surname: 'Brookov', birthDate: '3/4/86' }));
  expect(await takeIn()).toMatchObject({ done: 1, refused: 1 });
  const told = await left();
  expect(told).toEqual([
    expect.stringMatching(
      /^inbox\/refused row A returned form was not taken in \(nothing filled in\); the note beside/,
    ),
    expect.stringMatching(
      /^inbox\/done row Referral R-\w+ came as a form of which 1 thing was not taken in as written\..* "Victim date of birth"$/,
    ),
  ]);
  expect(told.join(' ')).not.toContain('Brookov');
  rmSync(inbox('refused'), { recursive: true });
  rmSync(inbox('done', 'gap.xlsx.note.txt'));
  expect(await left()).toEqual([]);
});
