// Answers of a referral that have no place of their own on a paper: under the question, for those who may read what is said of the case.
import type { FieldClass } from '../../access/field-class.ts';
import type { Value } from '../../cells/cell-read.ts';
import type { Column } from '../../cells/column.ts';
import type { Answer } from '../../cells/value.ts';
import { QUESTIONS } from '../../referral/questions/all-questions.ts';
import type { AnswerPaper } from '../../referral/questions/question.ts';
import type { Referral } from '../../referral/referral.ts';
import { sortBy } from '../../text/order.ts';
import { formatDate, formatTime, type Day, type LocalTime } from '../../time/day.ts';
import type { Answered } from './part-models.ts';

const ANSWERS: Readonly<Record<Answer, string>> = { yes: 'Yes', no: 'No', notKnown: 'Not known' };

/** As people read it. */
function describeValue({ kind, choices }: Column, value: Value | undefined): string {
  if (value === undefined) return '';
  if (kind === 'answer') return ANSWERS[value as Answer];
  if (kind === 'yesNo') return value === true ? 'Yes' : 'No';
  if (kind === 'day') return formatDate(value as Day);
  if (kind === 'time') return formatTime(value as LocalTime);
  if (kind === 'choice') return choices?.[value as string] ?? '';
  return typeof value === 'object' ? value.join('; ') : String(value);
}

const PRINTED = sortBy(
  QUESTIONS.flatMap(({ printed, ...question }) => (printed === undefined ? [] : [{ ...question, printed }])),
  (one) => one.printed.place ?? Number.MAX_SAFE_INTEGER,
);

/** The headings of all of these rows, in the order in which they are printed. */
export const PLACES: readonly string[] = PRINTED.map(({ printed }) => printed.under);

/** The rows that the definitions of the questions ask for on this paper, each for whoever may see its class. */
export function otherAnswers(
  referral: Referral | undefined,
  paper: AnswerPaper,
  classes: ReadonlySet<FieldClass>,
): readonly Answered[] {
  if (referral === undefined) return [];
  return PRINTED.flatMap(({ printed, ...question }) => {
    const { under, on, because, asNote } = printed;
    if (!on.includes(paper) || !classes.has(asNote === true ? 'note' : question.fieldClass)) return [];
    const said = [
      describeValue(question, referral[question.field]),
      because === undefined ? '' : (referral as Readonly<Record<string, Value | undefined>>)[because],
    ];
    const text = said.filter((one) => (one ?? '') !== '').join(': ');
    return text === '' ? [] : [{ about: under, text }];
  });
}
