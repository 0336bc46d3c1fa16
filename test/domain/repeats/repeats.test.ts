// Rules of openHistory: the four answers, the area's window, other MARACs, and who may be told. All people here are synthetic.
import { describe, expect, it } from 'vitest';
import { openHistory, type HistoryOptions } from '../../../src/domain/repeats/repeats.ts';
import type { Candidate } from '../../../src/domain/repeats/candidate.ts';
import type { KnownPerson, NewReferral, PastCase, PersonFacts } from '../../../src/domain/repeats/person-facts.ts';

const home = { text: '14 Larch Road, Ealing', postcode: 'W13 9QQ' };
const hers: PersonFacts = {
  id: 'P1',
  forenames: 'Katarzyna',
  surname: 'Kowalska',
  births: ['1988-04-12'],
  addresses: [home],
};
const his: PersonFacts = {
  id: 'P2',
  forenames: 'Dean',
  surname: 'Thornbury',
  births: ['1985-11-02'],
  phones: ['07700 900118'],
};
const child: PersonFacts = {
  id: 'P3',
  forenames: 'Oliwia',
  surname: 'Thornbury',
  births: ['2016-07-30'],
  addresses: [home],
};
const past: PastCase = {
  id: 'K-1',
  marac: 'ealing',
  lastReferredOn: '2026-03-09',
  lastHeardOn: '2026-04-01',
  incidents: ['2026-03-07'],
};

function history(people: readonly KnownPerson[], options: HistoryOptions = {}) {
  return openHistory(people, options);
}
const couple: readonly KnownPerson[] = [
  { ...hers, role: 'victim', case: past },
  { ...his, role: 'perpetrator', case: past },
  { ...child, role: 'child', case: past },
];
function referral(people: NewReferral['people'], more: Partial<NewReferral> = {}): NewReferral {
  return { id: 'R-1', marac: 'ealing', receivedOn: '2026-09-01', incidentOn: '2026-08-30', people, ...more };
}
const again = referral([
  { ...hers, id: 'a', role: 'victim' },
  { ...his, id: 'b', role: 'perpetrator' },
]);
function first(candidates: readonly Candidate[]): Candidate {
  const [found] = candidates;
  if (found === undefined) throw new Error('nothing was found');
  return found;
}
function sum(candidate: Candidate): number {
  return candidate.reasons.reduce((total, reason) => total + reason.weight, 0);
}

function kindOn(day: string): string {
  return first(history(couple).candidates({ ...again, receivedOn: day, incidentOn: day })).kind;
}

describe('the four answers', () => {
  it('calls the same pair with a new incident within the months a repeat, and likely', () => {
    const found = first(history(couple).candidates(again));
    expect(found).toMatchObject({ kind: 'repeat', band: 'likely', caseId: 'K-1', tell: 'case', elsewhere: false });
    expect(found.words).toContain('2027-03-09');
  });
  it('calls a second report of an incident that is in the case a duplicate', () => {
    expect(
      first(history(couple).candidates({ ...again, incidentOn: '2026-03-08', receivedOn: '2026-03-20' })).kind,
    ).toBe('duplicate');
  });
  it('calls a report within a week without incident days a duplicate to look at', () => {
    expect(first(history(couple).candidates({ ...again, incidentOn: undefined, receivedOn: '2026-03-12' })).kind).toBe(
      'duplicate',
    );
  });
  it('counts the last day of the window in, and the day after out', () => {
    expect(kindOn('2027-03-09')).toBe('repeat');
    expect(kindOn('2027-03-10')).toBe('knownBefore');
  });
  it('counts from the last hearing where the area says so', () => {
    const rule = { anchor: 'lastHeard', months: 12, scope: 'thisMarac', behaviour: 'anyAbuse' } as const;
    const found = history(couple, { rule }).candidates({
      ...again,
      receivedOn: '2027-04-01',
      incidentOn: '2027-04-01',
    });
    expect(first(found).kind).toBe('repeat');
  });
  it('asks for a criminal incident where the area says so, and says when nobody said', () => {
    const rule = { anchor: 'lastReferral', months: 12, scope: 'thisMarac', behaviour: 'criminalOnly' } as const;
    const area = history(couple, { rule });
    expect(first(area.candidates({ ...again, criminal: false })).kind).toBe('knownBefore');
    expect(first(area.candidates(again)).words).toContain('not said');
  });
  it('says when the day to count from is not known, and does not miss the repeat', () => {
    const bare: PastCase = { id: 'K-2', marac: 'ealing' };
    const found = first(history(couple.map((person) => ({ ...person, case: bare }))).candidates(again));
    expect(found.kind).toBe('repeat');
    expect(found.words).toContain('not known');
  });
});

