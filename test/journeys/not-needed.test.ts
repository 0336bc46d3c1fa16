// A message that the plan takes back says on Outbox that it is not needed any more; one that is ended by a person or by its hour does not. All made up.
import { expect, test } from 'vitest';
import { typeReferral } from '../support/small-marac.ts';
import { journey } from './steps.ts';

test('a receipt that waits when the decision is typed is cancelled, and Outbox says that another message tells it', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', { decision: undefined, decidedBy: undefined, decidedOn: undefined });
    await desk.run('2027-03-01T10:00');
    desk.book.edit('referrals', 'R-AAAA22', { decision: 'accept', decidedBy: 'Cora Coordinata' });
    await desk.run('2027-03-01T10:05');
    const rows = desk.book.rows('outbox').map(({ id = '' }) => {
      const text = (field: string): string => desk.book.text('outbox', id, field);
      return { key: text('key'), state: text('state'), happened: text('happened') };
    });
    const cancelled = rows.filter(({ state }) => state === 'cancelled');
    expect(cancelled.map(({ key }) => key)).toEqual([expect.stringContaining('/R-AAAA22/receipt/')]);
    expect(cancelled[0]?.happened).toMatch(/^Not needed any more: .* another message tells it\.$/);
    expect(rows.filter((one) => one.state !== 'cancelled' && one.happened.startsWith('Not needed'))).toEqual([]);
  }));
