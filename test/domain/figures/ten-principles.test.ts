// Measures of the ten principles that no other report has, each with what does not count and what is not known.
import { expect, test } from 'vitest';
import type { MaracFacts, Facts } from '../../../src/domain/plan/facts.ts';
import { gatherAll, groundOf } from '../../../src/domain/figures/ground.ts';
import { periodOf } from '../../../src/domain/figures/period.ts';
import { tenPrinciples } from '../../../src/domain/figures/reports/ten-principles.ts';
import type { Referral } from '../../../src/domain/referral/referral.ts';
import { day, localTime, type LocalTime } from '../../../src/domain/time/day.ts';
import { bareFacts, bareMarac } from '../../support/bare-facts.ts';

const ON = day('2026-09-08');
const AT = '2026-09-01T10:00' as LocalTime;
const pool = bareMarac('ealing').pool;
const CASE = pool.take('K', 'case/R-1');

/** The figure of a principle: its value rounded, what it is taken from, how much is not known. */
function figure(principle: number, name: string, more: Partial<MaracFacts>, facts: Partial<Facts> = {}) {
  const marac = bareMarac('ealing', {
    meetings: [{ id: 'M-1', on: ON }],
    referrals: [{ id: 'R-1', decision: 'accept', receivedAt: AT }],
    listings: [{ id: 'L-1', meeting: 'M-1', caseRef: CASE, outcome: 'actionPlan' }],
    ...more,
  });
  const period = periodOf(day('2026-07-01'), day('2026-09-30'));
  const choice = { period, maracs: [marac], restricted: 'leftOut' } as const;
  const ground = groundOf(gatherAll(bareFacts([marac], facts), localTime('2026-10-05T09:00')), choice);
  const found = tenPrinciples(ground)[principle - 1]?.figures.find((each) => each.name === name);
  return [found?.value, found?.ofCount, found?.notKnown];
}

const referrals = (...rows: readonly Partial<Referral>[]): Partial<MaracFacts> => ({
  listings: [],
  referrals: rows.map((row, at) => ({ id: `R-${at + 1}`, receivedAt: AT, ...row })),
});
const IDVA: Partial<Facts> = { agencies: [{ id: 'G-1', name: 'IDVA', kind: 'idva' }] };
const CHAIR: Partial<Facts> = { contacts: [{ id: 'C-1', agency: 'G-1', role: 'chair', trainedToChair: true }] };
const note = (section: 'victimView' | 'background'): Partial<MaracFacts> => ({
  notes: [{ id: 'NT-1', meeting: 'M-1', caseRef: CASE, section, text: 'said' }],
});
const attendance = (came: 'present' | 'absent'): Partial<MaracFacts> => ({
  attendance: [{ id: 'AT-1', meeting: 'M-1', agency: 'IDVA', came }],
});
const action = (more: object): Partial<MaracFacts> => ({
  actions: [{ id: 'A-1', meeting: 'M-1', agency: 'IDVA', ...more }],
});

