// Planted bugs of what the chair is to do, word to the referring side, requests under Clare's Law, ways that a repeat calls safe, a meeting that is
// closed early, and a Hold beside what never waits.
import type { Edit, Mutant } from './mutant.ts';

const one = (file: string, from: string, to: string): readonly Edit[] => [{ file, from, to }];

const NO_SHEET_OF_THE_CHAIR = one(
  'domain/papers/action-sheet/action-doers.ts',
  'return [...acting, ...chairs(context, meeting, actions, refs)];',
  "return [...acting, ...(meeting.id === '' ? chairs(context, meeting, actions, refs) : [])];",
);

export const FURTHER: readonly Mutant[] = [
  {
    name: 'the-chair-has-no-action-sheet-and-nobody-asks',
    edits: [
      ...NO_SHEET_OF_THE_CHAIR,
      ...one(
        'domain/actions/untold-actions.ts',
        "  if (!isActive(agency, access.on)) return { why: 'inactive' };",
        "  if (agency.kind === 'chair') return undefined;\n  if (!isActive(agency, access.on)) return { why: 'inactive' };",
      ),
    ],
    stories: ['agreed', 'chairActs'],
    says: /whoever chairs must know of action/i,
  },
  {
    name: 'not-heard-is-not-told-to-the-referring-side',
    edits: one(
      'jobs/minutes/referrer-feedback.ts',
      'if (listing?.outcome === undefined || (received',
      'if (listing?.outcome === undefined || isPutOff(listing) || (received',
    ),
    stories: ['agreed', 'putOffCases'],
    says: /whoever referred/i,
  },
  {
    name: 'the-day-of-a-case-that-was-not-heard-is-not-told',
    edits: one(
      'jobs/minutes/referrer-feedback.ts',
      'const until = heard ? undefined : nextDayOf(marac, listing, meeting);',
      "const until = heard || meeting.id !== '' ? undefined : nextDayOf(marac, listing, meeting);",
    ),
    stories: ['agreed', 'putOffCases'],
    says: /and will be on/,
  },
  {
    name: 'F5-a-name-that-begins-like-another-keeps-the-papers-in-silence',
    edits: [
      ...one(
        'domain/text/searchable-text.ts',
        'return hay.once.has(end < 0 ? folded : folded.slice(0, end)) && hay.words.includes(` ${folded} `);',
        'return end !== 0 && hay.words.includes(` ${folded}`);',
      ),
      ...one('domain/text/searchable-text.ts', "join('[ -]')}(?= )`, 'gu')", "join('[ -]')}`, 'gu')"),
      ...one('jobs/views/today/gather-today.ts', '    ...finalCheckItems(facts),\n', ''),
    ],
    stories: ['agreed', 'request'],
    says: /with request/,
  },
  {
    name: 'a-request-is-on-no-list',
    edits: one(
      'jobs/agenda/agenda.ts',
      '[...planRequests(context, meeting), ...requestsWithheld',
      '[...requestsWithheld',
    ),
    stories: ['agreed', 'lateRequest'],
    says: /must have the list of .* with request/,
  },
  {
    name: 'a-request-is-on-no-agenda',
    edits: one(
      'domain/papers/agenda/agenda-view.ts',
      'disclosure.meeting === meeting.id && hears(disclosure.id)',
      "disclosure.meeting === meeting.id && disclosure.id === '' && hears(disclosure.id)",
    ),
    stories: ['agreed', 'lateRequest'],
    says: /must have the agenda of .* with request/,
  },
  {
    name: 'a-decision-about-a-request-is-in-no-minutes',
    edits: one(
      'domain/papers/minutes/minutes-view.ts',
      'one.meeting === meeting.id && copy.hears(one.id)',
      "one.meeting === meeting.id && one.id === '' && copy.hears(one.id)",
    ),
    stories: ['agreed', 'lateRequest'],
    says: /must have the minutes of .* with request/,
  },
  {
    name: 'a-request-decided-after-the-minutes-is-not-told',
    edits: one(
      'jobs/minutes/minutes-withheld.ts',
      '    ...decisionsWithheld(context, meeting, copies, listings, new Set(complete.map((listing) => listing.caseRef))),\n',
      '',
    ),
    stories: ['agreed', 'lateRequest'],
    says: /must have the minutes of .* with request/,
  },
  {
    name: 'F6-what-a-repeat-calls-safe-is-confirmed',
    edits: one(
      'domain/cases/safe-contacts.ts',
      'ways.unconfirmed.push({ row: shown, referral });',
      'ways.usable.push(shown);',
    ),
    stories: ['agreed', 'safeRepeat'],
    says: /nobody has asked her since|must know the safe way/,
  },
  {
    name: 'F6-what-a-repeat-calls-safe-is-told-to-nobody',
    edits: one('domain/cases/safe-contacts.ts', 'ways.unconfirmed.push({ row: shown, referral });', 'void shown;'),
    stories: ['agreed', 'safeRepeat'],
    says: /must know the safe way/,
  },
  {
    name: 'F4-words-changed-after-the-meeting-closed-are-not-told',
    edits: one(
      'domain/actions/untold-actions.ts',
      'const changed = told && isChanged(facts, marac, agency, action);',
      'const changed = false as boolean;',
    ),
    stories: ['agreed', 'changedAfterClosing'],
    says: /must know of action/,
  },
  {
    name: 'a-closed-meeting-cancels-what-has-not-gone',
    edits: one(
      'domain/plan/at-work-since.ts',
      "return meeting.state === 'closed' && !isLate && !wasPlanned(recorded, marac, meeting);",
      "return meeting.state === 'closed' && (marac.name !== '' || !isLate || !wasPlanned(recorded, marac, meeting));",
    ),
    stories: ['agreed', 'request', 'notes', 'closedEarly'],
    says: /must have|what came of it|whoever referred/,
  },
  {
    name: 'F2-nobody-is-rung-about-a-held-notice',
    edits: one('jobs/views/today/gather-today.ts', '    ...ringWhileHeld(facts, messages),\n', ''),
    stories: ['agreed', 'heldNotice'],
    says: /IDVA service must know/,
  },
];
