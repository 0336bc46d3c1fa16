// Starts the browser so that all it lays down for a moment lies in one private folder, its profile and the driver's own files too.
import type { Browser } from 'playwright-core';

/** The driver asks this process where files for a moment go: one start at a time, so that none gets the folder of another. */
let starting: Promise<unknown> = Promise.resolve();

export function launchWithin(folder: string, executablePath: string, env: Record<string, string>): Promise<Browser> {
  const mine = starting.then(() => launch(folder, executablePath, env));
  starting = mine.catch(() => undefined);
  return mine;
}

async function launch(folder: string, executablePath: string, env: Record<string, string>): Promise<Browser> {
  const { chromium } = await import('playwright-core');
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    return await chromium.launch({
      executablePath,
      env,
      args: [
        '--disable-gpu',
        '--font-render-hinting=none',
        '--disable-dev-shm-usage',
        '--disable-background-networking',
      ],
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}
