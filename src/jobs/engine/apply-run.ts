// One run from start to end: reads, plans, compares with the ledger, makes papers and texts, writes rows, commits, updates the views. It sends
// nothing.
import type { LocalTime } from '../../domain/time/day.ts';
import type { Facts, MaracFacts } from '../../domain/plan/facts.ts';
import type { Key, MessageState } from '../../domain/plan/effects.ts';
import type { Problem } from '../../domain/text/problem.ts';
import { makeReason, type Reason } from '../../domain/text/reason.ts';
import { Failure } from '../../errors.ts';
import type { PlanCommit } from '../../ledger/plan-commit.ts';
import type { Lease } from '../../ledger/job-slot.ts';
import { findMissedPlanning } from './catch-up.ts';
import { composePlan, type Composition } from './compose-plan.ts';
import type { Ports } from './ports.ts';
import { JOBS } from './job-list.ts';
import type { Job } from './job.ts';
import { layDownPapers } from '../views/papers-folder.ts';
import { makePlan } from './make-plan.ts';
import { keepRepeatMemory } from '../memory/repeat-memory.ts';
import { takeReading } from '../answers/take-reading.ts';
import { runningOrders } from '../agenda/order-meeting.ts';
import { takeBackUnwanted } from '../messages/unwanted-drafts.ts';
import { completeRows } from '../views/complete-rows.ts';
import { keepLayout } from '../views/keep-layout.ts';
import { keepViews } from '../views/keep-views.ts';
import { writeRows } from './write-rows.ts';
import { rememberMade } from '../guards/guard-vanished.ts';
import { gatherComposed, readyDrafts } from '../final-check/composed-messages.ts';
import { rememberFinalCheck, runFinalCheck } from '../final-check/final-check.ts';
import type { Planned } from './planned.ts';
import type { Reading } from '../reading/reading.ts';

export interface RunReport {
  readonly run: string;
  readonly at: LocalTime;
  readonly planned: Planned;
  readonly problems: readonly Problem[];
  /** Rows written, ids given, and what waits because a file is open elsewhere. */
  readonly rowsWritten: number;
  readonly adopted: number;
  /** Rows whose computed columns, or lines of Today, Outbox and Checks, were updated. */
  readonly rowsUpdated: number;
  readonly keptBack: number;
  readonly offered: readonly Key[];
}

export interface Doing {
  readonly jobs: readonly Job[];
  readonly leases: readonly Lease[];
  readonly run: string;
  readonly now: LocalTime;
}

/** How often a run reads again if another run committed in between. */
const TRIES = 3;

export async function runJobs(ports: Ports, doing: Doing): Promise<RunReport> {
  for (let attempt = 1; ; attempt += 1) {
    const report = await runOnce(ports, doing);
    if (report !== 'movedOn') return report;
    if (attempt === TRIES) throw new Failure('ledger-busy', 'Another run keeps committing to the ledger.');
  }
}

async function runOnce(ports: Ports, doing: Doing): Promise<RunReport | 'movedOn'> {
  ports.faults.reach('before-read');
  // Where answers by a form were looked for just before, their reading is this one too.
  const heard = await takeReading(ports, { adopt: true, recent: true });
  const names = doing.jobs.map((job) => job.name);
  const read = await keepRepeatMemory(ports, heard, doing.now, names);
  const back = await findMissedPlanning(ports, read.facts, doing.jobs, doing.now);
  const plan = ({ facts }: Reading): Planned => makePlan(ports, facts, doing.jobs, doing.now, back.over);
  const first = plan(read);
  const asking = { planned: () => first, jobs: doing.jobs, over: back.over, now: doing.now };
  const reading = await takeBackUnwanted(ports, read, asking);
  const planned = reading === read ? first : plan(reading);
  await ports.ledger.recordAccess(planned.access, doing.now);
  const composed = await composePlan(ports, planned, reading.facts, doing.now);
  const looked = await gatherComposed(ports.ledger, reading.facts, planned, composed);
  const last = await runFinalCheck(ports, reading.facts, planned, composed, looked);
  const rows = await writeAllRows(ports, reading, planned);
  ports.faults.reach('before-commit-plan');
  const committed = await ports.ledger.commitPlan(
    commitOf(ports, doing, reading, planned, withoutStopped(composed, last.kept), rows.done),
  );
  if (!committed.committed) {
    if (committed.why === 'leaseLost') throw new Failure('lease-lost', 'Another runner took over this slot.');
    return 'movedOn';
  }
  ports.faults.reach('after-commit-plan');
  await back.remember();
  const offered = [...committed.offered.keys(), ...(await offerReady(ports, reading.facts, planned, last.kept))];
  await layDownPapers(ports, reading.facts, composed);
  const problems = [
    ...reading.facts.maracs.flatMap((marac) => marac.problems),
    ...rows.problems,
    ...last.problems,
    ...(ports.retiredKeys ?? []),
    ...planned.troubles,
  ];
  const keptBack = rows.keptBack + reading.maracs.reduce((sum, marac) => sum + marac.waiting, 0);
  const ofAll = JOBS.every((job) => doing.jobs.includes(job)) ? planned : undefined;
  const look = await rememberFinalCheck(ports.ledger, reading.facts, last.findings, names);
  const seen = look === reading.facts.look ? reading : { ...reading, facts: { ...reading.facts, look } };
  const views = await keepViews(ports, seen, doing.now, problems, ofAll);
  // Both read again, and a reading forgets what the disk refused before: that is told first, and the next run does both.
  const standing = rows.done.length === 0 || isRefused(ports) ? seen : await completeRows(ports, seen, planned);
  if ((rows.done.length > 0 || views.changes > 0) && !isRefused(ports))
    await keepLayout(ports, standing, views.today, doing.now);
  return {
    run: doing.run,
    at: doing.now,
    planned,
    problems,
    rowsWritten: rows.done.length,
    rowsUpdated: views.changes - views.keptBack,
    adopted: reading.maracs.reduce((sum, marac) => sum + marac.adopted, 0),
    keptBack: keptBack + views.keptBack,
    offered,
  };
}

