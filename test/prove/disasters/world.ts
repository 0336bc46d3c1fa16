// One disaster: the things of a desk put together from different moments, some lost or damaged; then what the service and a person do. The mail
// server's own log says whether anything went that may have gone before.
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cellText } from '../../../src/domain/cells/cell.ts';
import { createKeyFile } from '../../../src/system/keys.ts';
import type { Said } from '../../support/command-line.ts';
import { copyDesk, deskIn, type OldDesk } from '../../upgrade/open-desk.ts';
import { AFTER, identity, type Moment, type States } from './states.ts';
import { nameOf, type Fault, type State, type Thing } from './faults.ts';

export interface Outcome {
  /** Everything that was printed, and what stands on Checks. */
  readonly said: string;
  /** How `run` ended. */
  readonly exit: number;
  /** What left although it had left before, by the mail server's log: must be empty. */
  readonly twice: readonly string[];
  /** What left for the first time. */
  readonly anew: readonly string[];
  /** What waits for a person's word whether it went. */
  readonly doubtful: readonly string[];
}

type Desk = Omit<OldDesk, 'close'>;

const FILES: Readonly<Record<Exclude<Thing, 'papers'>, string>> = {
  ledger: 'ledger/live.sqlite',
  anchor: 'anchor/ledger-live.head.json',
  workbook: 'main.xlsx',
  key: 'key',
};

const NEXT_DAY = '2027-03-12T09:00';

let worlds = 0;

export interface Met {
  /** Until the person takes a step, and from then on. */
  readonly before: Outcome;
  readonly after: Outcome;
}

/**
 * What happens after these faults: the service and a person at work, then the person's one right step, then the service on that and the next day.
 * `blind`: the workbook says nothing of how far the record had come, as before there was the tab Record.
 */
