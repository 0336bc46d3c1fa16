// F3, by rows and by chance: what becomes unreadable for some runs and readable again loses no Hold, no Release, no message, and sends nothing of
// what is frozen. All people are made up.
import { describe, expect, test } from 'vitest';
import type { OutboxMessage } from '../../src/domain/outbox/outbox-message.ts';
import { seededRandom } from '../../src/system/random.ts';
import { TABLES } from '../../src/workbook/tables/all-tables.ts';
import type { TestDesk } from '../support/desk.ts';
import { AGENCY, caseOf, CONTACT, MEETING, typeReferral } from '../support/small-marac.ts';
import { idsWhere, journey, listingOf } from './steps.ts';

const open = ['draft', 'offered', 'approved'];

async function withLists(desk: TestDesk): Promise<void> {
  typeReferral(desk.book, 'R-AAAA22', { landlord: AGENCY.housing });
  typeReferral(desk.book, 'R-BBBB22', { forenames: 'Zoe', birthDate: '1971-11-11', perp1Forenames: 'Igor' });
  await desk.tick('2027-03-01T10:00');
  desk.book.edit('meetings', MEETING, { listReady: true, listReadyBy: 'Cora Coordinata' });
  await desk.run('2027-03-04T13:00');
}

const waiting = async (desk: TestDesk): Promise<readonly OutboxMessage[]> =>
  (await desk.ledger.messages()).filter((one) => open.includes(one.state) && one.gate !== 'none');
const brief = (all: readonly OutboxMessage[]): unknown =>
  all.map((one) => [one.key, one.state, one.version, one.held, one.released?.version]);

describe.each(['list', 'needed', 'actions'] as const)('a row of %s cannot be read', (table) => {
  test('F3: what was planned of its case stays as it was and does not go; Hold and Release count again', async () => {
    await journey(async (desk) => {
      await withLists(desk);
      const ref = caseOf(desk, 'R-AAAA22');
      desk.book.type(
        'actions',
        { meeting: MEETING, caseRef: ref, agency: AGENCY.police, text: 'Do', due: '2027-03-24' },
        { id: 'A-AAAA22' },
      );
      await desk.run('2027-03-04T13:05');
      const held = `ealing/research/${MEETING}/list/${CONTACT.housing}`;
      await desk.ledger.hold(held, { by: 'Cora Coordinata', in: 'command' });
      const before = await waiting(desk);
      const rows = {
        list: listingOf(desk, ref),
        needed: idsWhere(desk, 'needed', 'caseRef', ref)[0] ?? '',
        actions: 'A-AAAA22',
      };
      const row = rows[table];
      const field = { list: 'caseRef', needed: 'level', actions: 'due' }[table];
      const was = desk.book.text(table, row, field);
      desk.book.scrawl(table, row, field, '?? nobody can read this');
      await desk.run('2027-03-04T14:00');
      await desk.run('2027-03-04T15:00');
      expect(brief(await waiting(desk))).toEqual(brief(before));
      desk.book.scrawl(table, row, field, was);
      await desk.run('2027-03-04T16:00');
      expect(brief(await waiting(desk))).toEqual(brief(before));
      expect((await waiting(desk)).some((one) => one.frozen !== undefined)).toBe(false);
    });
  });
});

test('F3: what a readable workbook no longer wants is cancelled, whatever cannot be read of another case', async () => {
  await journey(async (desk) => {
    await withLists(desk);
    desk.book.type(
      'actions',
      { meeting: MEETING, caseRef: caseOf(desk, 'R-BBBB22'), agency: AGENCY.police, text: 'Do', due: '2027-03-24' },
      { id: 'A-AAAA22' },
    );
    await desk.run('2027-03-04T13:05');
    desk.book.scrawl('actions', 'A-AAAA22', 'due', '?? nobody can read this');
    const safe = (await waiting(desk)).find((one) => one.key.includes('R-AAAA22/safe-contact'));
    expect(safe?.state).toBe('offered');
    desk.book.edit('referrals', 'R-AAAA22', { decision: 'withdraw', decidedBy: 'Cora Coordinata' });
    await desk.run('2027-03-04T14:00');
    const now = await desk.ledger.findMessage(safe?.key ?? '');
    expect([now?.state, now?.frozen]).toEqual(['cancelled', undefined]);
  });
});

test('F3: a Hold stays also where a readable workbook did not want the message for a while', async () => {
  await journey(async (desk) => {
    await withLists(desk);
    const key = `ealing/research/${MEETING}/list/${CONTACT.housing}`;
    await desk.ledger.hold(key, { by: 'Cora Coordinata', in: 'command' });
    desk.book.edit('contacts', CONTACT.housing, { activeTo: '2027-03-03' });
    await desk.run('2027-03-04T14:00');
    expect((await desk.ledger.findMessage(key))?.state).toBe('cancelled');
    desk.book.edit('contacts', CONTACT.housing, { activeTo: undefined });
    await desk.tick('2027-03-04T15:00');
    const again = await desk.ledger.findMessage(key);
    expect([again?.state, again?.held]).toEqual(['offered', true]);
  });
});

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'F3, chance %i: any tab or all files unreadable for some runs and then readable: no message, Hold or Release is lost',
  async (seed) => {
    await journey(async (desk) => {
      const random = seededRandom(seed);
      const names = TABLES.filter((one) => one.name !== 'requests' && one.name !== 'actionUpdates').map(
        (one) => one.name,
      );
      await withLists(desk);
      for (const one of await waiting(desk)) {
        const word = random.below(3);
        if (word === 0) await desk.ledger.hold(one.key, { by: 'Cora Coordinata', in: 'command' });
        if (word === 1) await desk.ledger.release(one.key, one.version, { by: 'Cora Coordinata', in: 'command' });
      }
      const before = await waiting(desk);
      const tab = names[random.below(names.length)] ?? 'actions';
      const files = random.below(4) === 0;
      if (files) desk.book.breakFiles(true);
      else desk.book.rename([tab]);
      for (const hour of ['14', '15', '16'].slice(0, 1 + random.below(3))) await desk.run(`2027-03-04T${hour}:00`);
      expect([tab, files, brief(await waiting(desk))]).toEqual([tab, files, brief(before)]);
      const kept = new Set((await waiting(desk)).flatMap((one) => (one.frozen === undefined ? [] : [one.key])));
      const left = await desk.send().catch(() => []);
      expect(left.filter((one) => kept.has(one.key))).toEqual([]);
      desk.book.breakFiles(false);
      desk.book.rename([]);
      await desk.run('2027-03-04T17:00');
      const gone = new Set(left.map((one) => one.key));
      const rest = before.filter((one) => !gone.has(one.key));
      expect([tab, files, brief(await waiting(desk))]).toEqual([tab, files, brief(rest)]);
      expect((await waiting(desk)).some((one) => one.frozen !== undefined)).toBe(false);
      expect((await desk.ledger.verify()).findings).toEqual([]);
    });
  },
);
