// A desk that the version of November 2026 left in the middle of its month, opened by the program as it is now: it opens, nothing goes twice,
// what waited waits, and whatever is different is named here. The steps build on each other. Everybody in it is made up.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OutboxMessage } from '../../src/domain/outbox/outbox-message.ts';
import type { Snapshot } from '../../src/workbook/workbook-port.ts';
import { TABLES } from '../../src/workbook/tables/all-tables.ts';
import { writeZip } from '../../src/system/zip.ts';
import { partsOf } from '../support/excel.ts';
import { differences, peoplesCells } from './differences.ts';
import { sayLeftOut, sayVerified } from './left-out.ts';
import { openOldDesk, type OldDesk } from './open-desk.ts';

const SLOW = { timeout: 600_000 };
const COORDINATOR = 'Cora Coordinata';

/** Each message of the desk as it was left: key, version and state. */
const LEFT: readonly string[] = [
  'northmere/agenda/M-AAAA22/C-CAAA22 1 held',
  'northmere/agenda/M-AAAA22/C-HAAA22 1 offered',
  'northmere/agenda/M-AAAA22/C-PAAA22 1 offered',
  'northmere/agenda/M-AAAA22/chair/C-XAAA22 1 offered',
  'northmere/agenda/M-AAAA22/idva/C-DAAA22 1 offered',
  'northmere/intake/R-AAAA22/decision-accept/C-HAAA22 2 sent',
  'northmere/intake/R-AAAA22/idva/C-DAAA22 1 sent',
  'northmere/intake/R-AAAA22/safe-contact/C-DAAA22 1 sent',
  'northmere/intake/R-BBBB22/decision-accept/C-PAAA22 1 sent',
  'northmere/intake/R-BBBB22/idva/C-DAAA22 1 sent',
  'northmere/intake/R-BBBB22/safe-contact/C-DAAA22 1 sent',
  'northmere/intake/R-CCCC22/decision-accept/C-HAAA22 1 sent',
  'northmere/intake/R-CCCC22/idva/C-DAAA22 1 sent',
  'northmere/intake/R-CCCC22/safe-contact/C-DAAA22 1 sent',
  'northmere/intake/R-DDDD22/idva/C-DAAA22 1 sent',
  'northmere/intake/R-DDDD22/receipt/C-HAAA22 1 sent',
  'northmere/intake/R-SWZ49G/idva/C-DAAA22 1 sent',
  'northmere/intake/R-SWZ49G/receipt/C-HAAA22 1 sent',
  'northmere/research/M-AAAA22/chase/C-CAAA22 1 sent',
  'northmere/research/M-AAAA22/list/C-CAAA22 1 sent',
  'northmere/research/M-AAAA22/list/C-EAAA22 1 uncertain',
  'northmere/research/M-AAAA22/list/C-HAAA22 1 cancelled held',
  'northmere/research/M-AAAA22/list/C-PAAA22 1 refused',
];

/** What the upgrade makes different of these messages, and why. A change of the program that makes another different adds it here. */
const DIFFERENT: Readonly<Record<string, string>> = {
  // The desk's own templates leave out what agencies wrote (F13), which would count as told: they are drafts until a person has looked, and a Hold stays.
  'northmere/agenda/M-AAAA22/C-HAAA22 1 offered': 'northmere/agenda/M-AAAA22/C-HAAA22 1 draft',
  'northmere/agenda/M-AAAA22/C-PAAA22 1 offered': 'northmere/agenda/M-AAAA22/C-PAAA22 1 draft',
  // No mail is known to have reached the chair: until a person has confirmed the address nothing goes there (F8).
  'northmere/agenda/M-AAAA22/chair/C-XAAA22 1 offered': 'northmere/agenda/M-AAAA22/chair/C-XAAA22 1 cancelled',
  'northmere/agenda/M-AAAA22/idva/C-DAAA22 1 offered': 'northmere/agenda/M-AAAA22/idva/C-DAAA22 1 draft',
};

