// Draws pages of PDFs side by side, and pages of HTML at the width of a phone, with the browser that prints the papers: pictures to be looked at.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { findChromium } from '../src/documents/pdf/chromium.ts';
import { facesFor, fontStyle, listFaces } from '../src/documents/page/fonts.ts';

export const ROOT = path.join(import.meta.dirname, '..');
export const CACHE = path.join(ROOT, 'node_modules', '.cache', 'marac-papers');
export const INTO = path.join(ROOT, 'docs', 'papers');
const HOST = 'https://sheet.invalid';
const PHONE = 390;

export interface PageOfPaper {
  readonly paper: string;
  readonly page: number;
  readonly caption: string;
}

export interface Sheet {
  readonly file: string;
  readonly columns: number;
  readonly width: number;
  readonly pages: readonly PageOfPaper[];
}

export interface Phone {
  readonly caption: string;
  readonly html: string;
}

const pdfjs = path.join(ROOT, 'node_modules', 'pdfjs-dist', 'build');
const drawing = `
import * as pdfjs from '${HOST}/pdf.mjs';
pdfjs.GlobalWorkerOptions.workerSrc = '${HOST}/pdf.worker.mjs';
const documents = new Map();
const open = (name) => { if (!documents.has(name)) documents.set(name, pdfjs.getDocument({ url: '${HOST}/' + name + '.pdf' }).promise); return documents.get(name); };
for (const canvas of document.querySelectorAll('canvas')) {
  const page = await (await open(canvas.dataset.paper)).getPage(Number(canvas.dataset.page));
  const viewport = page.getViewport({ scale: 2 * canvas.clientWidth / page.getViewport({ scale: 1 }).width });
  canvas.width = viewport.width; canvas.height = viewport.height;
  await page.render({ canvas, viewport }).promise;
}
document.title = 'drawn';
`;
const SYNTHETIC = '<p>Synthetic data: every person, place and number on these pages is made up.</p>';

function sheetPage(sheet: Sheet): string {
  const cells = sheet.pages.map(
    ({ paper, page, caption }) =>
      `<figure><canvas data-paper="${paper}" data-page="${page}"></canvas><figcaption>${caption}</figcaption></figure>`,
  );
  return `<!DOCTYPE html><meta charset="utf-8"><style>
body{margin:16px;background:#dfe3e6;font:13px sans-serif;color:#333;width:${sheet.columns * (sheet.width + 16)}px}
p{margin:0 0 12px}div{display:flex;flex-wrap:wrap;gap:16px}figure{margin:0;width:${sheet.width}px}
canvas{width:${sheet.width}px;aspect-ratio:210/297;background:#fff;box-shadow:0 1px 4px #0003;display:block}figcaption{padding:5px 0 0}
</style>${SYNTHETIC}<div>${cells.join('')}</div><script type="module">${drawing}</script>`;
}

export async function openBrowser(): Promise<Browser> {
  const { chromium } = await import('playwright-core');
  const found = await findChromium(CACHE);
  if (found === undefined) throw new Error('No browser to draw with was found.');
  return chromium.launch({ executablePath: found.executable });
}

export async function drawSheet(page: Page, sheet: Sheet, files: ReadonlyMap<string, Buffer>): Promise<void> {
  await page.unrouteAll();
  await page.route('**/*', (route) => {
    const name = route
      .request()
      .url()
      .slice(HOST.length + 1);
    if (name === 'sheet') return route.fulfill({ contentType: 'text/html; charset=utf-8', body: sheetPage(sheet) });
    if (/^pdf(\.worker)?\.mjs$/.test(name))
      return route.fulfill({ contentType: 'text/javascript', body: readFileSync(path.join(pdfjs, name)) });
    const body = files.get(name.replace(/\.pdf$/, ''));
    return body === undefined ? route.abort() : route.fulfill({ contentType: 'application/pdf', body });
  });
  await page.setViewportSize({ width: sheet.columns * (sheet.width + 16) + 32, height: 600 });
  await page.goto(`${HOST}/sheet`);
  await page.waitForFunction('document.title === "drawn"', undefined, { timeout: 120_000 });
  await page.screenshot({ path: path.join(INTO, sheet.file), fullPage: true, type: 'jpeg', quality: 82 });
  process.stderr.write(`docs/papers/${sheet.file}: ${sheet.pages.length} pages\n`);
}

/** HTML as a phone shows it, with our fonts: those of this machine may lack what a phone has. */
async function openPhone(page: Page, html: string): Promise<void> {
  await page.unrouteAll();
  await page.route('**/*', (route) => {
    const name = route.request().url().slice(`${HOST}/`.length);
    if (name === 'phone') {
      const body = html.replace('<style>', `<style>${fontStyle(facesFor(html), HOST)}`);
      return route.fulfill({ contentType: 'text/html; charset=utf-8', body });
    }
    const face = listFaces().find((candidate) => `fonts/${candidate.name}` === name);
    return face === undefined
      ? route.abort()
      : route.fulfill({ contentType: 'font/woff2', body: readFileSync(face.file) });
  });
  await page.setViewportSize({ width: PHONE, height: 200 });
  await page.goto(`${HOST}/phone`);
  await page.evaluate('document.fonts.ready');
}

/** A part of one page. */
export async function drawOnPhone(page: Page, html: string, part: string, file: string): Promise<void> {
  await openPhone(page, html);
  const box = await page.locator(part).first().boundingBox();
  const height = Math.ceil((box?.y ?? 0) + (box?.height ?? 0)) + 16;
  await page.screenshot({ path: path.join(INTO, file), fullPage: true, clip: { x: 0, y: 0, width: PHONE, height } });
}

/** Whole pages side by side, each at the width of a phone. */
export async function drawPhones(page: Page, phones: readonly Phone[], columns: number, file: string): Promise<void> {
  const cells: string[] = [];
  for (const { caption, html } of phones) {
    await openPhone(page, html);
    const shot = (await page.screenshot({ fullPage: true })).toString('base64');
    cells.push(
      `<figure><img src="data:image/png;base64,${shot}" width="${PHONE}"><figcaption>${caption}</figcaption></figure>`,
    );
  }
  await page.unrouteAll();
  await page.setViewportSize({ width: columns * (PHONE + 16) + 16, height: 600 });
  await page.setContent(`<!DOCTYPE html><meta charset="utf-8"><style>
body{margin:16px;background:#dfe3e6;font:13px sans-serif;color:#333}p{margin:0 0 12px}div{columns:${columns};column-gap:16px}
figure{margin:0 0 16px;break-inside:avoid;width:${PHONE}px}img{display:block;box-shadow:0 1px 4px #0003}figcaption{padding:5px 0 0}
</style>${SYNTHETIC}<div>${cells.join('')}</div>`);
  await page.screenshot({ path: path.join(INTO, file), fullPage: true, type: 'jpeg', quality: 82 });
  process.stderr.write(`docs/papers/${file}: ${phones.length} messages\n`);
}

/** How many pages a PDF has. */
export function countPages(pdf: Buffer): number {
  return (pdf.toString('latin1').match(/\/Type ?\/Page\b(?!s)/g) ?? []).length;
}
