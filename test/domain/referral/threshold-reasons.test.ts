// What a referral is told beside the line: each criterion with its reason, and each note, where it is told and where it is not. All data synthetic.
import { describe, expect, test } from 'vitest';
import { day } from '../../../src/domain/time/day.ts';
import type { ReferralFields } from '../../../src/domain/referral/referral.ts';
import { openRules, type Rules } from '../../../src/domain/settings/rules.ts';
import type { SettingName } from '../../../src/domain/settings/settings.ts';
import { assess, inArea } from '../../../src/domain/referral/threshold.ts';

const ON = day('2027-03-01');
const rules = (...rows: readonly (readonly [SettingName, string])[]): Rules =>
  openRules(rows.map(([setting, value], index) => ({ id: `S-${index}`, setting, value, fromDate: ON })));
const OURS = rules();

function answered(yes: number, notKnown = 0, more: Partial<ReferralFields> = {}): ReferralFields {
  const answers = Array.from({ length: 24 }, (_, index) => [
    `q${index + 1}`,
    index < yes ? 'yes' : index < yes + notKnown ? 'notKnown' : 'no',
  ]);
  return { ...Object.fromEntries(answers), ...more };
}

const HONOUR = rules(['honourBasedCounts', 'yes']);
const TRANSFER = rules(['transferCountsAsRepeat', 'yes']);

describe('each criterion that is met says why', () => {
  test.each<[string, ReferralFields, Rules, boolean, readonly (readonly [string, object])[]]>([
    [
      '14 yes',
      answered(14),
      OURS,
      false,
      [['visibleHigh', { rule: 'threshold.visible-high', facts: { yes: 14, line: 14 } }]],
    ],
    [
      '14 stated',
      { statedScore: 14 },
      OURS,
      false,
      [['visibleHigh', { rule: 'threshold.stated-score', facts: { stated: 14, line: 14 } }]],
    ],
    [
      '15 stated over 13 yes',
      answered(13, 0, { statedScore: 15 }),
      OURS,
      false,
      [['visibleHigh', { rule: 'threshold.stated-score', facts: { stated: 15, line: 14 } }]],
    ],
    [
      'graded high',
      { statedBand: 'high' },
      OURS,
      false,
      [['visibleHigh', { rule: 'threshold.stated-grade', facts: {} }]],
    ],
    [
      'another tool, 16 stated, graded high',
      { statedBand: 'high', statedScore: 16, tool: 'dara' },
      OURS,
      false,
      [['visibleHigh', { rule: 'threshold.stated-grade', facts: {} }]],
    ],
    [
      'a written reason',
      { judgement: 'x'.repeat(20) },
      OURS,
      false,
      [['professionalJudgement', { rule: 'threshold.judgement', facts: {} }]],
    ],
    [
      '3 events',
      { eventsIn12Months: 3 },
      OURS,
      false,
      [['escalation', { rule: 'threshold.escalation', facts: { events: 3, needed: 3 } }]],
    ],
    [
      '1 event, where 1 is agreed',
      { eventsIn12Months: 1 },
      rules(['escalationEvents', '1']),
      false,
      [['escalation', { rule: 'threshold.escalation', facts: { events: 1, needed: 1 } }]],
    ],
    ['no event said, where 1 is agreed', {}, rules(['escalationEvents', '1']), false, []],
    ['a confirmed repeat', {}, OURS, true, [['repeat', { rule: 'threshold.repeat', facts: { months: 12 } }]]],
    [
      'a transfer, where that counts',
      { channel: 'transfer' },
      TRANSFER,
      false,
      [['repeat', { rule: 'threshold.transfer', facts: {} }]],
    ],
    ['a transfer, where it does not', { channel: 'transfer' }, OURS, false, []],
    ['no transfer, where it would count', { channel: 'typed' }, TRANSFER, false, []],
    [
      'a transfer that is a confirmed repeat: once',
      { channel: 'transfer' },
      TRANSFER,
      true,
      [['repeat', { rule: 'threshold.repeat', facts: { months: 12 } }]],
    ],
    [
      'honour-based, where that counts',
      { honourBased: 'yes' },
      HONOUR,
      false,
      [['areaExtra', { rule: 'threshold.honour-based', facts: {} }]],
    ],
    ['honour-based, where it does not', { honourBased: 'yes' }, OURS, false, []],
    ['not honour-based, where it would count', { honourBased: 'no' }, HONOUR, false, []],
  ])('%s', (_, referral, area, repeat, met) => {
    const found = assess(referral, area, ON, repeat);
    expect(found.met).toEqual(met.map(([name, because]) => ({ name, because })));
    expect(found.notMet === undefined).toBe(met.length > 0);
  });
});

