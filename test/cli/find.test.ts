// `marac find`: asks on standard input, refuses arguments, finds other spellings, prints names to people and refs to programs. All people are made up.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askLine } from '../../src/cli/ask-line.ts';
import { COMMANDS } from '../../src/cli/command-list.ts';
import { findByName } from '../../src/use-cases/find-by-name.ts';
import { lookAtReading } from '../../src/jobs/answers/take-reading.ts';
import { letGo, sendList } from '../journeys/steps.ts';
import { runLine } from '../support/command-line.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { caseOf, CONTACT, typeReferral, typeSmallMarac } from '../support/small-marac.ts';

describe('a desk with one case', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = openTestDesk();
    typeSmallMarac(desk.book);
    typeReferral(desk.book, 'R-AAAA22', { forenames: 'Catherine', surname: 'O’Neill', aliases: 'Kitty Quillfeather' });
    await letGo(desk, '2027-03-01T10:00');
    await sendList(desk);
  });
  afterAll(() => desk.close());

  const find = async (asked: string) =>
    findByName(await lookAtReading(desk.desk), await desk.desk.ledger.messages(), asked);

  test.each(['O’Neill', 'oneill catherine', 'Katherine O Neill', 'Cath', 'kitty quilfeather'])(
    'people, referral and case are found by “%s”, and what was sent about them',
    async (asked) => {
      const found = await find(asked);
      const ids = found?.named.map(({ id }) => id) ?? [];
      expect(ids).toContain('R-AAAA22');
      expect(found?.named.some(({ table }) => table === 'people')).toBe(true);
      expect([...ids, ...(found?.about.map(({ id }) => id) ?? [])]).toContain(caseOf(desk, 'R-AAAA22'));
      expect(found?.messages.length).toBeGreaterThan(0);
      expect(found?.named[0]?.place).toMatch(/\d/);
    },
  );

  test('a contact is found by name, a row by its ref, and nobody by a name that is not there', async () => {
    expect((await find('harriet housewell'))?.named.map(({ id }) => id)).toContain(CONTACT.housing);
    expect((await find(caseOf(desk, 'R-AAAA22').toLowerCase()))?.named.map(({ id }) => id)).toEqual([
      caseOf(desk, 'R-AAAA22'),
    ]);
    expect(await find('Zebulon')).toMatchObject({ named: [], about: [], messages: [] });
  });

  test('fewer than two letters find nothing', async () => {
    for (const asked of ['', ' ', 'x', '?!']) expect(await find(asked)).toBeUndefined();
  });
});

describe('the command', () => {
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'marac-find-'));
    await runLine(['init', 'desk', '--title', 'Ealing MARAC'], COMMANDS, { folder });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const say = (argv: readonly string[], typed?: string) =>
    runLine(argv, COMMANDS, { folder: path.join(folder, 'desk'), ...(typed === undefined ? {} : { typed }) });

  test('a name among the arguments is refused with the reason, and not repeated', async () => {
    const said = await say(['find', 'Ella', 'Example']);
    expect(said.exit).toBe(2);
    expect(said.err).toContain('history of the shell');
    expect(said.err + said.out).not.toContain('Ella');
  });

  test('nobody of that name: said so, and done; in JSON an empty list', async () => {
    const said = await say(['find'], 'Zebulon');
    expect([said.exit, said.out]).toEqual([0, expect.stringContaining('Nobody and nothing of that name')]);
    const json = await say(['find', '--json'], 'Zebulon');
    expect(JSON.parse(json.out)).toMatchObject({ named: [], about: [], messages: [] });
    expect(json.out).not.toContain('Zebulon');
  });

  test('an agency of every new desk is found, with tab, row and ref; in JSON the refs', async () => {
    const said = await say(['find'], 'chair');
    expect(said.out).toMatch(/Agencies +row \d+ +\S+ +Chair \(G-[0-9A-Z]+\)/);
    expect(JSON.parse((await say(['find', '--json'], 'chair')).out)).toMatchObject({
      named: [{ table: 'agencies', id: expect.stringMatching(/^G-/) as string }],
    });
  });

  test('without anything typed it is used wrongly', async () => {
    expect((await say(['find'])).exit).toBe(2);
  });
});

test('one line is read from a pipe, without the question; nothing if the pipe is empty', async () => {
  const err = new PassThrough();
  const pipe = new PassThrough();
  const asked = askLine('Name: ', pipe, err);
  pipe.end('Ella Example\nnot this\n');
  expect(await asked).toBe('Ella Example');
  const empty = new PassThrough();
  const none = askLine('Name: ', empty, err);
  empty.end();
  expect(await none).toBeUndefined();
  expect(err.read()).toBeNull();
});
