// npm run papers: prints every paper of a small synthetic meeting and every mail, and draws them side by side into docs/papers/, to be looked at.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { MAILS, PAPERS, type MailTemplate, type PaperTemplate } from '../src/domain/papers/catalogue.ts';
import { openDocuments } from '../src/documents/open-documents.ts';
import { mailModels } from '../test/documents/mail-models.ts';
import { richModels } from '../test/documents/models.ts';
import {
  CACHE,
  countPages,
  drawOnPhone,
  drawPhones,
  drawSheet,
  INTO,
  openBrowser,
  ROOT,
  type PageOfPaper,
} from './draw-sheet.ts';

const CASES = 6;

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

const documents = openDocuments({ templatesDir: path.join(ROOT, 'templates'), cacheDir: CACHE });
mkdirSync(INTO, { recursive: true });
const models = richModels(CASES);
const files = new Map<string, Buffer>();
const every: PageOfPaper[] = [];
for (const [name, model] of Object.entries(models)) {
  const printed = await documents.print(documents.compose('paper', name, model).html, 'pdf');
  if (printed.outcome === 'missing') throw new Error(printed.why);
  const bytes = Buffer.from(printed.bytes);
  files.set(name, bytes);
  const count = countPages(bytes);
  for (let page = 1; page <= count; page += 1)
    every.push({ paper: name, page, caption: `${PAPERS[name as PaperTemplate].title}, ${page} of ${count}` });
  process.stderr.write(`${name}: ${count} ${count === 1 ? 'page' : 'pages'}\n`);
}
const mails = Object.entries(mailModels()).map(([name, model]) => ({
  caption: `${MAILS[name as MailTemplate].subject} (${name})`,
  html: documents.compose('mail', name, model).html,
}));
const digest = documents.compose('mail', 'digest', mailModels().digest);
const chair = documents.compose('paper', 'chair-papers', models['chair-papers']);
await documents.close();

const browser = await openBrowser();
const page = await browser.newPage();
const captionOf = (paper: PaperTemplate, number: number): string =>
  every.find((one) => one.paper === paper && one.page === number)?.caption ?? paper;
const chosen = CHOSEN.map(([paper, number]) => ({ paper, page: number, caption: captionOf(paper, number) }));
await drawSheet(page, { file: 'contact-sheet.jpg', columns: 4, width: 380, pages: chosen }, files);
await drawSheet(page, { file: 'every-page.jpg', columns: 8, width: 200, pages: every }, files);
await drawPhones(page, mails, 5, 'every-mail.jpg');
await drawOnPhone(page, digest.html, 'main', 'digest-on-a-phone.png');
await drawOnPhone(page, chair.html, 'section.front', 'chair-on-a-phone.png');
await browser.close();
writeFileSync(
  path.join(INTO, 'README.md'),
  `# What the papers and mails look like

Made from synthetic data: every person, place and number is made up. \`npm run papers\` makes all but the Word files; \`npm run papers:word\` those, with LibreOffice.

- [contact-sheet.jpg](contact-sheet.jpg): the pages most people see.
- [every-page.jpg](every-page.jpg): every page of every paper as PDF, for a meeting of ${CASES} cases.
- [every-word-page.jpg](every-word-page.jpg): the same papers as Word files, as LibreOffice shows them.
- [every-mail.jpg](every-mail.jpg): every mail at the width of a phone.
- [chair-on-a-phone.png](chair-on-a-phone.png), [digest-on-a-phone.png](digest-on-a-phone.png): the chair’s first page and the action digest on a phone.

![The papers of a meeting](contact-sheet.jpg)
`,
);
