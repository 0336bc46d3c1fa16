// The area's agreed threshold: each line at one below, at it and one above, and that nothing told more ever lowers a result. All data synthetic.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day } from '../../src/domain/day.ts';
import type { ReferralFields } from '../../src/domain/referral.ts';
import { openRules, type Rules, type SettingName } from '../../src/domain/rules.ts';
import { assess } from '../../src/domain/threshold.ts';

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
