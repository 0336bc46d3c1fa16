// What a repeat, or a second report of one incident, brings: shown on Today, taken over by an answer, safe at once only where it is less safe. Synthetic.
import { expect, test } from 'vitest';
import type { TestDesk } from '../support/desk.ts';
import { answerToday } from '../support/today.ts';
import { AGENCY, caseOf, CONTACT, typeReferral } from '../support/small-marac.ts';
import { idsWhere, journey, letGo, newsLines, sendAgenda, shownTo, todaySays } from './steps.ts';

const UNDECIDED = { decision: '', decidedBy: '', decidedOn: '' };
const FIRST = {
  surname: 'Brookson',
  forenames: 'Anna',
  birthDate: '1990-02-03',
  perp1Surname: 'Perpov',
  perp1Forenames: 'Boris',
  child1Forenames: 'Dana',
  child1Surname: 'Brookson',
  child1BirthDate: '2019-05-06',
};
const SECOND = {
  ...FIRST,
  ...UNDECIDED,
  referrerAgency: AGENCY.health,
  receivedAt: '2027-03-02T09:15',
  referredOn: '2027-03-02',
  surname: 'Brooksen',
  aliases: 'Ana Brookson',
  otherBirthDates: '02/03/1990',
  oldAddress: '7 Old Made-up Road',
  phone: '07700 900777',
  safeToCall: 'yes',
  child2Forenames: 'Emil',
  child2Surname: 'Brookson',
  child2BirthDate: '2026-01-02',
  perp1Orders: 'Non-molestation order of 1 March 2027',
  perp1Whereabouts: 'On bail',
  perp1ReleaseDate: '2027-04-02',
  wishes: 'To move away before the summer.',
  unsafeRoutes: 'visits',
};

function answerMatch(desk: TestDesk, id: string, to: string, decision: 'accept' | 'join'): void {
  desk.book.edit('referrals', id, {
    decision,
    decidedBy: 'Cora Coordinata',
    decidedOn: '2027-03-02',
    matchCase: to,
    matchAnswer: decision === 'join' ? 'duplicate' : 'repeat',
    matchAnsweredBy: 'Cora Coordinata',
  });
}

/** A case, and a second referral of it that nobody has decided yet. */
async function twoReferrals(desk: TestDesk, more: Readonly<Record<string, string>> = {}): Promise<string> {
  typeReferral(desk.book, 'R-AAAA22', FIRST);
  await letGo(desk, '2027-03-01T10:00');
  typeReferral(desk.book, 'R-BBBB22', { ...SECOND, ...more });
  await letGo(desk, '2027-03-02T10:00');
  return caseOf(desk, 'R-AAAA22');
}

const names = (desk: TestDesk): readonly string[] =>
  desk.book.rows('people').map((one) => desk.book.text('people', one.id!, 'forenames'));
const victimOf = (desk: TestDesk): string => idsWhere(desk, 'people', 'role', 'Victim')[0]!;
const perpetratorOf = (desk: TestDesk): string => idsWhere(desk, 'people', 'role', 'Perpetrator')[0]!;