describe('links', () => {
  it('shows victim and perpetrator the other way round as a counter-allegation, never as a repeat', () => {
    const turned = referral([
      { ...hers, id: 'a', role: 'perpetrator' },
      { ...his, id: 'b', role: 'victim' },
    ]);
    const found = history(couple).candidates(turned);
    expect(first(found)).toMatchObject({
      kind: 'linked',
      link: 'counterAllegation',
      band: 'likely',
      tell: 'chairPoliceCoordinator',
    });
    expect(found.every((each) => each.kind === 'linked')).toBe(true);
  });
  it('links the same perpetrator with another victim, for chair, police and coordinator only', () => {
    const other = referral([
      { id: 'a', role: 'victim', forenames: 'Blessing', surname: 'Okafor', births: ['1991-01-19'] },
      { ...his, id: 'b', role: 'perpetrator' },
    ]);
    const found = history(couple).candidates(other);
    expect(found.find((each) => each.link === 'samePerpetrator')).toMatchObject({
      band: 'likely',
      tell: 'chairPoliceCoordinator',
    });
    expect(found.some((each) => each.kind !== 'linked' && each.band !== 'below')).toBe(false);
  });
  it('links the same victim with another perpetrator, and does not call it a repeat', () => {
    const other = referral([
      { ...hers, id: 'a', role: 'victim' },
      { id: 'b', role: 'perpetrator', forenames: 'Marlon', surname: 'Fairbrook', births: ['1979-05-05'] },
    ]);
    const found = history(couple).candidates(other);
    expect(first(found)).toMatchObject({ kind: 'linked', link: 'sameVictim', band: 'likely' });
    expect(found.some((each) => each.kind !== 'linked' && each.band === 'likely')).toBe(false);
  });
  it('holds the pair at possible when the perpetrator is not known on one side', () => {
    const found = history(couple).candidates(referral([{ ...hers, id: 'a', role: 'victim' }]));
    expect(first(found.filter((each) => each.kind === 'repeat')).band).toBe('possible');
  });
  it('finds a person in another role, children in common and the same household', () => {
    const other = referral([
      {
        id: 'a',
        role: 'victim',
        forenames: 'Ruta',
        surname: 'Banyte',
        births: ['1960-10-10'],
        addresses: [{ text: '14 Larch Rd, Ealing', postcode: 'w139qq' }],
      },
      { ...hers, id: 'b', role: 'other' },
      { ...child, id: 'c', role: 'child' },
    ]);
    const links = history(couple)
      .candidates(other)
      .map((each) => each.link);
    expect(links).toEqual(expect.arrayContaining(['otherRole', 'childrenInCommon', 'sameHousehold']));
  });
});

describe('other MARACs', () => {
  const far = couple.map((person) => ({ ...person, case: { ...past, marac: 'hounslow' } }));
  it('are not looked at when the area counts its own only', () => {
    expect(history(far).candidates(again)).toEqual([]);
  });
  it('are told of as "ask its coordinator", without case, people or reasons', () => {
    const rule = { anchor: 'lastReferral', months: 12, scope: 'anyMarac', behaviour: 'anyAbuse' } as const;
    const found = first(history(far, { rule }).candidates(again));
    expect(found).toMatchObject({
      elsewhere: true,
      caseId: '',
      people: [],
      tell: 'askOtherCoordinator',
      marac: 'hounslow',
    });
    expect(JSON.stringify(found)).not.toMatch(/K-1|Kowalska|Thornbury|2026-03-09|Larch/i);
    expect(sum(found)).toBeCloseTo(found.score, 9);
  });
});

describe('the explanation', () => {
  it('names each person’s fields and adds up to the score, for every kind', () => {
    const world = history(couple);
    const referrals = [
      again,
      referral([
        { ...hers, id: 'a', role: 'perpetrator' },
        { ...his, id: 'b', role: 'victim' },
      ]),
      referral([
        { ...hers, id: 'a', role: 'victim', births: ['1988-12-04'], addresses: [{ text: '2 Elm Close, Hayes' }] },
        { ...child, id: 'c', role: 'child' },
      ]),
    ];
    const all = referrals.flatMap((each) => world.candidates(each));
    expect(all.length).toBeGreaterThan(4);
    for (const candidate of all) {
      expect(sum(candidate)).toBeCloseTo(candidate.score, 9);
      expect(candidate.probability).toBeCloseTo(1 / (1 + 2 ** -candidate.score), 12);
    }
    const words = first(all).reasons.map((reason) => `${reason.who} ${reason.field}`);
    expect(words).toEqual(
      expect.arrayContaining([
        'victim surname',
        'victim birth',
        'perpetrator surname',
        'perpetrator birth',
        'perpetrator phone',
      ]),
    );
  });
});
