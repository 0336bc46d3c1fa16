// A case of the history beside a referral: the same pair again, or people of one in the other.
import { factsOf } from './match-decisions.ts';
import { bandOf, type Bands } from './match-bands.ts';
import { wordsOfLink, type Candidate, type Link, type Why } from './candidate.ts';
import { probabilityOf, type Explained } from './find-people.ts';
import type { KnownPerson, NewReferral, PastCase, PersonFacts, Role } from './person-facts.ts';
import { hashText } from './compare/name-sound.ts';
import { heldPair, togetherScore } from './pair-of-people.ts';
import { rulingOf, type AreaRule } from './repeat-window.ts';
import { bitsOf, cell, fields, type Weights } from './weights/weights.ts';
import { memoBy } from '../text/memo-by.ts';

export interface Settings {
  readonly rule: AreaRule;
  readonly bands: Bands;
  readonly weights: Weights;
}

/** A person of the referral who may be a person of the case. */
export interface PersonMatch {
  readonly mine: PersonFacts & { readonly role: Role };
  readonly theirs: KnownPerson;
  readonly explained: Explained;
}

export interface CaseToJudge {
  readonly referral: NewReferral;
  readonly past: PastCase;
  readonly links: readonly PersonMatch[];
  readonly sharedDoor: boolean;
  /** Whether the case knows anything of a perpetrator. */
  readonly perpetratorKnown: boolean;
}

type Found = Pick<Candidate, 'kind' | 'link' | 'score' | 'words' | 'reasons'> & {
  readonly matches: readonly PersonMatch[];
};

function best(links: readonly PersonMatch[], mine: Role, theirs: Role): PersonMatch | undefined {
  let found: PersonMatch | undefined;
  for (const link of links) {
    if (link.mine.role !== mine || link.theirs.role !== theirs) continue;
    if (found === undefined || link.explained.open > found.explained.open) found = link;
  }
  return found;
}

/** All that a case may be to a referral: the pair at most once, each kind of link at most once. */
export function judgeCase(facts: CaseToJudge, settings: Settings): readonly Candidate[] {
  const pair = judgePair(facts, settings);
  const found = pair === undefined ? judgeLinks(facts, settings) : [pair, ...judgeLinks(facts, settings)];
  // A pair that is at least possible says all that its single people would say again.
  const shown = pair !== undefined && probabilityOf(pair.score) >= settings.bands.possible;
  return found
    .filter(
      (each) =>
        !(shown && (each.link === 'sameVictim' || each.link === 'samePerpetrator' || each.link === 'sameHousehold')),
    )
    .filter((each) => probabilityOf(each.score) >= settings.bands.floor)
    .map((each) => complete(each, facts, settings));
}

function judgePair(facts: CaseToJudge, settings: Settings): Found | undefined {
  const victim = best(facts.links, 'victim', 'victim');
  const perpetrator = best(facts.links, 'perpetrator', 'perpetrator');
  const asked = facts.referral.people.some((person) => person.role === 'perpetrator');
  if (victim === undefined || (perpetrator === undefined && asked && facts.perpetratorKnown)) return undefined;
  const start = Math.log2(settings.weights.samePerPair);
  const open = togetherScore(victim.explained, perpetrator?.explained, start);
  const limit = Math.log2(settings.bands.likely / (1 - settings.bands.likely));
  const held = heldPair(open, victim.explained, perpetrator?.explained, limit);
  const ruling = rulingOf(facts.referral, facts.past, settings.rule);
  const matches = perpetrator === undefined ? [victim] : [victim, perpetrator];
  const reasons = reasonsOf(matches, held.score, held.words ?? 'both of the pair are asked for at once');
  return { kind: ruling.kind, link: undefined, score: held.score, words: ruling.words, reasons, matches };
}

/** The reasons of several people in one list; what the people do not explain apart stands as one more, so that the bits add up. */
function reasonsOf(matches: readonly PersonMatch[], score: number, words: string): readonly Why[] {
  const reasons: Why[] = matches.flatMap(({ mine, explained }) =>
    explained.reasons.filter((reason) => reason.field !== 'held').map((reason) => ({ ...reason, who: mine.role })),
  );
  const rest = score - reasons.reduce((sum, reason) => sum + reason.weight, 0);
  return [...reasons, { field: 'together', level: 'always', weight: rest, words, who: 'both' }];
}

