// The tripwire: what it must find, however deep and however written, and how often it cries over a year in which nothing is wrong. All synthetic.
import { describe, expect, test } from 'vitest';
import { findTripwires } from '../../../src/jobs/final-check/tripwire.ts';
import { factsWith, looked, simulateYear } from '../tripwire-year.ts';

const PADDING = 'The housing officer rang on 4 March 2027 at 10:30 and will ring again. '.repeat(40);

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

describe('7K9: the tripwire finds, at the end of a long paper', () => {
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
