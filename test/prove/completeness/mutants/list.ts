// Planted bugs: lines of the product replaced while it loads, in a child process of its own. Nothing in the product knows about them. Those whose
// name begins with F re-create the silence of that finding.
import type { StoryName } from '../stories/index.ts';

export interface Edit {
  /** Below src/. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

export interface Mutant {
  readonly name: string;
  readonly edits: readonly Edit[];
  /** The months are made of these: it shows in nothing else, and months cost time. */
  readonly stories?: readonly StoryName[];
  /** Papers through their templates. */
  readonly rendered?: true;
  /** Only quiet months can show it. */
  readonly quiet?: true;
  readonly says?: RegExp;
}

const one = (file: string, from: string, to: string): readonly Edit[] => [{ file, from, to }];

export const MUTANTS: readonly Mutant[] = [
  {
    name: 'today-lists-everything',
    edits: one(
      'jobs/keep-views.ts',
      '  return sortToday(items.',
      `  for (const marac of facts.maracs)
    for (const [tab, rows] of [['Actions', marac.actions], ['Cases', marac.cases], ['Referrals', marac.referrals]] as const)
      for (const row of rows)
        items.push({ id: \`every/\${row.id}\`, kind: 'case', marac: marac.name, what: \`\${row.id} is there.\`, about: row.id, tab, restricted: false });
  return sortToday(items.`,
    ),
    quiet: true,
  },
  {
    name: 'today-is-empty',
    edits: one('jobs/keep-views.ts', '  return sortToday(items.', '  return sortToday(items.slice(0, 0).'),
    stories: ['agreed'],
  },
  {
    name: 'release-lines-left-out',
    edits: one(
      'domain/today/messages.ts',
      "one.message.state === 'offered' && one.message.gate === 'release'",
      "one.message.state === 'offered' && one.message.key === ''",
    ),
    stories: ['agreed', 'missed'],
  },
  {
    name: 'ready-marks-not-asked',
    edits: one('domain/today/meetings.ts', '      ...marks(marac, meeting, now),\n', ''),
    stories: ['agreed', 'missed'],
  },
  {
    name: 'undecided-not-asked',
    edits: one(
      'domain/today/referrals.ts',
      'if (referral.decision !== undefined) return [];\n  const today',
      'if (referral.id !== "") return [];\n  const today',
    ),
    stories: ['agreed', 'slips', 'repeat'],
  },
  {
    name: 'whole-agency-unheard',
    edits: one('domain/today/conflicts.ts', 'one.unheardInstead === undefined)\n', "one.unheardInstead === '')\n"),
    stories: ['agreed', 'conflict', 'keptAndAgreed'],
  },
  {
    name: 'conflict-told-in-main',
    edits: one(
      'domain/today/conflicts.ts',
      "    tab: 'Conflicts',\n    restricted: true,",
      "    tab: 'Conflicts',\n    restricted: false,",
    ),
    stories: ['agreed', 'conflict', 'keptAndAgreed'],
  },
];
