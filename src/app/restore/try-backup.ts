// Tests a backup: unpacks it into a private folder, opens it with the key from where that is kept, checks it, and deletes it again. Nothing outside
// that folder is written, and nothing is sent.
import { spawn } from 'node:child_process';
import { chmodSync, cpSync, createReadStream, existsSync, lstatSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadConfig, CONFIG_NAME, type BookPlace, type Config } from '../../config.ts';
import { formatTime } from '../../domain/time/day.ts';
import { many } from '../../domain/referral/describe-grounds.ts';
import { judgeCopies } from '../../domain/record/record-copies.ts';
import { Failure } from '../../errors.ts';
import { readCopies } from '../../jobs/guards/guard-record.ts';
import type { Ledger } from '../../ledger/ledger-port.ts';
import { openLedger } from '../../ledger/sqlite/open-ledger.ts';
import type { Clock } from '../../system/clock.ts';
import { openFiles } from '../../system/files.ts';
import { openKeys } from '../../system/keys.ts';
import { openWorkFolder } from '../../system/work-folder.ts';
import { TABLES } from '../../workbook/tables/all-tables.ts';
import { readAnchor } from './anchors.ts';
import { openWorkbooks } from '../workbooks.ts';

export interface RestoreTest {
  /** What would prevent a desk from working after a restore. */
  readonly findings: readonly string[];
  /** What was found right, and what a person should know. */
  readonly notes: readonly string[];
}

export interface RestoreTestOrder {
  /** A folder, a .tar, or `-`: a tar on standard input. */
  readonly backup: string;
  /** The copy of the key, from its own place. */
  readonly key: string;
  readonly clock: Clock;
  readonly input: NodeJS.ReadableStream;
}

/** Throws a Failure if the backup cannot be opened at all. */
export async function testRestore(order: RestoreTestOrder): Promise<RestoreTest> {
  const place = path.join(tmpdir(), `marac-restore-test-${process.getuid?.() ?? 'user'}`);
  refuseForeign(place);
  const folders = openWorkFolder(place);
  await folders.sweep();
  const work = await folders.take('restore-test');
  try {
    const root = path.join(work.folder, 'backup');
    await unpack(order, root);
    return await lookAt(order, root);
  } finally {
    await work.done();
  }
}

/** In a folder that everybody may write to, somebody else may have made ours first. */
function refuseForeign(folder: string): void {
  const [found, mine] = [lstatSync(folder, { throwIfNoEntry: false }), process.getuid?.()];
  if (found !== undefined && mine !== undefined && found.uid !== mine)
    throw new Failure('file-refused', `${folder} belongs to another account: nothing is unpacked there.`);
}

async function unpack({ backup, input }: RestoreTestOrder, root: string): Promise<void> {
  if (backup !== '-' && !existsSync(backup)) throw new Failure('file-missing', `There is no backup ${backup}.`);
  if (backup !== '-' && statSync(backup).isDirectory()) cpSync(backup, root, { recursive: true });
  else await untar(backup === '-' ? input : createReadStream(backup), root);
  keepToOwner(root);
}

/** With the machine's own tar: it refuses a name that leads out of the folder. */
async function untar(from: NodeJS.ReadableStream, root: string): Promise<void> {
  await openFiles().makeFolder(root);
  const tar = spawn('tar', ['--extract', '--no-same-owner', '--file', '-', '--directory', root], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const ended = new Promise<number>((done, fail) => {
    tar.once('error', (cause) =>
      fail(new Failure('tool-missing', 'There is no tar on this machine to unpack the backup with.', { cause })),
    );
    tar.once('close', (code) => done(code ?? 1));
  });
  tar.stdin.on('error', () => undefined); // tar says by its end that it took no more
  from.pipe(tar.stdin);
  if ((await ended) !== 0)
    throw new Failure('file-refused', 'The backup is not a whole tar: it could not be unpacked.');
}

/** Other accounts cannot open the copy, whatever rights the backup recorded. */
function keepToOwner(folder: string): void {
  chmodSync(folder, 0o700);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) keepToOwner(path.join(folder, entry.name));
    else if (entry.isFile()) chmodSync(path.join(folder, entry.name), 0o600);
  }
}

/** The config is in the folder that was packed, or in one inside it. */
function findConfig(root: string, depth = 3): string | undefined {
  const here = path.join(root, CONFIG_NAME);
  if (existsSync(here)) return here;
  if (depth === 0) return undefined;
  for (const entry of readdirSync(root, { withFileTypes: true }))
    if (entry.isDirectory()) {
      const found = findConfig(path.join(root, entry.name), depth - 1);
      if (found !== undefined) return found;
    }
  return undefined;
}

