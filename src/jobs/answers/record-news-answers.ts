// Yes to all that a referral brings: it covers what was open when it was given, and nothing that the case comes to lack afterwards.
import type { MaracFacts } from '../../domain/plan/facts.ts';
import { newsGiven } from '../../domain/news/news-questions.ts';
import { isUncertain } from '../../domain/text/problem.ts';
import type { Ports } from '../engine/ports.ts';
import { rememberTodayAnswer, withAnswers } from '../reading/read-answers.ts';
import { rowIdOf } from '../../domain/today/line-id.ts';
import type { Reading } from '../reading/reading.ts';

/** The same reading, in which everything that such a Yes covers is answered by itself. */
export async function recordNewsAnswers<R extends Reading>(ports: Ports, reading: R): Promise<R> {
  let isNew = false;
  for (const marac of reading.facts.maracs) isNew = (await hearOne(ports, reading, marac)) || isNew;
  return isNew ? withAnswers(ports, reading) : reading;
}

/** If its tabs cannot be read now, it is not certain that anybody is missing: its answers are read later. */
const NEEDED = ['referrals', 'cases', 'people', 'addresses', 'keyDates'] as const;

async function hearOne(ports: Ports, { facts }: Reading, marac: MaracFacts): Promise<boolean> {
  if ((marac.answered?.size ?? 0) === 0 || NEEDED.some((name) => isUncertain(marac, name))) return false;
  let isNew = false;
  for (const referral of marac.referrals) {
    const found = newsGiven(marac, facts.recorded, referral);
    if (found === undefined) continue;
    const { by, why } = found.given;
    const stated = { by, in: 'rule' as const, ...(why === undefined ? {} : { why }) };
    for (const id of found.ids)
      await rememberTodayAnswer(ports.ledger, marac.name, rowIdOf(marac.pool, { id }), 'yes', stated);
    isNew = true;
  }
  return isNew;
}
