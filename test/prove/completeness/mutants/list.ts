// Planted bugs: lines of the product replaced while it loads, in a child process of its own. Nothing in the product knows about them. Those whose
// name begins with F re-create the silence of that finding.
import { ACTS } from './acts.ts';
import { BARE_REFS } from './bare-refs.ts';
import { FURTHER } from './further.ts';
import { HEARD } from './heard.ts';
import type { Edit, Mutant } from './mutant.ts';
import { NAMES } from './names.ts';
import { PARTNERSHIP } from './partnership.ts';
import { REPORTS } from './reports.ts';
import { TYPED } from './typed.ts';

const one = (file: string, from: string, to: string): readonly Edit[] => [{ file, from, to }];

export const MUTANTS: readonly Mutant[] = [
  {
    name: 'today-lists-everything',
    edits: one(
      'jobs/views/keep-views.ts',
      'today.filter((item) => item.marac === facts.name);',
      `[
            ...today.filter((item) => item.marac === facts.name),
            ...([['Actions', facts.actions], ['Cases', facts.cases], ['Referrals', facts.referrals]] as const).flatMap(([tab, rows]) =>
              rows.map(({ id }) => ({ id: \`every/\${id}\`, kind: 'case' as const, marac: facts.name, what: \`\${id} is there.\`, otherwise: '', about: id, tab, restricted: false })),
            ),
          ];`,
    ),
    quiet: true,
  },
  {
    name: 'today-is-empty',
    edits: one('jobs/views/keep-views.ts', 'today.filter((item) => item.marac === facts.name);', '[];'),
    stories: ['agreed'],
  },
  {
    name: 'restricted-lines-nowhere',
    edits: one(
      'jobs/views/keep-views.ts',
      'today.filter((item) => item.marac === facts.name);',
      'today.filter((item) => item.marac === facts.name && !item.restricted);',
    ),
    stories: ['agreed', 'restricted', 'conflict'],
  },
  {
    name: 'restricted-lines-in-main',
    edits: one('jobs/views/view-rows.ts', "file: item.restricted ? 'restricted' : 'main',", "file: 'main',"),
    stories: ['agreed', 'restricted', 'conflict'],
    says: /in the main workbook/,
  },
  {
    name: 'release-not-asked',
    edits: one(
      'domain/today/messages/release-lines.ts',
      'for (const [name, group] of groupBy(',
      'for (const [name, group] of releases.length >= 0 ? [] : groupBy(',
    ),
    stories: ['agreed', 'missed'],
  },
  {
    name: 'ready-marks-not-asked',
    edits: one('domain/today/meetings/meeting-lines.ts', '...readyMarks(marac, meeting, now), ', ''),
    stories: ['agreed', 'missed'],
  },
  {
    name: 'undecided-not-asked',
    edits: one('domain/today/referrals/referral-lines.ts', '    ...undecided(marac, referral, now),\n', ''),
    stories: ['agreed', 'statedScore'],
    says: /waits for a decision/,
  },
  {
    name: 'match-not-asked',
    edits: one('domain/today/referrals/referral-lines.ts', '    ...placing(marac, referral, now),\n', ''),
    stories: ['agreed', 'lateReferral'],
  },
  {
    name: 'whole-agency-unheard',
    edits: one(
      'domain/today/cases/conflict-lines.ts',
      'if (open && one.unheardInstead === undefined) {',
      "if (open && one.unheardInstead === '') {",
    ),
    stories: ['agreed', 'conflict', 'keptAndAgreed'],
    says: /heard instead/,
  },
  {
    name: 'manager-not-told-of-a-coordinator',
    // Today says whether the alarm has gone: the silence is the line that says so without it.
    edits: [
      ...one(
        'jobs/intake/manager-notice.ts',
        'managersFor(context.access, context.maracAccess, one.caseRef).flatMap(',
        '[managersFor(context.access, context.maracAccess, one.caseRef)[9]].flatMap((each) => each ?? []).flatMap(',
      ),
      ...one(
        'domain/today/register/coordinator-lines.ts',
        'describeManagerNotice(looking, conflict.id, managersFor(access, maracAccess, conflict.caseRef)),',
        "'The manager has been told.',",
      ),
    ],
    stories: ['agreed', 'conflict'],
    says: /manager must know that the coordinator/,
  },
  {
    name: 'idva-not-told',
    edits: one('jobs/intake/intake.ts', '    ...planIdvaNotice(withLastReadContacts(context), referral),\n', ''),
    stories: ['agreed'],
    says: /IDVA service must know/,
  },
  {
    name: 'safe-contact-paper-not-made',
    edits: one('jobs/intake/intake.ts', '    ...safeContactPaper(context, referral),\n', ''),
    stories: ['agreed'],
  },
  {
    name: 'last-case-not-on-the-list',
    edits: one(
      'domain/meeting/meetings.ts',
      'if (byCase.size === rows.length) return rows;',
      'if (byCase.size === rows.length) return rows.length > 1 ? rows.slice(0, -1) : rows;',
    ),
    stories: ['agreed'],
  },
  {
    name: 'chair-without-papers',
    edits: one(
      'jobs/agenda/agenda-papers.ts',
      'if (!chairing || isSettled(context, mailKey)) return withheld;',
      'if (!chairing || mailKey !== "") return [];',
    ),
    stories: ['agreed'],
  },
  {
    name: 'answers-on-today-not-heard',
    edits: one(
      'jobs/reading/read-answers.ts',
      '  if (answer === undefined || by === undefined) return undefined;',
      '  if (answer !== undefined || by === undefined) return undefined;',
    ),
    says: /line still stands|nothing says so/,
  },
  {
    name: 'F12-a-stated-score-is-ignored',
    edits: one(
      'domain/referral/risk.ts',
      'const stated = referral.statedScore;',
      'const stated = undefined as number | undefined;',
    ),
    stories: ['agreed', 'statedScore'],
    says: /stated|states a score/,
  },
  {
    name: 'F18-a-refusal-of-the-sender-ends-the-message',
    // What was refused stands on Today since: both are needed to be silent about it.
    edits: [
      ...one(
        'mail/smtp/smtp-reply.ts',
        "if (of === 'message' || of === 'recipient') return undefined;",
        "if (of !== 'relay') return undefined;",
      ),
      ...one('jobs/views/today/gather-today.ts', '    ...endItems(facts, planned.access, messages, now),\n', ''),
    ],
    stories: ['agreed', 'notAsUs'],
    says: /must have/,
  },
  {
    name: 'F3-what-cannot-be-read-cancels',
    edits: one(
      'jobs/engine/make-plan.ts',
      'reconcile(wanted, facts.recorded, pairsOf(facts, jobs), unknownOf(facts, jobs, reasons, now));',
      'reconcile(wanted, facts.recorded, pairsOf(facts, jobs));',
    ),
    stories: ['agreed', 'renamedTab'],
    says: /Hold|waits|has not reached/,
  },
  {
    name: 'F3-frozen-is-not-told',
    edits: one('jobs/views/today/gather-today.ts', '    ...lateItems(facts, messages),\n', ''),
    stories: ['agreed', 'missed', 'renamedTab'],
    says: /has not reached|nothing says so/,
  },
  {
    name: 'F6-what-a-repeat-brings-is-not-told',
    edits: one('jobs/views/today/gather-today.ts', '      ...newsItems(facts, marac, now),\n', ''),
    stories: ['agreed', 'repeat'],
    says: /brought/,
  },
  {
    name: 'F8-a-changed-address-stays-verified',
    edits: one(
      'jobs/guards/guard-verified.ts',
      "return answer?.answer === 'yes' ? { counts: true, answer } : { counts: false };",
      'return answer === undefined ? { counts: true } : { counts: true, answer };',
    ),
    stories: ['agreed', 'movedDesk'],
    says: /verif/,
  },
  {
    name: 'F8-a-changed-address-is-not-told',
    edits: [
      ...one('jobs/views/today/gather-today.ts', '    ...changedAddressItems(facts),\n', ''),
      ...one('domain/today/withheld/withheld-lines.ts', '{ named: nameChange(changed) }', '{}'),
    ],
    stories: ['agreed', 'movedDesk'],
    says: /must verify/,
  },
  {
    name: 'F9-a-conflict-that-stops-nobody-is-not-asked-about',
    edits: one(
      'domain/today/cases/conflict-lines.ts',
      'findKept(access, maracAccess, one).length > 0) return [];',
      'findKept(access, maracAccess, one).length >= 0) return [];',
    ),
    stories: ['agreed', 'conflict'],
    says: /stops nobody/,
  },
  {
    name: 'F10-a-row-that-is-gone-is-not-told',
    edits: one('jobs/views/today/gather-today.ts', '      ...vanishedItems(marac),\n', ''),
    stories: ['agreed', 'deletedReferral', 'deletedRow'],
    says: /must say why/,
  },
  {
    name: 'F15-the-clock-of-a-request-is-not-told',
    edits: one('jobs/views/today/gather-today.ts', '      ...requestItems(marac, dayOf(now)),\n', ''),
    stories: ['agreed', 'request'],
    says: /28 days/,
  },
  {
    name: 'F11-a-bad-cell-sets-the-row-aside',
    edits: one(
      'workbook/tables/gap-columns.ts',
      'return never !== undefined && !never.includes(field);',
      "return never === undefined && field === '';",
    ),
    stories: ['agreed', 'badDate'],
    says: /IDVA service must know|must be heard|waits for a decision/,
  },
  {
    name: 'F20-days-that-cannot-be-are-believed',
    edits: one(
      'domain/cells/plausible-days.ts',
      'if (window === undefined) return undefined;',
      "if (window === undefined || value !== '') return undefined;",
    ),
    stories: ['agreed', 'impossibleDays'],
    says: /put right/,
  },
  {
    name: 'F1-an-odd-spelling-of-off-is-on',
    edits: one(
      'domain/access/access.ts',
      'const unread = doubt !== undefined && !doubt.said;',
      'if (doubt !== undefined) return { sendingOff: false };\n  const unread = false as boolean;',
    ),
    stories: ['agreed', 'switchedOff'],
    says: /left although sending/,
  },
  {
    name: 'F2-a-hold-is-not-heard-before-sending',
    edits: one(
      'jobs/answers/take-reading.ts',
      'const holds = await recordOutboxAnswers(ports, reading);',
      'const holds = await recordOutboxAnswers(ports, adopt ? reading : { ...reading, maracs: [] });',
    ),
    stories: ['agreed', 'holds'],
    says: /stood beside it on Outbox/,
  },
  {
    name: 'F7-an-outcome-typed-late-is-on-no-sheet',
    edits: one(
      'domain/papers/idva-feedback/plan-idva-feedback.ts',
      'if (heard.length === 0) return [];',
      "if (heard.length === 0 || number !== '') return [];",
    ),
    stories: ['agreed', 'lateOutcomes'],
    says: /what came of it/,
  },
  ...TYPED,
  ...PARTNERSHIP,
  ...REPORTS,
  ...ACTS,
  ...NAMES,
  ...HEARD,
  ...FURTHER,
  ...BARE_REFS,
];
