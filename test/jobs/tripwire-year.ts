// A simulated year for the tripwire: how often it cries where nothing is wrong, and whether it finds what was slipped in. All synthetic.
import type { Facts, MaracFacts } from '../../src/domain/plan/facts.ts';
import { findTripwires } from '../../src/jobs/final-check/tripwire.ts';
import { chanceOf } from '../prove/entitlement/ground.ts';
import { makeWorld } from '../prove/entitlement/world.ts';

export type Looked = Parameters<typeof findTripwires>[1];

export function factsWith(marac: Partial<MaracFacts>): Facts {
  const world = makeWorld(1).facts;
  const blank = { people: [], addresses: [], safeContacts: [], referrals: [], cases: [], disclosures: [] };
  return { ...world, contacts: [], maracs: [{ ...(world.maracs[0] as MaracFacts), ...blank, ...marac }] };
}

export function looked(paper: string, discloses: readonly { case: string; classes: readonly string[] }[]): Looked {
  return {
    messages: [{ key: 'm', papers: ['p'], discloses, text: { subject: 'Minutes', text: 'Attached.' } }],
    papers: [{ key: 'p', plainText: paper }],
  };
}

/** Names as they are spread in a large town: a few very common ones, a long tail. */
function nameMaker(seed: number): () => { forenames: string; surname: string } {
  const chance = chanceOf(seed);
  const syllables =
    'ba be bi bo da de di do ka ke la le li lo ma me mi mo na ne ni no ra re ri ro sa se ta te va wi'.split(' ');
  const word = (rank: number): string => {
    const parts = [rank % 32, Math.trunc(rank / 32) % 32, Math.trunc(rank / 1024) % 32];
    const [first = '', ...rest] = parts.map((one) => syllables[one] ?? 'a').join('');
    return `${first.toUpperCase()}${rest.join('')}`;
  };
  // As in a census: the commonest surname is one in a hundred, the commonest forename one in fifty, with a long tail.
  const ranked = (size: number, steep: number): number =>
    Math.trunc(size * (chance.below(1_000_000) / 1_000_000) ** steep);
  return () => ({ forenames: word(ranked(400, 1.5)), surname: word(ranked(8000, 2)) });
}

export interface Year {
  readonly messages: number;
  readonly falseAlarms: number;
  /** Distinct things that stopped them: a name that was typed once stands in the copies of many readers. */
  readonly causes: number;
  readonly planted: number;
  readonly found: number;
}

/** 12 meetings, 20 cases each, 20 readers, the list and the minutes each. */
export function simulateYear(seed: number): Year {
  const chance = chanceOf(seed);
  const name = nameMaker(seed);
  const digits = (count: number): string => Array.from({ length: count }, () => chance.below(10)).join('');
  const cases = Array.from({ length: 240 }, (_, index) => `K-${String(index).padStart(6, 'A')}`);
  const people = cases.flatMap((caseRef, index) =>
    (['victim', 'perpetrator', 'child', 'child'] as const).map((role, nth) => ({
      id: `P-${index}-${nth}`,
      caseRef,
      role,
      ...name(),
    })),
  );
  const addresses = people.map((one, index) => ({
    id: `AD-${index}`,
    personId: one.id,
    text: `${1 + chance.below(120)} ${name().surname} ${chance.one(['Road', 'Street', 'Lane'])}`,
    postcode: `W${1 + chance.below(14)} ${chance.below(10)}${chance.one(['AA', 'BD', 'ZA', 'XY', 'LN'])}`,
    perpetratorKnows: chance.one(['yes', 'yes', 'no'] as const),
  }));
  const safeContacts = cases.map((caseRef, index) => ({
    id: `S-${index}`,
    caseRef,
    route: 'phone' as const,
    value: `07700 ${digits(6)}`,
    safe: 'yes' as const,
  }));
  // Four of five professionals stand in a row as somebody's owner; the fifth only in free text.
  const officers = cases.map(() => name());
  const actions = officers
    .filter((_one, index) => index % 5 !== 0)
    .map((one, index) => ({ id: `A-${index}`, agency: 'G', owner: `${one.forenames} ${one.surname}` }));
  const facts = factsWith({ cases: cases.map((id) => ({ id })), people, addresses, safeContacts, actions });
  const textOf = (ref: string): string => {
    const inIt = people.filter((one) => one.caseRef === ref);
    const known = addresses.filter(
      (one) => one.perpetratorKnows === 'yes' && inIt.some((each) => each.id === one.personId),
    );
    const officer = officers[cases.indexOf(ref)] ?? name();
    return [
      ...inIt.map((one) => `${one.forenames} ${one.surname}, ${1 + chance.below(28)} May 19${digits(2)}`),
      ...known.map((one) => `${one.text}, ${one.postcode}`),
      `${officer.forenames} ${officer.surname} (020 7946 0${digits(3)}) will ring on ${1 + chance.below(28)} March 2027 at 1${chance.below(10)}:30.`,
      `Crime reference ${digits(8)}. Action A-${digits(4)}, due in ${1 + chance.below(9)} working days. `.repeat(3),
    ].join('\n');
  };
  let [messages, falseAlarms, planted, found] = [0, 0, 0, 0];
  const causes = new Set<string>();
  for (let month = 0; month < 12; month += 1) {
    const listed = cases.slice(month * 20, month * 20 + 20);
    const texts = new Map(listed.map((ref) => [ref, textOf(ref)]));
    for (let reader = 0; reader < 40; reader += 1) {
      const mine = listed.filter(() => !chance.in(4));
      const discloses = mine.map((ref) => ({ case: ref, classes: ['name', 'note', 'knownPlace'] }));
      const paper = mine.map((ref) => texts.get(ref) ?? '').join('\n\n');
      messages += 1;
      const stopped = findTripwires(facts, looked(paper, discloses));
      if (stopped.keys.size > 0) falseAlarms += 1;
      for (const one of stopped.problems) causes.add(`${month} ${one.sentence}`);
      const other = people.find((one) => !mine.includes(one.caseRef) && !paper.includes(one.surname));
      if (reader % 10 !== 0 || other === undefined) continue;
      planted += 1;
      const slip = `${paper}\nAlso said about ${other.surname} ${other.forenames}`;
      if (findTripwires(facts, looked(slip, discloses)).keys.size > 0) found += 1;
    }
  }
  return { messages, falseAlarms, causes: causes.size, planted, found };
}
