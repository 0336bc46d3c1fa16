// Forms as areas make them: whatever somebody filled in is a cell of Referrals, or is named in the note and on Today. Every name is made up.
import ExcelJS from 'exceljs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openAreaDesk, type AreaDesk, type Came } from '../support/area-desk.ts';
import * as w from '../support/word.ts';

let area: AreaDesk;
beforeEach(() => {
  area = openAreaDesk();
});
afterEach(() => area.close());
const come = (bytes: Buffer): Promise<Came> => area.come(bytes);

const who = [
  ['Victim surname', 'Brookson'],
  ['Victim forenames', 'Anna'],
] as const;

const child = (name: string, born: string): string =>
  w.p(w.run('Child name: '), w.control('Child name', name)) +
  w.p(w.run('Child date of birth: '), w.control('Child date of birth', born));

describe('F21: whatever is filled in is taken or named', () => {
  test('old form fields, untitled controls, a box for each answer, a list', async () => {
    const { row, note, today } = await come(
      w.docx(
        w.table(
          ...who.map(([label, text]) => [label, w.control('', text)]),
          ['Referrer name', w.formText('Text1', 'Rita Refera')],
          [
            'Is this number safe to call?',
            `${w.run('Yes ')}${w.formBox('Check1', false)}${w.run(' No ')}${w.formBox('Check2', true)}`,
          ],
          ['First language', w.formChoice('Dropdown1', 2, 'Choose', 'English', 'Polish')],
          [
            'Is an interpreter required?',
            `${w.box('', true)}${w.run(' Yes  ')}${w.box('', false)}${w.run(' No  ')}${w.box('', false)}${w.run(' Don’t know')}`,
          ],
          ['Victim date of birth', w.date('', '03/02/1990', '1990-02-03')],
          ['Hair colour', w.control('', 'Chestnut')],
          ['Left-handed', w.formBox('Check3', true)],
        ),
      ),
    );
    expect(row).toMatchObject({
      surname: 'Brookson',
      forenames: 'Anna',
      referrerName: 'Rita Refera',
      safeToCall: 'No',
      language: 'Polish',
      interpreterNeeded: 'Yes',
      birthDate: '1990-02-03',
    });
    expect(note).toContain('Chestnut');
    expect(note).toContain('Left-handed: Yes');
    expect(today).toContain('“Hair colour” (table 1, row 8)');
    expect(today).toContain('“Left-handed” (table 1, row 9)');
    expect(today, 'the value stands in the note only').not.toContain('Chestnut');
  });

  test('words typed beside and under controls, text boxes, comments, footnotes, headers', async () => {
    const { row, note, today } = await come(
      w.docx(
        w.p('MARAC referral form') +
          w.table(
            ...who.map(([label, text]) => [label, w.control('', text)]),
            ['Victim telephone', `${w.control('', '020 7946 0111')}${w.run(' never after six')}`],
            ['Incident', w.control('', 'Pushed down the stairs.') + w.run(' It was the third time.')],
          ) +
          w.p('He has a key to the back door.') +
          w.p(w.run('See the box'), w.textBox('She moves on Friday.')),
        {
          comments: ['Ask her sister Bea.'],
          footnotes: ['Not the first report.'],
          header: w.p('Typed in the header by hand'),
        },
      ),
    );
    expect(row['phone']).toBe('020 7946 0111');
    expect(row['incident']).toBe('Pushed down the stairs. It was the third time.');
    for (const words of [
      'never after six',
      'He has a key to the back door.',
      'See the box',
      'She moves on Friday.',
      'Ask her sister Bea.',
      'Not the first report.',
      'Typed in the header by hand',
    ])
      expect(note).toContain(words);
    for (const words of ['never after six', 'back door', 'Friday', 'Bea']) expect(today).not.toContain(words);
    expect(today).toContain('“Victim telephone” (table 1, row 3)');
    expect(today).toContain('comment 1');
    expect(today).toContain('paragraph');
  });

  test('a repeating section is one child after the other; more than there are columns for are named', async () => {
    const { row, note } = await come(
      w.docx(
        w.table(...who.map(([label, text]) => [label, text])) +
          w.heading('Children') +
          w.table(
            ['Name', 'DOB', 'School'],
            ['Dana BROOKSON', '1 May 2018', 'Testham Primary'],
            ['Ed BROOKSON', '2 June 2020', ''],
          ) +
          w.heading('More') +
          w.repeated(child('Fay Brookson', '3 July 2021')),
      ),
    );
    expect(row).toMatchObject({
      child1Surname: 'BROOKSON',
      child1Forenames: 'Dana',
      child1BirthDate: '2018-05-01',
      child1School: 'Testham Primary',
      child2Forenames: 'Ed',
      child2BirthDate: '2020-06-02',
    });
    expect(row, 'the next child, further down').toMatchObject({
      child3Forenames: 'Fay',
      child3BirthDate: '2021-07-03',
    });
    expect(note, 'its surname is the last word, for a person to look at').toContain('worth a look');
  });

  test('printed choices: the one that is left or marked is the answer, an untouched choice is none', async () => {
    const { row, note } = await come(
      w.docx(
        w.table(
          ...who.map(([label, text]) => [label, text]),
          ['Is this number safe to call?', `${w.run('Y', '<w:strike/>')}${w.run(' / ')}${w.run('N')}`],
          ['Is the victim aware of the referral?', `${w.run('Yes', '<w:highlight w:val="yellow"/>')}${w.run(' / No')}`],
          ['Repeat referral', 'Y / N'],
        ),
      ),
    );
    expect(row).toMatchObject({ safeToCall: 'No', victimAware: 'Yes' });
    expect(row['saidRepeat'] ?? '').toBe('');
    expect(note).not.toContain('form.left');
  });
});

