// What a look-up answers: one of four kinds, with a probability, every reason, and who may be told.
import type { Band } from './match-bands.ts';
import type { Role } from './person-facts.ts';
import type { FieldReason } from './match-reasons.ts';
import type { PairKind } from './repeat-window.ts';

/** How people of a referral and of a case are linked when it is not the same pair. */
export type Link =
  'counterAllegation' | 'sameVictim' | 'samePerpetrator' | 'otherRole' | 'childrenInCommon' | 'sameHousehold';

/** Who may be told of a candidate: everybody who works on the case; chair, police and coordinator; or only the way to the other MARAC's coordinator. */
export type Audience = 'case' | 'chairPoliceCoordinator' | 'askOtherCoordinator';

/** A reason with whom it is about; the bits of all reasons of a candidate add up to its score. */
export interface Why extends FieldReason {
  readonly who: Role | 'both';
}

/** Two people taken for one: the referral's and the history's. */
export interface PersonLink {
  readonly referralPerson: string;
  readonly historyPerson: string;
  readonly roles: readonly [Role, Role];
  readonly probability: number;
}

export interface Candidate {
  readonly kind: PairKind | 'linked';
  readonly link: Link | undefined;
  /** The case's ref; empty for a case of another MARAC, whose coordinator is asked instead. */
  readonly caseId: string;
  readonly marac: string;
  readonly elsewhere: boolean;
  readonly probability: number;
  readonly score: number;
  readonly band: Band;
  readonly tell: Audience;
  /** One sentence for a person; no names in it. */
  readonly words: string;
  readonly people: readonly PersonLink[];
  readonly reasons: readonly Why[];
  /** Numbers that stand for the pair and for each fact behind it, for remembering a person's answer. */
  readonly key: string;
  readonly facts: readonly string[];
}

const linkWords: Readonly<Record<Link, string>> = {
  counterAllegation:
    'Linked: victim and perpetrator the other way round (a counter-allegation). Two IDVAs; for the chair.',
  sameVictim: 'Linked: the same victim, another perpetrator. Her history belongs beside the new case.',
  samePerpetrator: 'Linked: the same perpetrator, another victim.',
  otherRole: 'Linked: a person of this referral is in that case in another role.',
  childrenInCommon: 'Linked: a child in common.',
  sameHousehold: 'Linked: the same household.',
};

export function wordsOfLink(link: Link): string {
  return linkWords[link];
}

/** The reasons in one sentence, the most telling first, those against after "but". */
export function describeReasons(reasons: readonly Why[], most = 8): string {
  const telling = reasons.filter((reason) => reason.field !== 'start' && Math.abs(reason.weight) >= 0.1).slice(0, most);
  const part = (list: readonly Why[]): string =>
    list.map((reason) => `${reason.who === 'both' ? '' : `${reason.who}: `}${reason.words}`).join('; ');
  const against = telling.filter((reason) => reason.weight < 0);
  const first = part(telling.filter((reason) => reason.weight > 0));
  return against.length === 0 ? first : `${first}${first === '' ? '' : '; '}but ${part(against)}`;
}
