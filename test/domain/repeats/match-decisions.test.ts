// A person's answers are remembered: nobody is asked twice, and a rejected pair comes back only with new facts.
import { describe, expect, it } from 'vitest';
import { openHistory } from '../../../src/domain/repeats/repeats.ts';
import { siftAnswers, type MatchDecision } from '../../../src/domain/repeats/match-decisions.ts';
import { describeReasons, type Candidate } from '../../../src/domain/repeats/candidate.ts';
import type { NewReferral } from '../../../src/domain/repeats/person-facts.ts';

const past = { id: 'K-9', marac: 'ealing', lastReferredOn: '2026-02-01' };
const history = openHistory([
  {
    id: 'P1',
    role: 'victim',
    case: past,
    forenames: 'Hodan',
    surname: 'Warsame',
    births: ['1990-02-03'],
    phones: ['07700 900200'],
  },
  { id: 'P2', role: 'perpetrator', case: past, forenames: 'Abdi', surname: 'Jama', births: ['1986-01-01'] },
]);
const asked: NewReferral = {
  id: 'R-7',
  marac: 'ealing',
  receivedOn: '2026-06-01',
  people: [
    { id: 'a', role: 'victim', forenames: 'Hodan', surname: 'Warsame', births: ['1990-02-03'] },
    { id: 'b', role: 'perpetrator', forenames: 'Cabdi', surname: 'Jaamac', births: ['1986-01-01'] },
  ],
};
const candidates = history.candidates(asked);
function decide(answer: MatchDecision['answer'], on = '2026-06-02'): MatchDecision[] {
  return candidates.map((each) => ({ key: each.key, facts: each.facts, answer, kind: each.kind, by: 'C-1', on }));
}
function withPhone(phone: string): readonly Candidate[] {
  return history.candidates({ ...asked, people: asked.people.map((person) => ({ ...person, phones: [phone] })) });
}

describe('answers', () => {
  it('an unanswered pair is asked', () => expect(siftAnswers(candidates, []).ask).toEqual(candidates));
  it('a confirmed pair is never asked again, whatever comes', () => {
    expect(siftAnswers(withPhone('07700 900200'), decide('confirmed')).ask).toEqual([]);
  });
  it('a rejected pair stays settled while the facts are the same, however they are written', () => {
    const shouted = history.candidates({
      ...asked,
      people: asked.people.map((person) => ({ ...person, surname: ` ${person.surname?.toUpperCase()} ` })),
    });
    const sifted = siftAnswers(shouted, decide('rejected'));
    expect(sifted.ask).toEqual([]);
    expect(sifted.settled[0]?.decision).toMatchObject({ by: 'C-1', on: '2026-06-02' });
  });
  it('a rejected pair stays settled when a fact is gone, and comes back when one is new', () => {
    const fewer = history.candidates({ ...asked, people: asked.people.map((person) => ({ ...person, births: [] })) });
    expect(siftAnswers(fewer, decide('rejected')).ask).toEqual([]);
    expect(siftAnswers(withPhone('07700 900200'), decide('rejected')).ask.length).toBeGreaterThan(0);
  });
  it('the latest answer counts', () => {
    expect(
      siftAnswers(withPhone('07700 900200'), [...decide('rejected'), ...decide('confirmed', '2026-06-03')]).ask,
    ).toEqual([]);
  });
  it('what is remembered holds no name, date or number of a person', () => {
    expect(JSON.stringify(decide('rejected'))).not.toMatch(/hodan|warsame|jama|1990|900200/i);
  });
  it('the reasons can be told in one sentence', () => {
    const [first] = candidates;
    expect(describeReasons(first?.reasons ?? [])).toMatch(/date of birth the same: 1990-02-03/);
    expect(describeReasons(first?.reasons ?? [])).toMatch(/forename another form of the same: Cabdi \/ Abdi/);
  });
});
