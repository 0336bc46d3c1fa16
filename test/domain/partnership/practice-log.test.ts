// What the Practice log carries: each limit from both sides.
import { describe, expect, test } from 'vitest';
import type { Practice } from '../../../src/domain/meeting/meeting.ts';
import { isCarried, isLate, lastOperationsMeeting } from '../../../src/domain/partnership/practice-log.ts';
import { day } from '../../../src/domain/time/day.ts';

const TODAY = day('2027-03-10');
const entry = (more: Partial<Practice> = {}): Practice => ({ id: 'PL-AAAA22', kind: 'matterArising', ...more });

describe('J15, J16: an entry is carried', () => {
  test.each<[string, Partial<Practice>, boolean]>([
    ['until it is closed', {}, true],
    ['to the day before its last', { closedOn: day('2027-03-11') }, true],
    ['not from the day on which it is closed', { closedOn: TODAY }, false],
    ['not with an outcome alone', { outcome: 'Done' }, false],
    ['with an outcome that closes it later', { outcome: 'Done', closedOn: day('2027-03-11') }, true],
    ['never, where it is praise', { kind: 'praise' }, false],
  ])('%s', (_name, more, wanted) => expect(isCarried(entry(more), TODAY)).toBe(wanted));
});

describe('J21: an entry is late', () => {
  test.each<[string, Partial<Practice>, boolean]>([
    ['not on its day', { due: TODAY }, false],
    ['from the day after it', { due: day('2027-03-09') }, true],
    ['never without a day', {}, false],
    ['not once it is closed', { due: day('2027-03-09'), closedOn: TODAY }, false],
  ])('%s', (_name, more, wanted) => expect(isLate(entry(more), TODAY)).toBe(wanted));
});

test('the last operations meeting is the latest day under Raised at before today', () => {
  const days = ['2027-01-04', '2027-03-09', '2027-03-10', '2027-02-01'].map((on) => entry({ raisedOn: day(on) }));
  expect(lastOperationsMeeting(days, TODAY)).toBe('2027-03-09');
  expect(lastOperationsMeeting([entry()], TODAY)).toBeUndefined();
});
