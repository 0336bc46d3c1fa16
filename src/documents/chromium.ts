// The browser that prints our pages: the one inside @sparticuz/chromium, unpacked once into a folder of our own.
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';

/** The path of an executable Chromium under cacheDir, unpacking it (4 s, 209 MB) the first time. Safe to call from many processes. */
export async function findChromium(cacheDir: string): Promise<string> {
  const packed = path.join(
    path.dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))),
    '..',
    'bin',
    'chromium.br',
  );
  const home = path.join(cacheDir, 'chromium-153.0.0');
  const executable = path.join(home, 'chromium');
  if (existsSync(executable)) return executable;
  mkdirSync(cacheDir, { recursive: true, mode: 0o700 });
  const making = mkdtempSync(`${home}-making-`);
  await pipeline(
    createReadStream(packed),
    createBrotliDecompress({ chunkSize: 2 ** 21 }),
    createWriteStream(path.join(making, 'chromium'), { mode: 0o700 }),
  );
  try {
    renameSync(making, home);
  } catch {
    rmSync(making, { recursive: true, force: true });
  }
  return executable;
}
/** A fontconfig that hides the machine's fonts: with no font at all Chromium prints blank pages, so one folder must hold one. */
export function writeFontConfig(file: string, fontDir: string): void {
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${fontDir}</dir></fontconfig>\n`,
  );
}
