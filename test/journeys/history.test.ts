// What lies behind the month: rows tidied away, and a coordinator's own list taken over. Every name, number and case in it is made up.
import { expect, test } from 'vitest';
import { archiveCases } from '../../src/use-cases/archive-cases.ts';
import { ADOPTED_LISTS, planAdoption } from '../../src/use-cases/lists/plan-adoption.ts';
import { openMappedList } from '../../src/use-cases/lists/mapped-list.ts';
import { readMarac, writeRowsOf } from '../../src/use-cases/lists/take-in-list.ts';
import { findArchivable } from '../../src/domain/cases/archiving.ts';
import { dayOf } from '../../src/domain/time/day.ts';
import { readFacts } from '../../src/jobs/reading/read-facts.ts';
import { listOf } from '../support/lists.ts';
import { AGENCY, caseOf, CONTACT, typeReferral } from '../support/small-marac.ts';
import type { TestDesk } from '../support/desk.ts';
import { everythingIn, journey, letGo, sendAgenda, sendList, shownTo, todaySays, whom } from './steps.ts';

test('rows tidied away to last year’s file', () =>
  journey(
    async (desk) => {
      typeReferral(desk.book, 'R-AAAA22', {
        receivedAt: '2025-10-01T09:00',
        referredOn: '2025-10-01',
        decidedOn: '2025-10-01',
      });
      await desk.run('2025-10-01T10:00');
      const old = caseOf(desk, 'R-AAAA22');
      desk.book.edit('cases', old, { state: 'closed', closedOn: '2025-11-03', closedWhy: 'Safe' });
      const action = { caseRef: old, agency: AGENCY.housing, text: 'Fit a lock', due: '2025-11-01' };
      desk.book.type('actions', { ...action, status: 'open' }, { id: 'A-AAAA22' });
      desk.clock.set('2027-02-26T09:00' as ReturnType<typeof desk.clock.now>);
      const archivable = async (): Promise<ReturnType<typeof findArchivable>> => {
        const { facts } = await readFacts(desk.desk, false);
        return findArchivable(facts.maracs[0]!, dayOf(desk.clock.now()));
      };
      expect(await archivable(), 'not while an action is open').toEqual([]);
      desk.book.edit('actions', 'A-AAAA22', { status: 'completed', doneOn: '2025-10-30' });
      const [found] = await archivable();
      expect(found?.caseRef).toBe(old);
      const { maracs } = await readFacts(desk.desk, false);
      expect(await archiveCases(maracs[0]!, [found!])).toBe(1);
      expect(desk.book.text('cases', old, 'state')).toBe('Archived');
      for (const [table, ids] of Object.entries(found!.bulk))
        for (const id of ids) desk.book.remove(table as 'notes', id);
      desk.book.remove('referrals', 'R-AAAA22');
      expect(desk.book.rows('actions'), 'its bulk is gone').toEqual([]);

      typeReferral(desk.book, 'R-BBBB22', {
        surname: 'VictimsenAAAA22',
        perp1Surname: 'PerpovAAAA22',
        address: '',
        postcode: '',
        decision: '',
      });
      await desk.run('2027-03-01T10:00');
      expect(await todaySays(desk, `Referral R-BBBB22 may belong with case ${old}`), 'she is still found').toBe(true);
      expect(desk.book.text('referrals', 'R-BBBB22', 'possibleMatch')).toContain(old);
    },
    { start: '2025-10-01T09:00' },
  ));

const CASES = `Case number,Surname,Forenames,DOB,Address,Post code,Perpetrator 1 surname,Perpetrator 1 forenames,Perpetrator 1 DOB,Child 1 forenames,Date of referral,Date heard,Flagged by
07/26,Brookson,Anna,1990-02-03,1 Made-up Lane,W5 1ZA,Perpov,Boris,1985-06-07,Dana,2026-09-01,2026-09-15,Test Police
08/26,Lakesen,Bea,1991-05-06,,,Otherov,Carl,1980-01-02,,2026-12-02,2026-12-15,
`;
const ACTIONS = `Case number,Action,Agency,Due,Status
07/26,Fit a lock,Test Housing,2027-02-01,Open
08/26,Call back,Test Housing,2027-02-01,Completed
`;

async function adopt(desk: TestDesk, tab: 'cases' | 'actions', text: string): Promise<number> {
  const list = await listOf(text);
  const table = ADOPTED_LISTS[tab];
  const { mapping } = await openMappedList(desk.ledger, table, `adopt-${tab}`, list, { maps: [], dates: undefined });
  const marac = await readMarac(desk.desk, undefined);
  const { facts } = await readFacts(desk.desk, false);
  const planned = planAdoption(tab, { keys: desk.desk.keys, marac, facts, now: desk.clock.now() }, list, mapping);
  return (await writeRowsOf(marac, planned.changes)).done;
}

test('first day with twelve months in the coordinator’s own list', () =>
  journey(async (desk) => {
    expect(await adopt(desk, 'cases', CASES)).toBeGreaterThan(6);
    await adopt(desk, 'actions', ACTIONS);
    await desk.tick('2027-03-01T10:00');
    expect(desk.book.rows('cases').map((one) => desk.book.text('cases', one.id!, 'state'))).toEqual(['Heard', 'Heard']);
    expect(
      desk.delivered.filter((one) => !one.key.includes('follow-up')),
      'nobody is mailed about what is over',
    ).toEqual([]);
    expect(desk.delivered, 'nor chased before a person has looked').toEqual([]);
    const sent = [...(await sendList(desk)), ...(await sendAgenda(desk))];
    expect(sent.filter((one) => !one.key.includes('follow-up')).map(everythingIn)).toEqual([]);
    // What is still open is chased, once a person has released the first message to each.
    expect(whom(desk.delivered, 'register/follow-up/')).toContain(CONTACT.housing);
    expect(desk.delivered.every((one) => one.to.startsWith('C-H'))).toBe(true);
    typeReferral(desk.book, 'R-AAAA22', {
      surname: 'Brookson',
      forenames: 'Anna',
      perp1Surname: 'Perpov',
      incidentOn: '2027-02-27',
      decision: '',
    });
    await letGo(desk, '2027-03-12T10:00');
    expect(await todaySays(desk, /Referral R-AAAA22 may belong with case K-/), 'a repeat is found').toBe(true);
    expect(shownTo(desk.delivered, CONTACT.housing)).not.toContain('Brookson');
  }));
