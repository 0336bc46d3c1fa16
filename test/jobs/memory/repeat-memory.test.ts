// What is remembered about repeats: an answer is never asked for twice, comes back on new facts, and weights are learnt once a month. Synthetic.
import { expect, test } from 'vitest';
import { JOBS } from '../../../src/jobs/engine/job-list.ts';
import { FEWEST_TO_LEARN_FROM, readRepeatMemory } from '../../../src/jobs/memory/repeat-memory.ts';
import { journey, todaySays } from '../../journeys/steps.ts';
import type { TestDesk } from '../../support/desk.ts';
import { typeReferral } from '../../support/small-marac.ts';

const ASK = /may belong with case K-/;

/** The same two people as in R-AAAA22, not decided yet. */
const AGAIN = {
  incidentOn: '2027-02-27',
  surname: 'VictimsenAAAA22',
  perp1Surname: 'PerpovAAAA22',
  decision: '',
  decidedBy: '',
  decidedOn: '',
};

/** Two referrals of people with one name and one birth date; the second is answered "nobody". */
async function answerNobody(desk: TestDesk): Promise<void> {
  typeReferral(desk.book, 'R-AAAA22', { decision: 'accept', decidedBy: 'Team' });
  await desk.run('2027-03-01T10:00');
  typeReferral(desk.book, 'R-BBBB22', AGAIN);
  await desk.run('2027-03-02T10:00');
  expect(await todaySays(desk, ASK)).toBe(true);
  desk.book.edit('referrals', 'R-BBBB22', { matchAnswer: 'nobody', matchAnsweredBy: 'Team' });
  await desk.run('2027-03-02T11:00');
}

test('a rejected match is not asked about again', () =>
  journey(async (desk) => {
    await answerNobody(desk);
    expect(await todaySays(desk, ASK)).toBe(false);
    expect(desk.book.text('referrals', 'R-BBBB22', 'possibleMatch')).toBe('');
    await desk.run('2027-03-04T10:00');
    expect(await todaySays(desk, ASK)).toBe(false);
  }));

test('a rejected match comes back when a fact is there that was not there before, until it is answered anew', () =>
  journey(async (desk) => {
    await answerNobody(desk);
    desk.book.edit('referrals', 'R-BBBB22', { phone: '020 7946 0777' });
    await desk.run('2027-03-05T10:00');
    expect(await todaySays(desk, /may belong with case K-.*facts that were not there at the answer of .*2 March/)).toBe(
      true,
    );
    expect(desk.book.text('referrals', 'R-BBBB22', 'possibleMatch')).toContain('Asked again');
    desk.book.edit('referrals', 'R-BBBB22', { matchAnsweredBy: 'Team, 5 March' });
    await desk.run('2027-03-05T11:00');
    expect(await todaySays(desk, ASK)).toBe(false);
  }));

test('a confirmed match is never asked about again', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', { decision: 'accept', decidedBy: 'Team' });
    await desk.run('2027-03-01T10:00');
    typeReferral(desk.book, 'R-BBBB22', AGAIN);
    await desk.run('2027-03-02T10:00');
    const said = desk.book.text('referrals', 'R-BBBB22', 'possibleMatch');
    const found = /K-\w+/.exec(said)?.[0] ?? '';
    desk.book.edit('referrals', 'R-BBBB22', { matchAnswer: 'repeat', matchCase: found, matchAnsweredBy: 'Team' });
    await desk.run('2027-03-02T11:00');
    desk.book.edit('referrals', 'R-BBBB22', { phone: '020 7946 0777' });
    await desk.run('2027-03-03T11:00');
    expect(await todaySays(desk, ASK)).toBe(false);
  }));

test('what is remembered holds no name in clear', () =>
  journey(async (desk) => {
    await answerNobody(desk);
    const kept = JSON.stringify([...(await desk.ledger.answers())]);
    expect(kept).toContain('match-answer/R-BBBB22');
    expect(kept).not.toMatch(/Victimsen/i);
  }));

test('weights are learnt from a large enough history once a month, under the name of the month', () =>
  journey(async (desk) => {
    await desk.run('2027-03-01T10:00');
    expect((await readRepeatMemory(desk.desk)).weights, 'too small a history: the shipped ones').toBeUndefined();
    for (let n = 0; n < FEWEST_TO_LEARN_FROM / 2; n++) {
      const ref = `K-${String(10000 + n)}X`;
      desk.book.type('cases', { state: 'open', openedOn: '2026-11-02' }, { id: ref });
      for (const role of ['victim', 'perpetrator'])
        desk.book.type('people', {
          caseRef: ref,
          role,
          forenames: `Fore${n % 40}`,
          surname: `Sur${n % 70}`,
          birthDate: `19${60 + (n % 40)}-0${1 + (n % 9)}-1${n % 10}`,
        });
    }
    await desk.run('2027-03-02T10:00');
    const march = (await readRepeatMemory(desk.desk)).weights;
    expect(march?.version).toBe('2027-03');
    expect(march?.people).toBe(FEWEST_TO_LEARN_FROM);
    await desk.run('2027-03-20T10:00');
    expect((await readRepeatMemory(desk.desk)).weights).toEqual(march);
    await desk.run('2027-04-01T10:00');
    expect((await readRepeatMemory(desk.desk)).weights?.version).toBe('2027-04');
    expect(JOBS.some((one) => one.name === 'intake')).toBe(true);
  }));
