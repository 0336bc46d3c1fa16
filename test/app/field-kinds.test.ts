// Files in the shapes of each kind that people's programs write, made here: each comes out as it must. `npm run prove:field` judges a folder of real ones
// by the same rules. All made up.
import { expect, test } from 'vitest';
import { judgeFile } from '../field/judge.ts';
import { KINDS } from '../field/kinds.ts';
import { workbookOf } from '../support/inbox-bench.ts';
import * as w from '../support/word.ts';

const pairs = (...rows: readonly (readonly [label: string, answer: string])[]): string => w.table(...rows);
const WHO = [
  ['Referring agency', w.control('Referring agency', 'Testham Housing')],
  ['Victim surname', w.control('Victim surname', 'Brookson')],
  ['Victim forenames', w.control('Victim forenames', 'Anna')],
] as const;
const three = (yes: boolean, no: boolean): string =>
  `${w.box('', yes)}${w.run(' Yes ')}${w.box('', no)}${w.run(' No ')}${w.box('', false)}${w.run(' Don’t know')}`;

const MADE: Readonly<Record<string, () => Promise<Uint8Array> | Uint8Array | string>> = {
  'word-online-main-part.docx': () => w.docx(pairs(...WHO), { main: 'word/document2.xml' }),
  'word-date-picker.docx': () =>
    w.docx(
      pairs(
        ...WHO,
        ['Victim date of birth', w.date('Victim date of birth', '03/02/1990', '1990-02-03')],
        ['Incident date', w.date('Incident date', '1 March 2027', '2027-03-01')],
      ),
    ),
  'word-legacy-fields.docx': () =>
    w.docx(
      pairs(
        ...WHO,
        ['Referrer name', w.formText('Text1', 'Rita Refera')],
        ['Favourite lamp', w.formText('Text2', 'The green one')],
        [
          'Is the victim pregnant?',
          `${w.formBox('Check1', true)}${w.run(' Yes ')}${w.formBox('Check2', false)}${w.run(' No')}`,
        ],
      ),
    ),
  'word-tick-without-value.docx': () =>
    w.docx(
      pairs(
        ...WHO,
        ['In a refuge', w.box('In a refuge', true, 'bare')],
        ['Manager signed off', w.box('Manager signed off', false)],
      ),
    ),
  'word-yes-no-boxes.docx': () =>
    w.docx(pairs(...WHO, ['Is it safe to call?', three(false, true)], ['Interpreter needed', three(true, false)])),
  'word-national-form-layout.docx': () =>
    w.docx(
      pairs(
        ...(
          [
            ['Referring agency', 'Testham Housing'],
            ['Contact names', 'Rita Refera'],
            ['Telephone / email', '020 7946 0999'],
            ['Victim name', 'BROOKSON Anna'],
            ['Victim DOB', '3 February 1990'],
            ['Telephone number', '020 7946 0111'],
            ['Is this number safe to call?', 'No'],
            ['Who does the victim believe it not safe to talk to?', 'The housing desk'],
            ['Who is the victim afraid of?', 'His brother too'],
          ] as const
        ).map(([label, answer]) => [label, w.control(label, answer)] as const),
      ),
    ),
  'list-same-headings-twice.csv': () =>
    'Surname,Forename,DOB,Surname,Forename,DOB,Incident\nBROOKSEN,Ana,1990-02-04,PERPOV,Boris,1985-04-05,Made up\n',
  'list-births-in-the-future.csv': () =>
    'Victim surname,Victim forenames,Victim date of birth,Perpetrator 1 surname,Perpetrator 1 date of birth,Incident date\nBrookson,Anna,2048-01-20,Perpov,2046-01-01,2028-04-01\n',
  'list-hidden-first-sheet.xlsx': () =>
    workbookOf(
      {
        Choices: [['Yes'], ['No']],
        List: [
          ['Victim surname', 'Victim forenames', 'Incident'],
          ['Brookson', 'Anna', 'Made up'],
        ],
      },
      (book) => void (book.getWorksheet('Choices')!.state = 'hidden'),
    ),
  'adopt-numbers-restart.csv': () =>
    'MARAC date,Case number,Surname,Forenames,DOB\n2026-05-05,1,Brookson,Anna,1990-02-03\n2026-05-05,2,Lakesen,Bea,1991-05-06\n2026-06-02,1,Hillman,Cora,1975-07-08\n2026-06-02,2,Fieldsen,Dora,1988-09-10\n',
  'list-iso-times.csv': () =>
    'Reference,Submitted at,Victim surname,Victim forenames\nAB12,2027-07-06T12:09:00Z,Brookson,Anna\n',
  'list-google-times.csv': () =>
    '"Timestamp","Victim surname","Victim forenames"\n"2027/07/06 1:09:25 PM GMT+1","Brookson","Anna"\n',
};

test.each(Object.entries(MADE))('a file of the kind %s comes out as it must', async (name, make) => {
  const judged = await judgeFile(name, Buffer.from(await make()));
  expect(judged?.faults).toEqual([]);
});

test('no kind is without a file made here', () => {
  expect(
    Object.keys(MADE)
      .map((name) => name.replace(/\.\w+$/, ''))
      .toSorted(),
  ).toEqual(Object.keys(KINDS).toSorted());
});
