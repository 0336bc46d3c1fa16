// npm run test:desk: opens what we print with the programs people have. Names aloud each program it did not find, and ends well without it.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PAPERS } from '../../src/domain/papers/catalogue.ts';
import type { PaperTemplate } from '../../src/domain/papers/catalogue.ts';
import { readMinuteForm } from '../../src/documents/forms/minute-form.ts';
import { fillIn } from '../documents/filled.ts';
import { richModels } from '../documents/models.ts';
import { openTestDocuments } from '../documents/press.ts';
import { bare, readPdf, shownText } from '../documents/reading.ts';
import { findTool, run } from './tools.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'marac-desk-'));
const soffice = findTool('soffice') ?? findTool('libreoffice');
const pdftotext = findTool('pdftotext');
const qpdf = findTool('qpdf');
const faults: string[] = [];
const say = (line: string): void => console.log(line);
const check = (fits: boolean, what: string): void => {
  if (!fits) faults.push(what);
};

/** Letters of joined, reordered and stacked scripts, sorted: poppler may give a line from either end. */
function letters(words: string): readonly string[] {
  return (bare(words).match(/[\u0600-\u06ff\u0980-\u0a7f\u1e00-\u1eff]/g) ?? []).toSorted((a, b) => (a < b ? -1 : 1));
}

/** Converts with a profile of its own, so that a LibreOffice that is open is left alone. */
function convert(to: string, files: readonly string[]): void {
  const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`;
  const done = run(soffice ?? '', [
    profile,
    '--headless',
    '--convert-to',
    to,
    '--outdir',
    path.join(folder, to),
    ...files,
  ]);
  check(done.ok, `LibreOffice ended with an error:\n${done.output}`);
}

// Word files are set in Arial; letters of another width make other pages.
const fontMatch = findTool('fc-match');
const arial = fontMatch === undefined || /Arial|Liberation Sans|Arimo/.test(run(fontMatch, ['Arial']).output);
for (const [tool, found] of Object.entries({ LibreOffice: soffice, pdftotext, qpdf, Arial: arial || undefined }))
  if (found === undefined) say(`NOT FOUND: ${tool}. What needs it is left out.`);

const documents = openTestDocuments();
const models = richModels();
const names = Object.keys(PAPERS) as PaperTemplate[];
const printed = new Map<PaperTemplate, { readonly html: string; readonly pages: number }>();
for (const name of names) {
  const { html } = documents.compose('paper', name, models[name]);
  for (const format of ['docx', 'pdf'] as const) {
    const file = await documents.print(html, format);
    if (file.outcome === 'missing') throw new Error(file.why);
    writeFileSync(path.join(folder, `${name}.${format}`), file.bytes);
    if (format === 'pdf') printed.set(name, { html, pages: (await readPdf(file.bytes)).pages });
  }
}
await documents.close();
const fileOf = (name: string, format: string): string => path.join(folder, `${name}.${format}`);

if (soffice !== undefined) {
  convert(
    'pdf',
    names.map((name) => fileOf(name, 'docx')),
  );
  for (const name of names) {
    const made = path.join(folder, 'pdf', `${name}.pdf`);
    if (!existsSync(made)) {
      faults.push(`${name}.docx was not opened by LibreOffice`);
      continue;
    }
    const { pages } = await readPdf(readFileSync(made));
    const ours = printed.get(name)?.pages ?? 0;
    check(!arial || Math.abs(pages - ours) <= 1, `${name}: ${pages} pages from Word, ${ours} in the PDF`);
    say(`${name}: ${ours} pages, from Word ${pages}`);
  }
  // A form that LibreOffice has opened and saved again gives back what was typed, or names it; before 7.6 LibreOffice doubles and drops places.
  const form = richModels()['minute-form'];
  const [typed, meeting] = ['Typed under other business.', form.meetingId];
  const filled = fillIn(readFileSync(fileOf('minute-form', 'docx')), { [`${meeting}/general`]: typed });
  writeFileSync(fileOf('minute-form-filled', 'docx'), filled);
  convert('docx', [fileOf('minute-form-filled', 'docx')]);
  const after = readMinuteForm(
    readFileSync(path.join(folder, 'docx', 'minute-form-filled.docx')),
    meeting,
    'minute-form.docx',
  );
  check(
    !after.ok || JSON.stringify(after.value).includes(typed),
    'the minute form, saved by LibreOffice, lost what was typed and did not name it',
  );
  for (const problem of after.ok ? after.value.problems : after.problems)
    say(`NOTE: what this LibreOffice did to a form: ${problem.sentence}`);
}

if (pdftotext !== undefined) {
  // Poppler spells joined scripts out as they were written: every name must be there, letter by letter.
  for (const name of ['agenda', 'at-risk-list'] as const) {
    const { output } = run(pdftotext, [fileOf(name, 'pdf'), '-']);
    check(
      letters(output).join('') === letters(shownText(printed.get(name)?.html ?? '')).join(''),
      `${name}.pdf: names in joined scripts are not all there`,
    );
  }
}

if (qpdf !== undefined)
  for (const name of names)
    check(run(qpdf, ['--check', fileOf(name, 'pdf')]).ok, `${name}.pdf: qpdf finds fault with it`);

rmSync(folder, { recursive: true, force: true });
for (const fault of faults) say(`FAULT: ${fault}`);
say(`${names.length} papers, ${faults.length} faults`);
process.exitCode = faults.length > 0 ? 1 : 0;
