// npm run papers:word: makes every paper of a small synthetic meeting as a Word file, has LibreOffice show it, and draws its pages side by side.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PAPERS, type PaperTemplate } from '../src/domain/papers/catalogue.ts';
import { openDocuments } from '../src/documents/open-documents.ts';
import { richModels } from '../test/documents/models.ts';
import { CACHE, countPages, drawSheet, INTO, openBrowser, ROOT, type PageOfPaper } from './draw-sheet.ts';

const CASES = 6;

function findLibreOffice(): string | undefined {
  return ['soffice', 'libreoffice'].find((name) => {
    try {
      execFileSync(name, ['--version'], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  });
}

const office = findLibreOffice();
if (office === undefined) {
  process.stderr.write(
    'LibreOffice (soffice) was not found: docs/papers/every-word-page.jpg stays as it is. Install LibreOffice and run npm run papers:word again.\n',
  );
  process.exit(1);
}
const folder = mkdtempSync(path.join(tmpdir(), 'marac-papers-word-'));
try {
  const documents = openDocuments({ templatesDir: path.join(ROOT, 'templates'), cacheDir: CACHE });
  const names = Object.entries(richModels(CASES));
  for (const [name, model] of names) {
    const printed = await documents.print(documents.compose('paper', name, model).html, 'docx');
    if (printed.outcome === 'missing') throw new Error(printed.why);
    writeFileSync(path.join(folder, `${name}.docx`), printed.bytes);
  }
  await documents.close();
  const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`;
  const docx = names.map(([name]) => path.join(folder, `${name}.docx`));
  execFileSync(office, [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...docx], {
    stdio: 'ignore',
  });
  const files = new Map(names.map(([name]) => [name, readFileSync(path.join(folder, `${name}.pdf`))]));
  const pages = [...files].flatMap(([paper, bytes]): readonly PageOfPaper[] => {
    const count = countPages(bytes);
    const { title } = PAPERS[paper as PaperTemplate];
    return Array.from({ length: count }, (_, n) => ({ paper, page: n + 1, caption: `${title}, ${n + 1} of ${count}` }));
  });
  const browser = await openBrowser();
  mkdirSync(INTO, { recursive: true });
  await drawSheet(await browser.newPage(), { file: 'every-word-page.jpg', columns: 8, width: 200, pages }, files);
  await browser.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
