// F3: what cannot be read freezes what waits and keeps every answer of a person on it. Through the whole product; all people are made up.
import { expect, test } from 'vitest';
import type { OutboxMessage } from '../../src/domain/outbox/outbox-message.ts';
import type { TableName } from '../../src/workbook/tables/table.ts';
import type { TestDesk } from '../support/desk.ts';
import { AGENCY, CONTACT, MEETING, typeReferral } from '../support/small-marac.ts';
import { journey } from './steps.ts';

const LIST = `ealing/research/${MEETING}`;
const open = ['draft', 'offered', 'approved'];

/** Lists on offer for every agency: Housing's held by a person, Health's released; the rest waits. */
async function withLists(desk: TestDesk): Promise<void> {
  typeReferral(desk.book, 'R-AAAA22', { landlord: AGENCY.housing });
  typeReferral(desk.book, 'R-BBBB22', { forenames: 'Zoe', birthDate: '1971-11-11', perp1Forenames: 'Igor' });
  await desk.tick('2027-03-01T10:00');
  desk.book.edit('meetings', MEETING, { listReady: true, listReadyBy: 'Cora Coordinata' });
  await desk.run('2027-03-04T13:00');
  await answer(desk, CONTACT.housing, { answer: 'hold', by: 'Cora Coordinata' });
  await desk.run('2027-03-04T13:05');
}

const listOf = async (desk: TestDesk, contact: string): Promise<OutboxMessage> => {
  const found = (await desk.ledger.messages()).find((one) => one.key.startsWith(LIST) && one.to === contact);
  if (found === undefined) throw new Error(`no list for ${contact}`);
  return found;
};

async function answer(desk: TestDesk, contact: string, typed: Record<string, string>): Promise<void> {
  const { key } = await listOf(desk, contact);
  const row = desk.book.rows('outbox').find((one) => desk.book.text('outbox', one.id ?? '', 'key') === key);
  desk.book.edit('outbox', row?.id ?? '', typed);
}

const waiting = async (desk: TestDesk): Promise<readonly OutboxMessage[]> =>
  (await desk.ledger.messages()).filter((one) => one.key.startsWith(LIST) && open.includes(one.state));

const told = async (desk: TestDesk, words: string): Promise<readonly string[]> =>
  (await desk.today()).flatMap((one) => (one.what.includes(words) ? [one.shown ?? one.what] : []));

test.each<[string, TableName | 'files']>([
  ['tab Actions', 'actions'],
  ['tab At Risk List', 'list'],
  ['tab Who is needed', 'needed'],
  ['tab Contacts', 'contacts'],
  ['tab Settings', 'settings'],
  ['tab Outbox', 'outbox'],
  ['whole workbook', 'files'],
])(
  'F3: the %s cannot be read for two runs: everything waits as it was, nothing goes, Hold and Release count again afterwards',
  async (_, what) => {
    await journey(async (desk) => {
      await withLists(desk);
      await desk.release((key) => key.startsWith(LIST) && key.endsWith(CONTACT.health));
      const before = await waiting(desk);
      expect(before.length).toBeGreaterThan(3);

      const hide = (isSo: boolean): void =>
        what === 'files' ? desk.book.breakFiles(isSo) : desk.book.rename(isSo ? [what] : []);
      hide(true);
      for (const time of ['2027-03-04T14:00', '2027-03-04T15:00']) {
        // Where no file can be read at all, the command says so and sends nothing.
        const left = await desk.tick(time).then(
          (sent) => sent.map((one) => one.key).filter((key) => key.startsWith(LIST)),
          (error: { code?: string }) => [error.code],
        );
        expect(left).toEqual(what === 'files' ? ['workbook-refused'] : []);
      }
      const frozen = await waiting(desk);
      expect(frozen.map((one) => [one.key, one.state, one.version, one.held, one.released])).toEqual(
        before.map((one) => [one.key, one.state, one.version, one.held, one.released]),
      );
      expect(frozen.every((one) => one.frozen !== undefined)).toBe(true);
      const lines = await told(desk, 'Frozen: ');
      expect(lines.join('\n')).toMatch(/List and research request/);
      expect(lines.join('\n')).toContain('Nothing is lost; it goes on when that can be read again.');
      expect(lines.join('\n'), 'as last read').toContain('Helga Healthman (Test Health)');

      hide(false);
      const sent = await desk.tick('2027-03-04T16:00');
      expect(sent.filter((one) => one.key.startsWith(LIST)).map((one) => one.to)).toEqual([CONTACT.health]);
      const held = await listOf(desk, CONTACT.housing);
      expect([held.state, held.held, held.frozen]).toEqual(['offered', true, undefined]);
      expect(await told(desk, 'Frozen: ')).toEqual([]);
      expect((await desk.ledger.verify()).findings).toEqual([]);
    });
  },
);
