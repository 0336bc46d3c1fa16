// A later answer sheet about flagged records: what the row on Flags says otherwise stays, and the answer is named. All made up.
import { expect, test } from 'vitest';
import type { Flag } from '../../src/domain/actions/action.ts';
import { flagsLeft } from '../../src/use-cases/forms/flags-left.ts';
import type { ReturnedAnswers } from '../../src/workbook/forms/answer-sheet/read-answer-sheet.ts';
import { TABLE } from '../../src/workbook/tables/all-tables.ts';
import { bareMarac } from '../support/bare-facts.ts';

const LABEL = TABLE.flags.columns.flagged.choices?.['none'] ?? '';
type Said = Omit<ReturnedAnswers['flags'][number], 'agency'>;

test.each<readonly [string, Said, Partial<Flag> | undefined, readonly string[]]>([
  ['the first sheet is taken', { flagged: 'all' }, undefined, []],
  ['a blank row is filled', { flagged: 'all' }, {}, []],
  [
    'the same again is nothing new',
    { flagged: 'all', exceptCases: ['K-1'] },
    { flagged: 'all', exceptCases: ['K-1'] },
    [],
  ],
  ['nothing said changes nothing', {}, { flagged: 'all' }, []],
  ['another answer', { flagged: 'none' }, { flagged: 'all' }, [LABEL]],
  [
    'other cases, and why',
    { exceptCases: ['K-1', 'K-2'], exceptWhy: 'Moved' },
    { exceptCases: ['K-1'], exceptWhy: 'Gone' },
    ['K-1; K-2', 'Moved'],
  ],
])('%s', (_rule, said, typed, shown) => {
  const row = { id: 'F-1', meeting: 'M-1', agency: 'G-1', ...typed } as Flag;
  const marac = bareMarac('ealing', { flags: typed === undefined ? [] : [row] });
  const answers = {
    meeting: 'M-1',
    availability: [],
    flags: [{ agency: 'G-1', ...said }],
    research: [],
    actions: [],
    problems: [],
  };
  expect(flagsLeft(marac, answers).map((problem) => problem.shown)).toEqual(shown);
});
