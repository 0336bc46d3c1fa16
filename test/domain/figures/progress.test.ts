// The manager's month, counted from rows: waits at and above the limit, papers at and past their day, who is away, milestones. Everybody is made up.
import { describe, expect, test } from 'vitest';
import { viewProgress } from '../../../src/domain/figures/pages/progress-view.ts';
import { monthOf } from '../../../src/domain/figures/period.ts';
import { progressOf } from '../../../src/domain/figures/progress/month-progress.ts';
import type { Practice } from '../../../src/domain/meeting/meeting.ts';
import type { RecordedMessage } from '../../../src/domain/plan/effects.ts';
import type { Facts, MaracFacts } from '../../../src/domain/plan/facts.ts';
import type { Contact } from '../../../src/domain/register/register.ts';
import { addDays, at, clockTime, day, type Day } from '../../../src/domain/time/day.ts';
import { bareFacts, bareMarac } from '../../support/bare-facts.ts';

const MONTH = monthOf(day('2026-08-15'));
const pool = bareMarac('ealing').pool;
const TEN = clockTime('10:00');
const LIMIT = 28;

/** A case that has waited so many days on the last day of the month. */
function waiting(id: string, days: number): Pick<MaracFacts, 'cases' | 'referrals'> {
  const receivedAt = at(addDays(MONTH.to, -days), TEN);
  return {
    cases: [{ id: pool.take('K', `case/${id}`), state: 'open' } as unknown as MaracFacts['cases'][number]],
    referrals: [{ id, decision: 'accept', receivedAt }],
  };
}

const progress = (more: Partial<MaracFacts>, facts: Partial<Facts> = {}) =>
  progressOf(bareFacts([bareMarac('ealing', more)], facts), 'ealing', MONTH)!;

describe('waits', () => {
  test.each([
    [LIMIT, 0],
    [LIMIT + 1, 1],
  ])('a case that has waited %i days on the last day of the month: %i too long', (days, count) => {
    expect(progress(waiting('R-AAAA22', days)).waits).toMatchObject({ count, limit: LIMIT });
  });

  test('a restricted case is in no number', () => {
    const restrictedCases = new Set([pool.take('K', 'case/R-AAAA22')]);
    const found = progress({ ...waiting('R-AAAA22', 90), restrictedCases });
    expect([found.waits.count, found.referrals.now]).toEqual([0, 0]);
  });
});

describe('papers', () => {
  const MEETING = { id: 'M-AAAA22', on: day('2026-08-11') };
  const listings = [{ id: 'L-AAAA22', meeting: MEETING.id, caseRef: 'K-AAAA22', outcome: 'actionPlan' as const }];
  const late = (left?: Day): readonly string[] => {
    const message = {
      key: `ealing/minutes/${MEETING.id}/minutes/C-AAAA22`,
      template: 'minutes',
      state: left === undefined ? 'offered' : 'sent',
      plannedAt: at(day('2026-08-12'), TEN),
      ...(left === undefined ? {} : { settledAt: at(left, TEN) }),
    } as unknown as RecordedMessage;
    const { recorded } = bareFacts([]);
    const facts = { recorded: { ...recorded, messages: new Map([[message.key, message]]) } };
    return progress({ meetings: [MEETING], listings }, facts)
      .late.filter(({ title }) => title === 'Minutes')
      .map(({ due, left: on }) => `${due} ${on ?? 'not yet'}`);
  };
  const [due = ''] = late()[0]?.split(' ') ?? [];

  test('that left on their day are in time; a day later they are late; those that have not left are named', () => {
    expect(late()).toEqual([`${due} not yet`]);
    expect(late(day(due))).toEqual([]);
    expect(late(addDays(day(due), 1))).toEqual([`${due} ${addDays(day(due), 1)}`]);
  });

  test('of a meeting before the program was in use are nobody’s', () => {
    expect(progress({ meetings: [MEETING], listings }).late).toEqual([]);
  });
});

const away = (awayFrom: string, awayTo?: string): number => {
  const contact: Contact = {
    id: 'C-AAAA22',
    agency: 'G-AAAA22',
    role: 'coordinator',
    awayFrom: day(awayFrom),
    ...(awayTo === undefined ? {} : { awayTo: day(awayTo) }),
  };
  return progress({}, { contacts: [contact] }).away.length;
};

describe('cover in the month after', () => {
  test.each([
    ['until the day before it', '2026-08-01', '2026-08-31', 0],
    ['until its first day', '2026-08-01', '2026-09-01', 1],
    ['from its last day', '2026-09-30', undefined, 1],
    ['from the day after it', '2026-10-01', undefined, 0],
  ] as const)('%s', (_, from, to, count) => {
    expect(away(from, to)).toBe(count);
  });
});

const row = (more: Partial<Practice>): Practice => ({ id: 'PR-AAAA22', kind: 'milestone', text: 'Sign it', ...more });
const states = (more: Partial<Practice>): readonly string[] =>
  (
    viewProgress(progress({ practice: [row(more)] })).sections.find(({ title }) => title === 'Milestones')?.rows ?? []
  ).map(({ label, cells }) => `${label}: ${cells[1] ?? ''}`);

describe('milestones', () => {
  test.each<readonly [string, Partial<Practice>, readonly string[]]>([
    ['due after the month is open', { due: day('2026-09-01') }, ['Sign it: open']],
    ['due on its last day and not closed has slipped', { due: MONTH.to }, ['Sign it: slipped']],
    ['closed in the month says so', { closedOn: MONTH.to }, ['Sign it: closed 31 August 2026']],
    ['closed before it is not told again', { closedOn: addDays(MONTH.from, -1) }, []],
    ['about a case is named by its row alone', { caseRef: 'K-AAAA22' }, ['PR-AAAA22: open']],
  ])('%s', (_, more, told) => {
    expect(states(more)).toEqual(told);
  });
});
