// J12: whom the coordinator visits, because nothing has come from them for a year, with what was last said; nobody is pressed to refer. All made up.
import { expect, test } from 'vitest';
import { findMissingGroups } from '../../src/domain/figures/equality/missing-groups.ts';
import { viewOperations } from '../../src/domain/papers/operations-meeting/operations-view.ts';
import { day } from '../../src/domain/time/day.ts';
import { readFacts } from '../../src/jobs/reading/read-facts.ts';
import type { TestDesk } from '../support/desk.ts';
import { AGENCY, typeReferral } from '../support/small-marac.ts';
import { journey, todaySays } from './steps.ts';

async function visitsOn(desk: TestDesk, on: string): Promise<readonly (readonly string[])[]> {
  const { facts } = await readFacts(desk.desk, false);
  const { visits } = viewOperations({ facts, marac: facts.maracs[0]!, today: day(on) });
  return visits.map(({ agency, lastReferral, lastSaid }) => [agency, lastReferral, lastSaid]);
}

test('J12: an agency from which nothing has come for 12 months is on the list of visits with what was last said to it, and neither Today nor a message presses it', () =>
  journey(async (desk) => {
    const { book } = desk;
    typeReferral(book, 'R-AAAA22', { referrerAgency: AGENCY.police });
    typeReferral(book, 'R-BBBB22', {
      referrerAgency: AGENCY.health,
      receivedAt: '2026-03-02T09:15',
      decision: undefined,
    });
    book.type(
      'practice',
      { kind: 'issue', on: '2027-01-11', agency: AGENCY.housing, text: 'Met their team: they ask for a talk.' },
      { id: 'PL-AAAA22' },
    );
    await desk.tick('2027-03-02T10:00');
    const quiet = ['Test Housing', '', '11 January 2027: Met their team: they ask for a talk.'];
    const before = await visitsOn(desk, '2027-03-01');
    expect(before).toContainEqual(quiet);
    expect(before.map(([agency]) => agency)).not.toContain('Test Police');
    expect(
      before.map(([agency]) => agency),
      'the day before 12 months are over',
    ).not.toContain('Test Health');
    expect(await visitsOn(desk, '2027-03-02')).toContainEqual(['Test Health', '2 March 2026', '']);
    expect(await todaySays(desk, /refer(?:s|red) nobody|visit/)).toBe(false);
    const told = (await desk.ledger.messages()).filter(({ covers }) => covers.some((one) => one.includes('visit')));
    expect(told).toEqual([]);
    typeReferral(book, 'R-CCCC22', { referrerAgency: AGENCY.housing, receivedAt: '2027-03-02T11:15' });
    await desk.tick('2027-03-02T12:00');
    expect((await visitsOn(desk, '2027-03-02')).map(([agency]) => agency)).not.toContain('Test Housing');
  }));

test('J12: a group of which fewer cases come than people live here is in the agenda of the operations meeting, with the specialist services to ask and what was last said to them, and without a number of cases', () =>
  journey(async (desk) => {
    const { book } = desk;
    book.type('agencies', { name: 'Test Elders’ Voice', kind: 'specialist' }, { id: 'G-SAAA22' });
    book.type(
      'practice',
      { kind: 'issue', on: '2027-01-11', agency: 'G-SAAA22', text: 'They offer a drop-in.' },
      { id: 'PL-AAAA22' },
    );
    const census = { ofPeople: 300_000, from: '2021-03-21', source: 'Census 2021' };
    book.type('population', { ...census, group: 'aged65', people: 120_000 }, { id: 'PN-AAAA22' });
    book.type('population', { ...census, group: 'male', people: 3_000 }, { id: 'PN-BBBB22' });
    for (let nth = 0; nth < 24; nth += 1) {
      const caseRef = `K-${String.fromCharCode(65 + nth)}AAA22`;
      book.type('cases', { state: 'heard' }, { id: caseRef });
      const victim = { caseRef, role: 'victim', surname: 'Victimsen', birthDate: '1990-02-03', gender: 'female' };
      book.type('people', victim, { id: `P-${caseRef.slice(2)}` });
      book.type('list', { meeting: 'M-PAST22', caseRef, outcome: 'actionPlan' }, { id: `L-${caseRef.slice(2)}` });
    }
    book.type('meetings', { on: '2026-11-10', start: '09:30', end: '12:30', state: 'closed' }, { id: 'M-PAST22' });
    const { facts } = await readFacts(desk.desk, false);
    const { groups, specialists } = viewOperations(
      { facts, marac: facts.maracs[0]!, today: day('2027-03-01') },
      findMissingGroups(facts, facts.maracs[0]!, day('2027-03-01')),
    );
    expect(groups).toEqual([{ name: 'Aged 65 and over', people: '120,000 of 300,000 (Census 2021)' }]);
    expect(specialists).toEqual([{ agency: 'Test Elders’ Voice', lastSaid: '11 January 2027: They offer a drop-in.' }]);
  }));
