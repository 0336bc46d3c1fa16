// The usual national referral form, typed into as an ordinary table: by its own words, without a single tag. Every name is made up.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openAreaDesk, type AreaDesk, type Came } from '../support/area-desk.ts';
import * as w from '../support/word.ts';

let area: AreaDesk;
beforeEach(() => {
  area = openAreaDesk();
});
afterEach(() => area.close());
const come = (bytes: Buffer): Promise<Came> => area.come(bytes);

test('F21: the national form’s layout is read without tags, by its own words', async () => {
  const { row, note, today } = await come(
    w.docx(
      w.p('MARAC Referral Form') +
        w.table(
          ['Referring agency', 'Testham Housing'],
          ['Contact name(s)', 'Rita Refera'],
          ['Telephone / email', '020 7946 0999 / rita@testham.example.org'],
          ['Date', '8 March 2027'],
        ) +
        w.table(
          ['Victim name', 'BROOKSON Anna', 'Victim DOB', '3 February 1990'],
          ['Address', '14 Hidden Close, Testham W5 2BY', '', ''],
          ['Telephone number', '020 7946 0111', 'Is this number safe to call?', 'No'],
          ['Please insert any relevant contact information, eg times to call', 'Only Tuesday mornings'],
          ['Perpetrator(s) name', 'PERPOV Boris', 'Perpetrator(s) DOB', '4 April 1985'],
          ['Perpetrator(s) address', '9 Known Road, Testham', 'Relationship to victim', 'Ex-partner'],
        ) +
        w.table(
          [
            'Children (please add extra rows if necessary)',
            'DOB',
            'Relationship to victim',
            'Relationship to perpetrator',
            'School',
          ],
          ['BROOKSON Dana', '1 May 2018', 'Daughter', 'Daughter', 'Testham Primary'],
        ) +
        w.table(['Reason for referral / additional information'], ['He strangled her on Sunday.']) +
        w.table(
          [
            'Professional judgement',
            'Yes',
            'Visible high risk (14 ticks or more on SafeLives Dash risk checklist)',
            'Yes',
          ],
          ['Potential escalation', 'No', 'Marac repeat (further incident identified within twelve months)', 'No'],
          ['Is the victim aware of Marac referral?', 'No', 'If no, why not?', 'Not reached'],
          ['Has consent been given?', 'Yes'],
          ['Who is the victim afraid of? (to include all potential threats)', 'His brother too'],
          ['Who does the victim believe it safe to talk to?', 'Her GP'],
          ['Who does the victim believe it not safe to talk to?', 'The housing desk'],
          [
            'Has the victim been referred to any other Marac previously?',
            'Yes',
            'If yes where / when?',
            'Lakeham, 2025',
          ],
        ),
    ),
  );
  expect(row).toMatchObject({
    referrerAgency: 'Testham Housing',
    referrerName: 'Rita Refera',
    referrerPhone: '020 7946 0999',
    referrerEmail: 'rita@testham.example.org',
    referredOn: '2027-03-08',
    surname: 'BROOKSON',
    forenames: 'Anna',
    birthDate: '1990-02-03',
    address: '14 Hidden Close, Testham W5 2BY',
    postcode: 'W5 2BY',
    phone: '020 7946 0111',
    safeToCall: 'No',
    safeTimes: 'Only Tuesday mornings',
    perp1Surname: 'PERPOV',
    perp1Forenames: 'Boris',
    perp1BirthDate: '1985-04-04',
    perp1Address: '9 Known Road, Testham',
    perp1Relationship: 'Ex-partner',
    child1Surname: 'BROOKSON',
    child1ToPerpetrator: 'Daughter',
    incident: 'He strangled her on Sunday.',
    judgement: 'Yes',
    saidRepeat: 'No',
    victimAware: 'No',
    whyNotAware: 'Not reached',
    consent: 'Given',
    afraidOf: 'His brother too',
    safeToTalkTo: 'Her GP',
    notSafeToTalkTo: 'The housing desk',
    otherMarac: 'Lakeham, 2025',
  });
  expect(note).toContain('Potential escalation');
  expect(today).toContain('“Potential escalation”');
});

const titled = (...questions: readonly (readonly [string, string])[]): Buffer =>
  w.docx(w.table(...questions.map(([label, text]) => [label, w.control(label, text)])));

test('F21: the national form’s questions in one table, each control titled with its question and no heading: what protects her is never lost', async () => {
  const { row, note, today } = await come(
    titled(
      ['Referring agency', 'Testham Housing'],
      ['Contact names', 'Rita Refera'],
      ['Telephone / email', '020 7946 0999'],
      ['Date', '8 March 2027'],
      ['Victim name', 'BROOKSON Anna'],
      ['Victim DOB', '3 February 1990'],
      ['Address', '14 Hidden Close, Testham'],
      ['Telephone number', '020 7946 0111'],
      ['Is this number safe to call?', 'No'],
      ['Contact information', 'Only Tuesday mornings'],
      ['Perpetrator(s) name', 'PERPOV Boris'],
      ['Perpetrator(s) DOB', '4 April 1985'],
      ['Perpetrator(s) address', '9 Known Road, Testham'],
      ['Relationship to victim', 'Ex-partner'],
      ['Children', 'Dana Brookson, 1 May 2018, daughter, Testham Primary'],
      ['Professional judgement', 'Yes'],
      ['Potential escalation', 'No'],
      ['Who is the victim afraid of?', 'His brother too'],
      ['Who does the victim believe it not safe to talk to?', 'The housing desk'],
      ['Referred to any other MARAC?', 'No'],
    ),
  );
  expect(row).toMatchObject({
    referrerPhone: '020 7946 0999',
    referredOn: '2027-03-08',
    surname: 'BROOKSON',
    address: '14 Hidden Close, Testham',
    phone: '020 7946 0111',
    safeToCall: 'No',
    safeTimes: 'Only Tuesday mornings',
    perp1Surname: 'PERPOV',
    perp1Address: '9 Known Road, Testham',
    morePeople: 'Dana Brookson, 1 May 2018, daughter, Testham Primary',
    afraidOf: 'His brother too',
    notSafeToTalkTo: 'The housing desk',
  });
  for (const question of ['Potential escalation', 'Referred to any other MARAC?']) {
    expect(note).toContain(question);
    expect(today).toContain(question);
  }
});
