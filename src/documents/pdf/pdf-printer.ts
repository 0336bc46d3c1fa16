// HTML to PDF by one Chromium that runs no script and reaches nothing: it asks a made-up host for the page and our fonts, and gets those alone.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContext, Page, Route } from 'playwright-core';
import { Failure } from '../../errors.ts';
import { findChromium, writeFontConfig } from './chromium.ts';
import { facesFor, fontStyle, listFaces } from '../page/fonts.ts';
import type { DocumentSettings, Printed } from '../documents-port.ts';
import { openWorkFolder, type Work } from '../../system/work-folder.ts';
import { launchWithin } from './launch-browser.ts';
import { stripPdf } from './strip-pdf.ts';

export interface PdfPrinter {
  print(html: string): Promise<Printed>;
  close(): Promise<void>;
}

const HOST = 'https://marac.invalid';
/** More pages at a time than cores only makes each slower. */
const PAGES_AT_ONCE = 2;
const PAGE_TIMEOUT_MS = 60_000;
/** Its own style and our fonts. In a sandbox it goes nowhere by itself: a refresh in it is not followed, not even to an error page. */
const PAGE_MAY = `sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src ${HOST}`;

interface Press {
  readonly browser: Browser;
  /** Where it lays down what it needs for a moment: pages in clear may be among it. */
  readonly work: Work;
  readonly context: BrowserContext;
  readonly idle: Page[];
  readonly waiting: ((page: Page) => void)[];
}

/**
 * The browser starts with the first page asked for; without one every answer is `missing` with the way out. Throws Failure paper-broken when this
 * paper could not be printed; the next one finds a page, or a browser, that is new.
 */
export function openPdfPrinter(settings: DocumentSettings): PdfPrinter {
  let opening: Promise<Press | string> | undefined;
  let count = 0;
  return {
    async print(html) {
      const id = String((count += 1));
      const mine = (opening ??= openPress(settings));
      let press: Press | string | undefined;
      try {
        press = await mine;
        if (typeof press === 'string') return { outcome: 'missing', why: press };
        return { outcome: 'done', bytes: stripPdf(await printPage(press, html, id)) };
      } catch (cause) {
        const isOver = typeof press !== 'object' || !press.browser.isConnected();
        // By now another paper may have opened a new one.
        if (isOver && opening === mine) opening = undefined;
        if (cause instanceof Failure) throw cause;
        throw new Failure('paper-broken', 'The browser could not print a paper.', { cause });
      }
    },
    async close() {
      const press = await opening?.catch(() => undefined);
      opening = undefined;
      if (typeof press !== 'object') return;
      await press.browser.close();
      await press.work.done();
    },
  };
}

async function openPress(settings: DocumentSettings): Promise<Press | string> {
  const chromium = await findChromium(settings.cacheDir, settings.browser);
  if (chromium === undefined)
    return 'No browser to print PDF with was found. Install Chrome, Edge or Chromium and name it in marac.config.yaml.';
  const work = await (settings.work ?? openWorkFolder(path.join(settings.cacheDir, 'work'))).take('browser');
  const env = { ...browserEnv(settings.cacheDir), TMPDIR: work.folder };
  let browser: Browser | undefined;
  try {
    browser =
      (await launchWithin(work.folder, chromium.executable, env).catch(() => undefined)) ??
      (await launchWithin(work.folder, chromium.executable, { ...env, LD_LIBRARY_PATH: chromium.libraryDir }).catch(
        () => undefined,
      ));
    if (browser !== undefined) return { ...(await openPages(browser)), work };
  } catch (error) {
    await browser?.close().catch(() => undefined);
    await work.done();
    throw error;
  }
  await work.done();
  return `The browser at ${path.basename(chromium.executable)} does not start on this machine. Install Chrome, Edge or Chromium and name it in marac.config.yaml.`;
}

async function openPages(browser: Browser): Promise<Omit<Press, 'work'>> {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    offline: true,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  });
  await context.route('**/*', serve);
  const idle = await Promise.all(Array.from({ length: PAGES_AT_ONCE }, () => openPage(context)));
  return { browser, context, waiting: [], idle };
}