describe('F22: what Word’s own programs write', () => {
  test('a tick without a value, a picker’s own day, tracked changes, a prompt’s mark over typed words, a main part of another name', async () => {
    const { row, note, today } = await come(
      w.docx(
        w.table(
          ...who.map(([label, text]) => [label, w.typedOver(label, text)]),
          ['Victim pregnant', w.box('Victim pregnant', true, 'bare')],
          ['Victim date of birth', w.date('', '03/02/1990', '1990-02-03')],
          ['Incident date', w.date('', '5 March 2027', '2026-01-01')],
          [
            'Incident',
            w.inserted('He came back') + w.deleted(' and left') + w.movedFrom(' at once') + w.movedTo(' at night'),
          ],
          ['Victim occupation', w.prompted('', 'Enter her occupation')],
        ),
        { main: 'word/document2.xml' },
      ),
    );
    expect(row).toMatchObject({
      surname: 'Brookson',
      pregnant: 'Yes',
      birthDate: '1990-02-03',
      incident: 'He came back at night',
    });
    expect(row['incidentOn'] ?? '', 'a picker that holds one day and shows another').toBe('');
    expect(row['occupation'] ?? '').toBe('');
    expect(note).toContain('and left');
    expect(note).toContain('at once');
    expect(note).toContain('5 March 2027');
    expect(today).toContain('“Incident date”');
  });
});

