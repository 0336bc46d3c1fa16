// The partnership of a random world: terms in force, somebody new, and a Practice log of which some entries may go in no letter.
import { day } from '../../../src/domain/time/day.ts';
import type { Practice } from '../../../src/domain/meeting/meeting.ts';
import type { Facts } from '../../../src/domain/plan/facts.ts';
import { openRules } from '../../../src/domain/settings/rules.ts';
import { chanceOf } from './ground.ts';
import type { Canaries } from './canary.ts';

export const BEGAN = day('2027-03-01');
export const TAKES_PART = ['representative', 'deputy', 'idva', 'chair', 'viceChair'];

/** Every fifth world has one. */
export function withPartnership(seed: number, facts: Facts, canaries: Canaries): Facts {
  if (seed % 5 !== 0) return facts;
  const chance = chanceOf(seed ^ 0x9a47);
  const fresh = chance.one(facts.contacts.filter((one) => TAKES_PART.includes(one.role)));
  const contacts = facts.contacts.map((one) =>
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
        entry(1, 'feedback', { text: 'The line was busy all day.' }),
        // About a case: in no letter, whoever may read of the case.
        entry(2, 'feedback', { caseRef, text: canaries.word('z', caseRef) }),
        entry(3, 'breach', { caseRef, text: canaries.word('z', caseRef) }),
        apart,
      ],
      restrictedRows: new Set([...marac.restrictedCases, apart.id]),
    };
  });
  return { ...facts, contacts, maracs };
}