/** Whether the disk of a workbook took no write. */
function isRefused({ maracs }: Ports): boolean {
  return maracs.some(({ workbook }) => (workbook.troubles?.() ?? []).length > 0);
}

async function writeAllRows(
  ports: Ports,
  reading: Reading,
  planned: Planned,
): Promise<{ done: readonly Key[]; keptBack: number; problems: readonly Problem[] }> {
  const done: Key[] = [];
  const problems: Problem[] = [];
  let keptBack = 0;
  const wanted = planned.reconciled.add.filter((hashed) => ['row', 'fill', 'blank'].includes(hashed.effect.do));
  for (const marac of reading.maracs) {
    const written = await writeRows(marac, wanted);
    await rememberMade(ports, marac.ports.name, written.rows);
    done.push(...written.done);
    problems.push(...written.problems);
    keptBack += written.keptBack;
  }
  return { done, keptBack, problems };
}

function withoutStopped(composed: Composition, stopped: ReadonlySet<Key>): Composition {
  return stopped.size === 0
    ? composed
    : {
        ...composed,
        messages: composed.messages.map((one) => (stopped.has(one.key) ? { ...one, offer: false } : one)),
      };
}

function commitOf(
  ports: Ports,
  doing: Doing,
  reading: Reading,
  planned: Planned,
  composed: Composition,
  done: readonly Key[],
): PlanCommit {
  const reasons = new Map(planned.wanted.map((hashed) => [hashed.effect.key, hashed.effect.because]));
  return {
    leases: doing.leases,
    generation: reading.generation,
    run: doing.run,
    jobs: doing.jobs.map((job) => job.name),
    isWhole: reading.facts.maracs.every(isReadWhole),
    keptBack: keptBackBy(planned),
    made: ports.made,
    messages: composed.messages,
    papers: composed.papers,
    renamed: composed.renamed,
    cancel: [
      ...planned.reconciled.cancel.map((key) => ({ key, because: [whyCancelled(planned, composed, key)] })),
      ...outdated(planned, composed, reading).map((key) => ({ key, because: [makeReason('version.not-made')] })),
    ],
    freeze: planned.reconciled.freeze,
    thaw: planned.reconciled.thaw,
    late: planned.reconciled.late.map((key) => ({ key, because: [tooLate(reading, key)] })),
    missed: composed.missed,
    done: done.map((key) => ({ key, because: reasons.get(key) ?? [] })),
    orders: runningOrders(reading.facts, planned.access, doing.now),
  };
}

function whyCancelled({ stopped }: Planned, { unmade }: Composition, key: Key): Reason {
  if (unmade.some(([one]) => one === key)) return makeReason('version.not-made');
  return stopped.find((candidate) => candidate.effect.key === key)?.because ?? makeReason('no-longer-due');
}

/**
 * Messages on offer or approved whose new content cannot be made: what was released is no longer wanted, so it does not go. What never waits goes as
 * it was.
 */
function outdated({ reconciled }: Planned, { unmade }: Composition, { facts }: Reading): readonly Key[] {
  const waiting: readonly (MessageState | undefined)[] = ['offered', 'approved'];
  const failed = new Set(unmade.map(([key]) => key));
  return reconciled.supersede.flatMap(({ effect }) =>
    effect.do === 'message' &&
    effect.gate !== 'none' &&
    failed.has(effect.key) &&
    waiting.includes(facts.recorded.messages.get(effect.key)?.state)
      ? [effect.key]
      : [],
  );
}

/** Everything due that does not leave now, by keys and occasions if known, and by paper, case and reader. */
function keptBackBy({ withheld }: Planned): readonly string[] {
  return withheld.flatMap(({ what, about, to = '*', cases, tells, covers = [] }) => [
    ...covers,
    ...tells.filter((one) => one.includes('/')),
    ...[...cases, ...tells.filter((one) => !one.includes('/'))].map((part) => [what, about, part, to].join(' ')),
  ]);
}

/** Whether every tab, and every row of it, can be used. */
function isReadWhole({ unknownTables, unread, problems }: MaracFacts): boolean {
  return unknownTables.size === 0 && (unread ?? []).length === 0 && problems.every(({ size }) => size !== 'run');
}

function tooLate({ facts }: Reading, key: Key): Reason {
  return makeReason('send.tooLate', { notAfter: facts.recorded.messages.get(key)?.notAfter ?? '' });
}

/** Drafts whose ready mark is now there: the same content, now on offer. */
async function offerReady(
  ports: Ports,
  facts: Facts,
  planned: Planned,
  stopped: ReadonlySet<Key>,
): Promise<readonly Key[]> {
  const ready = readyDrafts(facts, planned).filter((draft) => !stopped.has(draft.effect.key));
  const offered: Key[] = [];
  for (const { effect, hash } of ready) {
    const answer = await ports.ledger.offer(effect.key, hash);
    if (answer.ok) offered.push(effect.key);
  }
  return offered;
}
