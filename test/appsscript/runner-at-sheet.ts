// A small MARAC in two Google Sheets of the test server, with `marac serve`'s own runner behind them and the built add-on inside each. All synthetic.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openApp } from '../../src/app/open-app.ts';
import { CONFIG_NAME, loadConfig } from '../../src/config.ts';
import { renderConfigText } from '../../src/config/config-text.ts';
import { localTime } from '../../src/domain/time/day.ts';
import { openIdPool } from '../../src/jobs/engine/open-id-pool.ts';
import { tick } from '../../src/schedule/tick.ts';
import { demoKeys } from '../../src/system/keys.ts';
import { silentLog } from '../../src/system/log.ts';
import { seededRandom } from '../../src/system/random.ts';
import type { Change, FileRole } from '../../src/workbook/workbook-port.ts';
import { tableNamed } from '../../src/workbook/tables/all-tables.ts';
import type { TableName } from '../../src/workbook/tables/table.ts';
import { ownedCell, type Written } from '../../src/workbook/tables/write-cell.ts';
import { composingDocuments } from '../support/desk.ts';
import type { MemoryWorkbook } from '../support/memory-workbook.ts';
import { typeReferral, typeSmallMarac } from '../support/small-marac.ts';
import { COORDINATOR, openDesk, type Desk } from '../workbook/google/bed.ts';
import { builtAddOn, openHost, type Host } from './script-host.ts';
import type { App } from '../../src/app/app-port.ts';

type Values = Readonly<Record<string, Written>>;

export interface RunnerAtSheet {
  readonly desk: Desk;
  readonly app: App;
  readonly main: Host;
  readonly restricted: Host;
  caseOf(referral: string): string;
  /** The next beat of `marac serve`, that many minutes later. */
  beat(minutes?: number): Promise<void>;
  /** People's rows, typed by hand with their ids. */
  type(file: FileRole, table: TableName, values: Values, id: string): Promise<void>;
  look(file: 'main' | 'restricted', range: string): string[][];
  close(): Promise<void>;
}

/** Opens it at 9:30 of 1 March 2027 with two accepted referrals in main and one in the restricted sheet, after the runner's first look. */
export async function openRunnerAtSheet(
  options: { readonly referrals?: boolean; readonly rows?: number } = {},
): Promise<RunnerAtSheet> {
  const desk = await openDesk({ rows: options.rows ?? 40, limits: GENEROUS });
  const folder = mkdtempSync(path.join(tmpdir(), 'marac-add-on-'));
  const { server, clock, ids } = desk;
  // What the sidebar shows is told by the minute, and calls are counted.
  server.setMood(false);
  clock.set(localTime('2027-03-01T09:30'));
  const keys = demoKeys('add-on');
  // Waiting takes time: patience that never ends would wait for ever.
  const pause = (ms: number): Promise<void> => {
    clock.pass(ms / 60_000);
    return Promise.resolve();
  };
  const app = await openApp(configIn(folder, ids), {
    clock,
    keys,
    random: seededRandom(4),
    log: silentLog,
    documents: composingDocuments(),
    google: { rootUrl: server.rootUrl, signIn: desk.signIn, clock, pause },
    pause,
  });
  const hands = desk.open();
  const changes: Change[] = [];
  const add = (file: FileRole, table: TableName, values: Values, id: string): void => {
    const cells = new Map(
      Object.entries(values).map(([field, value]) => [field, ownedCell(tableNamed(table), field, value)]),
    );
    changes.push({ do: 'add', table, file, rowId: id, cells });
  };
  const write = async (): Promise<void> => {
    const { revision } = await hands.read([...new Set(changes.map((one) => one.table))]);
    const answers = await hands.write(changes.splice(0), revision);
    if (answers.some((one) => one.outcome !== 'done')) throw new Error('The rows of the test were not typed');
  };
  const typing = (file: FileRole) =>
    ({
      type: (table: TableName, values: Values, { id }: { id: string }) => (add(file, table, values, id), id),
    }) as MemoryWorkbook;
  typeSmallMarac(typing('main'));
  if (options.referrals !== false) {
    for (const id of ['R-AAAA22', 'R-BBBB22']) typeReferral(typing('main'), id);
    typeReferral(typing('restricted'), 'R-CCCC22');
  }
  await write();
  const { code } = await builtAddOn();
  const host = (role: 'main' | 'restricted'): Host =>
    openHost({
      world: server.world,
      file: server.world.files.get(ids[role])!,
      user: COORDINATOR,
      code,
      today: '2027-03-01',
      clock: () => clock.now(),
    });
  const runner = app.runner();
  const beat = async (minutes = 1): Promise<void> => {
    clock.pass(minutes);
    const { failed } = await tick(runner);
    if (failed > 0) throw new Error('A job of the runner failed');
  };
  await beat();
  return {
    desk,
    app,
    main: host('main'),
    restricted: host('restricted'),
    caseOf: (referral) => openIdPool(keys, 'ealing').take('K', `case/${referral}`),
    beat,
    async type(file, table, values, id) {
      add(file, table, values, id);
      await write();
    },
    look: (file, range) => server.people.look(ids[file], range),
    async close() {
      await app.close();
      await desk.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const GENEROUS = { readPerUser: 10_000, writePerUser: 10_000, readPerProject: 10_000, writePerProject: 10_000 };

function configIn(folder: string, ids: Readonly<Record<'main' | 'restricted', string>>) {
  const text = renderConfigText({
    maracs: [
      { name: 'ealing', title: 'Ealing MARAC', main: `google:${ids.main}`, restricted: `google:${ids.restricted}` },
    ],
    key: 'file:marac.key',
    folders: {
      ledger: 'ledger',
      anchor: 'anchor',
      documents: 'documents',
      inbox: 'inbox',
      backups: 'backups',
      mail: 'mail',
      templates: path.resolve('templates'),
    },
    mail: { mode: 'rehearsal', from: 'marac@team.example', idDomain: 'team.example', allowedDomains: ['example.org'] },
    google: { teamDomains: ['team.example'] },
  });
  const allowed = text.replace('allowedDomains: []', 'allowedDomains: [example.org]');
  writeFileSync(path.join(folder, CONFIG_NAME), allowed, { mode: 0o600 });
  const config = loadConfig(path.join(folder, CONFIG_NAME), {});
  if (!config.ok) throw new Error(config.problems.map((one) => one.sentence).join(' '));
  return config.value;
}
