// A workbook on the Google test server, set up as `marac init --google` sets it up, with a runner that signs in as a service account and a
// coordinator at the keyboard. All people and cases in these tests are made up.
import type { FileRole } from '../../../src/workbook/workbook-port.ts';
import type { Log } from '../../../src/system/log.ts';
import { seededRandom } from '../../../src/system/random.ts';
import { fakeClock, msAt } from '../../../src/system/clock.ts';
import type { FakeClock } from '../../../src/system/clock.ts';
import type { LocalTime } from '../../../src/domain/time/day.ts';
import { openBudget } from '../../../src/workbook/google/calls/request-budget.ts';
import { openClient } from '../../../src/workbook/google/calls/google-client.ts';
import type { GoogleClient } from '../../../src/workbook/google/calls/google-client.ts';
import { setUpSheet } from '../../../src/workbook/google/set-up/set-up-sheet.ts';
import { SCOPES } from '../../../src/workbook/google/calls/sign-in.ts';
import type { SignIn } from '../../../src/workbook/google/calls/sign-in.ts';
import { openGoogleWorkbook } from '../../../src/workbook/google/google-workbook.ts';
import type { GoogleWorkbook } from '../../../src/workbook/google/google-workbook.ts';
import { tableNamed } from '../../../src/workbook/tables/all-tables.ts';
import { isLabel, laidColumns } from '../../../src/workbook/looks/sheet-order.ts';
import { ROW_ID_HEADER } from '../../../src/workbook/tables/table.ts';
import type { TableName } from '../../../src/workbook/tables/table.ts';
import { columnLetters } from '../../../src/workbook/tables/headers.ts';
import type { Person } from '../../support/google/people.ts';
import type { Limits } from '../../support/google/quota.ts';
import { UNKIND } from '../../support/google/mood.ts';
import { openGoogleServer } from '../../support/google/server.ts';
import type { GoogleServer } from '../../support/google/server.ts';
import { storeSheet } from '../../support/google/world.ts';

export const COORDINATOR = 'coordinator@team.example';
export const RUNNER = 'runner@marac-test.iam.gserviceaccount.com';
export const START = '2027-03-01T08:30' as LocalTime;

export interface Desk {
  readonly server: GoogleServer;
  readonly clock: FakeClock;
  readonly client: GoogleClient;
  readonly ids: Readonly<Record<'main' | 'restricted', string>>;
  readonly files: readonly { readonly role: FileRole; readonly id: string }[];
  readonly logged: readonly string[];
  /** Milliseconds the runner chose to wait, one entry a pause. */
  readonly pauses: readonly number[];
  readonly signIn: SignIn;
  /** A new workbook with nothing remembered. */
  open(): GoogleWorkbook;
  person(role?: 'main' | 'restricted'): Person;
  /** The A1 place of a field in a row (2 is the first below the headings), as set up. */
  at(table: TableName, field: string, row: number): string;
  /** Types a row of people's cells, and gives it the id as the runner would have. */
  typeRow(table: TableName, row: number, id: string, cells: Readonly<Record<string, string>>): void;
  /** Back to the workbook as it was set up: content, sharing, script of trouble. */
  reset(): void;
  close(): Promise<void>;
}

export interface DeskOptions {
  readonly limits?: Partial<Limits>;
  readonly setUp?: boolean;
  /** An answer in so many is lost: for tests in which what was kept back may go with the next run. */
  readonly broken?: number;
  /** Rows of each tab; few, so that every reading is quick. */
  readonly rows?: number;
}

/** Where a field's column stands as set up, '' the row id's. */
export function columnAt(table: TableName, field: string): number {
  return laidColumns(tableNamed(table)).findIndex((one) => !isLabel(one) && (one.field ?? '') === field);
}

/** The A1 place of a field in a row (2 is the first below the headings), as set up. */
export function placeOf(table: TableName, field: string, row: number): string {
  return `'${tableNamed(table).tab}'!${columnLetters(columnAt(table, field))}${row}`;
}

export async function openDesk(options: DeskOptions = {}): Promise<Desk> {
  const { rows = 12 } = options;
  const clock = fakeClock(START);
  const server = await openGoogleServer({
    nowMs: () => clock.ms(),
    ...(options.limits && { limits: options.limits }),
    mood: { ...UNKIND, broken: options.broken ?? 0, passMs: (ms) => clock.pass(ms / 60_000) },
  });
  const make = (title: string) => {
    const { id } = storeSheet(server.world, { properties: { title } }, COORDINATOR);
    server.people.share(id, { email: RUNNER });
    return id;
  };
  const ids = { main: make('Main'), restricted: make('Restricted') };
  const files = [
    { role: 'main', id: ids.main },
    { role: 'register', id: ids.main },
    { role: 'restricted', id: ids.restricted },
  ] as const;
  const pauses: number[] = [];
  const logged: string[] = [];
  const pause = (ms: number) => {
    pauses.push(ms);
    clock.pass(ms / 60_000);
    return Promise.resolve();
  };
  const signIn = issuing(server);
  const patience = {
    clock,
    random: seededRandom(7),
    pause,
    budget: openBudget(),
    quotaPatienceMs: 300_000,
  };
  const client = openClient({ signIn, patience, rootUrl: server.rootUrl, timeoutMs: 20_000 });
  server.setMood(false); // The bad day begins when the sheets are set up.
  if (options.setUp !== false) {
    await setUpSheet({ client, id: ids.main, roles: ['main', 'register'], account: RUNNER, rows });
    await setUpSheet({ client, id: ids.restricted, roles: ['restricted'], account: RUNNER, rows });
  }
  server.setMood(true);
  const person = (role: 'main' | 'restricted' = 'main') => server.people.open(COORDINATOR, ids[role]);
  const kept = [ids.main, ids.restricted].map((id) => {
    const file = server.world.files.get(id)!;
    return { file, book: file.book!, permissions: file.permissions };
  });
  const reset = () => {
    clock.pass(1);
    server.script.clear();
    server.setMood(true);
    server.disableApi('sheets', false);
    server.disableApi('drive', false);
    pauses.length = 0;
    logged.length = 0;
    for (const { file, book, permissions } of kept) {
      server.world.files.set(file.id, file);
      Object.assign(file, {
        book,
        permissions,
        trashed: false,
        name: book.properties.title,
        version: file.version + 1,
      });
    }
  };
  return {
    server,
    clock,
    client,
    ids,
    files,
    logged,
    pauses,
    signIn,
    person,
    at: placeOf,
    open: () =>
      openGoogleWorkbook({
        files,
        client,
        domains: ['team.example'],
        account: RUNNER,
        log: logInto(logged),
        pause,
        nowMs: () => clock.ms(),
      }),
    typeRow(table, row, id, cells) {
      for (const [field, text] of Object.entries(cells)) person().type(placeOf(table, field, row), text);
      if (id !== '') person().type(placeOf(table, '', row), id);
    },
    reset,
    close: () => server.close(),
  };
}

function issuing(server: GoogleServer): SignIn {
  let token: string | undefined;
  return {
    token() {
      token ??= server.oauth.issue({ email: RUNNER, project: 'marac-test', scopes: SCOPES });
      return Promise.resolve(token);
    },
    forget() {
      token = undefined;
    },
    account: () => Promise.resolve(RUNNER),
  };
}

function logInto(logged: string[]): Log {
  const line = (event: string) => void logged.push(event);
  return { info: line, warn: line, error: line };
}

export const ID_HEADER = ROW_ID_HEADER;
export const startMs = msAt(START);
