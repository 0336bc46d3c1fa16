// Settings of how figures are counted. SafeLives' own guidelines say what an area shall do; both stand here until they are asked.
import type { Setting } from './setting-shape.ts';

export const figures = {
  reports: {
    kind: 'choice',
    value: 'none',
    choices: { none: 'none', monthly: 'monthly', quarterly: 'quarterly', both: 'monthly and quarterly' },
    spellings: {
      none: ['no', 'off'],
      both: ['both', 'yes', 'all', 'monthly; quarterly', 'monthly, quarterly'],
    },
    otherNames: ['report', 'reports drafted', 'draft reports'],
    help: 'monthly drafts a progress report to the manager after each whole month from the day under From on. quarterly drafts the steering group’s report after each whole quarter, and asks for the return to SafeLives. both does both, none neither.',
    careful: { none: 'A report is a draft until a person releases it.' },
  },
  returnDueDays: {
    kind: 'whole',
    value: '28',
    most: 90,
    help: 'Days after the end of a quarter by which its return and the steering group’s report are due.',
    careful: { side: 'least' },
  },
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