const rolesOfLinks: readonly (readonly [Link, Role, Role])[] = [
  ['sameVictim', 'victim', 'victim'],
  ['samePerpetrator', 'perpetrator', 'perpetrator'],
  ['otherRole', 'victim', 'perpetrator'],
  ['otherRole', 'perpetrator', 'victim'],
  ['otherRole', 'victim', 'other'],
  ['otherRole', 'other', 'victim'],
  ['otherRole', 'perpetrator', 'other'],
  ['otherRole', 'other', 'perpetrator'],
  ['otherRole', 'victim', 'child'],
  ['otherRole', 'child', 'victim'],
  ['otherRole', 'perpetrator', 'child'],
  ['otherRole', 'child', 'perpetrator'],
  ['otherRole', 'other', 'other'],
  ['childrenInCommon', 'child', 'child'],
];

function judgeLinks(facts: CaseToJudge, settings: Settings): Found[] {
  const found = new Map<Link, Found>();
  const take = (link: Link, matches: readonly PersonMatch[], score: number, reasons: readonly Why[]): void => {
    const before = found.get(link);
    if (before === undefined || score > before.score)
      found.set(link, { kind: 'linked', link, score, words: wordsOfLink(link), reasons, matches });
  };
  for (const [link, mine, theirs] of rolesOfLinks) {
    const match = best(facts.links, mine, theirs);
    if (match === undefined) continue;
    const reasons = match.explained.reasons.map((reason): Why => ({ ...reason, who: mine }));
    take(link, [match], match.explained.score, reasons);
  }
  const [turned, back] = [best(facts.links, 'victim', 'perpetrator'), best(facts.links, 'perpetrator', 'victim')];
  if (turned !== undefined && back !== undefined) {
    const start = Math.log2(settings.weights.samePerPair);
    const open = togetherScore(turned.explained, back.explained, start);
    const limit = Math.log2(settings.bands.likely / (1 - settings.bands.likely));
    const held = heldPair(open, turned.explained, back.explained, limit);
    if (probabilityOf(held.score) >= settings.bands.possible) found.delete('otherRole');
    take(
      'counterAllegation',
      [turned, back],
      held.score,
      reasonsOf([turned, back], held.score, held.words ?? 'both people are asked for at once'),
    );
  }
  if (facts.sharedDoor) {
    const reasons = doorReasons(settings.weights);
    take(
      'sameHousehold',
      [],
      reasons.reduce((sum, reason) => sum + reason.weight, 0),
      reasons,
    );
  }
  return Array.from(found.values());
}

/** Why one door speaks for one household: how seldom strangers share a postcode and a number. */
const doorReasons = memoBy((weights: Weights): readonly Why[] => {
  const { near, close } = bitsOf(weights);
  const bits = (field: 'postcode' | 'number'): number => near[cell(fields.indexOf(field), 0, 0)] ?? 0;
  return [
    {
      field: 'start',
      level: 'always',
      weight: close,
      words: 'before anything is compared: few people live together',
      who: 'both',
    },
    { field: 'postcode', level: 'same', weight: bits('postcode'), words: 'postcode or street the same', who: 'both' },
    { field: 'number', level: 'same', weight: bits('number'), words: 'house number and flat the same', who: 'both' },
  ];
});

function complete(found: Found, { referral, past }: CaseToJudge, { bands }: Settings): Candidate {
  const elsewhere = past.marac !== referral.marac;
  const probability = probabilityOf(found.score);
  const words = elsewhere ? 'Heard at another MARAC: ask its coordinator.' : found.words;
  const withheld: Why = { field: 'together', level: 'always', weight: found.score, words, who: 'both' };
  const key = hashText(
    `${referral.id} ${past.marac} ${past.id} ${found.kind === 'linked' ? (found.link ?? '') : 'pair'}`,
  ).toString(36);
  return {
    kind: found.kind,
    link: found.link,
    caseId: elsewhere ? '' : past.id,
    marac: past.marac,
    elsewhere,
    probability,
    score: found.score,
    band: bandOf(probability, bands),
    tell: elsewhere
      ? 'askOtherCoordinator'
      : found.kind === 'linked' && found.link !== 'sameVictim'
        ? 'chairPoliceCoordinator'
        : 'case',
    words,
    people: elsewhere ? [] : found.matches.map(linkOf),
    reasons: elsewhere ? [withheld] : found.reasons,
    key,
    facts: found.matches.flatMap(({ mine, theirs }) => [...factsOf(mine, 'referral'), ...factsOf(theirs, 'history')]),
  };
}

function linkOf({ mine, theirs, explained }: PersonMatch): Candidate['people'][number] {
  return {
    referralPerson: mine.id,
    historyPerson: theirs.id,
    roles: [mine.role, theirs.role],
    probability: explained.probability,
  };
}
