// The area's agreed threshold: each line at one below, at it and one above, and that nothing told more ever lowers a result. All data synthetic.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, day, type Day } from '../../../src/domain/time/day.ts';
import type { ReferralFields } from '../../../src/domain/referral/referral.ts';
import { riskRank, scoreReferral, describeScore } from '../../../src/domain/referral/risk.ts';
import { openRules, type Rules } from '../../../src/domain/settings/rules.ts';
import type { SettingName } from '../../../src/domain/settings/settings.ts';
import { assess } from '../../../src/domain/referral/threshold.ts';
import { describeReason } from '../../../src/domain/text/describe-reason.ts';

const ON = day('2027-03-01');
const OURS = openRules([]);

function rulesWith(setting: SettingName, value: string): Rules {
  return openRules([{ id: 'S-TEST22', setting, value, fromDate: ON }]);
}

const NUMBERS = Array.from({ length: 24 }, (_, index) => index + 1);

/** That many yes answers, that many not known after them, no to the rest. */
function answered(yes: number, notKnown = 0, more: Partial<ReferralFields> = {}): ReferralFields {
  const answers = NUMBERS.map(
    (number) => [`q${number}`, number <= yes ? 'yes' : number <= yes + notKnown ? 'notKnown' : 'no'] as const,
  );
  return { ...Object.fromEntries(answers), ...more };
}

const metBy = (referral: ReferralFields, rules = OURS, repeat = false): readonly string[] =>
  assess(referral, rules, ON, repeat).met.map(({ name }) => name);

describe('PROP25: each line, one below, at it and one above', () => {
  test.each([
    [13, []],
    [14, ['visibleHigh']],
    [15, ['visibleHigh']],
  ])('%i yes answers where 14 are agreed', (yes, met) => {
    expect(metBy(answered(yes))).toEqual(met);
    expect(assess(answered(yes), OURS, ON, false).proposal).toBe(met.length > 0 ? 'accept' : 'belowThreshold');
  });

  test.each([
    [9, []],
    [10, ['visibleHigh']],
    [11, ['visibleHigh']],
  ])('%i yes answers where the area agreed on 10 from that day', (yes, met) => {
    const area = rulesWith('visibleHighMin', '10');
    expect(metBy(answered(yes), area)).toEqual(met);
    expect(assess(answered(yes), area, day('2027-02-28'), false).met, 'and not the day before').toEqual([]);
  });

  test.each([
    [2, []],
    [3, ['escalation']],
    [4, ['escalation']],
  ])('%i events where three are agreed', (eventsIn12Months, met) => {
    expect(metBy(answered(0, 0, { eventsIn12Months }))).toEqual(met);
  });

  test.each([
    [19, []],
    [20, ['professionalJudgement']],
    [21, ['professionalJudgement']],
  ])('a written reason of %i letters', (length, met) => {
    expect(metBy(answered(0, 0, { judgement: ` ${'x'.repeat(length)} ` }))).toEqual(met);
  });

  test('a confirmed repeat stands alone', () => {
    expect(metBy(answered(0), OURS, true)).toEqual(['repeat']);
  });
});

const proposalOf = (referral: ReferralFields): string => assess(referral, OURS, ON, false).proposal;
const rank = (referral: ReferralFields): number => riskRank(scoreReferral(referral), 14);

