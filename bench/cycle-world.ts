// The world of bench:cycle: a real folder as `marac init` makes it, filled to the size of a busy area's year. All of it is invented.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openApp } from '../src/app/open-app.ts';
import { loadConfig } from '../src/config.ts';
import { openDocuments } from '../src/documents/open-documents.ts';
import { addDays, day, localTime } from '../src/domain/time/day.ts';
import { JOBS } from '../src/jobs/engine/job-list.ts';
import { fakeClock, type Clock } from '../src/system/clock.ts';
import { demoKeys } from '../src/system/keys.ts';
import { silentLog } from '../src/system/log.ts';
import { drawId, seededRandom } from '../src/system/random.ts';
import type { Change } from '../src/workbook/workbook-port.ts';
import { TABLES, tableNamed } from '../src/workbook/tables/all-tables.ts';
import type { TableName } from '../src/workbook/tables/table.ts';
import { ownedCell, type Written } from '../src/workbook/tables/write-cell.ts';
import { benchConfig, idOf, KINDS, START } from './year.ts';

const FOLDERS = ['ledger', 'anchor', 'documents', 'inbox', 'backups', 'mail'] as const;

function configOf(folder: string): NonNullable<Extract<ReturnType<typeof loadConfig>, { ok: true }>['value']> {
  const loaded = loadConfig(path.join(folder, 'marac.config.yaml'), {});
  if (!loaded.ok) throw new Error(loaded.problems.map((problem) => problem.sentence).join('\n'));
  return loaded.value;
}

export async function openBench(folder: string, clock: Clock): ReturnType<typeof openApp> {
  const documents = openDocuments({
    templatesDir: path.join(import.meta.dirname, '..', 'templates'),
    cacheDir: path.join(folder, '.cache'),
  });
  // Printing is measured by bench:papers; here papers stay as composed.
  const composing = {
    ...documents,
    print: (html: string) => Promise.resolve({ outcome: 'done' as const, bytes: Buffer.from(html) }),
  };
  return openApp(configOf(folder), {
    clock,
    keys: demoKeys('bench'),
    log: silentLog,
    random: seededRandom(1),
    documents: composing,
  });
}

function added(
  table: TableName,
  rowId: string,
  values: Readonly<Record<string, Written>>,
  file: 'main' | 'restricted' = 'main',
): Change {
  return {
    do: 'add',
    table,
    file,
    rowId,
    cells: new Map(Object.entries(values).map(([field, value]) => [field, ownedCell(tableNamed(table), field, value)])),
  };
}

export async function makeCycleWorld(folder: string, cases: number, actions: number): Promise<void> {
  for (const name of FOLDERS) mkdirSync(path.join(folder, name), { mode: 0o700 });
  // Loaded here only: the library that makes new workbooks must not count as memory of the jobs.
  const { renderBlankWorkbook } = await import('../src/workbook/blank/blank-workbook.ts');
  const dice = seededRandom(7);
  const newId = (prefix: string): string => drawId(dice, prefix);
  for (const file of ['main', 'restricted'] as const)
    writeFileSync(
      path.join(folder, `${file}.xlsx`),
      await renderBlankWorkbook({
        file: file === 'main' ? 'mainAndRegister' : 'restricted',
        title: 'Bench MARAC',
        newId,
      }),
      { mode: 0o600 },
    );
  const text = benchConfig();
  writeFileSync(path.join(folder, 'marac.config.yaml'), text, { mode: 0o600 });
  const app = await openBench(folder, fakeClock(localTime('2027-03-01T09:00')));
  const [marac] = app.ports.maracs;
  if (marac === undefined) throw new Error('the bench has no MARAC');
  const snapshot = await marac.workbook.read(TABLES.map((table) => table.name));
  const rows = rowsOfWorld(cases, actions);
  await marac.workbook.write(rows, snapshot.revision);
  await app.close();
  // A workbook in use: the runner's own columns stand already, from the week before.
  await runCycleJobs(folder, '2027-03-08T08:35');
}

