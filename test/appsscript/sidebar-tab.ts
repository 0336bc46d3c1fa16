// The sidebar's HTML in a real Chromium of a size and colour scheme, with `google.script.run` as data.
import path from 'node:path';
import { chromium, type Browser, type Page as Tab } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { findChromium } from '../../src/documents/pdf/chromium.ts';

export type { Tab };

/** `google.script.run` as data: every call is written down and answered by `answers`, at once. */
const FAKE_RUNNER = `
  window.asked = [];
  window.answers = {
    openPage: (name) => ({ title: 'Page ' + name, lead: '', sections: [] }),
    goTo: () => true,
    doCall: (name, args) => (name === 'saveNote' ? '(new, row 7)' : name === 'saveListing' ? true : { title: 'Called ' + name, lead: args.join(' '), sections: [] }),
    lookForAnswer: () => ({ title: 'Answered', lead: 'done 10:32', sections: [] }),
  };
  const runner = (good, bad) => new Proxy({}, {
    get: (_, name) =>
      name === 'withSuccessHandler' ? (next) => runner(next, bad)
      : name === 'withFailureHandler' ? (next) => runner(good, next)
      : (...args) => {
          asked.push([name, ...args]);
          if (args[0] === 'why') bad(new Error('No'));
          else good(answers[name](...args));
        },
  });
  window.google = { script: { run: runner() } };
  0;`;

export type Show = (html: string, colorScheme: 'light' | 'dark', zoom?: number) => Promise<Tab>;

/** One browser for a test file; a fresh context for each tab. */
export function openTabs(): Show {
  let browser: Browser | undefined;
  beforeAll(async () => {
    const found = await findChromium(
      path.resolve(import.meta.dirname, '../../node_modules/.cache/marac'),
      process.env['MARAC_BROWSER'],
    );
    browser = await chromium.launch({
      executablePath: found!.executable,
      args: ['--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'],
      env: { ...process.env, LD_LIBRARY_PATH: found!.libraryDir },
    });
  }, 120_000);
  afterAll(() => browser?.close());
  return (html, colorScheme, zoom = 1) => show(browser!, html, colorScheme, zoom);
}

async function show(browser: Browser, html: string, colorScheme: 'light' | 'dark', zoom: number): Promise<Tab> {
  // Google's sidebar is 300 pixels wide; at 200 % there is room for half as much.
  const context = await browser.newContext({
    viewport: { width: Math.round(300 / zoom), height: Math.round(700 / zoom) },
    deviceScaleFactor: zoom,
    colorScheme,
  });
  await context.route('**', (route) => route.abort());
  const tab = await context.newPage();
  await tab.setContent(html);
  await tab.evaluate(FAKE_RUNNER);
  return tab;
}

/** What the page asked of the script so far. */
export function calls(tab: Tab): Promise<unknown[][]> {
  return tab.evaluate('asked');
}
