// npm run tabs -- DIR: prints every tab of both workbooks of a demo's folder through LibreOffice, hidden tabs too, and puts their first pages side by
// side into docs/tabs/, to be looked at. Nothing of the folder is changed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openZip, writeZip, type ZipPart } from '../src/system/zip.ts';
import { OWN } from '../src/workbook/xlsx/trust-profile.ts';
import { findTool, run } from '../test/desk/tools.ts';

const NEEDED = ['soffice', 'pdftotext', 'pdftoppm', 'montage'] as const;
const BOOKS = ['main', 'restricted'] as const;
const into = path.join(import.meta.dirname, '..', 'docs', 'tabs');

const missing = NEEDED.filter((tool) => findTool(tool) === undefined);
if (missing.length > 0) {
  process.stderr.write(`Not found: ${missing.join(', ')}. They come with LibreOffice, poppler and ImageMagick.\n`);
  process.exit(1);
}
const desk = path.resolve(process.argv[2] ?? 'marac-demo');
if (!BOOKS.every((book) => existsSync(path.join(desk, `${book}.xlsx`)))) {
  process.stderr.write(`${desk} has no workbooks: make them with \`npm run demo -- ${desk}\`.\n`);
  process.exit(1);
}

/** A copy in which every tab is shown, since hidden ones are not printed. */
function withAllTabs(file: string): Buffer {
  const zip = openZip(readFileSync(file), OWN.zip);
  const parts = zip.entries.map((entry): ZipPart => {
    if (entry.name !== 'xl/workbook.xml') return { entry, packed: zip.packed(entry) };
    const text = zip.read(entry).toString('utf8');
    const shown = text.replaceAll(/(<sheet\s[^>]*)\sstate="hidden"/g, (tag, start: string) =>
      tag.includes('name="Lists"') ? tag : start,
    );
    return { name: entry.name, content: Buffer.from(shown) };
  });
  return writeZip(parts);
}

/** The first page of each tab, by what stands at its foot: the tab on the left, the page on the right. */
function firstPages(pdf: string): readonly (readonly [tab: string, page: number])[] {
  const { output } = run('pdftotext', ['-layout', pdf, '-']);
  const found = new Map<string, number>();
  output.split('\f').forEach((text, at) => {
    const foot = text.trimEnd().split('\n').at(-1) ?? '';
    const tab = /^\s*(\S.*?)\s{2,}Page \d+ of \d+$/.exec(foot)?.[1];
    if (tab !== undefined && !found.has(tab)) found.set(tab, at + 1);
  });
  return [...found];
}

const work = mkdtempSync(path.join(tmpdir(), 'marac-tabs-'));
mkdirSync(into, { recursive: true });
try {
  for (const book of BOOKS) {
    const file = path.join(work, `${book}.xlsx`);
    writeFileSync(file, withAllTabs(path.join(desk, `${book}.xlsx`)));
    const profile = `-env:UserInstallation=file://${path.join(work, 'profile')}`;
    const given = [profile, '--headless', '--convert-to', 'pdf', '--outdir', work, file];
    spawnSync('soffice', given, { stdio: 'ignore', timeout: 300_000 });
    const pdf = path.join(work, `${book}.pdf`);
    if (!existsSync(pdf)) throw new Error(`LibreOffice printed nothing of ${book}.xlsx.`);
    const pictures = firstPages(pdf).flatMap(([tab, page]) => {
      const picture = path.join(work, `${book}-${String(page).padStart(4, '0')}`);
      run('pdftoppm', ['-r', '75', '-png', '-singlefile', '-f', String(page), '-l', String(page), pdf, picture]);
      process.stderr.write(`${book}: ${tab}\n`);
      return ['-label', tab, `${picture}.png`];
    });
    const look = [
      '-tile',
      '3x',
      '-geometry',
      '620x+6+6',
      '-background',
      '#dfe3e6',
      '-pointsize',
      '16',
      '-quality',
      '68',
    ];
    run('montage', [...pictures, ...look, path.join(into, `${book}.jpg`)]);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
writeFileSync(
  path.join(into, 'README.md'),
  `# What the tabs look like

Made by \`npm run tabs -- DIR\` from the workbooks of a demo, as LibreOffice prints them: every person, place and number is made up. Columns that are folded away are not printed.

- [main.jpg](main.jpg): the first page of every tab of the main workbook, hidden tabs too.
- [restricted.jpg](restricted.jpg): the same of the restricted workbook.
`,
);
