// What the order of a meeting says to people: times, conflicts in words, savings, re-timing, over-full meetings. All cases are made up.
import { describe, expect, it } from 'vitest';
import { orderAgenda } from '../../../src/domain/agenda/order-agenda.ts';
import { weighMoves } from '../../../src/domain/agenda/over-full-meeting.ts';
import { findSavings } from '../../../src/domain/agenda/people-times.ts';
import type {
  AgendaAnswer,
  AgendaConflict,
  AgendaOrder,
  AgendaRequest,
} from '../../../src/domain/agenda/agenda-request.ts';
import { retimeAgenda } from '../../../src/domain/agenda/retime-agenda.ts';

const TEN = 600;
const ids = (count: number): string[] => Array.from({ length: count }, (_, index) => `case ${index + 1}`);

function meeting(count: number, change: Partial<AgendaRequest> = {}): AgendaRequest {
  return { cases: ids(count).map((id) => ({ id, minutes: 12 })), attendees: [], start: TEN, ...change };
}

function ordered(answer: AgendaAnswer): AgendaOrder {
  if ('conflict' in answer) throw new Error(answer.conflict.says);
  return answer;
}

function conflictOf(answer: AgendaAnswer): AgendaConflict['conflict'] {
  if (!('conflict' in answer)) throw new Error('an order was found');
  return answer.conflict;
}

const housing = { id: 'housing', name: 'Ealing Housing', cases: ['case 2', 'case 9', 'case 20'] };
const midwife = { id: 'midwife', name: 'the midwife', cases: ['case 1', 'case 3', 'case 5'] };

describe('an agenda for people', () => {
  it('puts a part-time person’s cases side by side and tells them wider times', () => {
    const answer = ordered(orderAgenda(meeting(20, { attendees: [housing] })));
    expect(answer).toMatchObject({ waiting: 0, bound: 0, proven: true });
    const [times] = answer.windows;
    expect((times?.until ?? 0) - (times?.from ?? 0)).toBe(36);
    expect(times?.comeBy).toBeLessThanOrEqual(times?.from ?? 0);
    expect(times?.freeAt).toBeGreaterThan(times?.until ?? 0);
    expect((times?.freeAt ?? 1) % 5).toBe(0);
  });

  it('says that three cases of 12 minutes do not fit half an hour, and what would help', () => {
    const request = meeting(6, {
      attendees: [midwife],
      windows: [{ attendee: 'midwife', from: TEN, until: TEN + 30 }],
    });
    const conflict = conflictOf(orderAgenda(request));
    expect(conflict.wishes.map((one) => one.kind)).toEqual(['window']);
    expect([conflict.irreducible, conflict.proven]).toEqual([true, true]);
    expect(conflict.says).toBe(
      'This cannot be met: the midwife can only come 10:00-10:30 and the 3 cases need 36 minutes. What would help: ' +
        'move one of case 1, case 3, case 5 to the next meeting; shorten one of case 1 to 6 minutes, case 3 to 6 minutes, case 5 to 6 minutes; ' +
        'or ask the midwife to stay until 10:40.',
    );
  });

  it('names two fixed places for one case, and a place beyond the last', () => {
    const twice = meeting(3, {
      locks: [
        { case: 'case 1', place: 2 },
        { case: 'case 2', place: 2 },
      ],
    });
    expect(conflictOf(orderAgenda(twice)).wishes.map((one) => one.says)).toEqual([
      'case 1 is fixed at place 2',
      'case 2 is fixed at place 2',
    ]);
    const beyond = meeting(3, { locks: [{ case: 'case 1', place: 4 }] });
    expect(conflictOf(orderAgenda(beyond)).wishes).toHaveLength(1);
  });

  it('keeps the gravest cases in the first half even when waiting would be less with them last', () => {
    const attendees = [
      { id: 'a', name: 'a', cases: ['case 1', 'case 2'] },
      { id: 'b', name: 'b', cases: ['case 3', 'case 4'] },
    ];
    const bands = [{ name: 'urgent', cases: ['case 4', 'case 1', 'case 5'] }];
    const answer = ordered(orderAgenda(meeting(6, { attendees, bands })));
    expect(answer.order.slice(0, 3).toSorted()).toEqual(['case 1', 'case 4', 'case 5']);
  });

  it('puts the graver case first among orders that wait equally little, then keeps to the order before', () => {
    const cases = ids(4).map((id, index) => ({ id, minutes: 12, rank: index === 2 ? 1 : 0 }));
    expect(ordered(orderAgenda(meeting(4, { cases }))).order[0]).toBe('case 3');
    const before = ['case 4', 'case 2', 'case 1', 'case 3'].map((one, index) => ({
      case: one,
      start: TEN + index * 12,
    }));
    expect(ordered(orderAgenda(meeting(4, { before }))).order).toEqual(before.map((one) => one.case));
  });

  it('moves as few cases as the weight on change is worth when a late case comes', () => {
    const before = ids(5).map((id, index) => ({ case: id, start: TEN + index * 12 }));
    const attendees = [{ id: 'a', name: 'a', cases: ['case 1', 'case 6'] }];
    const light = ordered(orderAgenda(meeting(6, { before, attendees, changeWeight: 1 })));
    const heavy = ordered(orderAgenda(meeting(6, { before, attendees, changeWeight: 1000 })));
    expect(light.waiting).toBe(0);
    expect(heavy.moved).toBe(0);
    expect(heavy.order[5]).toBe('case 6');
  });

  it('counts a break between two of somebody’s cases as waiting, and goes round it where it can', () => {
    const attendees = [{ id: 'a', name: 'a', cases: ['case 1', 'case 2'] }];
    const breaks = [{ about: TEN + 12, minutes: 15 }];
    const free = ordered(orderAgenda(meeting(3, { attendees, breaks })));
    expect(free.waiting).toBe(0);
    const held = ordered(orderAgenda(meeting(3, { attendees, breaks, locks: [{ case: 'case 1', place: 1 }] })));
    expect(held.waiting).toBe(15);
    expect(held.timed[1]?.start).toBe(TEN + 27);
    expect(held.timed[0]?.end).toBe(TEN + 12);
  });

  it('refuses what no order can be made of, without throwing', () => {
    const odd = meeting(2, {
      cases: [
        { id: 'case 1', minutes: 0 },
        { id: 'case 1', minutes: 12 },
      ],
    });
    expect(conflictOf(orderAgenda(odd)).wishes.map((one) => one.kind)).toEqual(['unusable', 'unusable']);
    expect(ordered(orderAgenda(meeting(0))).order).toEqual([]);
    expect(conflictOf(orderAgenda(meeting(63))).says).toContain('split');
  });

  it('orders 40 cases without a proof it does not have', () => {
    const attendees = ids(40).map((id, index) => ({ id, name: id, cases: [id, `case ${((index * 7) % 40) + 1}`] }));
    const answer = ordered(orderAgenda(meeting(40, { attendees, budgetSteps: 4_000 })));
    expect(answer.order).toHaveLength(40);
    expect(answer.bound).toBeLessThanOrEqual(answer.cost);
  });

  it('says in people-hours what the order saves', () => {
    const attendees = [housing, { id: 'school', name: 'the school', cases: ['case 1', 'case 20'] }];
    const request = meeting(20, { attendees });
    const saved = findSavings(request, ordered(orderAgenda(request)).order);
    expect([saved.sittingThrough, saved.asListed, saved.now]).toEqual([420, 408, 0]);
    expect(saved.says).toBe('7 people-hours of waiting become 0 (7 in the order of the list)');
  });
});

