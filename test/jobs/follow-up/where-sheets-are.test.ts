// A reminder says where its own reader finds what the actions are about. All data synthetic.
import { expect, test } from 'vitest';
import { toldOccasion } from '../../../src/domain/actions/action-told.ts';
import type { RecordedMessage } from '../../../src/domain/plan/effects.ts';
import type { Contact } from '../../../src/domain/register/register.ts';
import { describeWhereSheetsAre } from '../../../src/jobs/follow-up/where-sheets-are.ts';
import { bareMarac } from '../../support/bare-facts.ts';

const AGENCY = { id: 'G-HAAA22', name: 'Test Housing', kind: 'housing' };
const reader = (id: string, address: string): Contact => ({ id, agency: AGENCY.id, role: 'representative', address });
const [HARRIET, DEPUTY] = [reader('C-HAAA22', 'harriet@example.org'), reader('C-HDDD22', 'deputy@example.org')];

const HAVE = 'What each action says stands in the action sheet you have.';
const WENT = (on: string): string =>
  `What each action says stands in an action sheet that went to your agency${on}, but not to you: ask your agency’s representative for it, or ring us and give the action’s number.`;
const TAKEN_OVER =
  'What each action says stands in the minutes or the action sheet of the meeting that agreed it; if you do not have it, ring us and give the action’s number.';

type Sheet = readonly [action: string, to: string, on: string, state?: RecordedMessage['state']];

function where(to: Contact, actions: readonly string[], ...sheets: readonly Sheet[]): string {
  const messages = new Map(
    sheets.map(([action, whom, on, state = 'sent'], n) => [
      `k${n}`,
      { to: whom, state, covers: [toldOccasion({ id: action })], plannedAt: `${on}T08:30`, settledAt: `${on}T12:00` },
    ]),
  );
  const round = {
    marac: bareMarac('ealing'),
    facts: { contacts: [HARRIET, DEPUTY, reader('C-OLDD22', 'DEPUTY@example.org')], recorded: { messages } },
  };
  const chased = actions.map((id) => ({ round, action: { id }, agency: AGENCY }));
  return describeWhereSheetsAre(to, chased as unknown as Parameters<typeof describeWhereSheetsAre>[1]);
}

const [ONE, TWO] = ['A-AAAA22', 'A-BBBB22'];
const DAY = '2027-03-17';

test.each<readonly [string, string, string]>([
  ['whoever had the sheet has it', where(HARRIET, [ONE], [ONE, 'C-HAAA22', DAY]), HAVE],
  ['handed to a person counts as had', where(HARRIET, [ONE], [ONE, 'C-HAAA22', DAY, 'handed']), HAVE],
  ['under another row with the same mailbox too', where(DEPUTY, [ONE], [ONE, 'C-OLDD22', DAY]), HAVE],
  [
    'a deputy who never had it is told who has',
    where(DEPUTY, [ONE], [ONE, 'C-HAAA22', DAY]),
    WENT(' on 17 March 2027'),
  ],
  [
    'of several days none is named',
    where(DEPUTY, [ONE, TWO], [ONE, 'C-HAAA22', DAY], [TWO, 'C-HAAA22', '2027-03-18']),
    WENT(''),
  ],
  ['what no sheet of ours told stands in the papers of its meeting', where(HARRIET, [ONE]), TAKEN_OVER],
  ['a sheet that has not gone tells nothing', where(HARRIET, [ONE], [ONE, 'C-HAAA22', DAY, 'offered']), TAKEN_OVER],
  [
    'each kind has its sentence',
    where(DEPUTY, [ONE, TWO, 'A-CCCC22'], [ONE, 'C-HDDD22', DAY], [TWO, 'C-HAAA22', DAY]),
    [
      HAVE,
      'Others stand in an action sheet that went to your agency on 17 March 2027, but not to you: ask your agency’s representative for it, or ring us and give the action’s number.',
      TAKEN_OVER.replace('each action says stands', 'the others say stands'),
    ].join(' '),
  ],
])('%s', (_rule, words, expected) => {
  expect(words).toBe(expected);
});