describe('what is said where none is met', () => {
  test.each<[string, ReferralFields, object]>([
    [
      '13 yes, all answered',
      answered(13),
      { rule: 'threshold.below', facts: { yes: 13, line: 14, unanswered: 0, stated: false } },
    ],
    [
      '13 stated, nothing answered',
      { statedScore: 13 },
      { rule: 'threshold.below', facts: { yes: 13, line: 14, unanswered: 0, stated: true } },
    ],
    [
      'one of 24 answered',
      { q1: 'no' },
      { rule: 'threshold.below', facts: { yes: 0, line: 14, unanswered: 23, stated: false } },
    ],
    ['graded standard', { statedBand: 'standard' }, { rule: 'threshold.stated-lower', facts: {} }],
    ['graded in words that say neither', { statedBand: 'see below' }, { rule: 'threshold.not-recorded', facts: {} }],
    ['nothing', {}, { rule: 'threshold.not-recorded', facts: {} }],
  ])('%s', (_, referral, because) => {
    expect(assess(referral, OURS, ON, false).notMet).toEqual(because);
  });
});

const AREA = rules(['areaPostcodes', 'W5; UB']);

describe('what a person should know beside the line', () => {
  test.each<[string, ReferralFields, Rules, readonly object[]]>([
    ['nothing, where all is answered and fits', answered(14), OURS, []],
    [
      '13 yes and 1 not known: could meet',
      answered(13, 1),
      OURS,
      [{ rule: 'risk.not-known', facts: { yes: 13, notKnown: 1, couldMeet: true } }],
    ],
    [
      '12 yes and 1 not known: could not',
      answered(12, 1),
      OURS,
      [{ rule: 'risk.not-known', facts: { yes: 12, notKnown: 1, couldMeet: false } }],
    ],
    [
      '14 yes and 1 not known: meets it already',
      answered(14, 1),
      OURS,
      [{ rule: 'risk.not-known', facts: { yes: 14, notKnown: 1, couldMeet: false } }],
    ],
    [
      'stated fewer than the answers give',
      answered(14, 0, { statedScore: 13 }),
      OURS,
      [{ rule: 'risk.stated-differs', facts: { stated: 13, yes: 14 } }],
    ],
    ['stated as many', answered(14, 0, { statedScore: 14 }), OURS, []],
    [
      'stated more, all answered',
      answered(14, 0, { statedScore: 15 }),
      OURS,
      [{ rule: 'risk.stated-differs', facts: { stated: 15, yes: 14 } }],
    ],
    ['stated more, not all answered: it may be true', { q1: 'yes', statedScore: 15 }, OURS, []],
    [
      'stated fewer, not all answered',
      { q1: 'yes', q2: 'yes', statedScore: 1 },
      OURS,
      [{ rule: 'risk.stated-differs', facts: { stated: 1, yes: 2 } }],
    ],
    ['only stated', { statedScore: 15 }, OURS, [{ rule: 'risk.stated-only', facts: { stated: 15 } }]],
    [
      'only stated, and more than there are questions',
      { statedScore: 25 },
      OURS,
      [
        { rule: 'risk.stated-above', facts: { stated: 25 } },
        { rule: 'risk.stated-only', facts: { stated: 25 } },
      ],
    ],
    ['a grade in other words', { statedBand: 'see below' }, OURS, [{ rule: 'risk.stated-grade-unclear', facts: {} }]],
    [
      'a graded tool without its grade',
      { tool: 'dara' },
      OURS,
      [{ rule: 'risk.graded-tool', facts: { band: 'none given' } }],
    ],
    [
      'a graded tool with grade and score',
      { tool: 'dara', statedBand: 'high', statedScore: 9 },
      OURS,
      [
        { rule: 'risk.graded-tool', facts: { band: 'given' } },
        { rule: 'risk.stated-other-tool', facts: { stated: 9 } },
      ],
    ],
    ['a refuge', answered(14, 0, { refuge: true }), OURS, [{ rule: 'refuge', facts: {} }]],
    ['a postcode of the area', answered(14, 0, { postcode: 'W5 1ZA' }), AREA, []],
    ['a postcode of elsewhere', answered(14, 0, { postcode: 'N1 1ZA' }), AREA, [{ rule: 'area.outside', facts: {} }]],
    ['no postcode', answered(14), AREA, []],
    ['a postcode of elsewhere, no area agreed', answered(14, 0, { postcode: 'N1 1ZA' }), OURS, []],
  ])('%s', (_, referral, area, notes) => {
    expect(assess(referral, area, ON, false).notes).toEqual(notes);
  });
});

test.each([
  ['W5 1ZA', true],
  ['w51za', true],
  ['W55 1ZA', false],
  ['W5A 1ZA', false],
  ['UB1 1ZA', true],
  ['UB10 1ZA', true],
  ['U1 1ZA', false],
  ['UBX 1ZA', false],
  ['N1 1ZA', false],
])('%s is in the area of W5 and UB: %s', (postcode, is) => {
  expect(inArea(postcode, ['w 5', 'UB'])).toBe(is);
});
