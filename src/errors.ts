// Every way the world can be broken, by code: what a person should do about it, and how the process ends. What people typed is a Problem, not this.

/** 0 done, 1 failed: the command did not do what it was asked, 2 used wrongly, 3 done, but rows, messages or files need a person. */
export type ExitCode = 0 | 1 | 2 | 3;
export const DONE: ExitCode = 0;
export const FAILED: ExitCode = 1;
export const USED_WRONGLY: ExitCode = 2;
export const NEEDS_A_PERSON: ExitCode = 3;

interface FailureKind {
  /** Not 3: what throws has not done what it was asked. */
  readonly exit: ExitCode;
  /** What a person should do about it. */
  readonly todo: string;
}

const kind = (exit: FailureKind['exit'], todo: string): FailureKind => ({ exit, todo });
const ASK_IT = 'Show this line to whoever installed marac; docs/operations.md has the steps.';

export const FAILURES = {
  // Used wrongly
  arguments: kind(USED_WRONGLY, '`marac --help` lists the commands, `marac COMMAND --help` what one takes.'),
  'not-found': kind(USED_WRONGLY, 'Check the reference; `marac today` and `marac outbox` print those that exist.'),
  'not-here': kind(USED_WRONGLY, 'Choose another folder or name: marac never writes over what is there.'),
  'as-of-refused': kind(USED_WRONGLY, 'Leave out --as-of: only rehearsals and the demo may run for another day.'),
  // Set-up that a person must put right first: nothing was done
  'config-closed': kind(FAILED, 'Use the account that the desk belongs to: `sudo -u ACCOUNT` before the command.'),
  'config-missing': kind(FAILED, '`marac init FOLDER` makes one; --config FILE names another.'),
  'config-wrong': kind(FAILED, 'Correct the named lines of the file and run `marac check`.'),
  'key-missing': kind(FAILED, 'Put the copy of the key back that was kept when the folder was made.'),
  'key-wrong': kind(
    FAILED,
    'Put back the key this ledger was made with; one letter that was typed wrong from paper makes another key. Only if the old ledger was lost and this one was begun with a wrong key: take its files away.',
  ),
  'key-unreadable': kind(
    FAILED,
    'It is one line: `marac-key-1`, one blank, and 43 letters, digits, - or _, capitals told apart. Put it there from its copy.',
  ),
  'key-refused': kind(FAILED, 'The demo’s key is known to everybody: make a folder with `marac init` for real work.'),
  'passphrase-missing': kind(
    FAILED,
    'Give that agency a passphrase in the file that `passphrases` in marac.config.yaml names; nothing was sent to it.',
  ),
  'too-open': kind(FAILED, 'Take away the rights of other people (chmod 700 for a folder, 600 for a file).'),
  'synced-folder': kind(FAILED, 'Move the ledger to a disk of this machine that no program copies to the cloud.'),
  'tool-missing': kind(FAILED, 'Install the named tool, or choose another format or route.'),
  'template-refused': kind(FAILED, 'Correct the named line of the template; nothing was made from it.'),
  // Workbooks
  'workbook-refused': kind(FAILED, 'Open it in Excel or LibreOffice and save it as .xlsx; nothing was written.'),
  'workbook-moved': kind(
    FAILED,
    'Someone is saving it, or it is read too slowly, right now: run the command again in a minute.',
  ),
  // Files and disk
  'file-missing': kind(FAILED, 'Check the path.'),
  'file-refused': kind(FAILED, 'Links, pipes and devices are not read or written: use a plain file in a plain folder.'),
  'file-too-big': kind(FAILED, 'Use a smaller file, or raise the limit in marac.config.yaml.'),
  'file-denied': kind(FAILED, ASK_IT),
  'disk-full': kind(FAILED, 'Make room on the disk; nothing was sent that could not be recorded.'),
  'disk-read-only': kind(
    FAILED,
    'Make the disk writable again: `mount` says how it is mounted, `dmesg` why that changed.',
  ),
  'disk-broken': kind(FAILED, `The disk answered with an error. Stop the service. ${ASK_IT}`),
  'too-many-files': kind(FAILED, `The machine is out of file handles. ${ASK_IT}`),
  // Ledger
  'ledger-missing': kind(
    FAILED,
    'A ledger existed before. Put it back from the backup; see docs/operations.md, "Restore".',
  ),
  'ledger-behind': kind(
    FAILED,
    'This is an older copy of the ledger. See docs/operations.md, "Restore"; nothing is sent until a person confirms.',
  ),
  'anchor-broken': kind(FAILED, 'See docs/operations.md, "Restore"; nothing is sent until a person confirms.'),
  'ledger-broken': kind(FAILED, '`marac audit verify` names what does not hold. Nothing is sent meanwhile.'),
  'ledger-version': kind(
    FAILED,
    'The ledger is of another version of marac: use that version, or upgrade as docs/operations.md says.',
  ),
  'ledger-mode': kind(
    FAILED,
    'Each mode has a ledger of its own: correct mail.mode or the ledger folder in marac.config.yaml.',
  ),
  'ledger-unsafe': kind(FAILED, `The database does not promise to keep what it wrote. ${ASK_IT}`),
  'ledger-busy': kind(FAILED, 'Another marac is at work: run the command again in a minute.'),
  // Other runners
  'already-running': kind(DONE, 'Another runner has it in hand; there is nothing to do.'),
  'lease-lost': kind(FAILED, 'Another runner took over while this one was away; run the command again.'),
  'config-differs': kind(FAILED, 'Two runners work with different configs: stop one, make them alike, start it again.'),
  // Clock
  'clock-wrong': kind(FAILED, 'Put the machine’s clock right if it is wrong, or accept it as said. Nothing was sent.'),
  'time-forbidden': kind(FAILED, 'Choose an hour outside 00:30 to 03:30: clocks change in it.'),
  // Mail
  'mail-tls': kind(
    FAILED,
    'The mail server did not prove who it is; nothing was sent. Check mail.smtp in marac.config.yaml, and caFile for a private server.',
  ),
  'mail-refused': kind(FAILED, 'The mail server refused to log in or to take mail; see marac.config.yaml, mail.'),
  'mail-unreachable': kind(FAILED, 'The mail server could not be reached; messages wait and go at the next run.'),
  'address-refused': kind(FAILED, 'Correct the address in Contacts; it must be plain and on an allowed domain.'),
  // Google
  'google-key': kind(
    FAILED,
    'Put the service account’s key file where google.serviceAccountFile in marac.config.yaml says, or make a new key: docs/google.md, steps 3 to 5.',
  ),
  'google-denied': kind(
    FAILED,
    'Share the sheet with the service account, or give it a new key: docs/google.md. `marac check` says which.',
  ),
  'google-unreachable': kind(FAILED, 'Google could not be reached; nothing was changed. The next run tries again.'),
  'google-limit': kind(FAILED, 'Google’s limit is used up for now; the next run goes on.'),
  // The program itself
  'paper-broken': kind(FAILED, 'That paper could not be made; messages that carry it wait.'),
  bug: kind(
    FAILED,
    'This is a fault in marac itself. Nothing half-done is lost: run the command again, and report this line.',
  ),
} as const satisfies Readonly<Record<string, FailureKind>>;

