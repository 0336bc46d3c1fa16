// Encrypts a PDF with qpdf (AES-256). The passphrase goes in by standard input, never on a command line. qpdf reads only files, so the plain PDF is
// in the program's private work folder while it runs.
import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PRIVATE_FILE } from '../../system/files.ts';
import type { WorkFolder } from '../../system/work-folder.ts';

const TIMEOUT_MS = 60_000;

/** Whether that qpdf is there and runs. */
export async function hasQpdf(program: string): Promise<boolean> {
  return (await run(program, ['--version'], '')) === 0;
}

/** The encrypted bytes, opened again as a proof; undefined if qpdf refused. The plain file is on disk only while qpdf runs. */
export async function encryptPdf(
  program: string,
  work: WorkFolder,
  bytes: Uint8Array,
  passphrase: string,
): Promise<Buffer | undefined> {
  if (/^[-@]|[\r\n]/.test(passphrase)) return undefined; // qpdf would read it as an option or a file
  const taken = await work.take('seal');
  try {
    const [plain, sealed] = [join(taken.folder, 'plain.pdf'), join(taken.folder, 'sealed.pdf')];
    await writeFile(plain, bytes, { mode: PRIVATE_FILE });
    // By position: the only form that every qpdf since version 5 knows.
    const words = ['--encrypt', passphrase, passphrase, '256', '--'];
    if (!isDone(await run(program, ['@-'], [...words, plain, sealed].join('\n')))) return undefined;
    return (await opens(program, sealed, passphrase)) ? await readFile(sealed) : undefined;
  } finally {
    await taken.done();
  }
}

/** With the passphrase it opens and is whole; without one it does not. */
async function opens(program: string, sealed: string, passphrase: string): Promise<boolean> {
  const withIt = await run(program, ['--password-file=-', '--check', sealed], `${passphrase}\n`);
  const without = await run(program, ['--check', sealed], '');
  return isDone(withIt) && without === 2;
}

/** 3: done, with warnings about the original file. */
function isDone(code: number | undefined): boolean {
  return code === 0 || code === 3;
}

async function run(program: string, words: readonly string[], input: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const child = spawn(program, words, { stdio: ['pipe', 'ignore', 'ignore'], timeout: TIMEOUT_MS, shell: false });
    child.once('error', () => resolve(undefined));
    child.once('close', (code) => resolve(code ?? undefined));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
