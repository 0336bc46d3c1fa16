// One whole send in a process whose files may not grow past a limit; says how it ended, from a look without that limit on anything new.
import { join } from 'node:path';
import { localTime } from '../../src/domain/time/day.ts';
import { openLedger } from '../../src/ledger/sqlite/open-ledger.ts';
import type { Transport } from '../../src/mail/mail-port.ts';
import { sendDue } from '../../src/mail/send-due.ts';
import { fakeClock } from '../../src/system/clock.ts';
import { sendDesk } from '../mail/make.ts';
import { aMessage, approveOne, TEST_KEYS } from './make.ts';

const file = join(process.argv[2] ?? '', 'ledger.sqlite');
const clock = fakeClock(localTime('2027-03-09T10:00'));
let bodies = 0;
let sent = 0;
process.on('SIGXFSZ', () => undefined);

const transport: Transport = {
  mode: 'live',
  deliver: async (_claim, start) => {
    if (!(await start()).started) return { outcome: 'notStarted' };
    bodies += 1;
    return { outcome: { end: 'sent', evidence: 'taken: 250' } };
  },
  close: async () => undefined,
};

const open = () => openLedger({ file, mode: 'live', keys: TEST_KEYS, clock });
try {
  const ledger = open();
  try {
    await approveOne(ledger);
    const desk = { ledger, clock, file, folder: '', again: open, [Symbol.dispose]: () => undefined };
    sent = (await sendDue(sendDesk(desk, transport))).sent.length;
  } finally {
    ledger.close();
  }
} catch (error) {
  process.stdout.write(`${(error as Error).message}\n`);
}
let state = 'none';
let findings: readonly string[] = [];
try {
  const ledger = open();
  state = (await ledger.findMessage(aMessage().key))?.state ?? 'none';
  findings = (await ledger.verify()).findings;
  ledger.close();
} catch (error) {
  process.stdout.write(`again: ${(error as Error).message}\n`);
}
process.stdout.write(`${JSON.stringify({ sent, bodies, state, findings })}\n`);
