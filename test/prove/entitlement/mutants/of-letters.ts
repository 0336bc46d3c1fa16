// Planted bugs of letters to partners: one that goes to somebody else, or says what no letter may.
import type { Mutant } from './mutant.ts';

const LETTERS = 'domain/papers/partnership-letter';

export const LETTER_MUTANTS: readonly Mutant[] = [
  {
    name: 'breach-told-to-a-representative',
    file: `${LETTERS}/plan-breach-letter.ts`,
    from: "roles: ['manager'], on: today })[0]",
    to: "roles: ['representative'], on: today })[0]",
  },
  {
    name: 'feedback-to-another-agency',
    file: `${LETTERS}/plan-feedback-letter.ts`,
    from: 'findRepresentative(facts.contacts, agency.id, marac.name, today)',
    to: 'findRepresentative(facts.contacts, facts.agencies.find(({ id }) => id !== agency.id)?.id ?? agency.id, marac.name, today)',
  },
  {
    name: 'member-letter-to-another-agencys-manager',
    file: 'domain/partnership/membership.ts',
    from: "findContacts(contacts, { agency: agency.id, marac, roles: ['teamManager'], on })[0]",
    to: "findContacts(contacts, { ...(agency.id === '' ? { agency: agency.id } : {}), marac, roles: ['teamManager'], on })[0]",
  },
  {
    name: 'letter-about-a-case-printed',
    file: 'domain/papers/parts/practice-letters.ts',
    from: 'caseRef !== undefined || isRestricted(facts, id)',
    to: "caseRef === '' || isRestricted(facts, id)",
  },
  {
    name: 'restricted-entry-written-about',
    file: 'domain/papers/parts/practice-letters.ts',
    from: 'caseRef !== undefined || isRestricted(facts, id)',
    to: "caseRef !== undefined || (id === '' && isRestricted(facts, id))",
  },
  {
    name: 'member-letter-forgotten',
    file: `${LETTERS}/plan-member-letter.ts`,
    from: 'if (to === undefined) return [];',
    to: "if (to === undefined || agency.id !== '') return [];",
  },
];
