// Every question of a referral by its field, in the order of the columns on Referrals.
import { children } from './child-questions.ts';
import { decided } from './decision-questions.ts';
import { grounds } from './grounds-questions.ts';
import { needs } from './needs-questions.ts';
import { others } from './other-people-questions.ts';
import { perpetrators } from './perpetrator-questions.ts';
import type { ReferralQuestion } from './question.ts';
import { referrer } from './referrer-questions.ts';
import { safeContact } from './safe-contact-questions.ts';
import { victim } from './victim-questions.ts';
import { voice } from './voice-questions.ts';
import { whatHappened } from './what-happened-questions.ts';

export const VICTIM = { ...victim, ...safeContact, ...needs };

export const REFERRAL_COLUMNS = {
  ...referrer,
  ...VICTIM,
  ...perpetrators,
  ...children,
  ...others,
  ...grounds,
  ...whatHappened,
  ...voice,
  ...decided,
};

/** The same, each with everything that its definition may say. */
export const QUESTIONS: readonly (ReferralQuestion & { readonly field: keyof typeof REFERRAL_COLUMNS })[] =
  Object.entries(REFERRAL_COLUMNS as Readonly<Record<keyof typeof REFERRAL_COLUMNS, ReferralQuestion>>).map(
    ([field, question]) => ({ field: field as keyof typeof REFERRAL_COLUMNS, ...question }),
  );