describe('a meeting that runs over', () => {
  const request = meeting(5, {
    attendees: [
      { id: 'gp', name: 'the practice', cases: ['case 5'] },
      { id: 'school', name: 'the school', cases: ['case 2', 'case 4'] },
    ],
    windows: [{ attendee: 'gp', until: TEN + 60 }],
    end: TEN + 70,
  });

  it('tells new times, who must leave and which cases are at risk', () => {
    const retimed = retimeAgenda(request, ids(5), { case: 'case 3', at: TEN + 36 });
    expect(retimed?.asPlanned.timed.map((one) => one.start)).toEqual([TEN + 36, TEN + 48, TEN + 60]);
    expect(retimed?.asPlanned.mustLeave).toEqual([
      { attendee: 'gp', name: 'the practice', until: TEN + 60, misses: ['case 5'] },
    ]);
    expect(retimed?.asPlanned.atRisk).toEqual(['case 5']);
  });

  it('finds the order that hears most of what is left, the present case first', () => {
    const retimed = retimeAgenda(request, ids(5), { case: 'case 3', at: TEN + 34 });
    expect(retimed?.best.order).toEqual(['case 3', 'case 5', 'case 4']);
    expect(retimed?.best.atRisk).toEqual([]);
    expect(retimed?.says.join(' ')).toContain('every case can be heard');
  });

  it('hears the graver case first when not all can be heard', () => {
    const cases = ids(5).map((id, index) => ({ id, minutes: 12, rank: index === 4 ? 2 : 0 }));
    const retimed = retimeAgenda({ ...request, cases, windows: [] }, ids(5), { case: 'case 3', at: TEN + 46 });
    expect(retimed?.best.atRisk).toEqual(['case 4']);
    expect(retimed?.best.order[1]).toBe('case 5');
  });

  it('answers nothing for a case that is not on the agenda', () => {
    expect(retimeAgenda(request, ids(5), { case: 'case 9', at: TEN })).toBeUndefined();
  });
});

describe('an over-full meeting', () => {
  it('shows what moving each case would save, the least grave and least long waiting first', () => {
    const cases = ids(4).map((id, index) => ({ id, minutes: 10 + index, rank: index % 2, waitedDays: 30 - index }));
    const attendees = [{ id: 'a', name: 'a', cases: ['case 1', 'case 2', 'case 3'] }];
    const over = weighMoves(meeting(4, { cases, attendees, end: TEN + 35 }));
    expect(over.overMinutes).toBe(11);
    expect(over.moves.map((one) => [one.case, one.minutes, one.stillOver])).toEqual([
      ['case 3', 12, 0],
      ['case 1', 10, 1],
      ['case 4', 13, 0],
      ['case 2', 11, 0],
    ]);
  });

  it('has nothing to move when it fits', () => {
    expect(weighMoves(meeting(4, { end: TEN + 48 }))).toMatchObject({ overMinutes: 0, moves: [] });
  });
});
