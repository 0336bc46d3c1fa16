// Planted bugs of the partnership around the meeting: letters that are not drafted, and what Today does not say.
import type { Edit, Mutant } from './mutant.ts';

const one = (file: string, from: string, to: string): readonly Edit[] => [{ file, from, to }];
const MINUTES = 'jobs/minutes/minutes.ts';
const LINES = 'domain/today/register/partnership-lines.ts';

export const PARTNERSHIP: readonly Mutant[] = [
  {
    name: 'J2-no-team-manager-is-asked-for-a-representative',
    edits: one(MINUTES, '      ...planMemberLetters(one),\n', ''),
    stories: ['agreed', 'memberLost'],
    says: /the team manager of .* must be asked/i,
  },
  {
    name: 'J2-a-missing-core-member-is-not-told',
    edits: one(
      LINES,
      '...findMissingMembers({ agencies, contacts, marac: name, rules }, today).map((one) =>',
      '...findMissingMembers({ agencies, contacts, marac: name, rules }, today).slice(99).map((one) =>',
    ),
    stories: ['agreed', 'memberLost'],
    says: /a core member, has no representative/,
  },
  {
    name: 'J4-no-induction-pack',
    edits: one(MINUTES, '      ...planInductions(one),\n', ''),
    stories: ['agreed', 'newPeople'],
    says: /must have the induction pack/,
  },
  {
    name: 'J4-a-missing-induction-is-not-told',
    edits: one(LINES, '...findUninducted(contacts, name, today).map(', '...findUninducted([], name, today).map('),
    stories: ['agreed', 'newPeople'],
    says: /was never inducted/,
  },
  {
    name: 'J4-a-course-due-again-is-not-told',
    edits: one(
      LINES,
      'return findLapsed(marac.training, contacts, dayOf(now)).map(',
      'return findLapsed([], contacts, dayOf(now)).map(',
    ),
    stories: ['agreed', 'newPeople'],
    says: /is due again/,
  },
  {
    name: 'J17-no-letter-of-thanks',
    edits: one(MINUTES, '      ...planPraise(one),\n', ''),
    stories: ['agreed', 'practiceLog'],
    says: /letter of praise/,
  },
  {
    name: 'J17-no-feedback-to-staff',
    edits: one(MINUTES, '      ...planFeedbackLetters(one),\n', ''),
    stories: ['agreed', 'practiceLog'],
    says: /letter of feedback/,
  },
  {
    name: 'J17-a-letter-that-cannot-be-written-is-not-told',
    edits: one(
      'domain/papers/parts/practice-letters.ts',
      'return [unwritten(context, letter, practice, agency)];',
      'return [unwritten(context, letter, practice, agency)].slice(1);',
    ),
    stories: ['agreed', 'practiceLog'],
    says: /cannot be written/,
  },
  {
    name: 'J20-a-breach-is-told-to-no-manager',
    edits: one(
      'domain/papers/partnership-letter/plan-breach-letter.ts',
      'return [...recordedBreaches(context), ...letters(context)];',
      'return [...recordedBreaches(context), ...letters(context).slice(99)];',
    ),
    stories: ['agreed', 'practiceLog'],
    says: /letter of breach/,
  },
  {
    name: 'J20-three-misses-running-are-not-asked-about',
    edits: one('domain/partnership/breaches.ts', 'export const MISSES = 3;', 'export const MISSES = 4;'),
    stories: ['agreed', 'missesRunning'],
    says: /has broken the protocol/,
  },
  {
    name: 'J21-an-entry-past-its-day-is-not-told',
    edits: one(
      'domain/today/meetings/practice-lines.ts',
      '.filter((one) => isLate(one, today))',
      ".filter((one) => isLate(one, today) && one.kind !== 'milestone')",
    ),
    stories: ['agreed', 'practiceLog'],
    says: /is past its day/,
  },
  {
    name: 'T9-a-lack-of-vice-chairs-is-not-told',
    edits: one('domain/partnership/vice-chairs.ts', 'LEAST_VICE_CHAIRS = 2', 'LEAST_VICE_CHAIRS = 1'),
    stories: ['agreed', 'newPeople'],
    says: /two trained vice-chairs are lacking/,
  },
  {
    name: 'T12-what-an-absent-agency-wrote-is-in-no-minutes',
    edits: one(
      'domain/papers/parts/written-information.ts',
      '        wasAway(view, meeting, answer.agency),\n',
      "        wasAway(view, meeting, answer.agency) &&\n        meeting === '',\n",
    ),
    stories: ['agreed', 'wroteAndStayedAway'],
    says: /must have the minutes/,
  },
  {
    name: 'T15-the-review-of-the-terms-is-not-told',
    edits: one('domain/partnership/agreed-documents.ts', 'REMIND_DAYS = 60', 'REMIND_DAYS = 10'),
    stories: ['agreed', 'newPeople'],
    says: /due for their review/,
  },
];