describe('F12: what a referrer states counts, and no answers are not nought', () => {
  test.each([
    [13, [], 'belowThreshold'],
    [14, ['visibleHigh'], 'accept'],
    [15, ['visibleHigh'], 'accept'],
  ])('a stated score of %i without answers, where 14 are agreed', (statedScore, met, proposal) => {
    expect(metBy({ statedScore })).toEqual(met);
    expect(proposalOf({ statedScore })).toBe(proposal);
    expect(assess({ statedScore }, OURS, ON, false).score).toMatchObject({ counts: statedScore, isStated: true });
  });

  test.each([
    [13, 12, ['visibleHigh'], 13],
    [12, 14, ['visibleHigh'], 14],
    [13, 13, [], 13],
  ])('%i yes and a stated score of %i: the higher one counts', (yes, statedScore, _met, counts) => {
    const { score } = assess(answered(yes, 0, { statedScore }), OURS, ON, false);
    expect(score.counts).toBe(counts);
    expect(score.isStated).toBe(statedScore > yes);
    expect(metBy(answered(yes, 0, { statedScore }))).toEqual(counts >= 14 ? ['visibleHigh'] : []);
  });

  test.each([
    ['High', 'accept'],
    ['HIGH RISK', 'accept'],
    ['Very high', 'accept'],
    ['visible high', 'accept'],
    ['Visibly high', 'accept'],
    ['extreme', 'accept'],
    ['gold', 'accept'],
    ['Medium', 'belowThreshold'],
    ['standard', 'belowThreshold'],
    ['low', 'belowThreshold'],
    ['moderate', 'belowThreshold'],
    ['silver', 'belowThreshold'],
    ['bronze', 'belowThreshold'],
    ['medium to high', 'notRecorded'],
    ['not high', 'notRecorded'],
  ])('a stated grade of “%s”', (statedBand, proposal) => {
    expect(proposalOf({ statedBand }), 'of our own checklist').toBe(proposal);
    expect(proposalOf({ statedBand, tool: 'dara' }), 'of a graded tool').toBe(proposal);
  });

  test('a grade below high never lowers what the answers give', () => {
    expect(metBy(answered(14, 0, { statedBand: 'standard' }))).toEqual(['visibleHigh']);
  });

  test('the score of a tool without a line is shown and meets none', () => {
    const found = assess({ statedScore: 16, tool: 'merit' }, OURS, ON, false);
    expect(found.proposal).toBe('notRecorded');
    expect(found.notes.map(({ rule }) => rule)).toContain('risk.stated-other-tool');
  });

  test.each([
    [24, false],
    [25, true],
  ])('a stated score of %i of 24 questions counts; above 24 it is asked about', (statedScore, asked) => {
    const found = assess({ statedScore }, OURS, ON, false);
    expect(found.proposal).toBe('accept');
    expect(found.notes.some(({ rule }) => rule === 'risk.stated-above')).toBe(asked);
  });

  test('nothing recorded: no score, and nobody is called below the line', () => {
    const found = assess({}, OURS, ON, false);
    expect(found.proposal).toBe('notRecorded');
    expect(found.score.counts).toBeUndefined();
    expect(describeScore(found.score)).toBe('');
  });

  test('a question without an answer is said beside the score', () => {
    const some: ReferralFields = { q1: 'yes', q2: 'notKnown' };
    expect(describeScore(scoreReferral(some))).toBe('1 of 24, 1 not known, 22 not answered');
    expect(describeReason(assess(some, OURS, ON, false).notMet!)).toContain('(1 of 14; 22 questions have no answer)');
  });

  test('in lists of what hurts most, a case of which nothing is recorded stands at the line', () => {
    expect([rank({}), rank({ statedBand: 'High' }), rank(answered(13)), rank({ statedScore: 16 })]).toEqual([
      14, 14, 13, 16,
    ]);
    expect(rank(answered(5, 0, { statedBand: 'high' })), 'a stated high raises').toBe(14);
  });
});

const referrals = fc
  .record({
    yes: fc.integer({ min: 0, max: 24 }),
    notKnown: fc.integer({ min: 0, max: 24 }),
    events: fc.option(fc.integer({ min: 0, max: 12 }), { nil: undefined }),
    judgement: fc.option(fc.string({ maxLength: 40 }), { nil: undefined }),
    honourBased: fc.constantFrom('yes', 'no', 'notKnown', undefined),
  })
  .map(({ yes, notKnown, events, judgement, honourBased }) =>
    answered(yes, notKnown, { eventsIn12Months: events, judgement, honourBased } as Partial<ReferralFields>),
  );
const lines = fc.integer({ min: 1, max: 24 }).map((line) => rulesWith('visibleHighMin', String(line)));