describe('F23: a label means what its section says', () => {
  test('the referrer’s number is never the victim’s', async () => {
    const { row } = await come(
      w.docx(
        w.heading('Referrer details') +
          w.table(['Name', 'Rita REFERA'], ['Contact number', '020 7946 0999'], ['Address', '1 Office Street']) +
          w.heading('Victim details') +
          w.table(
            ['Surname', 'Brookson'],
            ['Forename', 'Anna'],
            ['Address', '14 Hidden Close'],
            ['Contact number', '020 7946 0111'],
          ) +
          w.heading('Alleged perpetrator') +
          w.table(['Surname', 'Perpov'], ['Address', '9 Known Road'], ['Contact number', '020 7946 0222']),
      ),
    );
    expect(row).toMatchObject({
      referrerName: 'Rita REFERA',
      referrerPhone: '020 7946 0999',
      address: '14 Hidden Close',
      phone: '020 7946 0111',
      perp1Address: '9 Known Road',
      perp1Phone: '020 7946 0222',
    });
  });

  test('where the form does not say whose it is, it is asked', async () => {
    const { row, note, today } = await come(
      w.docx(
        w.table(
          ['Victim surname', 'Brookson'],
          ['Victim forenames', 'Anna'],
          ['Perpetrator surname', 'Perpov'],
          ['Contact number', '020 7946 0111'],
          ['Address', '14 Hidden Close'],
        ) +
          w.heading('Housing') +
          w.table(['Contact number', '020 7946 0333']),
      ),
    );
    for (const field of ['phone', 'address', 'perp1Phone', 'perp1Address', 'referrerPhone'])
      expect(row[field] ?? '').toBe('');
    for (const words of ['020 7946 0111', '14 Hidden Close', '020 7946 0333']) {
      expect(note).toContain(words);
      expect(today).not.toContain(words);
    }
    expect(note).toContain('the form does not say whose it is');
  });

  test('her doctor’s number and her social worker’s are not hers', async () => {
    const { row, note } = await come(
      w.docx(
        w.heading('Victim details') +
          w.table(
            ['Surname', 'Brookson'],
            ['Forename', 'Anna'],
            ['Telephone', '020 7946 0111'],
            ['GP surgery', 'Testham Surgery'],
            ['Address', '1 Surgery Street'],
            ['Social worker', 'Tilda Testov'],
            ['Team', 'Testham East'],
            ['Contact number', '020 7946 0444'],
          ),
      ),
    );
    expect(row).toMatchObject({ phone: '020 7946 0111', gpPractice: 'Testham Surgery' });
    expect(row['address'] ?? '').toBe('');
    expect(note).toContain('020 7946 0444');
    expect(note).toContain('1 Surgery Street');
  });

  test('two different answers to one question are neither taken', async () => {
    const { row, note } = await come(
      w.docx(
        w.table(
          ...who.map(([label, text]) => [label, text]),
          ['Safe to call', 'Yes'],
          ['Is this number safe to call?', 'No'],
        ),
      ),
    );
    expect(row['safeToCall'] ?? '').toBe('');
    expect(note).toContain('answers this question twice');
  });
});

test('a form that does not say for certain who the victim is waits for an answer on Today, with all that was read beside it', async () => {
  const { row, note, today, end } = await come(
    w.docx(
      w.p('MARAC referral form') +
        w.table(['Referring agency', 'Testham Housing'], ['Name', 'Anna'], ['Incident', 'Pushed.']),
    ),
  );
  expect(end).toBe('asked');
  expect(row).toEqual({});
  expect(note).toContain('Incident: Pushed.');
  expect(note).toContain('Anna');
  expect(today).toContain('Yes: it is taken in as the note shows');
  expect(today).not.toContain('Anna');
});

test('F21: an area’s form in a workbook, questions beside their answers, is read as the Word form is', async () => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Referral');
  sheet.addRows([
    ['MARAC referral form'],
    ['Victim details'],
    ['Surname', 'Brookson', 'First name', 'Anna'],
    ['Is this number safe to call?', 'No'],
    ['Hair colour', 'Chestnut'],
  ]);
  const { row, note, today } = await area.come(Buffer.from(await book.xlsx.writeBuffer()), 'form.xlsx');
  expect(row).toMatchObject({ surname: 'Brookson', forenames: 'Anna', safeToCall: 'No' });
  expect(note).toContain('Hair colour: Chestnut');
  expect(today).toContain('“Hair colour”');
  expect(today).not.toContain('Chestnut');
});
