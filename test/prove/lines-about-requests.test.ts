// The oracle of completeness about Clare's Law requests: which lines of Today tell that an agency does not get a paper, with and without the sentence
// that Today puts before a line whose own answer has no name.
import { expect, test } from 'vitest';
import { withNameWanted } from '../../src/domain/today/unsigned-lines.ts';
import type { MaracFacts } from '../../src/domain/plan/facts.ts';
import type { TodayItem } from '../../src/domain/today/today-item.ts';
import type { Line } from './completeness/office.ts';
import { requestMatters } from './completeness/rules/requests.ts';
import type { View } from './completeness/view.ts';

const REQUEST = { id: 'DV-7KQ2MX', file: 'main', meeting: 'M-4TP9XA', subject: 'Zqqabc Person' };
const POLICE = { id: 'A-POLICE', file: 'main', kind: 'police', name: 'Ealing Police' };
const MEETING = { id: 'M-4TP9XA', file: 'main', on: '2027-03-17' };

const view = {
  now: '2027-03-15T09:00',
  today: '2027-03-15',
  said: [],
  got: [],
  seen: {
    rows: (name: string) => ({ disclosures: [REQUEST], agencies: [POLICE] })[name] ?? [],
    row: () => undefined,
    meeting: () => MEETING,
    agency: (id: string | undefined) => (id === POLICE.id ? POLICE : undefined),
  },
} as unknown as View;

const told = (what: string): boolean => {
  const line: Line = { id: 'l', file: 'main', kind: 'stopped', what, about: '', where: 'Disclosure requests' };
  const matter = requestMatters(view).find(({ thing }) => thing === `request ${REQUEST.id} agenda ${POLICE.id}`);
  if (matter === undefined) throw new Error('the world asks for no agenda');
  return matter.names(line);
};

/** As Today writes it where somebody answered without a name. */
function asNameless(what: string): string {
  const item = { what, id: 'l' } as TodayItem;
  const marac = { pool: { take: () => 'T-1' }, nameless: [{ signed: { table: 'today' }, rowId: 'T-1' }] };
  return withNameWanted(marac as unknown as MaracFacts, item).what;
}

test.each([
  ['the agenda does not go to them', 'The agenda with request DV-7KQ2MX does not go to Ealing Police.', true],
  ['nothing goes to them', 'DV-7KQ2MX: the address of Ealing Police is not verified.', true],
  ['days are left', 'The agenda with request DV-7KQ2MX does not go to Ealing Police: 7 days are left.', false],
  ['nobody knows who typed the decision', 'Agenda for Ealing Police: who typed the decision on DV-7KQ2MX?', false],
  ['a decision is obeyed', 'Agenda, Ealing Police: Decision in row DV-7KQ2MX is obeyed and has no name.', false],
  [
    'the same, in the words of the sentence',
    'Agenda DV-7KQ2MX, Ealing Police: it has no name and does nothing.',
    false,
  ],
  ['another agency', 'The agenda with request DV-7KQ2MX does not go to Ealing Housing.', false],
  ['another paper', 'The case list with request DV-7KQ2MX does not go to Ealing Police.', false],
])('a line counts as it does without the sentence about a missing name: %s', (_what, what, counts) => {
  const nameless = asNameless(what);
  expect(nameless).not.toBe(what);
  expect([told(what), told(nameless)]).toEqual([counts, counts]);
});
