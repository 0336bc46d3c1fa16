// What the final check keeps stands on Today with the cell, the words where they may be told, and the way out; a name matches as whole words. All
// people and cases are made up.
import { describe, expect, test } from 'vitest';
import type { TodayItem } from '../../src/domain/today/today-item.ts';
import { openIdPool } from '../../src/jobs/engine/open-id-pool.ts';
import { hasName, openSearchableText } from '../../src/domain/text/searchable-text.ts';
import { rememberTodayAnswer } from '../../src/jobs/reading/read-answers.ts';
import type { TestDesk } from '../support/desk.ts';
import { CONTACT, MEETING, caseOf, typeReferral } from '../support/small-marac.ts';
import { everythingIn, journey, letGo, sendAgenda, whom } from './steps.ts';
import { rowIdOf } from '../../src/domain/today/line-id.ts';
import { withNames } from '../support/names.ts';

const tripped = async (desk: TestDesk): Promise<readonly TodayItem[]> =>
  (await desk.today()).filter((one) => one.id.startsWith('tripwire/'));

const inMain = (desk: TestDesk): string =>
  desk.book
    .rows('today')
    .filter((one) => one.file === 'main')
    .map((one) => JSON.stringify([...one.cells]))
    .join('\n');

async function answer(desk: TestDesk, line: TodayItem): Promise<void> {
  const row = rowIdOf(openIdPool(desk.desk.keys, 'ealing'), line);
  await rememberTodayAnswer(desk.ledger, 'ealing', row, 'yes', { by: 'Cora Coordinata', in: 'workbook' });
}

/** Two cases, the second not for Health; a request whose subject is as given. */
async function withSubject(subject: string, tell: (desk: TestDesk) => Promise<void>): Promise<void> {
  await journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    typeReferral(desk.book, 'R-BBBB22', {
      surname: 'Elsewhere',
      forenames: 'Berta',
      child1Forenames: 'Leon',
      child1Surname: 'Novak',
      child1BirthDate: '2019-05-06',
      perp1Surname: 'Otherman',
    });
    await desk.tick('2027-03-01T10:00');
    desk.book.type(
      'needed',
      { caseRef: caseOf(desk, 'R-AAAA22'), agency: 'G-EAAA22', level: 'takesPart', inTheRoom: true },
      { id: 'N-EAAA22' },
    );
    desk.book.type(
      'disclosures',
      {
        meeting: MEETING,
        subject,
        applicant: 'Somebody Asking',
        route: 'ask',
        agenciesWho: 'Test Health; Test Housing',
      },
      { id: 'DR-AAAA22' },
    );
    await tell(desk);
  });
}

describe('F5: the subject of a request begins like a child’s name in another case', () => {
  test.each(['Leon Novak-Petrov', 'Leon Novakova', 'Leon Novak Petrov', 'Mateo-Leon Novak'])(
    '%s is another name: the agenda goes to those asked, and Today has no line',
    (subject) =>
      withSubject(subject, async (desk) => {
        const sent = await sendAgenda(desk);
        expect(whom(sent, '/agenda/')).toContain(CONTACT.health);
        const read = sent.filter((one) => one.to === CONTACT.health).map(everythingIn);
        expect(read.join('\n')).toContain(subject);
        expect(await tripped(desk)).toEqual([]);
      }),
  );

  test('Leon Novak may be that child: one line names cell, name and readers; a Yes with a name lets it go, another subject asks anew', () =>
    withSubject('Leon Novak', async (desk) => {
      const kept = await sendAgenda(desk);
      expect(whom(kept, '/agenda/')).not.toContain(CONTACT.health);
      const lines = await tripped(desk);
      expect(lines).toHaveLength(1);
      const [line] = lines as [TodayItem];
      expect(line).toMatchObject({ tab: 'Disclosure requests', about: 'DR-AAAA22', restricted: false });
      expect(line.shown).toContain('The name “Leon Novak” of case');
      expect(line.shown).toMatch(
        /stands in Disclosure requests, row (?:for [^.]* \()?DR-AAAA22\)?, “Subject”, so [^.]*“Agenda and your times”[^.]* of the meeting of 16 March 2027[^.]* for/,
      );
      expect(line.shown, 'nor does the list of requests go').toContain('“Disclosure requests”');
      expect(line.shown).toContain('Helga Healthman (Test Health)');
      expect(line.shown).toContain('Yes: the words are another person’s, and what shows them goes.');
      expect(inMain(desk), 'in the workbook too').toMatch(withNames('stands in Disclosure requests, row DR-AAAA22'));
      await answer(desk, line);
      const sent = await letGo(desk, '2027-03-11T11:00');
      expect(whom(sent, '/agenda/')).toContain(CONTACT.health);
      expect(await tripped(desk)).toEqual([]);
      desk.book.edit('disclosures', 'DR-AAAA22', { subject: 'Leon Novak, known as Leo' });
      await desk.run('2027-03-11T12:05');
    }));

  test('and it goes by itself once the words are taken out', () =>
    withSubject('Leon Novak', async (desk) => {
      await sendAgenda(desk);
      expect(await tripped(desk)).toHaveLength(1);
      desk.book.edit('disclosures', 'DR-AAAA22', { subject: 'Leonard Somebody' });
      expect(whom(await letGo(desk, '2027-03-11T11:00'), '/agenda/')).toContain(CONTACT.health);
      expect(await tripped(desk)).toEqual([]);
    }));
});

