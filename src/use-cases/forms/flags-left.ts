// What a later answer sheet says otherwise about flagged records than the row on Flags: the row stays as it is, and the answer is named.
import type { MaracFacts } from '../../domain/plan/facts.ts';
import { problemId, type Problem } from '../../domain/text/problem.ts';
import { TABLE } from '../../workbook/tables/all-tables.ts';
import { MEETING_ASKS, MEETING_TAB } from '../../workbook/forms/answer-sheet/answer-columns.ts';
import type { ReturnedAnswers } from '../../workbook/forms/answer-sheet/read-answer-sheet.ts';

const CHOICES: Readonly<Record<string, string>> = MEETING_ASKS.flagged.column.choices;
const FIELDS = ['flagged', 'exceptCases', 'exceptWhy'] as const;

/** A problem for each answer that is not written on Flags, with the answer in it. */
export function flagsLeft(marac: MaracFacts, { meeting, flags }: ReturnedAnswers): readonly Problem[] {
  return flags.flatMap((said) => {
    const row = marac.flags.find((one) => one.meeting === meeting && one.agency === said.agency);
    if (row === undefined) return [];
    return FIELDS.flatMap((field): readonly Problem[] => {
      const [answered, typed] = [tell(said[field]), tell(row[field])];
      if (answered === '' || typed === '' || answered === typed) return [];
      const { heading } = MEETING_ASKS[field];
      return [
        {
          id: problemId('form.flags-left', 'answer sheet', said.agency, heading),
          code: 'form.flags-left',
          size: 'note',
          column: heading,
          place: `Answer sheet, ${MEETING_TAB}, ${said.agency}, "${heading}"`,
          sentence: `The row on ${TABLE.flags.tab} says otherwise, so this answer is not taken in. Ring and ask what holds, and correct the row.`,
          shown: field === 'flagged' ? (CHOICES[answered] ?? answered) : answered,
        },
      ];
    });
  });
}

const tell = (value: string | readonly string[] | undefined): string =>
  value === undefined ? '' : typeof value === 'string' ? value : value.join('; ');
