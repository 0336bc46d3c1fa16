// Questions that a line of Today asks, and what a named person answered: yes or no, for exactly what the line was about.
import type { LocalTime } from '../time/day.ts';
import type { IdPool } from '../plan/id-pool.ts';
import { rowIdOf } from './line-id.ts';

export type TodayWord = 'yes' | 'no';

export interface TodayAnswer {
  readonly answer: TodayWord;
  readonly by: string;
  readonly at: LocalTime;
  readonly why?: string;
}

/** What one of the two words does. */
export interface Choice {
  /** Completes "Yes: ..." or "No: ..."; no full stop at its end. */
  readonly does: string;
  /** The answer counts only with a sentence in *Why*. */
  readonly why?: 'needed';
  /** What the sentence says, if not why: "by whom and how". */
  readonly say?: string;
}

export interface Question {
  readonly yes?: Choice;
  readonly no?: Choice;
  /** What happens if nobody answers, and by when: a sentence. */
  readonly otherwise: string;
}

interface Answered {
  readonly pool: IdPool;
  /** By row id of the line. */
  readonly answered?: ReadonlyMap<string, TodayAnswer>;
}

/**
 * What a person answered to the line with this item id. The id must name all that the answer is about, so that other content is another
 * question. A word that `question` does not offer, or that lacks the reason it asks for, is no answer.
 */
export function answerTo(of: Answered, itemId: string, question?: Question): TodayAnswer | undefined {
  const typed = typedAnswer(of, itemId);
  const isFaulty =
    typed !== undefined && question !== undefined && findAnswerFault(question, typed.answer, typed.why) !== undefined;
  return isFaulty ? undefined : typed;
}

/** What was typed beside the line, whether or not it is an answer to it. */
export function typedAnswer({ pool, answered }: Answered, itemId: string): TodayAnswer | undefined {
  return answered === undefined || answered.size === 0 ? undefined : answered.get(rowIdOf(pool, { id: itemId }));
}

/** The sentences that stand behind a line which asks: the words one may type, and what each does. */
export function describeChoices({ yes, no }: Question): string {
  const choices = [describeChoice('Yes', yes), describeChoice('No', no)].filter((part) => part !== '');
  return ['Answer here with your name.', ...choices].join(' ');
}

function describeChoice(word: string, choice: Choice | undefined): string {
  return choice === undefined
    ? ''
    : `${word}: ${choice.does}${choice.why === undefined ? '' : ` (say ${choice.say ?? 'why'} in “Why”)`}.`;
}

export type AnswerFault = 'notOffered' | 'whyMissing';

/** Why this word is not an answer to the question; undefined when it is. */
export function findAnswerFault(question: Question, word: TodayWord, why: string | undefined): AnswerFault | undefined {
  const choice = question[word];
  if (choice === undefined) return 'notOffered';
  return choice.why === 'needed' && why === undefined ? 'whyMissing' : undefined;
}

const FAULTS: Readonly<Record<AnswerFault, string>> = {
  notOffered: 'the line does not ask for this word',
  whyMissing: 'type one sentence in Why',
};

/** What is wrong with an answer that was typed, for the line itself. */
export function describeAnswerFault(fault: AnswerFault, word: TodayWord): string {
  return `“${word === 'yes' ? 'Yes' : 'No'}” stands here and does not count yet: ${FAULTS[fault]}.`;
}