async function lookAt({ key, clock }: RestoreTestOrder, root: string): Promise<RestoreTest> {
  const findings: string[] = [];
  const notes: string[] = [];
  const file = findConfig(root);
  if (file === undefined) throw new Failure('file-missing', `There is no ${CONFIG_NAME} in this backup.`);
  const loaded = loadConfig(file, {});
  if (!loaded.ok)
    throw new Failure('config-wrong', loaded.problems.map((one) => `${one.place}: ${one.sentence}`).join('\n'));
  const config = loaded.value;
  const isInside = (place: string): boolean => place.startsWith(`${root}${path.sep}`);
  if (isInside(config.key) && existsSync(config.key))
    findings.push(
      'The key lies in the backup: whoever has it can read everything. Leave it out, and keep it elsewhere.',
    );
  const ledgerFile = path.join(config.folders.ledger, `${config.mail.mode}.sqlite`);
  if (!isInside(ledgerFile)) findings.push(`The ledger is not in this backup: it lies in ${config.folders.ledger}.`);
  else if (!existsSync(ledgerFile)) findings.push('There is no ledger in this backup.');
  else {
    const keys = openKeys(key);
    const ledger = openLedger({ file: ledgerFile, mode: config.mail.mode, keys, clock });
    try {
      await tryLedger(ledger, findings, notes);
      await tryBooks(inBackup(config, isInside, notes), { ledger, keys, clock }, findings, notes);
      await tryAnchor(config, isInside, ledger, findings, notes);
      await ledger.callRestored();
      const waits = await ledger.messages({ states: ['uncertain'] });
      notes.push(
        `After a restore from it ${many(waits.length, 'message waits', 'messages wait')} for a person's word whether they went, and what is planned anew beside them.`,
      );
    } finally {
      ledger.close();
    }
  }
  return { findings, notes };
}

async function tryLedger(ledger: Ledger, findings: string[], notes: string[]): Promise<void> {
  const audit = await ledger.verify();
  const { at } = await ledger.size();
  findings.push(...audit.findings);
  if (audit.ok)
    notes.push(
      `The chain holds: ${many(audit.head.count, 'event', 'events')}${at === undefined ? '' : ` up to ${formatTime(at)}`}; ${many(audit.contents, 'sealed content opens', 'sealed contents open')} with this key.`,
    );
}

/** The MARACs whose workbooks are in the backup; for the others it says where they are. */
function inBackup(config: Config, isInside: (place: string) => boolean, notes: string[]): Config {
  const lies = (place: BookPlace): boolean => place.kind === 'xlsx' && isInside(place.file);
  const maracs = config.maracs.filter((marac) => [marac.main, marac.restricted, config.register].every(lies));
  for (const { name } of config.maracs.filter((marac) => !maracs.includes(marac)))
    notes.push(
      `The workbooks of ${name} are not in this backup (a Google Sheet, or another disk): back them up apart.`,
    );
  // Nothing of them is kept except in the copy.
  const folders = { ...config.folders, backups: path.join(config.folder, '.states') };
  return { ...config, maracs, folders };
}

interface Opened {
  readonly ledger: Ledger;
  readonly keys: ReturnType<typeof openKeys>;
  readonly clock: Clock;
}

async function tryBooks(
  config: Config,
  { ledger, keys, clock }: Opened,
  findings: string[],
  notes: string[],
): Promise<void> {
  const maracs = await openWorkbooks(config, { clock, files: openFiles(), keys }, undefined);
  for (const { name, workbook } of maracs) {
    const { problems } = await workbook.read(TABLES.map((table) => table.name));
    const broken = problems.filter(({ size }) => size === 'run');
    findings.push(...broken.map((one) => `${name}: ${one.place}: ${one.sentence}`));
    if (broken.length === 0) notes.push(`The workbooks of ${name} can be read.`);
  }
  const { copies } = await readCopies({ keys, ledger }, maracs);
  const problem = judgeCopies(copies);
  if (problem !== undefined) findings.push(`Ledger and workbooks are not of one moment. ${problem.sentence}`);
  for (const { workbook } of maracs) await workbook.close();
}

/** An anchor on its own disk continues after the backup was made: that is its purpose. */
async function tryAnchor(
  config: Config,
  isInside: (place: string) => boolean,
  ledger: Ledger,
  findings: string[],
  notes: string[],
): Promise<void> {
  const head = await readAnchor(openFiles(), config.folders.anchor, config.mail.mode);
  const apart = !isInside(config.folders.anchor);
  const where = apart ? `The anchor on its own disk (${config.folders.anchor})` : 'The anchor in the backup';
  if (head === undefined) return void notes.push(`${where} is not there.`);
  if (head === 'damaged') return void findings.push(`${where} cannot be read.`);
  const state = await ledger.judgeHead(head);
  if (state === 'held') return void notes.push(`${where} agrees with the ledger.`);
  const { events } = await ledger.size();
  if (!apart || state === 'other')
    return void findings.push(`${where} is of another record than the ledger, or of another moment.`);
  notes.push(
    `${where} is ${many(head.count - events, 'event', 'events')} further than this backup: after a restore marac refuses the ledger until \`marac unblock\`, as it should.`,
  );
}
