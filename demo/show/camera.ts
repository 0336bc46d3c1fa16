// Pictures of pages, taken with the browser that prints the papers: it runs no script and reaches nothing but our fonts.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { findChromium } from '../../src/documents/pdf/chromium.ts';
import { launchWithin } from '../../src/documents/pdf/launch-browser.ts';
import { facesFor, fontStyle, listFaces } from '../../src/documents/page/fonts.ts';
import { openWorkFolder } from '../../src/system/work-folder.ts';

export interface Shot {
  readonly width: number;
  readonly height: number;
  /** As it would be printed, instead of on a screen. */
  readonly asPrinted?: boolean;
  /** Only as high as the page is, where that is less. */
  readonly fits?: boolean;
}

export interface Camera {
  /** A .jpg of the top of the page. */
  shoot(html: string, shot: Shot): Promise<Uint8Array>;
  close(): Promise<void>;
}

const HOST = 'https://marac.invalid';
const QUALITY = 78;

/** Undefined where no browser is found or none starts: then there are no pictures. */
export async function openCamera(cacheDir: string): Promise<Camera | undefined> {
  const found = await findChromium(cacheDir).catch(() => undefined);
  if (found === undefined) return undefined;
  const work = await openWorkFolder(path.join(cacheDir, 'work')).take('browser');
  const env = { HOME: cacheDir, LANG: 'en_GB.UTF-8', PATH: '/usr/bin:/bin', TMPDIR: work.folder };
  const start = (more: Record<string, string>) =>
    launchWithin(work.folder, found.executable, { ...env, ...more }).catch(() => undefined);
  const browser = (await start({})) ?? (await start({ LD_LIBRARY_PATH: found.libraryDir }));
  if (browser === undefined) {
    await work.done();
    return undefined;
  }
  const context = await browser.newContext({ javaScriptEnabled: false, offline: true, locale: 'en-GB' });
  await context.route('**/*', (route) => {
    const url = route.request().url();
    if (url === `${HOST}/`)
      return route.fulfill({ contentType: 'text/html; charset=utf-8', body: '<title>Empty</title>' });
    const face = listFaces().find(({ name }) => url === `${HOST}/fonts/${name}`);
    if (face === undefined) return route.abort();
    return route.fulfill({
      contentType: 'font/woff2',
      headers: { 'access-control-allow-origin': '*' },
      body: readFileSync(face.file),
    });
  });
  const page = await context.newPage();
  await page.goto(`${HOST}/`);
  return {
    async shoot(html, { width, height, asPrinted = false, fits = false }) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ media: asPrinted ? 'print' : 'screen', colorScheme: 'light' });
      await page.setContent(html.replace('<style>', `<style>${fontStyle(facesFor(html), HOST)}`), {
        waitUntil: 'load',
      });
      const tall = fits
        ? await page.evaluate<number>('Math.ceil(document.body.getBoundingClientRect().bottom)')
        : height;
      const clip = { x: 0, y: 0, width, height: Math.min(height, Math.max(1, tall)) };
      return page.screenshot({ type: 'jpeg', quality: QUALITY, clip });
    },
    async close() {
      await browser.close();
      await work.done();
    },
  };
}