test.each<readonly [string, number, string, Partial<MaracFacts>, Partial<Facts>, readonly (number | undefined)[]]>([
  [
    'referrals received in the time',
    1,
    'received',
    referrals({}, { receivedAt: '2026-10-01T00:00' as LocalTime }),
    {},
    [1, 1, 0],
  ],
  [
    'a criterion that is met',
    1,
    'met-professionalJudgement',
    referrals({ judgement: 'Much more fear than she says.' }, { statedScore: 3, tool: 'safelivesDash24' }),
    {},
    [1, 2, 0],
  ],
  ['a criterion of which nothing is recorded', 1, 'met-visibleHigh', referrals({}), {}, [undefined, 1, 1]],
  [
    'the score in the middle',
    1,
    'scoreMedian',
    referrals({ q1: 'yes', q2: 'yes', tool: 'safelivesDash24' }, {}),
    {},
    [2, 2, 1],
  ],
  ['decisions', 1, 'decided-signpost', referrals({ decision: 'signpost' }, { decision: 'accept' }, {}), {}, [1, 3, 1]],
  ['an IDVA who was present', 4, 'idvaPresent', attendance('present'), IDVA, [100, 1, 0]],
  ['an IDVA who was absent', 4, 'idvaPresent', attendance('absent'), IDVA, [0, 1, 0]],
  ['an IDVA of whom nothing is typed', 4, 'idvaPresent', {}, IDVA, [undefined, 1, 1]],
  ['the victim’s views in the minutes', 4, 'victimViews', note('victimView'), {}, [100, 1, 0]],
  ['minutes without the victim’s views', 4, 'victimViews', note('background'), {}, [0, 1, 0]],
  ['no minutes of the case', 4, 'victimViews', {}, {}, [undefined, 1, 1]],
  ['consent that was given is not asked about', 5, 'withoutConsent', {}, {}, [undefined, 0, 0]],
  [
    'no consent, and no basis',
    5,
    'withoutConsent',
    { referrals: [{ id: 'R-1', decision: 'accept', receivedAt: AT, consent: 'refused' }] },
    {},
    [0, 1, 0],
  ],
  [
    'no consent, and the basis',
    5,
    'withoutConsent',
    {
      referrals: [
        { id: 'R-1', decision: 'accept', receivedAt: AT, consent: 'refused', withoutConsentBasis: 'Vital interests' },
      ],
    },
    {},
    [100, 1, 0],
  ],
  ['an action with owner and date', 6, 'actionsWhole', action({ owner: 'Ida', due: ON }), IDVA, [100, 1, 0]],
  ['an action without an owner', 6, 'actionsWhole', action({ due: ON }), IDVA, [0, 1, 0]],
  ['an action without a date', 6, 'actionsWhole', action({ owner: 'Ida' }), IDVA, [0, 1, 0]],
  [
    'minutes for a case',
    7,
    'minutesACase',
    { meetings: [{ id: 'M-1', on: ON, start: '09:30' as never, end: '09:50' as never }] },
    {},
    [20, 1, 0],
  ],
  ['minutes of a meeting without an end', 7, 'minutesACase', {}, {}, [undefined, 0, 0]],
  [
    'a chair who is trained',
    9,
    'trainedChair',
    { meetings: [{ id: 'M-1', on: ON, chair: 'C-1' }] },
    CHAIR,
    [100, 1, 0],
  ],
  ['a meeting without a chair', 9, 'trainedChair', {}, CHAIR, [undefined, 1, 1]],
  [
    'an agreement that is signed',
    10,
    'agreementsSigned',
    {},
    {
      agencies: [
        { id: 'G-1', name: 'A', kind: 'idva', agreementSignedOn: ON },
        { id: 'G-2', name: 'B', kind: 'fire' },
      ],
    },
    [50, 2, 0],
  ],
  [
    'an agreement signed on the last day, and one signed after it',
    10,
    'agreementsSigned',
    {},
    {
      agencies: [
        { id: 'G-1', name: 'A', kind: 'idva', agreementSignedOn: day('2026-09-30') },
        { id: 'G-2', name: 'B', kind: 'fire', agreementSignedOn: day('2026-10-01') },
      ],
    },
    [50, 2, 0],
  ],
  [
    'a breach in the practice log',
    10,
    'logged-breach',
    {
      practice: [
        { id: 'PL-1', kind: 'breach', on: ON },
        { id: 'PL-2', kind: 'praise', on: ON },
        { id: 'PL-3', kind: 'breach' },
      ],
    },
    {},
    [1, 2, 0],
  ],
  ['an action that went to the team manager', 10, 'escalated', action({ releasedRung: 3 }), IDVA, [1, 1, 0]],
  ['an action that went to the deputy', 10, 'escalated', action({ releasedRung: 2 }), IDVA, [0, 1, 0]],
])('%s', (_, principle, name, more, facts, wanted) => {
  expect(figure(principle, name, more, facts)).toEqual(wanted);
});

test('ten principles, each with figures', () => {
  const marac = bareMarac('ealing');
  const choice = { period: periodOf(ON, ON), maracs: [marac], restricted: 'leftOut' } as const;
  const found = tenPrinciples(groundOf(gatherAll(bareFacts([marac]), localTime('2026-10-05T09:00')), choice));
  expect(found.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(found.filter(({ figures }) => figures.length === 0)).toEqual([]);
});
