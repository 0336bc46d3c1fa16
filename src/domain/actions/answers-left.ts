// Answers about actions that came by a form and were not taken over to Actions: why, as it stands beside each on Action updates.
import type { Day } from '../time/day.ts';

/** Each completes “Not taken in: ...”. Stored beside answers: a changed sentence is no longer known. */
export const WHY_LEFT = {
  noAction: 'no action has this reference.',
  noSender: 'the form does not say who sent it (Settings > Responses > Collect email addresses: Verified).',
  notTheirs: 'its sender is no contact of the agency that has the action.',
  unverified: 'nobody has verified the address of its sender (Contacts).',
  noPart: 'its sender has no part in the case of the action.',
  unread: 'a cell of it cannot be read.',
} as const;

export type WhyLeft = keyof typeof WHY_LEFT;

/** A person has said no on Today: nobody is asked about it again. */
export const SAID_NO = 'Not taken in: a person said no on Today.';

export interface AnswerLeft {
  /** Its row on Action updates. */
  readonly id: string;
  /** What was typed as the reference, in capitals: of an action or of nothing. */
  readonly action: string;
  readonly why: WhyLeft;
  readonly on: Day;
}

export const describeLeft = (why: WhyLeft): string =>
  `Not taken in: ${WHY_LEFT[why]} If it is right, type it on Actions.`;

/** Why an answer was left, from the words beside it; undefined where they say anything else. */
export function readLeft(outcome: string): WhyLeft | undefined {
  if (!outcome.startsWith('Not taken in: ') || outcome === SAID_NO) return undefined;
  const known = (Object.keys(WHY_LEFT) as WhyLeft[]).find((why) =>
    outcome.startsWith(`Not taken in: ${WHY_LEFT[why]}`),
  );
  return known ?? 'unread';
}
