// npm run papers: prints every paper of a small synthetic meeting and draws its pages side by side into docs/papers/, to be looked at.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { PAPERS } from '../src/domain/papers/catalogue.ts';
import type { PaperTemplate } from '../src/domain/papers/catalogue.ts';
import { findChromium } from '../src/documents/pdf/chromium.ts';
import { facesFor, fontStyle, listFaces } from '../src/documents/page/fonts.ts';
import { openDocuments } from '../src/documents/open-documents.ts';
import { mailModels } from '../test/documents/mail-models.ts';
import { richModels } from '../test/documents/models.ts';

const root = path.join(import.meta.dirname, '..');
const cacheDir = path.join(root, 'node_modules', '.cache', 'marac-papers');
const into = path.join(root, 'docs', 'papers');
const CASES = 6;
const HOST = 'https://sheet.invalid';

/** Pages for the README: paper and page number. */
const CHOSEN: readonly (readonly [PaperTemplate, number])[] = [
  ['chair-papers', 1],
  ['chair-papers', 3],
  ['agenda', 1],
  ['at-risk-list', 1],
  ['idva-papers', 1],
  ['minutes', 1],
  ['minutes', 3],
  ['action-sheet', 1],
  ['attendance-sheet', 1],
  ['idva-feedback', 1],
  ['supplement', 1],
  ['transfer-pack', 1],
];

interface Sheet {
  readonly file: string;
  readonly columns: number;
  readonly width: number;
  readonly pages: readonly { readonly paper: string; readonly page: number; readonly caption: string }[];
}

const pdfjs = path.join(root, 'node_modules', 'pdfjs-dist', 'build');
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

function sheetPage(sheet: Sheet): string {
  const cells = sheet.pages.map(
    ({ paper, page, caption }) =>
      `<figure><canvas data-paper="${paper}" data-page="${page}"></canvas><figcaption>${caption}</figcaption></figure>`,
  );
  return `<!DOCTYPE html><meta charset="utf-8"><style>
body{margin:16px;background:#dfe3e6;font:13px sans-serif;color:#333;width:${sheet.columns * (sheet.width + 16)}px}
p{margin:0 0 12px}div{display:flex;flex-wrap:wrap;gap:16px}figure{margin:0;width:${sheet.width}px}
canvas{width:${sheet.width}px;aspect-ratio:210/297;background:#fff;box-shadow:0 1px 4px #0003;display:block}figcaption{padding:5px 0 0}
</style><p>Synthetic data: every person, place and number on these pages is made up.</p><div>${cells.join('')}</div><script type="module">${drawing}</script>`;
}

async function draw(page: Page, sheet: Sheet, files: ReadonlyMap<string, Buffer>): Promise<void> {
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
  await page.screenshot({ path: path.join(into, sheet.file), fullPage: true, type: 'jpeg', quality: 82 });
  process.stderr.write(`docs/papers/${sheet.file}: ${sheet.pages.length} pages\n`);
}

/** A part of a page as a phone shows it, with our fonts: those of this machine may lack what a phone has. */
async function onPhone(page: Page, html: string, part: string, file: string): Promise<void> {
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
  await page.setViewportSize({ width: 390, height: 760 });
  await page.goto(`${HOST}/phone`);
  await page.evaluate('document.fonts.ready');
  const box = await page.locator(part).first().boundingBox();
  const height = Math.ceil((box?.y ?? 0) + (box?.height ?? 0)) + 16;
  await page.screenshot({ path: path.join(into, file), fullPage: true, clip: { x: 0, y: 0, width: 390, height } });
}

const documents = openDocuments({ templatesDir: path.join(root, 'templates'), cacheDir });
mkdirSync(into, { recursive: true });
const files = new Map<string, Buffer>();
const every: { paper: string; page: number; caption: string }[] = [];
for (const [name, model] of Object.entries(richModels(CASES))) {
  const printed = await documents.print(documents.compose('paper', name, model).html, 'pdf');
  if (printed.outcome === 'missing') throw new Error(printed.why);
  const bytes = Buffer.from(printed.bytes);
  files.set(name, bytes);
  const count = (bytes.toString('latin1').match(/\/Type ?\/Page\b(?!s)/g) ?? []).length;
  for (let page = 1; page <= count; page += 1)
    every.push({ paper: name, page, caption: `${PAPERS[name as PaperTemplate].title}, ${page} of ${count}` });
  process.stderr.write(`${name}: ${count} ${count === 1 ? 'page' : 'pages'}\n`);
}
const digest = documents.compose('mail', 'digest', mailModels().digest);
await documents.close();

const { chromium } = await import('playwright-core');
const found = await findChromium(cacheDir);
if (found === undefined) throw new Error('No browser to draw with was found.');
const browser = await chromium.launch({ executablePath: found.executable });
const page = await browser.newPage();
const captionOf = (paper: PaperTemplate, number: number): string =>
  every.find((one) => one.paper === paper && one.page === number)?.caption ?? paper;
const chosen = CHOSEN.map(([paper, number]) => ({ paper, page: number, caption: captionOf(paper, number) }));
await draw(page, { file: 'contact-sheet.jpg', columns: 4, width: 380, pages: chosen }, files);
await draw(page, { file: 'every-page.jpg', columns: 8, width: 200, pages: every }, files);
await onPhone(page, digest.html, 'main', 'digest-on-a-phone.png');
const chair = documents.compose('paper', 'chair-papers', richModels(CASES)['chair-papers']);
await onPhone(page, chair.html, 'section.front', 'chair-on-a-phone.png');
await browser.close();
writeFileSync(
  path.join(into, 'README.md'),
  `# What the papers look like

Made by \`npm run papers\` from synthetic data: every person, place and number is made up.

- [contact-sheet.jpg](contact-sheet.jpg): the pages most people see.
- [every-page.jpg](every-page.jpg): every page of every paper, for a meeting of ${CASES} cases.
- [chair-on-a-phone.png](chair-on-a-phone.png), [digest-on-a-phone.png](digest-on-a-phone.png): the chair’s first page and the action digest on a phone.

![The papers of a meeting](contact-sheet.jpg)
`,
);
