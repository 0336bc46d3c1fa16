// Has LibreOffice open and save our Word forms filled in at random, and reads both: `npm run prove:forms-saved -- --forms N [--seed S]`. The answers must
// be the same but for breaks between lines, which LibreOffice before 7.6 moves and which are named then. Needs `soffice`; says so where it is missing.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual, parseArgs, promisify } from 'node:util';
import { readWordPage } from '../../src/documents/forms/word-page.ts';
import { writeAnswerSheet } from '../../src/app/write-answer-sheet.ts';
import { renderWordReferralForm } from '../../src/use-cases/forms/own/blank-word-form.ts';
import { findOwnKind } from '../../src/use-cases/forms/own/own-word-form.ts';
import { readAnswers } from '../../src/use-cases/forms/own/word-answers.ts';
import { readReferral } from '../../src/use-cases/forms/own/word-referral.ts';
import type { Problem } from '../../src/domain/text/problem.ts';
import { cellText } from '../../src/domain/cells/cell.ts';
import { DASH } from '../../src/domain/referral/checklist.ts';
import { readAnswerSheet } from '../../src/workbook/forms/answer-sheet/read-answer-sheet.ts';
import type { FormSheet } from '../../src/workbook/forms/form-sheets.ts';
import { readReferralForm } from '../../src/workbook/forms/referral/read-referral-form.ts';
import { checklistQuestions, SECTIONS } from '../../src/workbook/forms/referral/referral-questions.ts';
import { ASKED, drawn, fillSheet, MODEL, NAMES } from '../support/answer-model.ts';
import { fillWordForm } from '../support/fill-word-form.ts';
import { randomAnswer, typedInWord } from '../support/random-answers.ts';
import { openDice } from './forms/dice.ts';

const { values } = parseArgs({
  options: { forms: { type: 'string', default: '60' }, seed: { type: 'string', default: '1' } },
});
const [forms, first] = [Number(values.forms), Number(values.seed)];
const run = promisify(execFile);

const version = await run('soffice', ['--version']).then(
  ({ stdout }) => stdout.trim(),
  () => undefined,
);
if (version === undefined) {
  process.stderr.write('NOT RUN: soffice (LibreOffice) is not installed on this machine, so nothing was shown.\n');
  process.exit(2);
}

/** Every so many of them is an answer sheet. */
const SHEETS = 4;

const questions = [...SECTIONS.flatMap((one) => one.questions), ...checklistQuestions(DASH)];
const folder = mkdtempSync(path.join(tmpdir(), 'marac-forms-saved-'));
try {
  const sheet = await writeAnswerSheet(MODEL, 'docx');
  const blank = await renderWordReferralForm({ marac: 'Ealing MARAC', sendTo: 'marac@example.org' });
  const names: readonly string[] = Array.from({ length: forms }, (_, index) => `form-${first + index}.docx`);
  for (const [index, name] of names.entries()) {
    if ((first + index) % SHEETS === 0) {
      writeFileSync(path.join(folder, name), fillSheet(sheet, drawn(first + index)));
      continue;
    }
    const dice = openDice(first + index);
    const typed = questions.flatMap(({ fields, column }) =>
      fields.flatMap((field) => Object.entries(typedInWord(`referral/${field}`, randomAnswer(dice, column)))),
    );
    writeFileSync(path.join(folder, name), fillWordForm(blank, Object.fromEntries(typed)));
  }
  const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`;
  const saved = path.join(folder, 'saved');
  await run('soffice', [
    profile,
    '--headless',
    '--convert-to',
    'docx',
    '--outdir',
    saved,
    ...names.map((name) => path.join(folder, name)),
  ]);
  const faults = names.flatMap((name) =>
    compare(name, readFileSync(path.join(folder, name)), readFileSync(path.join(saved, name))),
  );
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  process.stdout.write(`${version}: ${forms} forms saved, ${faults.length} differ.\n`);
  process.exitCode = faults.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function compare(name: string, typed: Buffer, saved: Buffer): readonly string[] {
  const [before, after] = [read(typed), read(saved)];
  const keys = new Set([...Object.keys(before.said), ...Object.keys(after.said)]);
  const lost = [...keys].filter((key) => before.said[key] !== after.said[key]);
  return [
    ...lost.map((key) => `${name}, ${key}: "${before.said[key] ?? ''}" became "${after.said[key] ?? ''}"`),
    ...(isDeepStrictEqual(before.faults, after.faults)
      ? []
      : [`${name}: other faults: ${before.faults.join('; ')} | ${after.faults.join('; ')}`]),
    ...after.strays.map((stray) => `${name}: ${stray}`),
  ];
}

/** Answers without the blanks in them, as breaks between lines move. */
function read(bytes: Buffer): {
  readonly said: Readonly<Record<string, string>>;
  readonly faults: readonly string[];
  readonly strays: readonly string[];
} {
  const page = readWordPage(bytes, 'form.docx');
  if (!page.ok) throw new Error(JSON.stringify(page.problems));
  const isSheet = findOwnKind(page.value) === 'answers';
  const { sheets, problems } = isSheet ? readAnswers(page.value, [], NAMES) : readReferral(page.value);
  const { said, faults } = isSheet ? saidOnSheet(sheets) : saidOnForm(sheets);
  return {
    said: Object.fromEntries(said.map(([field, text]) => [field, text.replace(/\s+/g, '')])),
    faults: faults.map((one) => `${one.code} ${one.column ?? ''}`).toSorted(),
    strays: problems
      .filter((one) => !['form.by-place', 'form.lines-together'].includes(one.code))
      .map((one) => `${one.place}: ${one.shown ?? one.sentence}`),
  };
}

interface Said {
  readonly said: readonly (readonly [field: string, text: string])[];
  readonly faults: readonly Problem[];
}

function saidOnForm(sheets: readonly FormSheet[]): Said {
  const form = readReferralForm(sheets);
  if (!form.ok) throw new Error(JSON.stringify(form.problems));
  const { values: taken, unread, problems } = form.value;
  return {
    said: [
      ...Object.entries(taken).map(([field, value]) => [field, String(value)] as const),
      ...[...unread].map(([field, cell]) => [field, cellText(cell)] as const),
    ],
    faults: problems,
  };
}

function saidOnSheet(sheets: readonly FormSheet[]): Said {
  const answered = readAnswerSheet(sheets, ASKED);
  if (!answered.ok) throw new Error(JSON.stringify(answered.problems));
  const { problems, ...answers } = answered.value;
  return {
    said: Object.entries(answers).map(([kind, rows]) => [kind, JSON.stringify(rows).replaceAll(String.raw`\n`, '')]),
    faults: problems,
  };
}
