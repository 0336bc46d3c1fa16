// Google as the config names it: opened once for all MARACs, set up, checked for `marac check`, and its requests counted.
import path from 'node:path';
import type { Config } from '../config.ts';
import type { Problem } from '../domain/text/problem.ts';
import type { Clock } from '../system/clock.ts';
import type { Log } from '../system/log.ts';
import type { Random } from '../system/random.ts';
import { FORM_SETTINGS_TO_LOOK_AT } from '../workbook/google/check-google.ts';
import type { Google } from '../workbook/google/open-google.ts';
import type { SetUp } from '../workbook/google/set-up/set-up-sheet.ts';
import type { SignIn } from '../workbook/google/calls/sign-in.ts';
import { renderWalkThrough } from '../workbook/google/walk-through.ts';
import type { FileRole } from '../workbook/workbook-port.ts';
import { findGoogleFiles } from './workbooks.ts';

export { FORM_SETTINGS_TO_LOOK_AT };

/** Another server and sign-in than Google's own: for tests and the demo. */
export interface GoogleOutside {
  readonly rootUrl: string;
  readonly tokenUrl?: string;
  readonly signIn?: SignIn;
  /** Its own time, if the MARAC's time jumps over days. */
  readonly clock?: Clock;
  readonly pause?: (ms: number) => Promise<void>;
}

export interface GoogleWorld {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly pause: (ms: number) => Promise<void>;
  readonly google?: GoogleOutside;
}

/** Access to Google for this config; undefined if no workbook is a sheet. Nothing is requested before the first use. */
export async function findGoogle(
  config: Config,
  { google: outside, ...world }: GoogleWorld,
): Promise<Google | undefined> {
  const { google } = config;
  if (google === undefined || sheetsOf(config).length === 0) return undefined;
  const { openGoogle } = await import('../workbook/google/open-google.ts');
  return openGoogle({
    ...world,
    ...outside,
    domains: google.teamDomains,
    ...(google.serviceAccountFile === undefined ? {} : { keyFile: google.serviceAccountFile }),
  });
}

export interface NamedSheet {
  readonly id: string;
  readonly roles: readonly FileRole[];
}

/** Every sheet that the config names, once, with all its roles. */
export function sheetsOf(config: Config): readonly NamedSheet[] {
  const roles = new Map<string, Set<FileRole>>();
  for (const marac of config.maracs)
    for (const { role, id } of findGoogleFiles(config, marac) ?? [])
      roles.set(id, (roles.get(id) ?? new Set()).add(role));
  return [...roles].map(([id, all]) => ({ id, roles: [...all] }));
}

/** Every problem with the sheets of the config, one file after the other; if there are several MARACs, it says whose file it is. */
export async function checkSheets(google: Google, config: Config): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  const sheets = sheetsOf(config);
  for (const { id, roles } of sheets) {
    const marac = config.maracs.find((one) => (findGoogleFiles(config, one) ?? []).some((file) => file.id === id));
    const found = await google.check([{ role: roles[0] ?? 'main', id }]);
    problems.push(
      ...found.map((problem) =>
        config.maracs.length > 1 ? { ...problem, place: `${problem.place} (${marac?.name ?? ''})` } : problem,
      ),
    );
    // Without a sign-in nothing more can be checked.
    if (found.some((problem) => problem.place === 'Google')) break;
  }
  return problems;
}

type SelfTest = Awaited<ReturnType<Google['selfTest']>>;

/** Tries Google on two sheets made for it; a sheet of the config is refused. */
export async function testSheets(google: Google, config: Config, ids: readonly [string, string]): Promise<SelfTest> {
  const own = sheetsOf(config).filter(({ id }) => ids.includes(id));
  if (own.length > 0 || ids[0] === ids[1])
    return {
      refused: [
        {
          id: 'google-test.in-use',
          code: 'google-test.in-use',
          size: 'run',
          place: 'Google',
          sentence:
            own.length > 0
              ? 'One of these sheets is a workbook of marac.config.yaml. Make two new, empty ones for this.'
              : 'It takes two sheets, not one twice.',
        },
      ],
    };
  return await google.selfTest(ids);
}

export interface SheetMade extends SetUp {
  readonly roles: readonly FileRole[];
}

/** Makes what is missing in every sheet of the config: tabs, headings, formats, lists, protected columns. People's cells are not changed. */
export async function setUpSheets(google: Google, config: Config): Promise<readonly SheetMade[]> {
  const made: SheetMade[] = [];
  for (const { id, roles } of sheetsOf(config)) made.push({ roles, ...(await google.setUp(id, roles)) });
  return made;
}

export interface SheetRestyled {
  readonly roles: readonly FileRole[];
  /** What is different now; empty when it is of this version already. */
  readonly said: readonly string[];
  /** Tabs whose columns stay where they are, each with what could not have gone along. */
  readonly left: readonly string[];
}

/** Gives every sheet of the config the look of this version; what keeps us from writing there is in `problems`, and then nothing was changed. */
export async function restyleSheets(
  google: Google,
  config: Config,
  how: { readonly isTrial: boolean },
): Promise<{ readonly sheets: readonly SheetRestyled[]; readonly problems: readonly Problem[] }> {
  const problems = (await checkSheets(google, config)).filter(
    ({ size, code }) => size === 'run' && !code.endsWith('-unset'),
  );
  if (problems.length > 0) return { sheets: [], problems };
  const sheets: SheetRestyled[] = [];
  for (const { id, roles } of sheetsOf(config)) sheets.push({ roles, ...(await google.restyle(id, roles, how)) });
  return { sheets, problems };
}

/** The steps a person takes in Google's console and in Drive before marac can work there, with the paths of this config. */
export function walkThrough(config: Config, account?: string): readonly string[] {
  const keyFile = path.relative(config.folder, config.google?.serviceAccountFile ?? '') || 'google-key.json';
  return renderWalkThrough({
    keyFile: path.join(path.basename(config.folder), keyFile),
    config: path.basename(config.file),
    ...(account === undefined ? {} : { account }),
  });
}

/** `2 reads, 1 write`, as Google counts them. */
export function describeQuota({ read, write }: Pick<ReturnType<Google['counts']>, 'read' | 'write'>): string {
  return `${read} read${read === 1 ? '' : 's'}, ${write} write${write === 1 ? '' : 's'}`;
}
