// A small ledger with something of everything.
import type { Ledger } from '../../src/ledger/ledger-port.ts';
import { ACCESS, aMessage, aPaper, aPlan, approveOne } from './make.ts';

const KEY = aMessage().key;

/** A small ledger with something of everything; closed. */
export async function fill(ledger: Ledger): Promise<void> {
  await ledger.adoptRows([{ table: 'actions', prefix: 'A', fingerprint: 'f', file: 'main', place: 'row 2' }]);
  await ledger.rememberRows('cases', [{ rowId: 'K-1', file: 'main', cells: new Map([['state', 'open']]) }]);
  await ledger.commitPlan(
    aPlan(0, { papers: [aPaper()], orders: new Map([['M-1', ['K-1']]]), done: [{ key: 'r', because: [] }] }),
  );
  await approveOne(ledger, { papers: [aPaper().key] });
  await ledger.recordAccess(ACCESS, '2027-03-09T10:00' as never);
  const claim = await ledger.claimSending(KEY, 'one', 'send');
  if (!claim.claimed) throw new Error(claim.why);
  await ledger.startData(KEY, 1, () => ({ go: true }));
  await ledger.finish(KEY, 1, { end: 'sent', evidence: 'taken: 250', reply: '250 rep@example.gov.uk took it' });
  await approveOne(ledger, { key: 'ealing/agenda/M-7KQ2MX/C-2', to: 'C-2' });
  await ledger.acceptProblem('template-changed/agenda', { by: 'C-COORD1', in: 'command', why: 'new wording' }, 'hash');
  await ledger.rememberAnswer('repeat/R-1/R-2', 'same', { by: 'C-COORD1', in: 'workbook' });
}
