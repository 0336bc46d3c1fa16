// Planted bugs of the reports of figures: reports that are not drafted, and what Today does not say of them.
import type { Edit, Mutant } from './mutant.ts';

const one = (file: string, from: string, to: string): readonly Edit[] => [{ file, from, to }];
const PLAN = 'domain/figures/drafted/plan-figures-reports.ts';
const LINES = 'domain/figures/drafted/figures-report-lines.ts';

export const REPORTS: readonly Mutant[] = [
  {
    name: 'no-progress-report-is-drafted',
    edits: one(
      PLAN,
      "    ...planReport(context, 'monthly', 'progress', (period) => makeProgress(context, period)),\n",
      '',
    ),
    stories: ['agreed', 'reportsWanted'],
    says: /must have the progress report/,
  },
  {
    name: 'no-report-to-the-steering-group-is-drafted',
    edits: one(
      PLAN,
      "    ...planReport(context, 'quarterly', 'steering', (period) => makeSteering(context, period)),\n",
      '',
    ),
    stories: ['agreed', 'reportsWanted'],
    says: /must have the report to the steering group/,
  },
  {
    name: 'the-progress-report-is-of-the-month-before',
    edits: one(
      'domain/figures/drafted/due-reports.ts',
      "kind === 'monthly' ? lastMonth(today) :",
      "kind === 'monthly' ? lastMonth(lastMonth(today).from) :",
    ),
    stories: ['agreed', 'reportsWanted'],
    says: /must have the progress report/,
  },
  {
    name: 'the-return-is-due-and-nobody-is-told',
    edits: one(LINES, '    ...returnDue(facts, marac, now),\n', ''),
    stories: ['agreed', 'reportsWanted'],
    says: /the return to SafeLives for/,
  },
  {
    name: 'nobody-is-there-to-have-the-report',
    edits: one(LINES, '    ...kinds.flatMap((kind) => nobody(facts, marac, kind, now)),\n', ''),
    stories: ['agreed', 'reportsWanted'],
    says: /nobody is there to have/,
  },
];
