// What never waits, and a Hold beside it: whoever it was for is rung. All people and cases are made up.
import { expect, test } from 'vitest';
import { journey } from '../journeys/steps.ts';
import { CONTACT, typeReferral } from '../support/small-marac.ts';

test('F2: a Hold beside the IDVA’s notice, with a name or without, is rung at once, until it is released or the service has acknowledged', () =>
  journey(async (desk) => {
    await desk.tick('2027-03-01T09:30');
    const rowOf = (key: string): string =>
      desk.book.rows('outbox').find((one) => desk.book.text('outbox', one.id ?? '', 'key') === key)?.id ?? '';
    for (const [id, by] of [
      ['R-HHAA22', 'Cora Coordinata'],
      ['R-HHBB22', ''],
    ] as const) {
      typeReferral(desk.book, id, { decision: '', decidedBy: '', decidedOn: '' });
      await desk.run(desk.clock.now());
      const key = `ealing/intake/${id}/idva/${CONTACT.duty}`;
      desk.book.edit('outbox', rowOf(key), { answer: 'hold', by });
      expect((await desk.send()).map((one) => one.key)).not.toContain(key);
      const rung = async (): Promise<number> =>
        (await desk.today()).filter(
          (one) => one.kind === 'ring' && one.what.includes(id) && one.what.includes('Hold stands beside it'),
        ).length;
      expect(await rung()).toBe(1);
      if (by === '')
        desk.book.edit('referrals', id, { idvaAcknowledgedAt: desk.clock.now(), idvaAcknowledgedBy: 'Dora Dutywell' });
      else desk.book.edit('outbox', rowOf(key), { answer: 'release', by });
      await desk.run(desk.clock.now());
      expect(await rung()).toBe(0);
    }
  }));
