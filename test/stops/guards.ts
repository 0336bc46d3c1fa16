// Reasons that no world of test/stops makes a stop of planning: planners do not plan such a message, and the second commit asks again, since
// what decides access may have changed between the plan and the sending. Each names the test that holds it, in HELD_BY.
export const HELD_BY = 'test/domain/last-guards.test.ts';

/** Rule, and the words of its row in that test: what has changed since the plan. */
export const GUARDS: readonly (readonly [rule: string, where: string])[] = [
  ['action.not-theirs', 'the agency only acts, and it shows what another one is to do'],
  ['case.unknown', 'the case is in no workbook any more'],
  ['class.not-allowed', 'it would show what the reader may not see'],
  ['contact.address-changed', 'the address is another one'],
  ['contact.gone', 'the contact is gone'],
  ['contact.not-active', 'the contact has left'],
  ['contact.other-case-only', 'the contact is for another case'],
  ['contact.other-marac', 'the contact is for another MARAC'],
  ['contact.other-meeting-only', 'the contact sits at another meeting'],
  ['level.acts-only', 'the agency only acts'],
  ['marac.unknown', 'the MARAC is not in the config'],
  ['request.not-asked', 'the agency was not asked'],
  ['sending.off', 'sending is off'],
  ['sending.unreadable', 'what sending says cannot be read'],
  ['withdrawal.has-content', 'a withdrawal has content'],
];
