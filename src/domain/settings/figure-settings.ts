// Settings of how figures are counted. SafeLives' own guidelines say what an area shall do; both stand here until they are asked.
import type { Setting } from './setting-shape.ts';

export const figures = {
  relistedCounts: {
    kind: 'yesNo',
    value: 'no',
    help: 'Yes counts a case in figures each time it is discussed, no only when a new referral asked for it.',
    careful: { none: 'It is a figure in a report.' },
  },
  joinedReferral: {
    kind: 'choice',
    value: 'shared',
    choices: { shared: 'shared', first: 'first' },
    spellings: { shared: ['half', 'half each'], first: ['the first'] },
    help: 'Several agencies referred a case: in figures shared gives each an equal part of it, first all to the first.',
    careful: { none: 'It is a figure in a report.' },
  },
} as const satisfies Readonly<Record<string, Setting>>;
