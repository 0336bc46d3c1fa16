// A ledger in a folder of its own for a test, with builders for what a plan would hand it. All data synthetic.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Access } from '../../src/domain/access/access.ts';
import { day, localTime } from '../../src/domain/time/day.ts';
import type { OutboxMessage } from '../../src/domain/outbox/outbox-message.ts';
import type { Ledger } from '../../src/ledger/ledger-port.ts';
import type { PlanCommit, PlannedMessage, PlannedPaper } from '../../src/ledger/plan-commit.ts';
import type { LedgerOptions } from '../../src/ledger/sqlite/open-ledger.ts';
import { openLedger } from '../../src/ledger/sqlite/open-ledger.ts';
import type { FakeClock } from '../../src/system/clock.ts';
import { fakeClock } from '../../src/system/clock.ts';
import type { Keys } from '../../src/system/keys.ts';
import { keysFromSecret } from '../../src/system/keys.ts';
import { seededRandom } from '../../src/system/random.ts';

export const TEST_KEYS: Keys = keysFromSecret(Buffer.alloc(32, 7), 'own');

export interface Desk {
  readonly ledger: Ledger;
  readonly clock: FakeClock;
  readonly file: string;
  readonly folder: string;
  /** Another connection to the same file, with its own faults if given. */
  again(options?: Partial<LedgerOptions>): Ledger;
  [Symbol.dispose](): void;
}

export function openDesk(options: Partial<LedgerOptions> = {}): Desk {
  const folder = mkdtempSync(join(tmpdir(), 'marac-ledger-'));
  const file = join(folder, 'ledger.sqlite');
  const clock = fakeClock(localTime('2027-03-09T10:00'));
  const opened: Ledger[] = [];
  const open = (more: Partial<LedgerOptions> = {}): Ledger => {
    const ledger = openLedger({
      file,
      mode: 'live',
      keys: TEST_KEYS,
      clock,
      random: seededRandom(opened.length + 1),
      ...options,
      ...more,
    });
    opened.push(ledger);
    return ledger;
  };
  return {
    ledger: open(),
    clock,
    file,
    folder,
    again: open,
    [Symbol.dispose]() {
      for (const ledger of opened) {
        try {
          ledger.close();
        } catch {
          // closed by the test
        }
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function aMessage(more: Partial<PlannedMessage> = {}): PlannedMessage {
  return {
    key: 'ealing/agenda/M-7KQ2MX/C-31FWET',
    marac: 'ealing',
    job: 'agenda',
    template: 'agenda-mail',
    to: 'C-31FWET',
    audience: 'agency',
    gate: 'release',
    covers: ['M-7KQ2MX/agenda'],
    papers: [],
    discloses: [{ case: 'K-4TP9XA', classes: ['name'] }],
    notAfter: localTime('2027-03-12T17:00'),
    because: [{ rule: 'agenda.due', facts: { meeting: 'M-7KQ2MX' } }],
    contentHash: 'hash-1',
    text: { subject: 'Your papers [7KQ2]', text: 'You have 1 case. ~canary-text~' },
    offer: true,
    ...more,
  };
}

export function aPaper(more: Partial<PlannedPaper> = {}): PlannedPaper {
  return {
    key: 'ealing/agenda/M-7KQ2MX/paper/A-9XK4TP',
    marac: 'ealing',
    job: 'agenda',
    template: 'agenda',
    audience: 'agency',
    reader: 'A-9XK4TP',
    name: 'Agenda, Ealing MARAC, 9 March 2027, Ealing Housing',
    contentHash: 'paper-hash-1',
    discloses: [{ case: 'K-4TP9XA', classes: ['name', 'birth'] }],
    plainText: 'Agenda ~canary-paper~',
    files: [{ format: 'pdf', bytes: Buffer.from('%PDF-1.7 ~canary-pdf~') }],
    because: [],
    ...more,
  };
}

export function aPlan(generation: number, more: Partial<PlanCommit> = {}): PlanCommit {
  return {
    leases: [],
    generation,
    run: `run-${generation}`,
    jobs: ['agenda'],
    isWhole: true,
    keptBack: [],
    made: { rules: 'r1', templates: 't1', config: 'c1' },
    messages: [],
    papers: [],
    renamed: [],
    cancel: [],
    freeze: [],
    thaw: [],
    late: [],
    missed: [],
    done: [],
    orders: new Map(),
    ...more,
  };
}

export const ACCESS: Access = {
  on: day('2027-03-09'),
  agencies: [],
  contacts: [],
  maracs: [],
  allowedDomains: ['example.gov.uk'],
};

export const BYTES = Buffer.from('Subject: Your papers [7KQ2]\r\n\r\nYou have 1 case. ~canary-bytes~\r\n');

/** Plans, offers, releases and approves one message. */
export async function approveOne(
  ledger: Ledger,
  more: Partial<PlannedMessage> = {},
  bytes: Uint8Array = BYTES,
): Promise<OutboxMessage> {
  const planned = aMessage(more);
  const { generation } = await ledger.recorded();
  await ledger.commitPlan(aPlan(generation, { messages: [planned] }));
  const offered = await ledger.findMessage(planned.key);
  const version = offered?.version ?? 0;
  await ledger.release(planned.key, version, { by: 'C-COORD1', in: 'command' });
  const approved = await ledger.approve({
    key: planned.key,
    version,
    because: 'released',
    messageId: `<${planned.key.replaceAll('/', '.')}@marac.example>`,
    from: 'marac@example.gov.uk',
    toAddress: 'rep@example.gov.uk',
    bytes,
    encrypted: [],
  });
  if (!approved.ok) throw new Error(`not approved: ${approved.why}`);
  return approved.message;
}
