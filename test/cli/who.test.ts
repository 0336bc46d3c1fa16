// `marac who`: what left, what may have left, what did not, and a reference that nobody knows. All people and cases are made up.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/command-list.ts';
import { gatherWho, whatOf } from '../../src/cli/daily/who-command.ts';
import { Failure } from '../../src/errors.ts';
import { letGo, sendAgenda, sendList } from '../journeys/steps.ts';
import { runLine } from '../support/command-line.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { caseOf, CONTACT, typeReferral, typeSmallMarac } from '../support/small-marac.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = openTestDesk();
  typeSmallMarac(desk.book);
  typeReferral(desk.book, 'R-AAAA22');
  await letGo(desk, '2027-03-01T10:00');
});
afterEach(() => desk.close());

const templates = (rows: readonly { readonly template: string }[]): readonly string[] =>
  [...new Set(rows.map((one) => one.template))].toSorted();

test('word about the referral that became the case is told, and what only waits is not called sent', async () => {
  const caseRef = caseOf(desk, 'R-AAAA22');
  const first = await gatherWho(desk.desk, caseRef);
  expect(templates(first.left)).toEqual(expect.arrayContaining(['decision', 'idva-notice']));
  expect(first.left.find((one) => one.template === 'idva-notice')).toMatchObject({ to: CONTACT.duty });
  expect(first.names.get(CONTACT.housing), 'a person at a terminal reads who that is').toBe(
    `Harriet Housewell, Test Housing (${CONTACT.housing})`,
  );
  desk.book.edit('meetings', 'M-AAAA22', { listReady: true, listReadyBy: 'Cora Coordinata' });
  await desk.run('2027-03-04T13:00');
  const waiting = await gatherWho(desk.desk, caseRef);
  expect(templates(waiting.notLeft)).toContain('list-and-request');
  expect(templates(waiting.left)).not.toContain('list-and-request');
  await sendList(desk);
  expect(templates((await gatherWho(desk.desk, caseRef)).left)).toContain('list-and-request');
});

test('a case that is gone from the workbook, or a workbook that cannot be read, leaves what the ledger knows', async () => {
  const caseRef = caseOf(desk, 'R-AAAA22');
  const before = templates((await gatherWho(desk.desk, caseRef)).left);
  for (const name of ['referrals', 'cases', 'list', 'people'] as const)
    for (const { id = '' } of desk.book.rows(name)) desk.book.remove(name, id);
  const gone = await gatherWho(desk.desk, caseRef);
  expect([gone.known, templates(gone.left)]).toEqual([true, before]);
  desk.book.read = () => Promise.reject(new Failure('workbook-moved', 'Someone is saving it.'));
  const unread = await gatherWho(desk.desk, caseRef);
  expect([unread.known, templates(unread.left)]).toEqual([true, before]);
});

test('a message that is only the cover of a paper is told by the paper', async () => {
  await sendList(desk);
  await sendAgenda(desk);
  const found = await gatherWho(desk.desk, caseOf(desk, 'R-AAAA22'));
  const covers = found.left.filter((one) => one.template === 'papers').map((one) => whatOf(one, found));
  expect([...new Set(covers)].toSorted()).toEqual(['Chair’s papers', 'IDVA papers', 'New referral: safe contact']);
});

test('a reference that neither ledger nor workbook knows is no all-clear', async () => {
  expect((await gatherWho(desk.desk, 'K-ZZZZ22')).known).toBe(false);
  const folder = mkdtempSync(path.join(tmpdir(), 'marac-who-'));
  try {
    await runLine(['init', 'desk', '--title', 'Ealing MARAC'], COMMANDS, { folder });
    const said = await runLine(['who', 'NOBODY'], COMMANDS, { folder: path.join(folder, 'desk') });
    expect(said.exit).toBe(2);
    expect(said.out).not.toContain('Nobody was sent');
    expect(said.err).toContain('Nothing is known of a case "NOBODY"');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);
