// The workbooks of each MARAC by the config: .xlsx files, or Google Sheets, behind one port.
import type { Config } from '../config.ts';
import { Failure } from '../errors.ts';
import type { MaracDesk } from '../jobs/desk.ts';
import type { Clock } from '../system/clock.ts';
import type { Faults } from '../system/faults.ts';
import type { Files } from '../system/files.ts';
import { openXlsxWorkbook } from '../workbook/xlsx/workbook.ts';

export function openWorkbooks(config: Config, clock: Clock, files: Files, faults: Faults): readonly MaracDesk[] {
  return config.maracs.map((one) => {
    const { main, restricted } = one;
    const { register } = config;
    if (main.kind !== 'xlsx' || restricted.kind !== 'xlsx' || register.kind !== 'xlsx')
      throw new Failure('config-wrong', `${one.name}: its workbooks are not .xlsx files.`);
    const workbook = openXlsxWorkbook({
      files: { main: main.file, restricted: restricted.file, register: register.file },
      backups: config.folders.backups,
      clock,
      system: files,
      faults,
    });
    return { name: one.name, title: one.title, workbook };
  });
}
