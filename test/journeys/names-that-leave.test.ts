// What people see of a message before they open it: its subject, what is attached, the files and folders of the team. All people are made up.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openPapersFolder } from '../../src/app/papers-folders.ts';
import { openTroubles } from '../../src/app/machine/machine-troubles.ts';
import { parseFile, parseFolder, parseSubject } from '../../src/domain/outward/outward-name.ts';
import { openFiles } from '../../src/system/files.ts';
import type { Delivered, TestDesk } from '../support/desk.ts';
import { AGENCY, CONTACT, MEETING, typeReferral } from '../support/small-marac.ts';
import { journey, letGo, sendAgenda, sendList, sendMinutes, sendSheets } from './steps.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'marac-names-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Puts the papers of the desk into a folder of that name. */
function withFolder(desk: TestDesk, name: string): string {
  const root = path.join(folder, name);
  const folders = { documents: root, restrictedDocuments: `${root}-restricted` };
  Object.assign(desk.desk, { papersFolder: openPapersFolder(openFiles(), folders, openTroubles()) });
  return root;
}

/** As the area is called outside from now on. */
function callArea(desk: TestDesk, outward: string): void {
  Object.assign(desk.desk, { maracs: desk.desk.maracs.map((marac) => ({ ...marac, outward })) });
}

/** Without the word that a rehearsal puts before it. */
const subjectOf = ({ mail }: Delivered): string => (mail.subject ?? '').replace(/^REHEARSAL /, '');
const filesOf = ({ mail }: Delivered): readonly string[] => mail.attachments.map((one) => one.filename ?? '');
const below = (root: string): readonly string[] =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => path.relative(root, path.join(one.parentPath, one.name)))
    .toSorted();

/** A month in which an agency is called as its only practitioner, who is referred herself. */
async function month(desk: TestDesk): Promise<readonly Delivered[]> {
  desk.book.edit('agencies', AGENCY.housing, { name: 'Dr Victoria Victimsen' });
  typeReferral(desk.book, 'R-AAAA22', {
    surname: 'Victimsen',
    forenames: 'Victoria',
    referrerAgency: AGENCY.police,
    landlord: AGENCY.housing,
  });
  const sent = [...(await desk.tick('2027-03-01T10:00')), ...(await letGo(desk, '2027-03-01T10:15'))];
  for (const step of [sendList, sendAgenda, sendSheets, sendMinutes]) sent.push(...(await step(desk)));
  return sent;
}

test('PR6, PROP10: every subject, attachment, folder and file of a month is of the grammar, none alike, and none says who is in a case', () =>
  journey(async (desk) => {
    const root = withFolder(desk, 'month');
    const sent = await month(desk);
    const names = [...sent.map(subjectOf), ...sent.flatMap(filesOf)];
    const laid = [...below(root), ...below(`${root}-restricted`)];
    expect([sent.length > 10, laid.length > 10]).toEqual([true, true]);
    expect(sent.filter((one) => parseSubject(subjectOf(one))?.area !== 'Ealing MARAC')).toEqual([]);
    expect(sent.flatMap(filesOf).filter((name) => parseFile(name) === undefined)).toEqual([]);
    for (const one of sent) expect(new Set(filesOf(one)).size).toBe(filesOf(one).length);
    for (const file of laid) {
      const [where = '', name = '', ...more] = file.split(path.sep);
      expect([file, parseFolder(where)?.area, parseFile(name)?.area, more]).toEqual([
        file,
        'Ealing MARAC',
        'Ealing MARAC',
        [],
      ]);
    }
    expect([...names, ...laid].filter((name) => /victimsen|victoria|\bVV?\b/i.test(name))).toEqual([]);
    expect(laid).toContain(
      path.join('2027-03-16, Ealing MARAC', 'Agenda, Ealing MARAC, 16 March 2027, Test Police.pdf'),
    );
    expect(sent.map(subjectOf)).toContainEqual(
      expect.stringMatching(/^Ealing MARAC, 16 March 2027: agenda and your times \(D-\w{6}\)$/),
    );
  }));

test('a title that the area chooses renames what waits and asks for its release again; what has gone keeps its name, and nothing goes twice', () =>
  journey(async (desk) => {
    const root = withFolder(desk, 'chosen');
    typeReferral(desk.book, 'R-AAAA22', { referrerAgency: AGENCY.police, landlord: AGENCY.housing });
    await desk.tick('2027-03-01T10:00');
    await letGo(desk, '2027-03-01T10:15');
    const listed = await sendList(desk);
    expect(listed.length).toBeGreaterThan(0);
    desk.book.edit('meetings', MEETING, { agendaReady: true, agendaReadyBy: 'Cora Coordinata' });
    await desk.run('2027-03-11T09:30');
    await desk.release();
    const key = `ealing/agenda/${MEETING}/${CONTACT.police}`;
    expect(await desk.ledger.findMessage(key)).toMatchObject({ state: 'offered', version: 1 });
    callArea(desk, 'Ealing Panel');
    await desk.run('2027-03-11T09:40');
    const asked = await desk.ledger.findMessage(key);
    expect([asked?.state, asked?.version, asked?.released?.version === 2]).toEqual(['offered', 2, false]);
    await desk.release();
    const sent = await desk.tick('2027-03-11T09:41');
    const mine = sent.filter((one) => one.key === key);
    expect(mine.map(subjectOf)).toEqual([
      expect.stringMatching(/^Ealing Panel, 16 March 2027: agenda and your times /),
    ]);
    expect(mine.flatMap(filesOf)).toContain('Agenda, Ealing Panel, 16 March 2027, Test Police.pdf');
    const laid = below(root);
    expect(laid).toContain(
      path.join('2027-03-16, Ealing Panel', 'Agenda, Ealing Panel, 16 March 2027, Test Police.pdf'),
    );
    // The list had gone: people have it under that name. Nothing that waited lies there under both.
    expect(
      laid.filter((file) => file.includes('At Risk List') && file.includes('Ealing MARAC')).length,
    ).toBeGreaterThan(0);
    expect(laid.filter((file) => file.includes('Agenda, Ealing MARAC'))).toEqual([]);
    expect(
      (await desk.tick('2027-03-11T09:50')).filter((one) => listed.some(({ key: gone }) => gone === one.key)),
    ).toEqual([]);
  }));