/** What the first run adds that has nothing to do with the upgrade: the form that lay in the inbox. */
const OF_THE_FORM: readonly string[] = [
  'northmere/intake/R-QCFCMV/idva/C-DAAA22 1 sent',
  'northmere/intake/R-QCFCMV/receipt/C-HAAA22 1 offered',
];

const standing = ({ key, version, state, held }: OutboxMessage): string =>
  `${key} ${version} ${held && state !== 'cancelled' ? 'held' : `${state}${held ? ' held' : ''}`}`;

let desk: OldDesk;
let left: readonly OutboxMessage[];
let before: Snapshot;
beforeAll(async () => {
  desk = await openOldDesk('desk-2026-11');
  left = await desk.messages('2027-03-11T11:01');
  before = await desk.look('2027-03-11T11:01');
}, 600_000);
afterAll(() => desk.close());

/** Keys of what the mail server took, in the order in which it came. */
async function takenKeys(now: string): Promise<readonly string[]> {
  const byId = new Map((await desk.messages(now)).map((one) => [one.messageId, one.key]));
  return desk.taken.map(({ messageId }) => byId.get(messageId) ?? messageId);
}

describe('a desk of the version of November 2026', () => {
  test('stands as it was left', () => {
    expect(left.map(standing).toSorted()).toEqual(LEFT);
    expect(before.problems).toEqual([]);
  });

  test.each([['check'], ['today'], ['plan'], ['outbox'], ['audit', 'verify']])(
    'F45: marac %s works',
    SLOW,
    async (...argv) => {
      const said = await desk.marac('2027-03-11T11:02', ...argv, '--json');
      expect([0, 3]).toContain(said.exit);
      interface Told {
        readonly code: string;
        readonly size: string;
      }
      const { problems = [] } = JSON.parse(said.out) as { readonly problems?: readonly Told[] };
      // What a person has to do after the upgrade: papers of the few lie among the team’s (F73).
      const wrong = problems.filter(({ size }) => size !== 'note').map(({ code }) => code);
      expect(wrong).toEqual(argv[0] === 'check' ? ['papers.apart'] : []);
    },
  );

  test('looking changes no message, writes no cell and sends nothing', async () => {
    expect((await desk.messages('2027-03-11T11:03')).map(standing).toSorted()).toEqual(LEFT);
    expect(differences(before, await desk.look('2027-03-11T11:03'))).toEqual([]);
    expect(desk.taken).toEqual([]);
  });

  test('F45: the first run changes no message but those named, and no cell that people typed', SLOW, async () => {
    // 3: Checks names the templates.
    expect((await desk.marac('2027-03-11T11:05', 'run')).exit).toBe(3);
    const now = (await desk.messages('2027-03-11T11:06')).map(standing).toSorted();
    expect(now).toEqual([...LEFT.map((one) => DIFFERENT[one] ?? one), ...OF_THE_FORM].toSorted());
    expect(await takenKeys('2027-03-11T11:06')).toEqual(['northmere/intake/R-QCFCMV/idva/C-DAAA22']);
    const after = await desk.look('2027-03-11T11:06');
    expect(TABLES.flatMap(({ name }) => (after.tables.get(name)?.state === 'known' ? [] : [name]))).toEqual([]);
    const kept = new Set(peoplesCells(after));
    expect(peoplesCells(before).filter((one) => !kept.has(one))).toEqual([]);
    await expect(`${differences(before, after).join('\n')}\n`).toMatchFileSnapshot(
      '../golden/upgrade/desk-2026-11-first-run.txt',
    );
  });

  test('F4: the first run brings drop-downs and limits up to date: Acts can be chosen, and days of this century are taken', () => {
    for (const file of ['main.xlsx', 'restricted.xlsx']) {
      const rules = partsOf(readFileSync(path.join(desk.folder, file)));
      const text = [...rules].flatMap(([name, part]) => (name.includes('worksheets') ? [part] : [])).join('');
      expect(text).toContain('Acts');
      expect(text).not.toMatch(/<dataValidation [^>]*type="date"/);
      expect(text).toMatch(/<dataValidation [^>]*type="decimal"[^>]*error="Write a date/);
    }
  });

  test('F4: what a person then takes out of a drop-down stays out', SLOW, async () => {
    const file = path.join(desk.folder, 'main.xlsx');
    const parts = [...partsOf(readFileSync(file))];
    const lists = parts.find(([, part]) => part.includes('>Acts<'))?.[0] ?? '';
    const changed = parts.map(([name, part]) => ({
      name,
      content: Buffer.from(name === lists ? part.replace('>Acts<', '>Searches<') : part, 'utf8'),
    }));
    writeFileSync(file, writeZip(changed), { mode: 0o600 });
    expect([0, 3]).toContain((await desk.marac('2027-03-11T11:08', 'run', 'intake')).exit);
    expect(partsOf(readFileSync(file)).get(lists)).not.toContain('>Acts<');
  });

  test(
    'what the desk’s own templates leave out, and which addresses are right, is said once by a named person: then it is on offer again, in its place',
    SLOW,
    async () => {
      expect(await sayVerified(desk, '2027-03-11T11:08', COORDINATOR)).toBe(1);
      await desk.marac('2027-03-11T11:09', 'run');
      expect(await sayLeftOut(desk, '2027-03-11T11:09', COORDINATOR)).toBeGreaterThan(0);
      await desk.marac('2027-03-11T11:10', 'run');
      const now = new Map((await desk.messages('2027-03-11T11:11')).map((one) => [one.key, one]));
      for (const { key, held } of left.filter((one) => one.state === 'offered'))
        expect(now.get(key)).toMatchObject({ state: 'offered', version: 2, held });
      expect(await sayLeftOut(desk, '2027-03-11T11:12', COORDINATOR)).toBe(0);
      expect(await sayVerified(desk, '2027-03-11T11:12', COORDINATOR)).toBe(0);
    },
  );

  test('F45: later runs send nothing again, and what was held, uncertain or on offer stays so', SLOW, async () => {
    for (const now of ['2027-03-11T12:00', '2027-03-11T16:00', '2027-03-12T09:00']) {
      expect([0, 3]).toContain((await desk.marac(now, 'run')).exit);
    }
    const after = new Map((await desk.messages('2027-03-12T09:01')).map((one) => [one.key, one]));
    for (const { key, state, held } of left)
      expect([key, after.get(key)?.state, after.get(key)?.held]).toEqual([key, state, held]);
    const ended = new Set(left.flatMap(({ settledAt, messageId }) => (settledAt === undefined ? [] : [messageId])));
    expect(desk.taken.filter(({ messageId }) => ended.has(messageId))).toEqual([]);
  });

  test('F45: what is released then leaves once, and the held and the uncertain one do not', SLOW, async () => {
    const earlier = desk.taken.length;
    const offered = left.filter(({ state, held }) => state === 'offered' && !held).map(({ key }) => key);
    for (const key of offered)
      expect((await desk.marac('2027-03-12T09:30', 'release', key, '--by', COORDINATOR)).exit).toBe(0);
    for (const now of ['2027-03-12T09:35', '2027-03-12T12:00']) await desk.marac(now, 'run');
    const taken = (await takenKeys('2027-03-12T12:01')).slice(earlier);
    expect(taken.filter((key) => key.includes('/agenda/')).toSorted()).toEqual(offered.toSorted());
    const ids = desk.taken.map(({ messageId }) => messageId);
    expect(new Set(ids).size).toBe(ids.length);
    const states = new Map((await desk.messages('2027-03-12T12:01')).map((one) => [one.key, one]));
    expect(states.get('northmere/agenda/M-AAAA22/C-CAAA22')).toMatchObject({ state: 'offered', held: true });
    expect(states.get('northmere/research/M-AAAA22/list/C-EAAA22')).toMatchObject({ state: 'uncertain' });
    expect((await desk.marac('2027-03-12T12:02', 'audit', 'verify')).exit).toBe(0);
  });
});
