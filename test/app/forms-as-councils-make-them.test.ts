// Forms in the layouts of councils, built from public descriptions by somebody who had not seen the reader. Every name is made up.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openAreaDesk, type AreaDesk, type Came } from '../support/area-desk.ts';
import * as w from '../support/word.ts';

let area: AreaDesk;
beforeEach(() => {
  area = openAreaDesk();
});
afterEach(() => area.close());
const come = (body: string): Promise<Came> => area.come(w.docx(body));
const victim = w.heading('Victim') + w.table(['Surname', 'Brookson'], ['Forenames', 'Anna']);

test('F22: numbered questions in whole sentences, the answer on the next line, go to their columns', async () => {
  const asked: readonly (readonly [string, string])[] = [
    ['What is the victim’s full name?', 'Brookson, Anna'],
    ['What is the victim’s date of birth?', '8 May 1993'],
    ['What telephone number can the victim be reached on?', '020 7946 0123'],
    ['Is it safe to call the victim on this number?', 'No'],
    ['Does the victim need an interpreter? If yes, which language?', 'No'],
    ['Who is the victim’s GP?', 'Tarn Medical Group'],
    ['Number of shoes owned', 'Eleven'],
  ];
  const { row, note } = await come(
    w.heading('About the victim') + asked.map(([one, said], at) => w.p(`${at + 1}. ${one}`) + w.p(said)).join(''),
  );
  expect(row).toMatchObject({
    surname: 'Brookson',
    birthDate: '1993-05-08',
    safeToCall: 'No',
    interpreterNeeded: 'No',
    gpPractice: 'Tarn Medical Group',
  });
  expect(note).toContain('Eleven');
  expect(Object.values(row).join(), 'the next number is the next question, known or not').not.toContain('Eleven');
});

test('F22: the victim in the left half of a table and the perpetrator in the right one: each is read for itself, whatever part stands above', async () => {
  const { row, today } = await come(
    w.heading('Referrer details') +
      w.table(['Name', 'Rita Refera']) +
      w.table(
        [w.p(w.bold('Victim')), w.p(w.bold('Alleged perpetrator'))],
        ['Surname: Brookson', 'Surname: Perpov'],
        ['Forename(s): Anna', 'Forename(s): Boris'],
        ['Contact number: 020 7946 0123', 'Contact number:'],
      ),
  );
  expect(row).toMatchObject({
    referrerName: 'Rita Refera',
    surname: 'Brookson',
    forenames: 'Anna',
    perp1Surname: 'Perpov',
    perp1Forenames: 'Boris',
  });
  expect(row['referrerPhone'] ?? '', 'her number is not the referrer’s').toBe('');
  expect(today).not.toContain('Brookson');
});

test('F22: question and answer in a cell each below two people side by side', async () => {
  const { row } = await come(
    w.heading('Referrer details') +
      w.table(['Name', 'Rita Refera']) +
      w.table(
        [w.bold('VICTIM'), '', w.bold('PERPETRATOR'), ''],
        ['Name', 'BROOKSON Anna', 'Name', 'PERPOV Boris'],
        ['Address', '14 Hidden Close', 'Address', ''],
        ['Safe to call?', 'No', 'Relationship to victim', 'Ex-partner'],
      ),
  );
  expect(row).toMatchObject({
    referrerName: 'Rita Refera',
    surname: 'BROOKSON',
    address: '14 Hidden Close',
    safeToCall: 'No',
    perp1Surname: 'PERPOV',
    perp1Relationship: 'Ex-partner',
  });
  expect(row['perp1Address'] ?? '').toBe('');
});

test('F22: children under "Child’s name | DOB | School" are children, without a heading above', async () => {
  const { row } = await come(
    victim +
      w.heading('Agencies involved so far') +
      w.table(
        ['Child’s name', 'DOB', 'School', 'Relationship to victim'],
        ['Brookson, Noor', '7 July 2013', 'Quay School', 'Daughter'],
        ['Brookson, Luc', '8 August 2017', 'Hill School', 'Son'],
      ),
  );
  expect(row).toMatchObject({
    child1Forenames: 'Noor',
    child1School: 'Quay School',
    child2Forenames: 'Luc',
    child2BirthDate: '2017-08-08',
    child2ToVictim: 'Son',
  });
});

test('F21: words behind a ticked answer are named, never lost', async () => {
  const { row, note } = await come(
    victim +
      w.table([
        'Interpreter required?',
        `${w.box('', true)}${w.run(' Yes (language: Polish)  ')}${w.box('', false)}${w.run(' No')}`,
      ]),
  );
  expect(row['interpreterNeeded']).toBe('Yes');
  expect(note).toContain('(language: Polish)');
});

test('F21: a yes to safe contact with more words is not taken as a yes; a no is', async () => {
  const { row, note } = await come(
    victim +
      w.heading('Victim contact') +
      w.table(
        ['Is it safe to call?', 'Yes, but only when he is at work'],
        ['Is it safe to leave a message?', 'No – he reads them'],
        ['Is the victim pregnant?', 'Yes, 22 weeks'],
      ),
  );
  expect(row['safeToCall'] ?? '').toBe('');
  expect(row).toMatchObject({ safeToLeaveMessage: 'No', pregnant: 'Yes' });
  for (const words of ['only when he is at work', 'he reads them', '22 weeks']) expect(note).toContain(words);
});

test('F21: an answer typed behind a printed choice is the answer; words behind a wide gap are no part of it', async () => {
  const { row, note } = await come(
    w.p('Completed by: Rita Refera      Do not post to the home address') +
      victim +
      w.heading('Victim contact') +
      w.table(['Is the victim aware of this referral?', 'Yes / No (delete as appropriate): No']),
  );
  expect(row).toMatchObject({ referrerName: 'Rita Refera', victimAware: 'No' });
  expect(note).toContain('Do not post to the home address');
});

test('F22: a hint about an interpreter makes the next address no third person’s', async () => {
  const { row } = await come(
    w.heading('Victim') +
      w.table(
        ['Name (SURNAME in capitals)', 'Anna BROOKSON'],
        ['Language (state if client requires an interpreter)', 'Polish'],
        ['Address', '14 Hidden Close'],
        ['Name of interpreter', 'Iris Tolk'],
        ['Telephone', '020 7946 0555'],
      ),
  );
  expect(row).toMatchObject({ surname: 'BROOKSON', address: '14 Hidden Close' });
  expect(row['phone'] ?? '', 'the interpreter’s').toBe('');
});

test('F21: what was typed in brackets behind a question is named, and what is printed there is no answer', async () => {
  const { note, today } = await come(
    victim +
      w.heading('Victim contact') +
      w.table(
        ['Telephone (020 7946 0123)', ''],
        ['Is it safe to call? (No)', ''],
        ['First language (Polish)', ''],
        ['Religion (if known)', ''],
      ),
  );
  for (const words of ['020 7946 0123', 'No', 'Polish']) expect(note).toMatch(new RegExp(`[>:] ${words}$`, 'm'));
  expect(today).toContain('“Is it safe to call?” (table 2, row 2)');
  for (const words of ['020 7946', '(No)', 'Polish', 'if known']) expect(today).not.toContain(words);
});
