// The browser that prints our pages: the one inside @sparticuz/chromium, unpacked once into a private folder of ours and checked by its hash
// before every start (the package's own finder would run whatever lies in the temp folder), or an installed Chrome or Edge.
import { createHash } from 'node:crypto';
import {
  chmodSync,
  createReadStream,
  createWriteStream,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync, createBrotliDecompress } from 'node:zlib';
import { Failure } from '../../errors.ts';

const VERSION = '153.0.0';
/** SHA-256 of the unpacked executable of @sparticuz/chromium 153.0.0 for Linux on x64. Changes with the package's version, by hand. */
const EXECUTABLE_SHA256 = '53a15d6c3a3d27dfb54c4ba60278b1683136f70cf1e67e989da7dfbd3d451ef0';
const LIBRARIES_SHA256 = 'a166168dd3e3e9d8743689fff543c5cadb3025c1816c6a154c90dc68a59edd0a';

export interface Chromium {
  readonly executable: string;
  /** Libraries the packaged browser needs where the machine has none of them; '' for an installed browser. */
  readonly libraryDir: string;
}

const packed = (name: string): string =>
  path.join(path.dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '..', 'bin', name);

const INSTALLED: readonly string[] = [
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  '/usr/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * A Chromium to print with: the named one, else on Linux x64 the packaged one (unpacked the first time: 4 s, 209 MB; safe from many
 * processes), else an installed one. Undefined when there is none.
 */
export async function findChromium(cacheDir: string, browser?: string): Promise<Chromium | undefined> {
  if (browser !== undefined) return existsSync(browser) ? { executable: browser, libraryDir: '' } : undefined;
  if (process.platform === 'linux' && process.arch === 'x64') return unpackChromium(cacheDir);
  const executable = INSTALLED.find((one) => existsSync(one));
  return executable === undefined ? undefined : { executable, libraryDir: '' };
}

async function unpackChromium(cacheDir: string): Promise<Chromium> {
  mkdirSync(cacheDir, { recursive: true, mode: 0o700 });
  const home = path.join(cacheDir, `chromium-${VERSION}`);
  const found = { executable: path.join(home, 'chromium'), libraryDir: path.join(home, 'lib') };
  if (await isOurs(home, found.executable)) return found;
  const making = mkdtempSync(`${home}-making-`);
  await pipeline(
    createReadStream(packed('chromium.br')),
    createBrotliDecompress({ chunkSize: 2 ** 21 }),
    createWriteStream(path.join(making, 'chromium'), { mode: 0o700 }),
  );
  unpackLibraries(path.join(making, 'lib'));
  if (!(await isOurs(making, path.join(making, 'chromium')))) {
    rmSync(making, { recursive: true, force: true });
    throw new Failure(
      'tool-missing',
      'The browser in node_modules/@sparticuz/chromium is not the one this version was made with. Run `npm ci` again.',
    );
  }
  moveInPlace(making, home);
  if (!(await isOurs(home, found.executable)))
    throw new Failure(
      'tool-missing',
      'The unpacked browser was changed on disk while it was checked. Empty the cache folder.',
    );
  return found;
}

/** A second process may have finished first: its folder is as good as ours. One that is not ours is put out of the way. */
function moveInPlace(making: string, home: string): void {
  try {
    renameSync(making, home);
  } catch {
    if (existsSync(home)) {
      const aside = mkdtempSync(`${home}-refused-`);
      try {
        renameSync(home, path.join(aside, 'was'));
        renameSync(making, home);
      } catch {
        rmSync(making, { recursive: true, force: true });
      }
      rmSync(aside, { recursive: true, force: true });
    }
  }
}

/** A folder of ours alone, and in it the executable we know by its hash. */
async function isOurs(home: string, executable: string): Promise<boolean> {
  if (!existsSync(executable)) return false;
  const folder = lstatSync(home);
  const mine = process.getuid === undefined || folder.uid === process.getuid();
  if (!folder.isDirectory() || !mine || !lstatSync(executable).isFile()) return false;
  chmodSync(home, 0o700);
  const hash = createHash('sha256');
  await pipeline(createReadStream(executable, { highWaterMark: 2 ** 21 }), hash);
  return hash.digest('hex') === EXECUTABLE_SHA256;
}

/** The few libraries (libnss3 and its kin), written out flat. */
function unpackLibraries(into: string): void {
  const bytes = readFileSync(packed('al2023.tar.br'));
  if (createHash('sha256').update(bytes).digest('hex') !== LIBRARIES_SHA256) return;
  unpackTar(bytes, /^lib\/lib[\w.]+$/, into);
}

/** Files of a packed tar archive whose names fit, written out flat. */
function unpackTar(archive: Buffer, names: RegExp, into: string): void {
  const tar = brotliDecompressSync(archive);
  mkdirSync(into, { recursive: true, mode: 0o700 });
  for (let at = 0; at + 512 <= tar.length;) {
    const name = tar.toString('latin1', at, at + 100).replace(/\0.*$/s, '');
    if (name === '') break;
    const size = Number.parseInt(tar.toString('latin1', at + 124, at + 135), 8);
    if (names.test(name))
      writeFileSync(path.join(into, path.basename(name)), tar.subarray(at + 512, at + 512 + size), { mode: 0o600 });
    at += 512 + Math.ceil(size / 512) * 512;
  }
}

/** A fontconfig that hides the machine's fonts behind one of ours: with none at all Chromium prints blank pages. The page brings its own. */
export function writeFontConfig(file: string, fontDir: string, cacheDir: string): void {
  unpackTar(readFileSync(packed('fonts.tar.br')), /OpenSans-Regular\.ttf$/, fontDir);
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${fontDir}</dir><cachedir>${cacheDir}</cachedir></fontconfig>\n`,
    { mode: 0o600 },
  );
}
