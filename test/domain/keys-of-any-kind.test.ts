// Sorting and grouping by whatever keys there are: the same order from any order, and thousands of equal keys in good time.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findNameMeetings } from '../../src/domain/access/access.ts';
import type { Person } from '../../src/domain/cases/case.ts';
import { groupBy, sortBy } from '../../src/domain/text/order.ts';
import type { Contact } from '../../src/domain/register/register.ts';
import { guardAddresses } from '../../src/jobs/guards/guard-addresses.ts';
import { TABLE } from '../../src/workbook/tables/all-tables.ts';
import { bindHeaders } from '../../src/workbook/tables/headers.ts';
import { parseTable } from '../../src/workbook/tables/parse-row.ts';
import { cpuMs } from '../support/cpu-time.ts';

const oddNumber = fc.constantFrom(Number.NaN, Infinity, -Infinity, -0, 0, 1, -1, 1e308, -1e308, 5e-324);
const longText = fc.integer({ min: 0, max: 5 }).map((at) => `${'x'.repeat(100_000)}${at}`);
const oddText = fc.oneof(
  fc.constantFrom(
    'NaN',
    'Infinity',
    '-0',
    '__proto__',
    'constructor',
    'toString',
    '',
    ' ',
    '\u0000',
    'Zoë',
    'Zoe\u0308',
  ),
  longText,
);

test('7E7: rows sorted by keys that are no number, endless, minus zero or very long stand in one order, however they came', () => {
  const rows = fc.array(fc.record({ weight: oddNumber, name: oddText }), { minLength: 2, maxLength: 12 });
  fc.assert(
    fc.property(rows, fc.infiniteStream(fc.nat()), (made, seeds) => {
      const items = made.map((one, id) => ({ ...one, id }));
      const keys = [(one: (typeof items)[number]) => one.weight, (one: (typeof items)[number]) => one.name] as const;
      const whole = sortBy(items, ...keys, (one) => one.id).map((one) => one.id);
      const shuffled = items
        .map((one) => ({ one, at: seeds.next().value ?? 0 }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ one }) => one);
      expect(sortBy(shuffled, ...keys, (one) => one.id).map((one) => one.id)).toEqual(whole);
      // Equal keys keep the order they came in.
      const equal = shuffled.map((one) => ({ ...one, weight: Number.NaN, name: 'same' }));
      expect(sortBy(equal, ...keys)).toEqual(equal);
    }),
    { numRuns: 300 },
  );
});

test('7E7: numbers stand by size, endless ones at the ends, and what is none comes last', () => {
  const numbers = [Number.NaN, 3, Infinity, -0, -Infinity, 0, -1e308];
  const sortedNumbers = sortBy(
    numbers.map((value, id) => ({ value, id })),
    (one) => one.value,
    (one) => one.id,
  );
  expect(sortedNumbers.map((one) => one.value)).toEqual([-Infinity, -1e308, -0, 0, 3, Infinity, Number.NaN]);
});

test('7E7, 7E3: groups are by the text itself: nothing of the language is among them', () => {
  const keys = ['NaN', 'Infinity', '-0', '0', '__proto__', 'constructor', 'x'.repeat(100_000)];
  const groups = groupBy([...keys, ...keys], (one) => one);
  expect([...groups.keys()]).toEqual(keys);
  for (const group of groups.values()) expect(group).toHaveLength(2);
});

/** Milliseconds of processor time of the quickest of some tries: noise only ever adds. */
function quickest(work: () => unknown): number {
  const times = Array.from({ length: 3 }, () => {
    const started = cpuMs();
    work();
    return cpuMs() - started;
  });
  return Math.min(...times);
}

const rowsOf = (count: number, id: (at: number) => string, text: string) =>
  Array.from({ length: count }, (_, at) => ({
    id: id(at),
    file: 'main' as const,
    place: `row ${at + 2}`,
    cells: new Map([['text', { kind: 'text', text } as const]]),
  }));
const contactsOf = (count: number): readonly Contact[] =>
  Array.from({ length: count }, (_, at) => ({
    id: `C-${at}`,
    agency: 'G-AAAA22',
    role: 'representative',
    personName: 'Anna Samenamed',
    address: 'one@example.org',
  }));
const peopleOf = (count: number): readonly Person[] =>
  Array.from({ length: count }, (_, at) => ({
    id: `P-${at}`,
    caseRef: 'K-AAAA22',
    role: 'victim',
    forenames: 'Bea',
    surname: 'Othernamed',
  }));
const SAME_ID = (): string => 'A-AAAA22';

test.each<readonly [string, (count: number) => () => unknown]>([
  [
    'rows with one row id',
    (count) => {
      const raw = { name: 'actions', state: 'known', problems: [], rows: rowsOf(count, SAME_ID, 'x') } as const;
      return () => parseTable(TABLE.actions, raw);
    },
  ],
  [
    'headings with one name',
    (count) => {
      const headings = Array.from({ length: count }, () => 'Action');
      return () => bindHeaders(headings, TABLE.actions);
    },
  ],
  [
    'rows of one group',
    (count) => {
      const items = Array.from({ length: count }, (_, at) => at);
      return () => groupBy(items, () => 'same');
    },
  ],
  [
    'rows with one sort key',
    (count) => {
      const items = Array.from({ length: count }, (_, at) => ({ at }));
      return () => sortBy(items, () => 'Same name');
    },
  ],
  [
    'contacts of one name at one address',
    (count) => {
      const contacts = contactsOf(count);
      return () => guardAddresses(contacts, new Set());
    },
  ],
  [
    'people of one name beside contacts of another',
    (count) => {
      const [people, contacts] = [peopleOf(count), contactsOf(count)];
      return () => findNameMeetings(people, contacts, []);
    },
  ],
])('7E8: thousands of %s: eight times as many take about eight times as long', (_what, prepare) => {
  const few = quickest(prepare(2_000));
  const many = quickest(prepare(16_000));
  // Every pair compared would be sixty-four times, and seconds; some milliseconds are let off, for such short times say nothing.
  expect(many).toBeLessThan(few * 32 + 400);
});
