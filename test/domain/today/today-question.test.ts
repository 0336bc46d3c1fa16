// Questions on Today: which words are answers, what counts as answered, and what the line says. All names are made up.
import { describe, expect, test } from 'vitest';
import { localTime } from '../../../src/domain/time/day.ts';
import {
  answerTo,
  describeAnswerFault,
  describeChoices,
  findAnswerFault,
  typedAnswer,
  type Question,
  type TodayAnswer,
} from '../../../src/domain/today/today-question.ts';
import { rowIdOf } from '../../../src/domain/today/line-id.ts';

const QUESTION: Question = {
  yes: { does: 'Housing gets its action sheet' },
  no: { does: 'Housing is not told', why: 'needed' },
  otherwise: 'nobody at Housing hears of the action.',
};
const pool = { take: (prefix: string, purpose: string) => `${prefix}-${purpose}` };
const withAnswer = (id: string, answer: Omit<TodayAnswer, 'by' | 'at'>) => ({
  pool,
  answered: new Map([[rowIdOf(pool, { id }), { by: 'Cora', at: localTime('2027-03-01T09:00'), ...answer }]]),
});

describe('an answer counts for exactly the line it was typed beside', () => {
  test('the same item id is answered, another is not', () => {
    const marac = withAnswer('acts/M-AAAA22/AG-AAAA22', { answer: 'yes' });
    expect(answerTo(marac, 'acts/M-AAAA22/AG-AAAA22', QUESTION)?.answer).toBe('yes');
    expect(answerTo(marac, 'acts/M-AAAA22/AG-BBBB22', QUESTION)).toBeUndefined();
    expect(answerTo({ pool }, 'acts/M-AAAA22/AG-AAAA22', QUESTION)).toBeUndefined();
  });

  test('a word that asks for a reason counts only with one; the line says what is missing', () => {
    expect(answerTo(withAnswer('a', { answer: 'no' }), 'a', QUESTION)).toBeUndefined();
    expect(typedAnswer(withAnswer('a', { answer: 'no' }), 'a')?.answer).toBe('no');
    expect(answerTo(withAnswer('a', { answer: 'no', why: 'Told by phone' }), 'a', QUESTION)?.why).toBe('Told by phone');
    expect(describeAnswerFault('whyMissing', 'no')).toContain('type one sentence in Why');
  });

  test('a word that the line does not offer is no answer', () => {
    const only: Question = { yes: { does: 'it goes' }, otherwise: 'it waits.' };
    expect(findAnswerFault(only, 'no', 'why')).toBe('notOffered');
    expect(findAnswerFault(only, 'yes', undefined)).toBeUndefined();
    expect(answerTo(withAnswer('a', { answer: 'no', why: 'w' }), 'a', only)).toBeUndefined();
  });
});

test('a question says what each word does', () => {
  expect(describeChoices(QUESTION)).toBe(
    'Answer here with your name. Yes: Housing gets its action sheet. No: Housing is not told (say why in “Why”).',
  );
});