describe('nothing that is told more lowers a result', () => {
  test('PROP25: one more yes answer, whatever the rest and whatever the line', () => {
    fc.assert(
      fc.property(referrals, lines, fc.constantFrom(...NUMBERS), fc.boolean(), (referral, rules, number, repeat) => {
        const before = metBy(referral, rules, repeat);
        const after = metBy({ ...referral, [`q${number}`]: 'yes' }, rules, repeat);
        expect(before.filter((name) => !after.includes(name))).toEqual([]);
      }),
    );
  });

  test('PROP28: a written reason, one more event, a repeat', () => {
    fc.assert(
      fc.property(referrals, lines, fc.string({ minLength: 1 }), (referral, rules, words) => {
        const before = metBy(referral, rules);
        const more = [
          metBy({ ...referral, judgement: `${referral.judgement ?? ''}${words}x` }, rules),
          metBy({ ...referral, eventsIn12Months: (referral.eventsIn12Months ?? 0) + 1 }, rules),
          metBy(referral, rules, true),
        ];
        expect(more.flatMap((after) => before.filter((name) => !after.includes(name)))).toEqual([]);
      }),
    );
  });

  test('the same answers under the rules of the day give the same result, with the numbers it came from', () => {
    fc.assert(
      fc.property(referrals, lines, fc.boolean(), (referral, rules, repeat) => {
        const first = assess(referral, rules, ON, repeat);
        expect(assess(structuredClone(referral), rules, ON, repeat)).toEqual(first);
        for (const { because } of first.met) expect(because.rule).toMatch(/^threshold\./);
        expect(first.proposal === 'accept').toBe(first.met.length > 0);
      }),
    );
  });
});

interface Made {
  readonly setting: string;
  readonly number: number;
  readonly yes: boolean;
  readonly fromDate: Day;
}

const rowsOf = (made: readonly Made[]) =>
  made.map(({ setting, number, yes, fromDate }, index) => ({
    id: `S-${index}`,
    setting,
    value: setting === 'honourBasedCounts' ? (yes ? 'yes' : 'no') : String(number),
    fromDate,
  }));

describe('a decision is a function of what was stored and of the rules of its day', () => {
  const days = fc.integer({ min: 0, max: 364 }).map((count) => addDays(ON, count));
  const settings = fc.array(
    fc.record({
      setting: fc.constantFrom('visibleHighMin', 'escalationEvents', 'honourBasedCounts'),
      number: fc.integer({ min: 1, max: 24 }),
      yes: fc.boolean(),
      fromDate: days,
    }),
    { maxLength: 12 },
  );
  test('PR11, PROP27: a year judged again with every rule that was made since gives what it gave on the day', () => {
    fc.assert(
      fc.property(
        settings,
        fc.array(fc.tuple(referrals, days, fc.boolean()), { minLength: 1, maxLength: 12 }),
        (made, year) => {
          const rows = rowsOf(made);
          const all = openRules(rows);
          for (const [referral, on, repeat] of year) {
            const ofTheDay = openRules(rows.filter((row) => row.fromDate <= on));
            const stored = JSON.stringify(referral);
            const then = assess(referral, ofTheDay, on, repeat);
            expect(assess(JSON.parse(stored) as ReferralFields, all, on, repeat)).toEqual(then);
            expect(JSON.stringify(referral), 'and nothing that was stored is changed by it').toBe(stored);
          }
        },
      ),
      { numRuns: 200, seed: 27 },
    );
  });
});

describe('the victim’s age', () => {
  test.each([
    ['2011-03-02', 'age.under-16'],
    ['2011-03-01', 'age.16-17'],
    ['2011-02-28', 'age.16-17'],
    ['2009-03-02', 'age.16-17'],
    ['2009-03-01', undefined],
    ['2027-03-01', 'age.under-16'],
    ['2027-03-02', undefined],
  ])('born %s, on 1 March 2027: %s', (birthDate, rule) => {
    const { notes } = assess(answered(14, 0, { birthDate: day(birthDate) }), OURS, ON, false);
    expect(notes.map((one) => one.rule).find((one) => one.startsWith('age.'))).toBe(rule);
  });

  test('is not noted once children’s services were told', () => {
    const told = answered(14, 0, { birthDate: day('2012-01-01'), childrensServicesToldOn: ON });
    expect(assess(told, OURS, ON, false).notes).toEqual([]);
  });
});
