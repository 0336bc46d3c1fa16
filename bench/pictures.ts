// The pictures of README.md and docs/guides/: makes the demo's month in a folder of its own and takes its pictures over into docs/pictures/; then the
// page for agencies as a PDF, with them.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeDemo } from '../demo/make-demo.ts';
import { printAgencyPage } from './agency-page.ts';

const into = path.join(import.meta.dirname, '..', 'docs', 'pictures');
const folder = mkdtempSync(path.join(tmpdir(), 'marac-pictures-'));
try {
  await makeDemo(path.join(folder, 'demo'), {
    progress: (what) => {
      process.stderr.write(`${what}\n`);
    },
  });
  const taken = path.join(folder, 'demo', 'show', 'pictures');
  const names = readdirSync(taken);
  if (names.length === 0) throw new Error('There is no browser to take pictures with.');
  rmSync(into, { recursive: true, force: true });
  mkdirSync(into, { recursive: true });
  for (const name of names) {
    cpSync(path.join(taken, name), path.join(into, name));
    process.stdout.write(`docs/pictures/${name}: ${Math.ceil(statSync(path.join(into, name)).size / 1024)} KB\n`);
  }
  const pages = await printAgencyPage(path.join(folder, 'demo', '.cache'));
  process.stdout.write(`docs/guides/agency.pdf: ${pages} ${pages === 1 ? 'page' : 'pages'}\n`);
  if (pages > 1) throw new Error('The page for agencies is longer than a page.');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
