// What the ledger keeps for finding repeats: weights learnt from the area's own history, and people's answers. Both sealed.
import { dayOf, type LocalTime } from '../../domain/time/day.ts';
import type { Facts } from '../../domain/plan/facts.ts';
import { rememberMatch } from '../../domain/cases/match-answers.ts';
import { historyOf } from '../../domain/cases/find-matches.ts';
import { learnWeights } from '../../domain/repeats/weights/learn-weights.ts';
import type { Weights } from '../../domain/repeats/weights/weights.ts';
import type { Ports } from '../engine/ports.ts';
import type { MatchAnswered } from '../../domain/cases/answered-match.ts';
import type { Reading } from '../reading/reading.ts';

const WEIGHTS = 'repeat-weights';
const ANSWER = 'match-answer';
/** With fewer people than this the shipped weights are better. */
export const FEWEST_TO_LEARN_FROM = 300;

/** What was remembered: answers by referral, and the newest weights if the history was large enough. */
export async function readRepeatMemory(
  ports: Pick<Ports, 'ledger' | 'keys'>,
): Promise<Pick<Facts, 'weights' | 'matchAnswers'>> {
  const matchAnswers = new Map<string, MatchAnswered>();
  for (const [subject, kept] of await ports.ledger.answers(`${ANSWER}/`)) {
    const found = unseal(ports, subject, kept.answer) as MatchAnswered | undefined;
    if (found !== undefined) matchAnswers.set(subject.slice(ANSWER.length + 1), found);
  }
  const weights = await readWeights(ports);
  return weights === undefined ? { matchAnswers } : { matchAnswers, weights };
}

/** The newest learnt weights; undefined while the shipped ones are used. */
export async function readWeights(ports: Pick<Ports, 'ledger' | 'keys'>): Promise<Weights | undefined> {
  const kept = (await ports.ledger.answers(WEIGHTS)).get(WEIGHTS);
  return kept === undefined ? undefined : (unseal(ports, WEIGHTS, kept.answer) as Weights | undefined);
}

/**
 * Remembers the answers that people gave since the last run. Once a month, when intake runs, it learns new weights, with the month as version,
 * `2027-03`. Returns the reading with what is now remembered.
 */
export async function keepRepeatMemory<R extends Reading>(
  ports: Ports,
  reading: R,
  now: LocalTime,
  jobs: readonly string[],
): Promise<R> {
  if (!jobs.includes('intake')) return reading;
  const weights = (await learnMonthly(ports, reading.facts, now)) ?? reading.facts.weights;
  const facts: Facts = weights === undefined ? reading.facts : { ...reading.facts, weights };
  const matchAnswers = new Map(facts.matchAnswers);
  for (const marac of facts.maracs)
    for (const referral of marac.referrals) {
      const answered = rememberMatch(facts, marac, referral, dayOf(now));
      if (answered === undefined) continue;
      const subject = `${ANSWER}/${referral.id}`;
      const by = referral.matchAnsweredBy ?? 'not named';
      await ports.ledger.rememberAnswer(subject, seal(ports, subject, answered), { by, in: 'workbook' });
      matchAnswers.set(referral.id, answered);
    }
  return { ...reading, facts: { ...facts, matchAnswers } };
}

async function learnMonthly(ports: Ports, facts: Facts, now: LocalTime): Promise<Weights | undefined> {
  const version = now.slice(0, 7);
  if ((facts.weights?.version ?? '') >= version) return undefined;
  const people = facts.maracs.flatMap((marac) =>
    // Learnt weights go to sheets that must not reveal anything about a restricted case.
    historyOf(marac).filter((person) => !marac.restrictedCases.has(person.case.id)),
  );
  if (people.length < FEWEST_TO_LEARN_FROM) return undefined;
  const weights = learnWeights(people, { version });
  await ports.ledger.rememberAnswer(WEIGHTS, seal(ports, WEIGHTS, weights), { by: 'monthly', in: 'rule' });
  ports.log.info('repeats.learnt', { count: people.length });
  return weights;
}

function seal(ports: Ports, subject: string, value: object): string {
  return ports.keys.seal(WEIGHTS, subject, Buffer.from(JSON.stringify(value))).toString('base64');
}

/** Undefined if it was sealed with another key: then it is learnt, or asked, again. */
function unseal(ports: Pick<Ports, 'keys'>, subject: string, sealed: string): unknown {
  const plain = ports.keys.open(WEIGHTS, subject, Buffer.from(sealed, 'base64'));
  return plain === undefined ? undefined : JSON.parse(plain.toString('utf8'));
}
