// Planted bugs of F4: actions of which an agency is told nothing, in silence.
import type { Edit, Mutant } from './mutant.ts';

const one = (file: string, from: string, to: string): readonly Edit[] => [{ file, from, to }];

export const ACTS: readonly Mutant[] = [
  {
    name: 'F4-an-agency-that-takes-no-part-is-not-asked-about',
    edits: one(
      'jobs/views/today/gather-today.ts',
      '      ...untoldItems({ facts, marac, access: planned.access, maracAccess, now, planned: planning }),\n',
      '',
    ),
    stories: ['agreed'],
    says: /must know of action/,
  },
  {
    name: 'F4-yes-makes-no-row',
    // Today tells of a Yes that is not carried out yet: both are needed to be silent about it.
    edits: [
      ...one(
        'jobs/intake/intake-acts.ts',
        "if (first.why !== 'level') return [];",
        "if (first.why === 'level') return [];",
      ),
      ...one('domain/today/cases/untold-lines.ts', 'allowedItem(looking, group) ?? itemOf(', 'itemOf('),
    ],
    stories: ['agreed'],
    says: /must know of action/,
  },
  {
    name: 'F4-an-action-is-covered-and-not-on-the-sheet',
    edits: one(
      'domain/papers/action-sheet/plan-action-sheet.ts',
      '    sights: doer.sights,\n    actions,\n',
      '    sights: doer.sights,\n    actions: actions.slice(1),\n',
    ),
    stories: ['agreed'],
    says: /must know of action/,
  },
  {
    name: 'F4-actions-about-no-case-are-on-no-sheet',
    edits: one(
      'domain/papers/action-sheet/action-sheet-paper.ts',
      '    general: actions\n      .filter((action) => action.caseRef === undefined)',
      "    general: actions\n      .filter((action) => action.caseRef === '')",
    ),
    stories: ['agreed'],
    says: /about no case/,
  },
  {
    name: 'F4-what-a-conflict-keeps-is-not-asked-about',
    edits: one('domain/actions/untold-actions.ts', "return { why: 'conflict', contact };", "return 'nobody';"),
    stories: ['agreed', 'keptAndAgreed'],
    says: /must know of action/,
  },
  {
    name: 'F4-a-death-names-no-action',
    edits: one(
      'domain/today/cases/frozen-by-death.ts',
      'not told or chased: ${describeActions(facts, open)}`',
      'not chased${describeActions(facts, [])}`',
    ),
    stories: ['agreed', 'death'],
    says: /must know of action/,
  },
];