describe('F5: whole words', () => {
  test.each([
    ['Amy Khan', true],
    ['AMY KHAN.', true],
    ['Amy Khan’s school', true],
    ["Amy Khan's school", true],
    ['(Amy Khan)', true],
    ['Amy Khan-her sister', true],
    ['Amy Khän', true],
    ['Amy Khanna', false],
    ['Samy Khan', false],
    ['Amy Khan-Lee', false],
    ['Amy Khan\u2010Lee', false],
    ['Jean-Amy Khan', false],
    ['Amy Khans', false],
    ['Amy and Khan', false],
  ])('“%s” holds Amy Khan: %s', (text, holds) => {
    expect(hasName(openSearchableText([`Said: ${text}`]), 'amy khan', [])).toBe(holds);
  });

  test.each([
    ['Anna Weiss-Groß', 'anna weiss gross', true],
    ['Anna Weiß Gross', 'anna weiss gross', true],
    ['Anna Weiss-Grosser', 'anna weiss gross', false],
    ['Shaun O’Brien', 'shaun obrien', true],
    ['Shaun O’Brien-Khan', 'shaun obrien', false],
  ])('“%s” holds %s: %s', (text, name, holds) => {
    expect(hasName(openSearchableText([text]), name, [])).toBe(holds);
  });

  test('a longer name that the reader may see holds no shorter one, which is found beside it', () => {
    const longer = ['leon novak petrov'];
    expect(hasName(openSearchableText(['Leon Novak Petrov rang']), 'leon novak', longer)).toBe(false);
    expect(hasName(openSearchableText(['Leon Novak Petrov rang Leon Novak']), 'leon novak', longer)).toBe(true);
  });
});

test('a hidden place in free text: told by tab, row and column, never in words, and only an edit lets it go', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', { risksToVictim: 'She lives at 65 Hidden Lane, W5 1ZA now.' });
    await desk.tick('2027-03-01T10:00');
    expect(whom(await sendAgenda(desk), '/agenda/')).not.toContain(CONTACT.duty);
    const lines = await tripped(desk);
    expect(lines, 'one line for the cell').toHaveLength(1);
    expect(lines[0]).toMatchObject({ tab: 'Referrals', about: 'R-AAAA22' });
    expect(lines[0]?.question).toBeUndefined();
    expect(lines[0]?.shown).toContain('A hidden place of case');
    expect(lines[0]?.shown).toMatch(
      withNames(
        'stands in Referrals, row R-AAAA22, “Risks to the victim”, so “IDVA papers” of the meeting of 16 March 2027 for',
      ),
    );
    expect(lines[0]?.shown).not.toMatch(/Hidden Lane|W5 1ZA/i);
    desk.book.edit('referrals', 'R-AAAA22', { risksToVictim: 'She lives elsewhere now.' });
    expect(whom(await letGo(desk, '2027-03-11T11:00'), '/agenda/')).toContain(CONTACT.duty);
    expect(await tripped(desk)).toEqual([]);
  }));

test('a safe number is told in the same way', () =>
  withSubject('Somebody on 07700-900 123', async (desk) => {
    expect(whom(await sendAgenda(desk), '/agenda/')).not.toContain(CONTACT.health);
    const lines = await tripped(desk);
    expect(lines.map((one) => one.question)).toEqual(lines.map(() => undefined));
    const said = lines.map((one) => one.shown).join('\n');
    expect(said).toContain('A safe contact of case');
    expect(said).toMatch(withNames('stands in Disclosure requests, row DR-AAAA22, “Subject”'));
    expect(said).not.toMatch(/900.?123/);
  }));

test('what is about a restricted case stands in the restricted workbook only', () =>
  withSubject('Rita Restricta', async (desk) => {
    typeReferral(desk.book, 'R-CCCC22', { surname: 'Restricta', forenames: 'Rita', perp1Employer: 'Test Health' });
    await desk.tick('2027-03-01T11:00');
    expect(whom(await sendAgenda(desk), '/agenda/')).not.toContain(CONTACT.health);
    const lines = await tripped(desk);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.every((one) => one.restricted)).toBe(true);
    expect(inMain(desk)).not.toMatch(/Restricta|stands in Disclosure/);
  }));
