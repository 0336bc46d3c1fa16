// Which actions are chased, and how late each is for the ladder: working days on which every representative was away do not count. All data synthetic.
import { describe, expect, test } from 'vitest';
import type { Action } from '../../../src/domain/actions/action.ts';
import { day } from '../../../src/domain/time/day.ts';
import type { Contact } from '../../../src/domain/register/register.ts';
import { openRules } from '../../../src/domain/settings/rules.ts';
import { chasedIn } from '../../../src/jobs/follow-up/chased-actions.ts';
import type { MaracPlanContext } from '../../../src/domain/plan/plan-context.ts';

const TODAY = day('2027-03-12');
const action = (more: Partial<Action> = {}): Action => ({
  id: 'A-AAAA22',
  agency: 'G-HAAA22',
  due: day('2027-03-05'),
  ...more,
});
const representative = (more: Partial<Contact> = {}): Contact => ({
  id: 'C-HAAA22',
  agency: 'G-HAAA22',
  role: 'representative',
  ...more,
});

function round(
  actions: readonly Action[],
  contacts: readonly Contact[],
  more: object = {},
  kind = 'housing',
): MaracPlanContext {
  const marac = { name: 'ealing', actions, cases: [], meetings: [], rules: openRules([]), ...more };
  const facts = {
    agencies: [{ id: 'G-HAAA22', name: 'Test Housing', kind }],
    contacts,
    recorded: { messages: new Map() },
    maracs: [marac],
  };
  return { marac, facts, today: TODAY } as unknown as MaracPlanContext;
}

const daysLate = (...contacts: readonly Contact[]): number | undefined =>
  chasedIn(round([action()], contacts))[0]?.standing.workingDaysLate;

describe('F46: an action due on Friday 5 March is five working days late on Friday 12 March', () => {
  test.each([
    ['nobody was away', {}, 5],
    ['its representative was away on the Monday', { awayFrom: '2027-03-08', awayTo: '2027-03-08' }, 4],
    ['... from before the due day to the Monday', { awayFrom: '2027-03-01', awayTo: '2027-03-08' }, 4],
    ['... from the due day to the Monday', { awayFrom: '2027-03-05', awayTo: '2027-03-08' }, 4],
    ['... up to the due day', { awayFrom: '2027-03-01', awayTo: '2027-03-05' }, 5],
    ['... up to the Saturday', { awayFrom: '2027-03-01', awayTo: '2027-03-06' }, 5],
    ['... since the day before', { awayFrom: '2027-03-11' }, 3],
    ['... today alone', { awayFrom: '2027-03-12', awayTo: '2027-03-12' }, 4],
    ['... today and for longer', { awayFrom: '2027-03-12', awayTo: '2027-03-19' }, 4],
    ['... the whole week, to today', { awayFrom: '2027-03-06', awayTo: '2027-03-12' }, 0],
    ['... from tomorrow on', { awayFrom: '2027-03-13' }, 5],
  ])('%s', (_, away, late) => {
    expect(daysLate(representative(away as Partial<Contact>))).toBe(late);
  });

  test('an agency with two representatives has one at work, unless both were away: the fewer days count', () => {
    const one = representative({ awayFrom: day('2027-03-08'), awayTo: day('2027-03-10') });
    const two = representative({ id: 'C-HBBB22', awayFrom: day('2027-03-09'), awayTo: day('2027-03-09') });
    expect(daysLate(one)).toBe(2);
    expect(daysLate(one, two)).toBe(4);
    expect(daysLate(one, representative({ id: 'C-HBBB22' }))).toBe(5);
  });

  test('leave of a deputy, of somebody who left, or of another agency stops nothing', () => {
    const away = { awayFrom: day('2027-03-08'), awayTo: day('2027-03-12') };
    expect(daysLate(representative({ ...away, role: 'deputy' }))).toBe(5);
    expect(daysLate(representative({ ...away, activeTo: day('2027-03-11') }))).toBe(5);
    expect(daysLate(representative({ ...away, agency: 'G-PAAA22' }))).toBe(5);
    expect(daysLate(), 'nor that nobody represents it').toBe(5);
  });
});

describe('what is chased', () => {
  const closed = { cases: [{ id: 'K-AAAA22', state: 'closed' }] };
  test.each<[string, Partial<Action>, object, boolean]>([
    ['an action that is late', {}, {}, true],
    ['of a case that is open', { caseRef: 'K-AAAA22' }, { cases: [{ id: 'K-AAAA22', state: 'open' }] }, true],
    ['of a case that was closed', { caseRef: 'K-AAAA22' }, closed, false],
    ['of a closed case, to be kept open', { caseRef: 'K-AAAA22', keepOpenAfterClosing: true }, closed, true],
    ['one that is done', { status: 'completed', doneOn: TODAY }, {}, false],
    ['one that cannot be done', { status: 'notDone' }, {}, false],
    ['one without a day', { due: undefined as never }, {}, false],
    ['one that is far off', { due: day('2027-06-01') }, {}, false],
    ['one due today', { due: TODAY }, {}, true],
    ['one that is to be reviewed today', { due: undefined as never, reviewOn: TODAY }, {}, true],
    ['one of an agency that nobody knows', { agency: 'G-ZZZZ22' }, {}, false],
  ])('%s: %s', (_, more, of, is) => {
    expect(chasedIn(round([action(more)], [], of)).length).toBe(is ? 1 : 0);
  });

  test.each(['chair', 'maracTeam'])('nothing of the %s: they follow it up themselves', (kind) => {
    expect(chasedIn(round([action()], [], {}, kind))).toEqual([]);
  });
});
