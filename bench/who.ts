// How long "who was sent which version of what about this case" takes on a ledger of 200,000 messages. `npm run -s bench:who`. Data made up.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localTime } from '../src/domain/time/day.ts';
import type { Ledger } from '../src/ledger/ledger-port.ts';
import type { PlannedMessage, PlannedPaper } from '../src/ledger/plan-commit.ts';
import { openLedger } from '../src/ledger/sqlite/open-ledger.ts';
import { fakeClock } from '../src/system/clock.ts';
import { keysFromSecret } from '../src/system/keys.ts';

const MESSAGES = Number(process.argv[2] ?? 200_000);
const PER_RUN = 2000;
/** Cases in a message, as in a list of one meeting. */
const CASES_EACH = 8;
const CASES = MESSAGES / 50;

const folder = mkdtempSync(join(tmpdir(), 'marac-who-'));
const file = join(folder, 'ledger.sqlite');
const clock = fakeClock(localTime('2027-03-09T10:00'));
const ledger = openLedger({ file, mode: 'rehearsal', keys: keysFromSecret(Buffer.alloc(32, 3), 'own'), clock });
const caseRef = (index: number): string => `K-${String(index % CASES).padStart(6, '0')}`;

/** One meeting: its cases, a paper that all its messages share, a message to each of its contacts. */
function meeting(run: number): { readonly papers: PlannedPaper[]; readonly messages: PlannedMessage[] } {
  const papers: PlannedPaper[] = [];
  const messages: PlannedMessage[] = [];
  for (let index = 0; index < PER_RUN; index += 1) {
    const number = run * PER_RUN + index;
    const group = Math.floor(number / 20);
    const discloses = Array.from({ length: CASES_EACH }, (_, each) => ({
      case: caseRef(group * CASES_EACH + each),
      classes: ['name', 'birth'],
    }));
    const paper = `bench/agenda/M-${group}/paper`;
    const common = { marac: 'bench', job: 'agenda', audience: 'agency' as const, discloses, because: [] };
    if (number % 20 === 0)
      papers.push({
        ...common,
        key: paper,
        template: 'agenda',
        reader: 'A-1',
        name: `Agenda, Bench MARAC, Agency ${group}`,
        contentHash: `p${group}`,
        plainText: `Agenda ${group}`,
        files: [{ format: 'pdf', bytes: Buffer.alloc(2000, group % 251) }],
      });
    messages.push({
      ...common,
      key: `bench/agenda/M-${group}/C-${number % 20}`,
      template: 'agenda-mail',
      to: `C-${number % 20}`,
      gate: 'none',
      covers: [`M-${group}/C-${number % 20}`],
      papers: [paper],
      notAfter: localTime('2099-01-01T00:00'),
      contentHash: 'h',
      text: { subject: 'Papers for you (D-ABCDEF)', text: 'Your cases.' },
      offer: true,
    });
  }
  return { papers, messages };
}

async function build(into: Ledger): Promise<void> {
  for (let run = 0; run < MESSAGES / PER_RUN; run += 1) {
    const { papers, messages } = meeting(run);
    await into.commitPlan({
      leases: [],
      generation: run,
      run: `run-${run}`,
      jobs: ['agenda'],
      isWhole: true,
      keptBack: [],
      made: {},
      messages,
      papers,
      renamed: [],
      cancel: [],
      freeze: [],
      thaw: [],
      late: [],
      missed: [],
      done: [],
      orders: new Map(),
    });
    if (run % 10 === 9) process.stderr.write(`${(run + 1) * PER_RUN} messages\n`);
  }
}

const built = performance.now();
await build(ledger);
const buildMs = performance.now() - built;
const times: number[] = [];
let rows = 0;
for (let turn = 0; turn < 20; turn += 1) {
  const began = performance.now();
  rows = Math.max(rows, (await ledger.who(caseRef(turn * 37))).length);
  times.push(performance.now() - began);
}
ledger.close();
const fresh = openLedger({ file, mode: 'rehearsal', keys: keysFromSecret(Buffer.alloc(32, 3), 'own'), clock });
const began = performance.now();
await fresh.who(caseRef(11));
const coldMs = performance.now() - began;
fresh.close();
const megabytes = Math.round(statSync(file).size / 1e6);
rmSync(folder, { recursive: true, force: true });
const worstMs = Math.max(...times);
const round = (ms: number): number => Math.round(ms * 10) / 10;
process.stdout.write(
  `${JSON.stringify({
    messages: MESSAGES,
    rows,
    medianMs: round(times.toSorted((a, b) => a - b)[10] ?? 0),
    worstMs: round(worstMs),
    coldMs: round(coldMs),
    buildS: Math.round(buildMs / 1000),
    megabytes,
  })}\n`,
);
process.exitCode = worstMs < 1000 && coldMs < 1000 ? 0 : 1;
