// A breach of protocol is proposed: an agency has missed a duty at three meetings running. A person answers whether it is recorded.
import { describeMisses, findBreaches, type ProposedBreach } from '../../partnership/breaches.ts';
import type { Facts, MaracFacts } from '../../plan/facts.ts';
import { dayOf, type LocalTime } from '../../time/day.ts';
import type { Question } from '../today-question.ts';
import type { TodayItem } from '../today-item.ts';

export const RECORD_BREACH: Question = {
  yes: {
    does: 'it is written on the Practice log with this evidence, and a letter to the manager of the MARAC team is drafted',
  },
  no: { does: 'nothing is recorded, and these misses are not asked about again', why: 'needed' },
  otherwise: 'nothing is recorded and nobody is told, and the line stays.',
};

/** One question for each run of misses, however long it grows. */
export const breachId = ({ agency, duty, misses }: ProposedBreach): string =>
  `breach/${agency.id}/${duty}/${misses[0]?.meeting.id ?? ''}`;

export function breachItems(facts: Facts, marac: MaracFacts, now: LocalTime): readonly TodayItem[] {
  return findBreaches(facts, marac.name, dayOf(now)).map((breach) => ({
    id: breachId(breach),
    kind: 'problem',
    todo: 'decide',
    marac: marac.name,
    about: breach.agency.id,
    tab: 'Practice log',
    restricted: false,
    what: `${breach.agency.name} has missed ${breach.title} at ${breach.misses.length} meetings running: ${describeMisses(breach)}. Is this a breach of the protocol? Speak with the agency first if there may be a reason.`,
    question: RECORD_BREACH,
  }));
}
