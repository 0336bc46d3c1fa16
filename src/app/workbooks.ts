// The workbooks of each MARAC by the config: .xlsx files, or Google Sheets, behind one port.
import type { Config } from '../config.ts';
import { Failure } from '../errors.ts';
import type { MaracDesk } from '../jobs/desk.ts';
import type { Clock } from '../system/clock.ts';
import type { Files } from '../system/files.ts';
import { OWN } from '../workbook/xlsx/profile.ts';
import { openXlsxWorkbook, type XlsxFile } from '../workbook/xlsx/workbook.ts';

/** The team's own files on a busy machine: a reader stopped too early would stop the month. Files from outside keep their ten seconds. */
const PATIENT = { ...OWN, timeoutMs: 60_000 };

export function openWorkbooks(config: Config, clock: Clock, system: Files): readonly MaracDesk[] {
  return config.maracs.map((one) => {
    const { main, restricted } = one;
    const { register } = config;
    if (main.kind !== 'xlsx' || restricted.kind !== 'xlsx' || register.kind !== 'xlsx')
      throw new Failure('config-wrong', `${one.name}: its workbooks are not .xlsx files.`);
    const files: XlsxFile[] = [
      { role: 'main', path: main.file },
      { role: 'restricted', path: restricted.file },
    ];
    if (register.file !== main.file) files.push({ role: 'register', path: register.file });
    const workbook = openXlsxWorkbook({
      files,
      system: { files: system, clock },
      backups: { folder: config.folders.backups, keep: 30 },
      profile: PATIENT,
    });
    return { name: one.name, title: one.title, workbook };
  });
}
