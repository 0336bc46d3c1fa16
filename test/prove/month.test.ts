// Nobody is ever refused, moved to a later meeting, merged or chased above the deputy without a person's mark: random months, random clicks; and
// the checker finds each of these when it is planted.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localTime } from '../../src/domain/time/day.ts';
import type { OutboxMessage } from '../../src/domain/outbox/outbox-message.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { AGENCY, CONTACT, typeReferral, typeSmallMarac } from '../support/small-marac.ts';
import { KINDS, WAIT, type Click } from './month/clicks.ts';
import { liveMonth } from './month/live.ts';
import { findUnreleased, photograph } from './month/watch.ts';

const RUNS = Number(process.env['MARAC_MONTHS'] ?? '4');
const CLICK: fc.Arbitrary<Click> = fc.tuple(fc.nat(KINDS - 1), fc.nat(60), fc.nat(60));

test(
  'nobody is refused, moved, merged or chased above the deputy without a person’s mark',
  async () => {
    let [runs, sent, proposed, climbed] = [0, 0, 0, 0];
    await fc.assert(
      fc.asyncProperty(fc.array(CLICK, { minLength: 40, maxLength: 80 }), async (clicks) => {
        const lived = await liveMonth(clicks);
        runs += lived.runs;
        sent += lived.sent;
        proposed += lived.proposed;
        climbed += lived.climbed;
        expect(lived.unasked).toEqual([]);
      }),
      { numRuns: RUNS, endOnFailure: RUNS > 50 },
    );
    expect(runs).toBeGreaterThan(RUNS * 5);
    expect(sent).toBeGreaterThan(RUNS * 2);
    if (RUNS > 4)
      console.info(
        `${RUNS} months, ${runs} runs, ${sent} messages; above the deputy ${proposed} proposed, ${climbed} let go`,
      );
  },
  120_000 * RUNS + 60_000, // no measure: a busy machine must not make it fail
);

const TIDY: readonly Click[] = [
  [0, 1, 1],
  [0, 3, 2],
  [WAIT, 1, 0],
  [8, 0, 0],
  [WAIT, 3, 0],
  [WAIT, 3, 0],
];
const first = (desk: TestDesk, table: 'referrals' | 'list' | 'cases'): string => desk.book.rows(table)[0]!.id!;

test('a tidy month has nothing to say', async () => {
  expect(await liveMonth(TIDY)).toMatchObject({ runs: 3, unasked: [] });
});

test.each([
  [
    'refuses',
    (desk: TestDesk) =>
      desk.book.edit('referrals', first(desk, 'referrals'), { decision: 'signpost', decidedBy: 'Cora Coordinata' }),
    /decision was changed/,
  ],
  [
    'takes a case off its list',
    (desk: TestDesk) => desk.book.edit('list', first(desk, 'list'), { takenOff: true }),
    /takenOff was changed/,
  ],
  [
    'moves a case',
    (desk: TestDesk) => desk.book.edit('list', first(desk, 'list'), { meeting: 'M-BBBB22' }),
    /meeting was changed/,
  ],
  [
    'lists a case at a later meeting',
    (desk: TestDesk) =>
      desk.book.type('list', { meeting: 'M-BBBB22', caseRef: first(desk, 'cases') }, { id: 'L-ZZZZ22' }),
    /nobody’s word/,
  ],
  [
    'merges',
    (desk: TestDesk) =>
      desk.book.edit('referrals', first(desk, 'referrals'), {
        matchAnswer: 'duplicate',
        matchAnsweredBy: 'Cora Coordinata',
      }),
    /matchAnswer was changed/,
  ],
  ['loses a case', (desk: TestDesk) => desk.book.remove('cases', first(desk, 'cases')), /is gone|not there/],
  [
    'links',
    (desk: TestDesk) =>
      desk.book.edit('cases', first(desk, 'cases'), { linkedCases: 'K-ZZZZ22', linkConfirmedBy: 'marac' }),
    /was changed/,
  ],
])('the checker sees a program that %s', async (_what, meddle, says) => {
  let runs = 0;
  const { unasked } = await liveMonth(TIDY, (desk) => {
    runs += 1;
    if (runs === 2) meddle(desk);
  });
  expect(unasked.join('\n')).toMatch(says);
});

const message = (more: Partial<OutboxMessage>): OutboxMessage =>
  ({
    key: 'k',
    to: CONTACT.housingManager,
    job: 'follow-up',
    version: 1,
    covers: ['A-AAAA22/manager'],
    ...more,
  }) as OutboxMessage;

test('the checker sees a chase above the deputy that no person let go, and a decision that nobody made', () => {
  const desk = openTestDesk();
  typeSmallMarac(desk.book);
  typeReferral(desk.book, 'R-AAAA22', { decision: '' });
  typeReferral(desk.book, 'R-BBBB22');
  desk.book.type(
    'actions',
    { agency: AGENCY.housing, text: 'Do it', releasedRung: 3, releasedRungBy: 'Cora Coordinata' },
    { id: 'A-CCCC22' },
  );
  const before = photograph(desk.book);
  desk.close();
  const let1 = { version: 1, by: 'Cora', in: 'workbook', at: localTime('2027-03-01T09:00') };
  const found = (more: Partial<OutboxMessage>): number => findUnreleased([message(more)], before).length;
  expect(found({})).toBe(1);
  expect(found({ released: { ...let1, version: 2 } })).toBe(1);
  expect(found({ released: let1 })).toBe(0);
  expect(found({ covers: ['A-CCCC22/manager'] })).toBe(0);
  expect(found({ to: CONTACT.housingDeputy })).toBe(0);
  const decision = { to: CONTACT.housing, template: 'decision', key: 'ealing/intake/R-BBBB22/decision-accept/C-X' };
  expect(found({ ...decision, covers: ['R-BBBB22/decision-accept', 'R-BBBB22/receipt'] })).toBe(0);
  expect(found({ ...decision, covers: ['R-BBBB22/decision-accept', 'R-AAAA22/decision-accept'] })).toBe(1);
  expect(found({ ...decision, covers: ['R-BBBB22/receipt'] })).toBe(1);
});
