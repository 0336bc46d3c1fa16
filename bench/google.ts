// `npm run bench:google`: how many requests each job makes of Google on 2,000 cases, with Google's 60 reads a minute per user enforced and a person
// working in the sheet; and how many MARACs one runner serves inside the quota. Last line JSON. Requests to Sheets are given for the file that
// had most of them (a MARAC has two: main with register, and restricted); Drive calls, which have a quota of their own, are all of them together.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { localTime } from '../src/domain/time/day.ts';
import { JOBS } from '../src/jobs/engine/job-list.ts';
import type { Job } from '../src/jobs/engine/job.ts';
import { columnLetters } from '../src/workbook/tables/headers.ts';
import { tableNamed } from '../src/workbook/tables/all-tables.ts';
import { isLabel, laidColumns } from '../src/workbook/looks/sheet-order.ts';
import { COORDINATOR, makeGoogleWorld, openGoogleApp } from './google-world.ts';
import type { GoogleWorld } from './google-world.ts';

const CASES = 2000;
const ACTIONS = 10_000;
const NOW = localTime('2027-03-15T08:30');
const WISHES = columnLetters(
  laidColumns(tableNamed('cases')).findIndex((one) => !isLabel(one) && one.field === 'wishes'),
);

let typed = 0;

/** What a person does in the sheet: the file has moved, so nothing remembered is good any more. */
function personTypes({ server, ids }: GoogleWorld): void {
  typed += 1;
  server.people.open(COORDINATOR, ids.main).type(`Cases!${WISHES}${2 + (typed % 50)}`, `wish ${typed}`);
  server.people.open(COORDINATOR, ids.restricted).type(`Cases!${WISHES}2`, `wish ${typed}`);
}

/** Another program of the same project, as the person's own add-ons are: it takes a third of a user's reads every minute. */
function otherProgramReads({ server }: GoogleWorld): void {
  for (let read = 0; read < 20; read += 1) server.quota.spend('sheets', 'read', 'marac-bench', COORDINATOR);
}

interface Counted {
  readonly name: string;
  readonly sheetsReads: number;
  readonly sheetsWrites: number;
  readonly driveCalls: number;
  readonly total: { readonly reads: number; readonly writes: number };
  readonly refused: number;
  readonly ms: number;
}

async function count(world: GoogleWorld, name: string, jobs: readonly Job[], whileReading: boolean): Promise<Counted> {
  const google = world.open();
  const app = await openGoogleApp(world, google, `run-${name}`);
  world.clock.pass(2);
  personTypes(world);
  otherProgramReads(world);
  if (whileReading) {
    const edit = (): void => personTypes(world);
    world.server.script.add({ on: 'sheets.spreadsheets.values.*', at: 'before', trouble: { do: 'edit', edit } });
  }
  const from = world.server.calls.length;
  const begun = performance.now();
  await app.run(jobs, NOW);
  const ms = performance.now() - begun;
  world.server.script.clear();
  const calls = world.server.calls.slice(from);
  await app.close();
  const { read, write, drive } = google.counts();
  const most = (wanted: (method: string) => boolean): number =>
    Math.max(
      ...Object.values(world.ids).map((id) => calls.filter((call) => call.file === id && wanted(call.method)).length),
    );
  return {
    name,
    sheetsReads: most((method) => method.startsWith('sheets.') && !method.endsWith('batchUpdate')),
    sheetsWrites: most((method) => method === 'sheets.spreadsheets.batchUpdate'),
    driveCalls: drive,
    total: { reads: read, writes: write },
    refused: calls.filter(({ status }) => status === 429).length,
    ms: Math.round(ms),
  };
}

const BURST_RUNS = 10;

/** All jobs due at one slot, MARAC after MARAC, until an hour is over: how many come through, and whether Google ever said no. */
async function countMaracs(
  world: GoogleWorld,
  runs: number,
): Promise<{ readonly perMinute: number; readonly refused: number }> {
  const google = world.open();
  const app = await openGoogleApp(world, google, 'run-many');
  world.clock.pass(2);
  const from = world.server.calls.length;
  let begunMs = world.clock.ms();
  for (let run = 0; run < runs; run += 1) {
    // The burst after a quiet minute is not what a runner can keep up.
    if (run === BURST_RUNS) begunMs = world.clock.ms();
    personTypes(world);
    if (run % 10 === 0) otherProgramReads(world);
    for (const { workbook } of app.ports.maracs) {
      const { revision } = await workbook.read(JOBS.flatMap(({ tables }) => [...tables]));
      await workbook.moved(revision);
    }
  }
  const minutes = Math.max(1, (world.clock.ms() - begunMs) / 60_000);
  const refused = world.server.calls.slice(from).filter(({ status }) => status === 429).length;
  await app.close();
  return { perMinute: (runs - BURST_RUNS) / minutes, refused };
}

const folder = mkdtempSync(path.join(tmpdir(), 'marac-bench-google-'));
try {
  process.stderr.write(`Making two sheets of ${CASES} cases and ${ACTIONS} actions ...\n`);
  const world = await makeGoogleWorld(folder, CASES, ACTIONS, NOW);
  const jobs: Counted[] = [];
  for (const job of JOBS) jobs.push(await count(world, job.name, [job], false));
  jobs.push(await count(world, 'all-of-a-slot', JOBS, false));
  jobs.push(await count(world, 'all-while-someone-types', JOBS, true));
  for (const job of jobs) process.stderr.write(`${JSON.stringify(job)}\n`);
  const many = await countMaracs(world, 30);
  const maracs = {
    perMinute: Number(many.perMinute.toFixed(1)),
    inHalfAnHour: Math.floor(many.perMinute * 30),
    refused: many.refused,
  };
  process.stdout.write(`${JSON.stringify({ cases: CASES, actions: ACTIONS, files: 2, jobs, maracs })}\n`);
  await world.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
