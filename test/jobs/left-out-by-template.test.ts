// A template of the area's own that prints less than the product counts as told: an action sheet from before actions about no case. Synthetic.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { finalCheckItems } from '../../src/domain/today/withheld/final-check-lines.ts';
import { lookAtReading } from '../../src/jobs/answers/take-reading.ts';
import { openDocuments } from '../../src/documents/open-documents.ts';
import { CACHE, TEMPLATES } from '../documents/press.ts';
import { answerLine, sendList, shownTo, todaySays } from '../journeys/steps.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { AGENCY, caseOf, CONTACT, MEETING, typeReferral, typeSmallMarac } from '../support/small-marac.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'marac-left-out-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const print = (html: string) => Promise.resolve({ outcome: 'done' as const, bytes: Buffer.from(html) });

/** Without its section of actions about no case. */
const older = (source: string): string =>
  source.replace(/\{\{#given general\}\}\n<h2>Actions about no case[^]*?<\/table>\n\{\{\/given\}\}\n/, '');

function documentsOf(change: (source: string) => string) {
  const templatesDir = mkdtempSync(path.join(folder, 'templates-'));
  cpSync(TEMPLATES, templatesDir, { recursive: true });
  const file = path.join(templatesDir, 'documents/action-sheet.hbs');
  const source = readFileSync(file, 'utf8');
  writeFileSync(file, change(source));
  if (change(source) === source && change === older) throw new Error('the template has no such section any more');
  return { ...openDocuments({ templatesDir, cacheDir: CACHE }), print };
}

async function withSheets(tell: (desk: TestDesk) => Promise<void>): Promise<void> {
  const desk = openTestDesk({ documents: documentsOf(older) });
  try {
    typeSmallMarac(desk.book);
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    await sendList(desk);
    const agreed = { agency: AGENCY.housing, meeting: MEETING, agreedOn: '2027-03-16', due: '2027-04-20' };
    desk.book.type(
      'actions',
      { ...agreed, text: 'Review the lock-change contract', status: 'open' },
      { id: 'A-AAAA22' },
    );
    desk.book.edit('meetings', MEETING, { actionsReady: true, actionsReadyBy: 'Cora Coordinata' });
    await desk.run('2027-03-17T09:30');
    await tell(desk);
  } finally {
    desk.close();
  }
}

const sheet = async (desk: TestDesk) =>
  (await desk.ledger.messages()).find((one) => one.template === 'actions' && one.to === CONTACT.housing);
const LINE = 'the template action-sheet does not print';
const leftOut = async (desk: TestDesk) => (await desk.today()).filter((one) => one.what.includes(LINE));

test('what a template does not print is not told: the sheet stays a draft, and Today and Checks name the template, what it leaves out and for whom', () =>
  withSheets(async (desk) => {
    expect((await sheet(desk))?.state).toBe('draft');
    const lines = await leftOut(desk);
    expect(lines.map((one) => one.shown).join()).toContain('Harriet Housewell');
    expect(lines.map((one) => one.what).join()).toMatch(/“general\.ref”[^]*“general\.text”/);
    expect(lines.map((one) => one.what).join(), 'nothing of what it says').not.toContain('lock-change');
    const report = await desk.run('2027-03-17T09:40');
    const problem = report.problems.find((one) => one.code === 'template.leaves-out');
    expect(problem?.place).toBe('templates/documents/action-sheet.hbs');
    expect(await leftOut(desk), 'look after look').toHaveLength(lines.length);
    expect((await desk.ledger.recorded()).recorded.covered.has('A-AAAA22/told')).toBe(false);
  }));

test('what tells of a restricted case alone is asked about in the restricted workbook, and either answer counts for the template', () =>
  withSheets(async (desk) => {
    const ref = caseOf(desk, 'R-AAAA22');
    const look = [
      {
        cause: 'unprinted',
        template: 'action-sheet',
        field: 'general.ref',
        asks: 'unprinted/x',
        key: 'ealing/minutes/M-AAAA22/sheet/C-HAAA22',
        version: 'v',
        marac: 'ealing',
        job: 'minutes',
        mail: 'actions',
        cases: [ref],
        to: CONTACT.housing,
      },
    ] as const;
    const { facts } = await lookAtReading(desk.desk);
    const [marac] = facts.maracs;
    const seen = (restricted: boolean) =>
      finalCheckItems({
        ...facts,
        look,
        maracs: [{ ...marac!, restrictedCases: new Set(restricted ? [ref] : []) }],
      }).map((one) => [one.id, one.restricted]);
    expect(seen(false)).toEqual([['unprinted/x', false]]);
    expect(seen(true)).toEqual([['unprinted/x/restricted', true]]);
  }));

test('a template that prints it again lets the sheet go', () =>
  withSheets(async (desk) => {
    Object.assign(desk.desk, { documents: documentsOf((source) => source) });
    await desk.run('2027-03-17T10:00');
    expect(await leftOut(desk)).toEqual([]);
    await desk.release();
    expect(shownTo(await desk.tick('2027-03-17T10:30'), CONTACT.housing)).toContain('Review the lock-change contract');
  }));

test('a named person may say that it is left out on purpose: then it goes as the template makes it, and another template is asked about anew', () =>
  withSheets(async (desk) => {
    while (await todaySays(desk, LINE)) {
      answerLine(desk, LINE, 'yes');
      await desk.run('2027-03-17T10:00');
    }
    expect((await sheet(desk))?.state).toBe('offered');
    Object.assign(desk.desk, { documents: documentsOf((source) => `${older(source)}\n<p>Words of this area.</p>\n`) });
    await desk.run('2027-03-17T10:30');
    expect((await sheet(desk))?.state).toBe('draft');
    expect(await todaySays(desk, LINE)).toBe(true);
  }));