for (const how of ['accept', 'join'] as const)
  test(`F6: nothing is taken over before a person has answered; then one line asks, and Yes takes all of it (${how})`, () =>
    journey(async (desk) => {
      const ref = await twoReferrals(desk);
      expect(names(desk), 'before any answer').toEqual(['Anna', 'Boris', 'Dana']);
      expect(await todaySays(desk, /R-BBBB22 \(.*says what its case does not/)).toBe(false);
      answerMatch(desk, 'R-BBBB22', ref, how);
      await desk.run('2027-03-02T11:00');
      expect(names(desk), 'before the answer on Today').toEqual(['Anna', 'Boris', 'Dana']);
      const lines = await newsLines(desk);
      expect(
        lines.map((one) => one.what),
        'one line for all',
      ).toHaveLength(1);
      expect(lines[0]!.what).toContain('1 child (“Child 2”)');
      expect(lines[0]!.what).toContain('1 address (“Victim old address”)');
      expect(lines[0]!.what, 'no value of a cell').not.toMatch(/Emil|Brooksen|Old Made-up|07700|bail/);
      await answerToday(desk, lines[0]!, 'yes');
      await desk.run('2027-03-02T11:30');
      expect(names(desk)).toEqual(['Anna', 'Boris', 'Dana', 'Emil']);
      const victim = victimOf(desk);
      expect(desk.book.text('people', victim, 'surname'), 'a filled cell stays').toBe('Brookson');
      expect(desk.book.text('people', victim, 'aliases')).toBe('Anna Brooksen; Ana Brookson');
      expect(desk.book.text('people', victim, 'birthDate')).toBe('1990-02-03');
      expect(desk.book.text('people', victim, 'otherBirthDates')).toBe('02/03/1990');
      expect(desk.book.text('people', perpetratorOf(desk), 'whereabouts')).toBe('On bail');
      expect(desk.book.text('cases', ref, 'wishes')).toBe('To move away before the summer.');
      expect(desk.book.rows('keyDates')).toHaveLength(1);
      const [old] = idsWhere(desk, 'addresses', 'text', '7 Old Made-up Road');
      expect(desk.book.text('addresses', old!, 'perpetratorKnows'), 'all at once never says that he knows').toBe(
        'Not known',
      );
      expect(desk.book.rows('addresses').find((one) => one.id === old)?.file).toBe('restricted');
      expect(await todaySays(desk, 'says what its case does not'), 'answered').toBe(false);
      await desk.run('2027-03-02T12:00');
      await desk.run('2027-03-02T12:05');
      expect(names(desk), 'taken over once').toEqual(['Anna', 'Boris', 'Dana', 'Emil']);
      expect(desk.book.rows('people').every((one) => desk.book.text('people', one.id!, 'caseRef') === ref)).toBe(true);
    }));

test('F6: No opens a line for each piece; an address is then taken as the referral says of it', () =>
  journey(async (desk) => {
    const ref = await twoReferrals(desk);
    answerMatch(desk, 'R-BBBB22', ref, 'accept');
    await desk.run('2027-03-02T11:00');
    const [all] = await newsLines(desk);
    await answerToday(desk, all!, 'no');
    await desk.run('2027-03-02T11:30');
    expect(names(desk), 'nothing by a No').toEqual(['Anna', 'Boris', 'Dana']);
    const singly = await newsLines(desk);
    expect(singly.length).toBeGreaterThan(4);
    await answerToday(
      desk,
      singly.find((one) => one.what.includes('“Victim old address”'))!,
      'yes',
    );
    await answerToday(
      desk,
      singly.find((one) => one.what.includes('“Child 2”'))!,
      'no',
    );
    await desk.run('2027-03-02T11:35');
    const [old] = idsWhere(desk, 'addresses', 'text', '7 Old Made-up Road');
    expect(desk.book.text('addresses', old!, 'perpetratorKnows')).toBe('Yes');
    expect(names(desk)).toEqual(['Anna', 'Boris', 'Dana']);
    const left = await newsLines(desk);
    expect(left).toHaveLength(singly.length - 2);
  }));

test('F6: safe contacts at once: filed under the case, told to the IDVA as not confirmed; the confirmed one stays', () =>
  journey(async (desk) => {
    const ref = await twoReferrals(desk);
    answerMatch(desk, 'R-BBBB22', ref, 'accept');
    const sent = await letGo(desk, '2027-03-02T11:00');
    await letGo(desk, '2027-03-02T12:00');
    const cases = new Set(desk.book.rows('cases').map((one) => one.id));
    for (const one of desk.book.rows('safeContacts'))
      expect(cases.has(desk.book.text('safeContacts', one.id!, 'caseRef')), 'under a case that is there').toBe(true);
    const paper = shownTo([...sent, ...desk.delivered], CONTACT.duty, '/R-BBBB22/safe-contact/');
    expect(paper).toContain('07700 900777');
    expect(paper).toMatch(/Not confirmed .* 07700 900777 /);
    expect(paper, 'what was confirmed stays').toMatch(/Safe way .* 07700 900123 .*Not confirmed/);
    expect(paper).toContain('Unsafe: visits');
    const others = desk.delivered.filter((one) => one.to !== CONTACT.duty);
    expect(shownTo(others, CONTACT.police)).not.toContain('900777');
  }));

test('F6: a new “not safe” holds at once, on every paper; and a later confirmation by a person counts', () =>
  journey(async (desk) => {
    const ref = await twoReferrals(desk, { phone: '07700 900123', safeToCall: 'no' });
    answerMatch(desk, 'R-BBBB22', ref, 'accept');
    await letGo(desk, '2027-03-02T11:00');
    await letGo(desk, '2027-03-02T12:00');
    const paper = shownTo(desk.delivered, CONTACT.duty, '/R-BBBB22/safe-contact/');
    expect(paper).toContain('No safe way is confirmed');
    expect(paper).toContain('Phone 07700 900123: said not to be safe');
    expect(desk.book.text('cases', ref, 'unsafeRoutes')).toBe('visits');
    const alarm = (await desk.today()).find((one) => one.what.includes('said not to be (Safe contacts'));
    expect(alarm, 'whoever has an older paper hears it now').toMatchObject({ kind: 'alarm', restricted: true });
    await desk.run('2027-03-09T12:00');
    await sendAgenda(desk);
    expect(shownTo(desk.delivered, CONTACT.police, '/agenda/')).toContain('Unsafe: visits');
    const [first] = idsWhere(desk, 'safeContacts', 'safe', 'Yes');
    desk.book.edit('safeContacts', first!, { confirmedOn: '2027-03-03', confirmedBy: 'Ida Advocatson' });
    await letGo(desk, '2027-03-12T10:00');
    expect(await todaySays(desk, 'said not to be (Safe contacts'), 'confirmed anew').toBe(false);
    desk.book.edit('cases', ref, { unsafeRoutes: '' });
    await desk.run('2027-03-12T12:00');
    expect(desk.book.text('cases', ref, 'unsafeRoutes'), 'what a person takes out stays out').toBe('');
  }));

test('F6: somebody who may be a person of the case is asked about: Yes is a new row, No another spelling', () =>
  journey(async (desk) => {
    const ref = await twoReferrals(desk, { perp1Forenames: 'Borys' });
    answerMatch(desk, 'R-BBBB22', ref, 'accept');
    await desk.run('2027-03-02T11:00');
    const [all] = await newsLines(desk);
    await answerToday(desk, all!, 'yes');
    await desk.run('2027-03-02T11:30');
    expect(idsWhere(desk, 'people', 'role', 'Perpetrator'), 'not by “all of it”').toHaveLength(1);
    const asked = (await desk.today()).find((one) => one.what.includes('who may be row'));
    expect(asked!.what).toContain(perpetratorOf(desk));
    await answerToday(desk, asked!, 'no');
    await desk.run('2027-03-02T11:35');
    expect(idsWhere(desk, 'people', 'role', 'Perpetrator'), 'never two of one').toHaveLength(1);
    expect(desk.book.text('people', perpetratorOf(desk), 'aliases')).toBe('Borys Perpov');
    await desk.run('2027-03-02T11:40');
    expect(desk.book.text('people', perpetratorOf(desk), 'whereabouts'), 'and what else was said of him').toBe(
      'On bail',
    );
  }));

test('F6: a victim of another name and another birth date is looked at once more, by herself', () =>
  journey(async (desk) => {
    const ref = await twoReferrals(desk, { aliases: '', birthDate: '1991-04-05' });
    answerMatch(desk, 'R-BBBB22', ref, 'accept');
    await desk.run('2027-03-02T11:00');
    const lines = await newsLines(desk);
    expect(lines).toHaveLength(2);
    const look = lines.find((one) => one.what.includes('is it the same person?'));
    await answerToday(
      desk,
      lines.find((one) => one !== look)!,
      'yes',
    );
    await desk.run('2027-03-02T11:30');
    expect(desk.book.text('people', victimOf(desk), 'aliases'), 'not by “all of it”').toBe('');
    await answerToday(desk, look!, 'yes');
    await desk.run('2027-03-02T11:35');
    await desk.run('2027-03-02T11:40');
    expect(desk.book.text('people', victimOf(desk), 'aliases')).toBe('Anna Brooksen');
    expect(desk.book.text('people', victimOf(desk), 'otherBirthDates')).toMatch(/05\/04\/1991/);
  }));

test('F6: an answer taken back: what was put away goes back to its own referral', () =>
  journey(async (desk) => {
    const ref = await twoReferrals(desk);
    answerMatch(desk, 'R-BBBB22', ref, 'accept');
    await desk.run('2027-03-02T11:00');
    await desk.run('2027-03-02T11:05');
    const [line] = await newsLines(desk);
    await answerToday(desk, line!, 'yes');
    await desk.run('2027-03-02T11:10');
    const mine = (): string => idsWhere(desk, 'safeContacts', 'value', '07700 900777')[0]!;
    expect(desk.book.text('safeContacts', mine(), 'caseRef')).toBe(ref);
    desk.book.edit('referrals', 'R-BBBB22', {
      matchAnswer: 'nobody',
      matchAnsweredBy: 'Cora Coordinata',
      matchCase: '',
    });
    await desk.run('2027-03-02T11:30');
    await desk.run('2027-03-02T11:35');
    expect(desk.book.text('safeContacts', mine(), 'caseRef'), 'a stranger’s number in nobody’s case').toBe(
      caseOf(desk, 'R-BBBB22'),
    );
    const left = (await desk.today()).find((one) => one.what.includes('still stands there'));
    expect(left?.what, 'a stranger’s child in this case is named').toMatch(/People, row P-/);
    await answerToday(desk, left!, 'yes');
    expect(await todaySays(desk, 'still stands there')).toBe(false);
    answerMatch(desk, 'R-BBBB22', ref, 'accept');
    await desk.run('2027-03-02T12:00');
    await desk.run('2027-03-02T12:05');
    expect(desk.book.text('safeContacts', mine(), 'caseRef')).toBe(ref);
  }));

test('F6: a restricted case is asked about in its own workbook only', () =>
  journey(async (desk) => {
    const ref = await twoReferrals(desk, { employer: 'Nobody Ltd' });
    for (const table of ['cases', 'people', 'list', 'needed', 'referrals'] as const)
      for (const row of desk.book.rows(table)) await desk.book.move([{ table, rowId: row.id!, to: 'restricted' }]);
    answerMatch(desk, 'R-BBBB22', ref, 'accept');
    await desk.run('2027-03-02T11:00');
    const [line] = await newsLines(desk);
    expect(line!.restricted).toBe(true);
    await answerToday(desk, line!, 'yes');
    await desk.run('2027-03-02T11:30');
    const emil = desk.book.rows('people').find((one) => desk.book.text('people', one.id!, 'forenames') === 'Emil');
    expect(emil?.file).toBe('restricted');
  }));

test('F6: a case taken over without an IDVA service gets the one of the area, and its repeat reaches her', () =>
  journey(async (desk) => {
    desk.book.type(
      'cases',
      { state: 'heard', openedOn: '2026-09-01', lastReferredOn: '2026-09-01' },
      { id: 'K-TAKE22' },
    );
    desk.book.type(
      'people',
      { caseRef: 'K-TAKE22', role: 'victim', surname: 'Brookson', forenames: 'Anna' },
      { id: 'P-TAKE22' },
    );
    typeReferral(desk.book, 'R-BBBB22', SECOND);
    await letGo(desk, '2027-03-02T10:00');
    answerMatch(desk, 'R-BBBB22', 'K-TAKE22', 'accept');
    await letGo(desk, '2027-03-02T11:00');
    await letGo(desk, '2027-03-02T12:00');
    expect(desk.book.text('cases', 'K-TAKE22', 'idvaService')).toBe(AGENCY.idva);
    expect(shownTo(desk.delivered, CONTACT.duty, '/R-BBBB22/safe-contact/')).toContain('07700 900777');
  }));

test('F6: what is typed on the referral that opened a case after its rows were made is asked about, and nothing in a quiet case', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', FIRST);
    await letGo(desk, '2027-03-01T10:00');
    expect(await todaySays(desk, 'says what its case does not')).toBe(false);
    desk.book.edit('referrals', 'R-AAAA22', { child1School: 'Test Primary', wishes: 'To stay.' });
    await desk.run('2027-03-01T11:00');
    const [line] = await newsLines(desk);
    expect(line!.what).toContain('“Child 1 school”');
    await answerToday(desk, line!, 'yes');
    await desk.run('2027-03-01T11:30');
    const [child] = idsWhere(desk, 'people', 'role', 'Child');
    expect(desk.book.text('people', child!, 'school')).toBe('Test Primary');
  }));