function rowsOfWorld(cases: number, actions: number): readonly Change[] {
  const changes: Change[] = KINDS.flatMap(registerRows);
  for (let n = 0; n < 24; n += 1)
    changes.push(
      added('meetings', idOf('M', n), {
        on: n === 23 ? '2027-03-18' : addDays(START, n * 14),
        start: '09:30',
        kind: 'ordinary',
      }),
    );
  for (let n = 0; n < cases; n += 1) changes.push(...caseRows(n, n >= cases - 20));
  for (let n = 0; n < actions; n += 1) changes.push(actionRow(n, cases));
  return changes;
}

function registerRows(kind: string, n: number): readonly Change[] {
  const contact = (role: string, at: number): Change =>
    added('contacts', idOf('C', at), {
      agency: idOf('G', n),
      role,
      personName: `Person ${n} ${role}`,
      address: `${role}${n}@example.org`,
      route: 'secureMail',
      routeProvenOn: '2026-11-02',
      verifiedBy: 'Team',
      verifiedOn: '2026-11-02',
    });
  return [
    added('agencies', idOf('G', n), { name: `Agency ${n}`, kind, searchesAll: kind !== 'idva' }),
    contact('representative', n * 2),
    contact('deputy', n * 2 + 1),
  ];
}

function caseRows(n: number, listed: boolean): readonly Change[] {
  const ref = idOf('K', n);
  const opened = addDays(START, n % 340);
  const rows = [
    added('cases', ref, { state: listed ? 'open' : 'heard', kind: 'new', openedOn: opened, lastReferredOn: opened }),
    added('people', idOf('P', n * 2), {
      caseRef: ref,
      role: 'victim',
      forenames: `Forename${n % 211}`,
      surname: `Surname${n % 397}`,
      birthDate: addDays(day('1970-01-01'), (n * 37) % 12_000),
    }),
    added('people', idOf('P', n * 2 + 1), {
      caseRef: ref,
      role: 'perpetrator',
      forenames: `Vorname${n % 173}`,
      surname: `Nachname${n % 331}`,
      birthDate: addDays(day('1968-01-01'), (n * 41) % 12_000),
    }),
    added('list', idOf('L', n), {
      meeting: idOf('M', listed ? 23 : n % 22),
      caseRef: ref,
      outcome: listed ? undefined : 'actionPlan',
    }),
  ];
  const agencies = listed ? [0, 1, 2 + (n % 3), 5 + (n % 4)] : [];
  return [
    ...rows,
    ...agencies.map((agency) =>
      added('needed', idOf('N', n * 16 + agency), {
        caseRef: ref,
        agency: idOf('G', agency),
        level: 'takesPart',
        inTheRoom: true,
      }),
    ),
  ];
}

function actionRow(n: number, cases: number): Change {
  const open = n % 20 === 0;
  const values = {
    meeting: idOf('M', n % 22),
    caseRef: idOf('K', n % cases),
    text: `Action number ${n} of the bench, as long as actions usually are.`,
    agency: idOf('G', n % 12),
    due: addDays(START, 20 + (n % 330)),
  };
  return added('actions', idOf('A', n), {
    ...values,
    status: open ? 'open' : 'completed',
    doneOn: open ? undefined : addDays(START, 15 + (n % 330)),
  });
}

/** The whole of both jobs: read, plan, make papers and texts, write, commit. */
export async function runCycleJobs(folder: string, now: string): Promise<string> {
  const app = await openBench(folder, fakeClock(localTime(now)));
  try {
    const report = await app.run(
      JOBS.filter((job) => job.name === 'follow-up' || job.name === 'agenda'),
      localTime(now),
    );
    const made = report.planned.reconciled.add.length;
    return `${made} effects, ${report.problems.length} problems, ${report.keptBack} kept back`;
  } finally {
    await app.close();
  }
}