/** An empty page of the made-up host. Papers are written into it one after the other: a journey to each, and its fonts anew, took twice the time. */
async function openPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  try {
    await page.goto(`${HOST}/`, { timeout: PAGE_TIMEOUT_MS });
    return page;
  } catch (error) {
    void page.close().catch(() => undefined);
    throw error;
  }
}

/** Only what the browser needs: our fonts in place of the machine's, a home of its own, and no secret of ours. */
function browserEnv(cacheDir: string): Record<string, string> {
  const config = path.join(cacheDir, 'fonts.conf');
  writeFontConfig(config, path.join(cacheDir, 'fonts'), path.join(cacheDir, 'font-cache'));
  return { FONTCONFIG_FILE: config, HOME: cacheDir, LANG: 'en_GB.UTF-8', PATH: '/usr/bin:/bin' };
}

async function serve(route: Route): Promise<void> {
  const url = route.request().url();
  if (url === `${HOST}/`)
    return route.fulfill({
      contentType: 'text/html; charset=utf-8',
      headers: { 'content-security-policy': PAGE_MAY },
      body: '<!doctype html><title>Empty</title>',
    });
  const name = url.startsWith(`${HOST}/fonts/`) ? url.slice(`${HOST}/fonts/`.length) : undefined;
  const face = name === undefined ? undefined : listFaces().find((candidate) => candidate.name === name);
  if (face === undefined) return route.abort();
  return route.fulfill({
    contentType: 'font/woff2',
    headers: { 'access-control-allow-origin': '*' },
    body: readFileSync(face.file),
  });
}

async function printPage(press: Press, html: string, id: string): Promise<Buffer> {
  const page = press.idle.pop() ?? (await new Promise<Page>((take) => press.waiting.push(take)));
  let next = page;
  try {
    return await within(PAGE_TIMEOUT_MS, printInto(page, html, id));
  } catch (error) {
    next = await replacePage(press, page);
    throw error;
  } finally {
    const take = press.waiting.shift();
    if (take === undefined) press.idle.push(next);
    else take(next);
  }
}

async function printInto(page: Page, html: string, id: string): Promise<Buffer> {
  const body = html
    .replace('<style>', `<style>${fontStyle(facesFor(html), HOST)}`)
    .replace('<html', `<html data-paper="${id}"`);
  await page.setContent(body, { waitUntil: 'load', timeout: PAGE_TIMEOUT_MS });
  await requirePaper(page, id);
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
  await requirePaper(page, id);
  return pdf;
}

/**
 * Throws unless this very paper stands in the page, before and after it is printed, with all its fonts: what stands in a margin asks for its own only
 * when it is printed, and then too late.
 */
async function requirePaper(page: Page, id: string): Promise<void> {
  const { paper, unloaded } = await page.evaluate<Standing>(STANDING);
  if (paper !== id || page.url() !== `${HOST}/`) throw new Error('Another page stands where the paper should.');
  const ours = new Set(listFaces().map((face) => face.family));
  if (unloaded.some((family) => ours.has(family.replaceAll('"', ''))))
    throw new Error('A font of the paper is missing.');
}

interface Standing {
  readonly paper: string | undefined;
  readonly unloaded: readonly string[];
}

const STANDING = `Promise.allSettled([...document.fonts].map((one) => one.load())).then(() => ({
  paper: document.documentElement.dataset.paper,
  unloaded: [...document.fonts].filter((one) => one.status !== 'loaded').map((one) => one.family),
}))`;

/** A fresh page for one that failed: whatever that one was still about to do, it does not do to the next paper. */
async function replacePage(press: Press, page: Page): Promise<Page> {
  void page.close().catch(() => undefined);
  try {
    return await within(PAGE_TIMEOUT_MS, openPage(press.context));
  } catch {
    return page; // closed: the next paper fails on it, and asks for a fresh one again
  }
}

/** What takes longer has failed, whatever becomes of it. */
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_done, fail) => {
    timer = setTimeout(() => fail(new Error(`Not done within ${ms} ms.`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
