// The folder of a whole runner: blank workbooks, filled with a small MARAC and two referrals. All people are made up.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cellText } from '../../../src/domain/cells/cell.ts';
import { makeDemoFolder } from '../../../demo/demo-folder.ts';
import { openDoor, row, type Edit } from '../../../demo/type-as-people.ts';
import { NO_FAULTS } from '../../../src/system/faults.ts';
import { seededRandom } from '../../../src/system/random.ts';
import { TABLES } from '../../../src/workbook/tables/all-tables.ts';
import type { RawRow, Snapshot } from '../../../src/workbook/workbook-port.ts';
import type { MemoryWorkbook } from '../../support/memory-workbook.ts';
import { typeReferral, typeSmallMarac } from '../../support/small-marac.ts';
import type { WholeDone, WholeOrder } from './order.ts';
import { openWhole } from './work.ts';
import type { App } from '../../../src/app/app-port.ts';

export async function makeWholeFolder(folder: string): Promise<void> {
  await makeDemoFolder(folder, seededRandom(7));
  const config = path.join(folder, 'marac.config.yaml');
  const text = readFileSync(config, 'utf8');
  writeFileSync(config, text.replace('    - .example.org\n', '    - .example.org\n    - example.org\n'), {
    mode: 0o600,
  });
  const edits: Edit[] = [];
  // The same hands that type into the workbook in memory.
  const hands = {
    type: (table, values, options) => {
      edits.push(row(table, options?.id ?? '', values));
      return options?.id ?? '';
    },
  } as Pick<MemoryWorkbook, 'type'> as MemoryWorkbook;
  typeSmallMarac(hands);
  typeReferral(hands, 'R-AAAA22', { child1Forenames: 'Dana' });
  typeReferral(hands, 'R-BBBB22', { forenames: 'Zoe', birthDate: '1971-11-11', perp1Surname: 'Quillov' });
  const app = await openWhole(folder, '2027-03-01T09:00', NO_FAULTS);
  const [marac] = app.ports.maracs;
  if (marac === undefined) throw new Error('no MARAC');
  await openDoor(marac.workbook).type(edits);
  await app.close();
}

export interface Ended {
  readonly killed: boolean;
  readonly trail: WholeDone['trail'];
}

export async function runWhole(order: WholeOrder): Promise<Ended> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'runner.ts'), JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [said, faults] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (faults += chunk.toString()));
  const [code, signal] = await new Promise<readonly [number | null, NodeJS.Signals | null]>((resolve) => {
    child.once('close', (exit, by) => resolve([exit, by]));
  });
  if (signal === 'SIGKILL') return { killed: true, trail: [] };
  if (code !== 0) throw new Error(`the whole runner ended with ${code ?? signal ?? ''}: ${faults.slice(0, 2000)}`);
  return { killed: false, trail: (JSON.parse(said) as WholeDone).trail };
}

/**
 * All rows of the workbooks as file, table, id and cells; and every message as its state, with what is wrong in the ledger. Where a line of Today
 * leads to rows, their ids stand instead of their numbers: which of two messages of the same minute comes first on Outbox is not promised.
 */
export async function standing(app: App): Promise<{
  readonly rows: readonly string[];
  readonly messages: readonly string[];
  readonly findings: readonly string[];
}> {
  const rows: string[] = [];
  for (const { workbook } of app.ports.maracs) {
    const { tables } = await workbook.read(TABLES.map((one) => one.name));
    // Record counts the events of the ledger, and a kill is told there as well: each run holds it against the ledger.
    for (const [name, table] of [...tables].filter(([one]) => one !== 'record'))
      for (const one of table.rows)
        rows.push(
          `${one.file} ${name} ${one.id ?? one.place} ${[...one.cells]
            .map(([field, cell]) => [field, cellText(cell)] as const)
            .map(
              ([field, text]) => `${field}=${name === 'today' && field === 'link' ? ledTo(tables, one, text) : text}`,
            )
            .filter((text) => !text.endsWith('='))
            .toSorted()
            .join(' | ')}`,
        );
  }
  const messages = (await app.ledger.messages()).map((one) => `${one.key} ${one.version} ${one.state}`);
  const { findings } = await app.ledger.verify();
  return { rows: rows.toSorted(), messages: messages.toSorted(), findings };
}

/** “Outbox, rows 3 and 4” with the ids of these rows, in their order; a number at which no row stands stays a number. */
function ledTo(tables: Snapshot['tables'], { file }: RawRow, text: string): string {
  return text
    .split('; ')
    .map((place) => {
      const [, tab = '', numbers = '', of = ''] = /^([^,]+), rows? (.+?)( of the main workbook)?$/.exec(place) ?? [];
      const table = TABLES.find((one) => one.tab === tab);
      if (table === undefined) return place;
      const mine = (tables.get(table.name)?.rows ?? []).filter(
        (each) => !table.alsoRestricted || each.file === (of === '' ? file : 'main'),
      );
      const ids = numbers.split(/, | and /).map((one) => mine.find(({ place: at }) => at === `row ${one}`)?.id ?? one);
      return `${tab} ${ids.toSorted().join(' ')}${of}`;
    })
    .join('; ');
}

/** Files in the making that a kill left behind. */
export function leftInTheMaking(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.part'));
}
