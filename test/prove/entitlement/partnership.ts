// The partnership of a random world: terms in force, somebody new, and a Practice log of which some entries may go in no letter.
import { day } from '../../../src/domain/time/day.ts';
import type { Practice } from '../../../src/domain/meeting/meeting.ts';
import type { Facts } from '../../../src/domain/plan/facts.ts';
import { openRules } from '../../../src/domain/settings/rules.ts';
import type { Contact, ContactRole } from '../../../src/domain/register/register.ts';
import { chanceOf } from './ground.ts';
import { PROVEN } from './register.ts';
import type { Canaries } from './canary.ts';

export const BEGAN = day('2027-03-01');
const LOST = day('2027-02-26');
export const TAKES_PART = ['representative', 'deputy', 'idva', 'chair', 'viceChair'];

/** What stands in a letter of feedback, and in one about a breach, that are about no case. */
export const FEEDBACK = 'The line was busy all day.';
export const BREACH = 'They missed three meetings running.';

const person = (id: string, role: ContactRole, agency: string): Contact => ({
  id,
  role,
  agency,
  personName: `Lettered ${role}`,
  address: `${role.toLowerCase()}@agency.example.org`,
  ...PROVEN,
});

/** Every fifth world has one: a member lost, somebody new, and the manager of the team. */
export function withPartnership(seed: number, facts: Facts, canaries: Canaries): Facts {
  if (seed % 5 !== 0) return facts;
  const chance = chanceOf(seed ^ 0x9a47);
  const fresh = chance.one(facts.contacts.filter((one) => TAKES_PART.includes(one.role)));
  const lost = chance.one(facts.agencies.filter(({ kind }) => kind !== 'maracTeam'));
  const known = facts.contacts.map((one) =>
    one.agency === lost.id && one.role === 'representative' && one.id !== fresh.id && one.activeFrom === undefined
      ? { ...one, activeTo: one.activeTo ?? LOST }
      : one,
  );
  const managers = [
    person('C-MNGR5A', 'manager', 'G-TEAM2A'),
    ...(chance.in(3) ? [] : [person('C-TMGR5A', 'teamManager', lost.id)]),
  ];
  const contacts = [...known, ...managers].map((one) =>
    one.id === fresh.id && one.activeFrom === undefined && one.activeTo === undefined
      ? { ...one, activeFrom: BEGAN }
      : one,
  );
  const maracs = facts.maracs.map((marac, index) => {
    const caseRef = marac.cases[0]?.id ?? '';
    const entry = (nth: number, kind: Practice['kind'], more: Partial<Practice>): Practice => ({
      id: `PL-AAA${index}${nth}A`,
      kind,
      on: BEGAN,
      agency: chance.one(facts.agencies).id,
      letterWanted: true,
      ...more,
    });
    const apart = entry(4, 'praise', { text: canaries.word('z', caseRef) });
    return {
      ...marac,
      rules: openRules([
        { id: 'ST-AAAAAA', setting: 'sending', value: marac.rules.text('sending', BEGAN) },
        { id: 'ST-BBBBBB', setting: 'termsOfReference', value: '3', fromDate: day('2026-05-04') },
      ]),
      practice: [
        entry(1, 'feedback', { text: FEEDBACK }),
        // About a case: in no letter, whoever may read of the case.
        entry(2, 'feedback', { caseRef, text: canaries.word('z', caseRef) }),
        entry(3, 'breach', { caseRef, text: canaries.word('z', caseRef) }),
        apart,
        entry(5, 'breach', { text: BREACH }),
      ],
      restrictedRows: new Set([...marac.restrictedCases, apart.id]),
    };
  });
  return { ...facts, contacts, maracs };
}