export async function meet(states: States, faults: readonly Fault[], { blind = false } = {}): Promise<Met> {
  worlds += 1;
  const folder = path.join(states.root, `world-${worlds}`);
  copyDesk(states.folder('now'), folder);
  for (const { thing, state } of faults) strike(states, folder, thing, state);
  // A thing of a later moment shows that the month had come so far.
  const newest: Moment = faults.some(({ thing, state }) => state === 'newer' && thing !== 'key') ? 'newer' : 'now';
  const gone = new Set([...states.gone[newest], ...states.gone.now]);
  const desk = deskIn(folder, states.server);
  try {
    if (blind) await takeMarkAway(desk);
    const before = await observe(states, desk, gone, [AFTER], look);
    const isWell = faults.every(({ does }) => does === 'goesOn');
    if (!isWell) await takeSteps(states, folder, desk, faults);
    const moments = isWell ? [NEXT_DAY] : ['2027-03-11T16:30', NEXT_DAY];
    const after = await observe(states, desk, gone, moments, serve);
    return { before, after };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function takeMarkAway(desk: Desk): Promise<void> {
  await desk.withBook(AFTER, async (book) => {
    const { revision, tables } = await book.read(['record']);
    const ids = (tables.get('record')?.rows ?? []).flatMap(({ id }) => id ?? []);
    await book.write(
      ids.map((rowId) => ({ do: 'remove', table: 'record', rowId })),
      revision,
    );
  });
}

function strike(states: States, folder: string, thing: Thing, state: State): void {
  if (thing === 'papers') return strikePapers(states, folder, state);
  const file = path.join(folder, FILES[thing]);
  const remove = (): void => {
    for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
  };
  if (state === 'damaged') return damage(file);
  remove();
  if (state === 'lost') return;
  if (thing === 'key') return createKeyFile(file);
  for (const end of ['', '-wal', '-shm']) {
    const from = path.join(states.folder(state), `${FILES[thing]}${end}`);
    if (existsSync(from)) writeFileSync(`${file}${end}`, readFileSync(from), { mode: 0o600 });
  }
}

/** The first half of it, and noise. */
function damage(file: string): void {
  const bytes = readFileSync(file);
  const half = Buffer.from(bytes.subarray(0, Math.ceil(bytes.length / 2)));
  half.fill(0x5a, Math.ceil(half.length / 3));
  for (const end of ['-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
  writeFileSync(file, half, { mode: 0o600 });
}

function strikePapers(states: States, folder: string, state: State): void {
  const papers = path.join(folder, 'documents');
  if (state === 'damaged') {
    for (const name of readdirSync(papers, { recursive: true, encoding: 'utf8' }))
      if (statSync(path.join(papers, name)).isFile()) damage(path.join(papers, name));
    return;
  }
  rmSync(papers, { recursive: true });
  if (state !== 'lost') copyDesk(path.join(states.folder(state), 'documents'), papers);
}

/** What a person does who sees that something is wrong, and the service. */
const look = async (desk: Desk, now: string): Promise<readonly Said[]> => [
  await desk.marac(now, 'check'),
  await desk.marac(now, 'run'),
];
const serve = async (desk: Desk, now: string): Promise<readonly Said[]> => [
  await desk.serve(now),
  await desk.marac(now, 'run', 'send'),
];

async function observe(
  states: States,
  desk: Desk,
  gone: ReadonlySet<string>,
  moments: readonly string[],
  work: (desk: Desk, now: string) => Promise<readonly Said[]>,
): Promise<Outcome> {
  const from = states.server.taken.length;
  let [said, exit] = ['', 0];
  for (const now of moments) {
    for (const { out, err, exit: end } of await work(desk, now)) [said, exit] = [`${said}${out}\n${err}\n`, end];
  }
  const left = states.server.taken.slice(from).map(identity);
  const seen = new Set<string>();
  const twice = left.filter((one) => gone.has(one) || (seen.has(one) ? true : (seen.add(one), false)));
  const messages = await desk.messages(moments[0] ?? AFTER).catch(() => []);
  const doubtful = messages.flatMap((one) => (one.mayHaveGone === true && one.state === 'uncertain' ? [one.key] : []));
  return {
    said: `${said}${await checksOf(desk)}`,
    exit,
    twice,
    anew: left.filter((one) => !twice.includes(one)),
    doubtful,
  };
}

async function checksOf(desk: Desk): Promise<string> {
  const snapshot = await desk.withBook(AFTER, (book) => book.read(['checks'])).catch(() => undefined);
  const rows = snapshot?.tables.get('checks')?.rows ?? [];
  return rows.map(({ cells }) => [...cells.values()].map(cellText).join(' ')).join('\n');
}

/** What docs tell a person to do who has no better copy: the worst case of each step. A lost or damaged thing without which nothing opens is put back. */
async function takeSteps(states: States, folder: string, desk: Desk, faults: readonly Fault[]): Promise<void> {
  for (const { thing, state } of faults) {
    const isBroken = state === 'lost' || state === 'damaged';
    const back = thing === 'key' || (thing === 'workbook' && isBroken);
    if (back) {
      rmSync(path.join(folder, FILES[thing]), { force: true });
      writeFileSync(path.join(folder, FILES[thing]), readFileSync(path.join(states.folder('now'), FILES[thing])), {
        mode: 0o600,
      });
    }
    // A damaged ledger is of no use: it is taken away, and there is no copy. So is one that was begun with a wrong key, since the old one was lost.
    const isBegun =
      state === 'lost' && faults.some((one) => one.thing === 'key' && (one.state === 'older' || one.state === 'newer'));
    if (thing === 'ledger' && (state === 'damaged' || isBegun))
      for (const end of ['', '-wal', '-shm']) rmSync(path.join(folder, `${FILES.ledger}${end}`), { force: true });
  }
  const now = '2027-03-11T16:10';
  await desk.marac(now, 'unblock', '--by', 'Cora Coordinata', '--evidence', 'Sent folder');
  const older = /workbook\.older\S*/.exec((await desk.marac(now, 'check')).out)?.[0];
  if (older !== undefined) await desk.marac(now, 'accept', older, '--by', 'Cora Coordinata');
}

const isShut = ({ thing, state }: Fault): boolean => thing === 'workbook' && (state === 'lost' || state === 'damaged');

/**
 * How `run` ends, as docs/operations.md says: 1 where it is refused or a workbook does not open, 3 where it was done and a person must put a workbook right. Beside a ledger that
 * is newer, a newer anchor or workbook agrees with it, and it is the workbook left behind that disagrees.
 */
export function exitOf(faults: readonly Fault[]): 1 | 3 | undefined {
  const agrees = ({ thing, state }: Fault): boolean =>
    state === 'newer' && thing !== 'key' && faults.some((one) => nameOf(one) === 'ledger newer');
  if (faults.some((one) => (one.does === 'refuses' && !agrees(one)) || isShut(one))) return 1;
  return faults.some(({ does }) => does === 'keeps') ? 3 : undefined;
}

/** What does not hold of a disaster that was met; empty when all does. */
export function judge(faults: readonly Fault[], { before, after }: Met): readonly string[] {
  const found: string[] = [];
  for (const one of [...before.twice, ...after.twice]) found.push(`went again: ${one}`);
  const refuses = faults.some(({ does }) => does === 'refuses');
  if (refuses && before.anew.length > 0) found.push('something left although the copies disagree');
  const exit = exitOf(faults);
  if (exit !== undefined && before.exit !== exit) found.push(`run ended with ${before.exit}, not with ${exit}`);
  if (after.exit === 1) found.push(`after the step it still ends with 1: ${after.said.slice(-400)}`);
  return found;
}

/** What does not hold of what a single disaster says, and asks a person afterwards. */
export function judgeWords({ says, does, step }: Fault, { before, after }: Met): readonly string[] {
  const found: string[] = [];
  if (says !== undefined && !before.said.includes(says))
    found.push(`it does not say "${says}": ${before.said.slice(0, 400)}`);
  if (says === undefined && /record has come|older than the last run|some runs ago/.test(before.said))
    found.push('it says that something is wrong');
  if (does === 'goesOn' && before.exit === 1) found.push('it does not go on');
  // Where the ledger did not know what had left, a person is asked about it.
  if (step.includes('unblock') && after.doubtful.length < 2) found.push('nobody is asked what went');
  return found;
}
