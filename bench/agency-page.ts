// The guide for agencies as one page to send to them, docs/guides/agency.pdf. It reads what that guide uses of Markdown, and refuses anything else.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findChromium } from '../src/documents/pdf/chromium.ts';
import { facesFor, fontStyle, listFaces } from '../src/documents/page/fonts.ts';
import { countPages } from '../demo/show/first-page.ts';
import { safe } from '../demo/show/html.ts';

const GUIDE = path.join(import.meta.dirname, '..', 'docs/guides/agency.md');
const HOST = 'https://page.invalid';
const STYLE = `@page{size:A4;margin:14mm 17mm}body{font:9.2pt/1.38 "Noto Sans",sans-serif;color:#1a1a1a;margin:0}
h1{font-size:17pt;margin:0 0 4pt;color:#1d3a4c}h2{font-size:11.5pt;margin:9pt 0 3pt;color:#1d3a4c}p{margin:0 0 4pt}ul{margin:0 0 4pt;padding-left:13pt}li{margin:0 0 2pt}
table{border-collapse:collapse;width:100%;margin:2pt 0 6pt}th,td{text-align:left;vertical-align:top;padding:2pt 6pt 2pt 0;border-bottom:.5pt solid #bbb}
img{height:58mm;border:.5pt solid #bbb;margin-right:6mm;object-fit:cover;object-position:top}`;

/** Bold words and pictures of a line; pictures lie beside the page. */
function inline(text: string, folder: string): string {
  return safe(text)
    .replaceAll(/!\[([^\]]*)\]\(([^)]+)\)/g, (_, alt: string, file: string) => {
      const bytes = readFileSync(path.join(folder, file));
      return `<img alt="${alt}" src="data:image/jpeg;base64,${bytes.toString('base64')}">`;
    })
    .replaceAll(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>');
}

function tableOf(lines: readonly string[], folder: string): string {
  const cells = (line: string, tag: string): string =>
    line
      .split('|')
      .slice(1, -1)
      .map((one) => `<${tag}>${inline(one.trim(), folder)}</${tag}>`)
      .join('');
  const [head = '', , ...rows] = lines;
  return `<table><thead><tr>${cells(head, 'th')}</tr></thead><tbody>${rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('')}</tbody></table>`;
}

/** A block of the page: a heading, a table, a list or a paragraph. */
function blockOf(block: string, folder: string): string {
  const lines = block.split('\n');
  const [, marks = '', title = ''] = /^(#{1,2}) (.+)$/.exec(block) ?? [];
  if (marks !== '') return `<h${marks.length}>${inline(title, folder)}</h${marks.length}>`;
  if (block.startsWith('|')) return tableOf(lines, folder);
  if (block.startsWith('- ')) {
    const items = block
      .replaceAll(/\n {2}/g, ' ')
      .split(/^- /m)
      .slice(1);
    return `<ul>${items.map((item) => `<li>${inline(item.trim(), folder)}</li>`).join('')}</ul>`;
  }
  if (/^(#|>|```|\d+\. )/.test(block))
    throw new Error(`The guide for agencies has something that this page cannot show: ${lines[0]}`);
  return `<p>${inline(lines.join(' '), folder)}</p>`;
}

/** The guide as a page. */
export function agencyHtml(): string {
  const markdown = readFileSync(GUIDE, 'utf8');
  const folder = path.dirname(GUIDE);
  const blocks = markdown.trim().split(/\n\n+/);
  const body = blocks.map((block) => blockOf(block, folder)).join('\n');
  const [, title = ''] = /^# (.+)$/m.exec(markdown) ?? [];
  return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>${safe(title)}</title><style>${STYLE}</style></head><body>${body}</body></html>`;
}

/** Prints it, and answers on how many pages. */
export async function printAgencyPage(cacheDir: string): Promise<number> {
  const html = agencyHtml();
  const { chromium } = await import('playwright-core');
  const found = await findChromium(cacheDir);
  if (found === undefined) throw new Error('There is no browser to print with.');
  const browser = await chromium.launch({ executablePath: found.executable });
  const page = await browser.newPage();
  await page.route('**/*', (route) => {
    const face = listFaces().find(({ name }) => route.request().url() === `${HOST}/fonts/${name}`);
    return face === undefined
      ? route.fulfill({ contentType: 'text/html', body: '' })
      : route.fulfill({
          contentType: 'font/woff2',
          headers: { 'access-control-allow-origin': '*' },
          body: readFileSync(face.file),
        });
  });
  await page.goto(`${HOST}/`);
  await page.setContent(html.replace('<style>', `<style>${fontStyle(facesFor(html), HOST)}`), { waitUntil: 'load' });
  await page.evaluate('document.fonts.ready');
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true });
  await browser.close();
  writeFileSync(GUIDE.replace(/md$/, 'pdf'), pdf);
  return countPages(pdf);
}
