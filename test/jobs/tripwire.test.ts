// The tripwire: what it must find, however deep and however written, and how often it cries over a year in which nothing is wrong. All synthetic.
import { describe, expect, test } from 'vitest';
import type { Facts, MaracFacts } from '../../src/domain/facts.ts';
import { findTripwires } from '../../src/jobs/tripwire.ts';
import { chanceOf } from '../prove/entitlement/ground.ts';
import { makeWorld } from '../prove/entitlement/world.ts';

type Looked = Parameters<typeof findTripwires>[1];

const PADDING = 'The housing officer rang on 4 March 2027 at 10:30 and will ring again. '.repeat(40);

function factsWith(marac: Partial<MaracFacts>): Facts {
  const world = makeWorld(1).facts;
  const blank = { people: [], addresses: [], safeContacts: [], referrals: [], cases: [], disclosures: [] };
  return { ...world, contacts: [], maracs: [{ ...(world.maracs[0] as MaracFacts), ...blank, ...marac }] };
}

function looked(paper: string, discloses: readonly { case: string; classes: readonly string[] }[]): Looked {
  return {
    messages: [{ key: 'm', papers: ['p'], discloses, text: { subject: 'Minutes', text: 'Attached.' } }],
    papers: [{ key: 'p', plainText: paper }],
  };
}

const HERS = factsWith({
  cases: [{ id: 'K-AAAAAA' }, { id: 'K-BBBBBB' }],
  people: [
    { id: 'P-A', caseRef: 'K-AAAAAA', role: 'victim', forenames: 'Amy', surname: 'Khan', aliases: ['Amina Qureshi'] },
    { id: 'P-B', caseRef: 'K-BBBBBB', role: 'perpetrator', forenames: 'Bo', surname: 'O’Brien' },
  ],
  addresses: [
    { id: 'AD-A', personId: 'P-A', text: '12 Hidden Lane, Ealing', postcode: 'W5 1ZA', perpetratorKnows: 'no' },
    { id: 'AD-B', personId: 'P-B', text: '7 Open Road', postcode: 'W7 2AA', perpetratorKnows: 'yes' },
  ],
  safeContacts: [{ id: 'S-A', caseRef: 'K-AAAAAA', route: 'phone', value: '07700 900123', safe: 'yes' }],
});
const B = [{ case: 'K-BBBBBB', classes: ['name', 'note', 'knownPlace'] }];
const A = [{ case: 'K-AAAAAA', classes: ['name', 'note', 'knownPlace'] }];

describe('the tripwire finds, at the end of a long paper', () => {
  test.each([
    ['a short name of a case the reader may not see', 'amy  KHAN was seen', B],
    ['the surname first', 'Khan, Amy was seen', B],
    ['another name of hers', 'known as Amina Qureshi', B],
    ['a hidden street in her own case', 'now at 12 hidden lane', A],
    ['a hidden postcode without its space', 'moved to w51za last week', A],
    ['a hidden postcode with it', 'moved to W5 1ZA last week', A],
    ['her safe phone in other groups', 'ring 077 0090 0123 after six', A],
    ['her safe phone with the country before it', 'ring +44 (0)7700-900-123', A],
  ])('%s', (_what, words, discloses) => {
    expect(findTripwires(HERS, looked(`${PADDING}${words}.`, discloses)).keys.size).toBe(1);
  });

  test('and its sentence names the message and the case, and never what it found', () => {
    const [problem] = findTripwires(HERS, looked(`${PADDING}Amy Khan`, B)).problems;
    expect(problem?.sentence).toContain('K-AAAAAA');
    expect(JSON.stringify(problem)).not.toMatch(/Khan|Hidden|900/i);
  });
});

describe('the tripwire is quiet about', () => {
  test.each([
    ['a name inside a longer name', 'Samy Khanna and Amy Khanova', B],
    ['her name in a paper that shows her case', 'Amy Khan', A],
    ['a place he is known to know, in its case', '7 Open Road, W7 2AA', B],
    ['digits that only stand near each other', 'on 07.07.2027 00:09 case 00123', A],
  ])('%s', (_what, words, discloses) => {
    expect(findTripwires(HERS, looked(`${PADDING}${words}`, discloses)).problems).toEqual([]);
  });
});

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

describe('a simulated year: 12 meetings, 20 cases each, 20 readers, the list and the minutes each', () => {
  const YEAR = simulateYear(7);

  test('at most one message in a hundred is stopped without need', () => {
    expect(YEAR.messages).toBe(12 * 20 * 2);
    expect(YEAR.falseAlarms).toBeLessThanOrEqual(YEAR.messages / 100);
  });

  test('and every slip that was planted is found', () => {
    expect(YEAR.planted).toBeGreaterThan(20);
    expect(YEAR.found).toBe(YEAR.planted);
  });
});

function simulateYear(seed: number): { messages: number; falseAlarms: number; planted: number; found: number } {
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
  for (let month = 0; month < 12; month += 1) {
    const listed = cases.slice(month * 20, month * 20 + 20);
    const texts = new Map(listed.map((ref) => [ref, textOf(ref)]));
    for (let reader = 0; reader < 40; reader += 1) {
      const mine = listed.filter(() => !chance.in(4));
      const discloses = mine.map((ref) => ({ case: ref, classes: ['name', 'note', 'knownPlace'] }));
      const paper = mine.map((ref) => texts.get(ref) ?? '').join('\n\n');
      messages += 1;
      if (findTripwires(facts, looked(paper, discloses)).keys.size > 0) falseAlarms += 1;
      const other = people.find((one) => !mine.includes(one.caseRef) && !paper.includes(one.surname));
      if (reader % 10 !== 0 || other === undefined) continue;
      planted += 1;
      const slip = `${paper}\nAlso said about ${other.surname} ${other.forenames}`;
      if (findTripwires(facts, looked(slip, discloses)).keys.size > 0) found += 1;
    }
  }
  process.stdout.write(
    `tripwire: ${falseAlarms} false alarms in ${messages} messages of a year, ${found} of ${planted} slips found\n`,
  );
  return { messages, falseAlarms, planted, found };
}

test('two cases with one safe phone: each IDVA paper goes, and the number stands on nobody else’s', () => {
  const shared = factsWith({
    ...HERS.maracs[0],
    safeContacts: ['K-AAAAAA', 'K-BBBBBB'].map((caseRef, index) => ({
      id: `S-${index}`,
      caseRef,
      route: 'phone',
      value: '07700 900123',
      safe: 'yes',
    })),
  });
  const words = `${PADDING}ring 07700 900123 after six`;
  const idva = [{ case: 'K-AAAAAA', classes: ['name', 'note', 'safeContact'] }];
  expect(findTripwires(shared, looked(words, idva)).keys.size).toBe(0);
  expect(findTripwires(shared, looked(words, A)).keys.size).toBe(1);
});
