// A row that was changed on the disk is refused when it is next read.
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import type { Ledger } from '../../src/ledger/ledger-port.ts';
import { fill } from './fill.ts';
import { aMessage, openDesk } from './make.ts';

const KEY = aMessage().key;

// The audit is asked for by a person; a run reads the rows. Most of these tables are not in the chain at all.
test.each<readonly [string, string, (ledger: Ledger) => Promise<unknown>]>([
  ['messages', "update messages set state = 'approved' where state = 'sent'", (ledger) => ledger.messages()],
  ['messages', "update messages set data = replace(data, 'C-31FWET', 'C-99FWET')", (ledger) => ledger.findMessage(KEY)],
  [
    'access',
    'update access set data = replace(data, \'"readMs":\', \'"readMs":9\')',
    (ledger) => ledger.newestAccess(),
  ],
  ['meta', "update meta set data = '{}' where id <> 'identity'", (ledger) => ledger.recorded()],
  ['remembered', "update remembered set data = replace(data, 'main', 'rest')", (ledger) => ledger.readRows('cases')],
  ['shown', "update shown set classes = '[]'", (ledger) => ledger.who('K-4TP9XA')],
])(
  'PR15: a row of %s that was changed is refused when it is next read, before any audit',
  async (_table, sql, read) => {
    using desk = openDesk();
    await fill(desk.ledger);
    desk.ledger.close();
    const db = new DatabaseSync(desk.file);
    expect(db.prepare(sql).run().changes).toBeGreaterThan(0);
    db.close();
    await expect(async () => read(desk.again())).rejects.toMatchObject({ code: 'ledger-broken' });
  },
);
