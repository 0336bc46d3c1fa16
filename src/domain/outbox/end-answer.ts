// The answers a person may give about a message that has come to an end.

export const END_ANSWERS = ['sendAgain', 'newAddress', 'toldByPhone', 'giveUp'] as const;

export type EndAnswer = (typeof END_ANSWERS)[number];

export const isEndAnswer = (answer: unknown): answer is EndAnswer => END_ANSWERS.some((other) => other === answer);
