// A template that an area changed: used in rehearsal, but nothing made with it circulates before a person has approved it. Synthetic.
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openDocuments } from '../../../src/documents/open-documents.ts';
import { approveTemplate, findChangedTemplates, describeChanges } from '../../../src/jobs/guards/changed-templates.ts';
import { runLine } from '../../support/command-line.ts';
import { COMMANDS } from '../../../src/cli/command-list.ts';
import { CACHE, TEMPLATES } from '../../documents/press.ts';
import { openTestDesk, type TestDesk } from '../../support/desk.ts';
import { typeReferral, typeSmallMarac } from '../../support/small-marac.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'marac-changed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function changedTemplates(file: string, added: string): string {
  const copy = mkdtempSync(path.join(folder, 'templates-'));
  cpSync(TEMPLATES, copy, { recursive: true });
  appendFileSync(path.join(copy, file), added);
  return copy;
}

const print = (html: string) => Promise.resolve({ outcome: 'done' as const, bytes: Buffer.from(html) });

async function withDesk(
  templatesDir: string,
  rehearsal: boolean,
  tell: (desk: TestDesk) => Promise<void>,
): Promise<void> {
  const documents = { ...openDocuments({ templatesDir, cacheDir: CACHE }), print };
  const desk = openTestDesk({ documents });
  Object.assign(desk.desk, { rehearsal });
  try {
    typeSmallMarac(desk.book);
    typeReferral(desk.book, 'R-AAAA22', { decision: '', decidedBy: '', decidedOn: '' });
    await tell(desk);
  } finally {
    desk.close();
  }
}

const ADDED = '\n<p>Words of this area.</p>\n';
const receiptOf = async (desk: TestDesk) => (await desk.ledger.messages()).find((one) => one.template === 'receipt');

test('a changed template holds its messages as drafts until a person approves it', () =>
  withDesk(changedTemplates('mail/receipt.hbs', ADDED), false, async (desk) => {
    const report = await desk.run('2027-03-01T10:00');
    expect((await receiptOf(desk))?.state).toBe('draft');
    const told = report.problems.filter((one) => one.code === 'template.changed');
    expect(told.map((one) => one.place)).toEqual(['templates/mail/receipt.hbs']);
    const other = (await desk.ledger.messages()).filter((one) => one.template !== 'receipt');
    expect(
      other.some((one) => one.state !== 'draft'),
      'the others go on',
    ).toBe(true);

    const [changed] = await findChangedTemplates(desk.desk);
    expect(await describeChanges(desk.desk, changed!.standing)).toContain('+ <p>Words of this area.</p>');
    await approveTemplate(desk.desk, changed!.standing, { by: 'Cora Coordinata', in: 'command' });
    const after = await desk.run('2027-03-01T10:10');
    expect((await receiptOf(desk))?.state).toBe('offered');
    expect(after.problems.some((one) => one.code === 'template.changed')).toBe(false);
  }));

test('a changed partial counts for every template that uses it', () =>
  withDesk(changedTemplates('partials/people.hbs', '<tr><td>.</td></tr>'), false, async (desk) => {
    const names = (await findChangedTemplates(desk.desk)).map((one) => one.standing.name);
    expect(names).toContain('minutes');
    expect(names).not.toContain('digest');
  }));

test('in rehearsal a changed template is told and used', () =>
  withDesk(changedTemplates('mail/receipt.hbs', ADDED), true, async (desk) => {
    const report = await desk.run('2027-03-01T10:00');
    expect((await receiptOf(desk))?.state).toBe('offered');
    expect(report.problems.some((one) => one.code === 'template.changed')).toBe(true);
  }));

test('an unchanged copy stays approved when the product brings newer templates', () =>
  withDesk(TEMPLATES, false, async (desk) => {
    await desk.run('2027-03-01T10:00');
    const { documents } = desk.desk;
    const listed = documents.listTemplates().map((one) => ({ ...one, shipped: false }));
    Object.assign(desk.desk, { documents: { ...documents, listTemplates: () => listed } });
    expect(await findChangedTemplates(desk.desk)).toEqual([]);
  }));

test('the command line shows the difference, and accepting it by name approves it', async () => {
  const at = path.join(folder, 'desk');
  const ask = (...argv: readonly string[]) => runLine(argv, COMMANDS, { folder: at, now: '2027-03-08T08:30' });
  await runLine(['init', 'desk', '--title', 'Ealing MARAC'], COMMANDS, { folder });
  expect((await ask('check', '--templates')).out).toContain('The templates are good.');
  appendFileSync(path.join(at, 'templates/documents/agenda.hbs'), ADDED);
  const shown = await ask('check', '--templates');
  expect(shown.out).toContain('+ <p>Words of this area.</p>');
  const { problems } = JSON.parse((await ask('check', '--templates', '--json')).out) as { problems: { id: string }[] };
  expect((await ask('accept', problems[0]!.id, '--by', 'Cora')).exit).toBe(0);
  expect((await ask('check', '--templates')).out).toContain('The templates are good.');
}, 120_000);
