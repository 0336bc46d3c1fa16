// Planted bugs of F19: an answer without a name counts, or nobody is asked whose it is.
import type { Edit, Mutant } from './mutant.ts';

/** Which answers want a name. */
const SIGNED = 'domain/answers/signed-answers.ts';

const one = (file: string, from: string, to: string): readonly Edit[] => [{ file, from, to }];

export const NAMES: readonly Mutant[] = [
  {
    name: 'F19-an-approval-counts-without-a-name',
    edits: one(SIGNED, "meanwhile: 'the minutes wait',", "meanwhile: 'the minutes wait',\n    obeyed: always,"),
    stories: ['agreed', 'nameless'],
    says: /nobody is named who approved/,
  },
  {
    name: 'F19-a-ready-mark-counts-without-a-name',
    edits: one(SIGNED, 'instead: [`ready/${name}`],', 'obeyed: always,'),
    stories: ['agreed', 'nameless'],
    says: /left on a mark that nobody put a name to/,
  },
  {
    name: 'F19-a-decision-counts-without-a-name',
    edits: one(
      SIGNED,
      "by: 'decidedBy',\n    kind: 'referral',",
      "by: 'decidedBy',\n    kind: 'referral',\n    obeyed: always,",
    ),
    stories: ['agreed', 'noDecider'],
    says: /nobody is named who accepted it/,
  },
  {
    name: 'F19-nobody-is-asked-for-a-name',
    edits: one('jobs/views/today/gather-today.ts', '...unsignedItems(marac, messages),', ''),
    stories: ['agreed', 'nameless'],
    says: /who typed listReady/,
  },
  {
    name: 'F19-a-hold-without-a-name-is-told-on-checks-only',
    edits: one(
      SIGNED,
      "obeyed: (value) => value === 'hold',",
      "obeyed: (value) => value === 'hold',\n    over: always,",
    ),
    stories: ['agreed', 'holds'],
    says: /who typed answer/,
  },
  ...(
    [
      ['a-match', 'matchAnswer'],
      ['an-acknowledgement', 'idvaAcknowledgedAt'],
      ['a-link', 'linkedCases'],
      ['a-call', 'phoneCallMadeOn'],
    ] as const
  ).map(([what, field]): Mutant => ({
    name: `F19-${what}-wants-no-name`,
    edits: one(SIGNED, `answer: '${field}',`, `answer: '${field}',\n    over: always,`),
    stories: ['agreed', 'nameless'],
    says: new RegExp(`who typed ${field}`),
  })),
];