export type FailureCode = keyof typeof FAILURES;

/** The world is broken in a known way. The sentence names the place and never a person's data. */
export class Failure extends Error {
  readonly code: FailureCode;

  constructor(code: FailureCode, sentence: string, options: { readonly cause?: unknown } = {}) {
    super(sentence, options);
    this.name = 'Failure';
    this.code = code;
  }
}

export interface DescribedFailure {
  readonly code: FailureCode;
  readonly sentence: string;
  readonly todo: string;
  readonly exit: ExitCode;
  /** Where in our own source, for a fault of the program: `src/domain/time/day.ts:31`. */
  readonly place?: string;
}

const SYSTEM: Readonly<Record<string, FailureCode>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EFBIG: 'disk-full',
  EIO: 'disk-broken',
  EROFS: 'disk-read-only',
  EACCES: 'file-denied',
  EPERM: 'file-denied',
  ENOENT: 'file-missing',
  ENOTDIR: 'file-missing',
  EISDIR: 'file-refused',
  ELOOP: 'file-refused',
  EMFILE: 'too-many-files',
  ENFILE: 'too-many-files',
};

/** Whatever was thrown, in words for a person: never a stack trace, and never the text of an error that is not ours (it may quote a cell). */
export function describeFailure(error: unknown): DescribedFailure {
  if (error instanceof Failure) {
    const known = FAILURES[error.code];
    return { code: error.code, sentence: error.message, todo: known.todo, exit: known.exit };
  }
  const system = systemCode(error);
  const code = system === undefined ? 'bug' : (SYSTEM[system] ?? 'bug');
  const what = system ?? (error instanceof Error ? error.name : typeof error);
  const place = placeOf(error);
  const where = place === undefined ? '' : ` at ${place}`;
  const sentence =
    code === 'bug'
      ? `Something unexpected happened (${what}${where}).`
      : describeDisk(code, folderOf(error) ?? 'what it needs');
  const { todo, exit } = FAILURES[code];
  return { code, sentence, todo, exit, ...(place === undefined ? {} : { place }) };
}

/** Of the machine, not of what was to be written: a disk that is full, broken or read-only, rights, file handles. */
export const DISK_FAILURES: ReadonlySet<FailureCode> = new Set([
  'disk-full',
  'disk-broken',
  'disk-read-only',
  'file-denied',
  'too-many-files',
]);

const DISK: Readonly<Record<string, (file: string) => string>> = {
  'disk-full': (file) => `There is no room on the disk for ${file}.`,
  'disk-broken': (file) => `The disk answered with an error at ${file}.`,
  'disk-read-only': (file) => `${file} cannot be written: its disk may only be read.`,
  'file-denied': (file) => `The account that runs marac may not open or write ${file}.`,
  'too-many-files': (file) => `The machine has no more file handles for ${file}.`,
  'file-missing': (file) => `${file} is not there.`,
  'file-refused': (file) => `${file} is no plain file.`,
};

function describeDisk(code: FailureCode, file: string): string {
  return DISK[code]?.(file) ?? `The machine did not do what was asked of ${file}.`;
}

/** What the machine answered about a file, in a sentence that names it; anything else as it was thrown. */
export function failureAt(error: unknown, file: string): unknown {
  if (error instanceof Failure) return error;
  const code = SYSTEM[systemCode(error) ?? ''];
  return code === undefined ? error : new Failure(code, describeDisk(code, file), { cause: error });
}

/** The folder that an error of the machine speaks of. Not the file: a returned form may be called after somebody. */
function folderOf(error: unknown): string | undefined {
  const file = typeof error === 'object' && error !== null && 'path' in error ? error.path : undefined;
  if (typeof file !== 'string') return undefined;
  const end = Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\'));
  return end > 0 ? file.slice(0, end) : undefined;
}

export function systemCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' && /^[A-Z][A-Z0-9_]{2,40}$/.test(error.code) ? error.code : undefined;
}

/** The first place in our own source that the stack names. */
function placeOf(error: unknown): string | undefined {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  return /\/((?:src|appsscript)\/[\w./-]+\.[jt]s:\d+)/.exec(stack)?.[1];
}
