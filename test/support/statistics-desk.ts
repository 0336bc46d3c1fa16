// A desk of one MARAC for the tests of `marac statistics`. Every case is made up.
import path from 'node:path';
import { openWorkbooks } from '../../src/app/workbooks.ts';
import { COMMANDS } from '../../src/cli/command-list.ts';
import { loadConfig } from '../../src/config.ts';
import { localTime } from '../../src/domain/time/day.ts';
import { openIdPool } from '../../src/jobs/engine/open-id-pool.ts';
import { fakeClock } from '../../src/system/clock.ts';
import { openFiles } from '../../src/system/files.ts';
import { openKeys } from '../../src/system/keys.ts';
import { tableNamed } from '../../src/workbook/tables/all-tables.ts';
import type { TableName } from '../../src/workbook/tables/table.ts';
import { ownedCell, type Written } from '../../src/workbook/tables/write-cell.ts';
import type { Change } from '../../src/workbook/workbook-port.ts';
import { runLine } from './command-line.ts';

export const NOW = '2026-10-05T09:00';

const add = (
  table: TableName,
  rowId: string,
  values: Readonly<Record<string, Written>>,
  file: 'main' | 'restricted' = 'main',
): Change => ({
  do: 'add',
  table,
  file: tableNamed(table).home === 'register' ? 'register' : file,
  rowId,
  cells: new Map(Object.entries(values).map(([field, value]) => [field, ownedCell(tableNamed(table), field, value)])),
});

/** A desk with a quarter of three cases, one of them restricted and one without an outcome, as it stands on NOW. */
export async function makeStatisticsDesk(folder: string): Promise<void> {
  await runLine(['init', 'desk', '--title', 'Ealing MARAC'], COMMANDS, { folder });
  const config = loadConfig(path.join(folder, 'desk/marac.config.yaml'), {});
  if (!config.ok) throw new Error('config');
  const keys = openKeys(config.value.key);
  const outside = { clock: fakeClock(localTime(NOW)), files: openFiles(), keys };
  const [desk] = await openWorkbooks(config.value, outside, undefined);
  const { workbook, name } = desk!;
  const pool = openIdPool(keys, name);
  const by = { decision: 'accept', decidedBy: 'Cora Coordinata', decidedOn: '2026-07-01' };
  const cases = (['R-AAAA22', 'R-BBBB22', 'R-CCCC22'] as const).map((referral) => ({
    referral,
    ref: pool.take('K', `case/${referral}`),
  }));
  const of = { ofPeople: 300_000, from: '2021-03-21', source: 'Census 2021' };
  const changes = [
    add('agencies', 'G-PAAA22', { name: 'Test Police', kind: 'police', searchesAll: true }),
    add('population', 'PN-AAAA22', { ...of, group: 'lgbtq', people: 12_000 }),
    add('population', 'PN-BBBB22', { ...of, group: 'male', people: 300_001 }),
    add('meetings', 'M-AAAA22', { on: '2026-07-14', start: '09:30', end: '12:30' }),
    add('meetings', 'M-BBBB22', { on: '2026-11-10' }),
    ...cases.flatMap(({ referral, ref }, at) => {
      const file = at === 2 ? 'restricted' : 'main';
      return [
        add('referrals', referral, { ...by, receivedAt: '2026-07-01T10:00', referrerAgency: 'Test Police' }, file),
        add('cases', ref, { state: 'heard' }, file),
        add(
          'people',
          `P-AAAA2${at + 2}`,
          { caseRef: ref, role: 'victim', surname: 'Secretsen', lgbt: at === 0 ? 'yes' : 'no' },
          file,
        ),
        add(
          'list',
          `L-AAAA2${at + 2}`,
          { meeting: '2026-07-14', caseRef: ref, ...(at === 1 ? {} : { outcome: 'actionPlan' }) },
          file,
        ),
      ];
    }),
  ];
  const { revision } = await workbook.read(['list']);
  const answers = await workbook.write(changes, revision);
  if (answers.some(({ outcome }) => outcome !== 'done')) throw new Error('A row was not taken.');
  await workbook.close();
}
