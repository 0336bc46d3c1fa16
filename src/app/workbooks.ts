// The workbooks of each MARAC by the config: .xlsx files, or Google Sheets, behind one port.
import type { BookPlace, Config } from '../config.ts';
import { Failure } from '../errors.ts';
import type { MaracPorts } from '../jobs/engine/ports.ts';
import { openBackups } from '../system/backups.ts';
import type { Clock } from '../system/clock.ts';
import type { Files } from '../system/files.ts';
import type { Keys } from '../system/keys.ts';
import type { Google, GoogleFiles } from '../workbook/google/open-google.ts';
import type { Workbook } from '../workbook/workbook-port.ts';
import { OWN } from '../workbook/xlsx/trust-profile.ts';
import { openXlsxWorkbook } from '../workbook/xlsx/xlsx-workbook.ts';
import type { XlsxFile } from '../workbook/xlsx/workbook-files.ts';

/** The team's own files on a busy machine: a reader stopped too early would stop the month. Files from outside keep their ten seconds. */
const PATIENT = { ...OWN, timeoutMs: 60_000 };

interface World {
  readonly clock: Clock;
  readonly files: Files;
  /** Seal what is kept of the workbooks. */
  readonly keys: Keys;
}

/** `google` is the one way to Google of this config; there is none where all workbooks are files. */
export async function openWorkbooks(
  config: Config,
  world: World,
  google: Google | undefined,
): Promise<readonly MaracPorts[]> {
  const desks: MaracPorts[] = [];
  for (const one of config.maracs) {
    const sheets = findGoogleFiles(config, one);
    const workbook =
      sheets === undefined ? openFiles(config, one, world) : await requireGoogle(google, one.name).openWorkbook(sheets);
    desks.push({ name: one.name, title: one.title, outward: one.outward, workbook });
  }
  return desks;
}

type Marac = Config['maracs'][number];

function requireGoogle(google: Google | undefined, name: string): Google {
  if (google === undefined)
    throw new Failure('config-wrong', `${name}: a Google Sheet is named, but there is no google: in the config.`);
  return google;
}

/** The sheets of a MARAC with the parts they play; undefined where its workbooks are files. */
export function findGoogleFiles(
  { register }: Pick<Config, 'register'>,
  { main, restricted }: Marac,
): GoogleFiles | undefined {
  if (main.kind !== 'google' || restricted.kind !== 'google') return undefined;
  return [
    { role: 'main', id: main.id },
    { role: 'restricted', id: restricted.id },
    ...(register.kind === 'google' ? [{ role: 'register', id: register.id } as const] : []),
  ];
}

function openFiles(config: Config, { name, main, restricted }: Marac, { clock, files: system, keys }: World): Workbook {
  const { register } = config;
  const fileOf = (place: BookPlace): string => {
    if (place.kind === 'xlsx') return place.file;
    throw new Failure('config-wrong', `${name}: its workbooks are neither all files nor all Google Sheets.`);
  };
  const files: XlsxFile[] = [
    { role: 'main', path: fileOf(main) },
    { role: 'restricted', path: fileOf(restricted) },
  ];
  if (fileOf(register) !== fileOf(main)) files.push({ role: 'register', path: fileOf(register) });
  return openXlsxWorkbook({
    files,
    system: { files: system },
    backups: openBackups({
      folder: config.folders.backups,
      of: name,
      keys,
      files: system,
      clock,
      thin: config.backups,
    }),
    profile: PATIENT,
    papers: { team: config.folders.documents, restricted: config.folders.restrictedDocuments },
  });
}
