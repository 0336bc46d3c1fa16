// Names of files and subjects of an earlier version, on a desk that it left: what lies there stays, links to it hold, and what was released leaves
// once. The steps build on each other. Everybody in it is made up.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseFile, parseFolder, parseSubject } from '../../src/domain/outward/outward-name.ts';
import { openOldDesk, type OldDesk } from './open-desk.ts';

const AREA = 'Northmere MARAC (synthetic)';
const SLOW = { timeout: 300_000 };

let desk: OldDesk;
let before: readonly string[];
const laid = (): readonly string[] =>
  readdirSync(path.join(desk.folder, 'documents'), { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => path.relative(path.join(desk.folder, 'documents'), path.join(one.parentPath, one.name)))
    .toSorted();
const isFormer = (file: string): boolean =>
  /^northmere\/[a-z]+\/[A-Z0-9-]+\/[a-zA-Z0-9-]+\.(?:pdf|docx|xlsx|ics)$/.test(file);

beforeAll(async () => {
  desk = await openOldDesk('desk-2026-11');
  before = laid();
}, 300_000);
afterAll(() => desk.close());

describe('a desk of the version of November 2026', () => {
  test('has its papers under the names of that version, and check counts them', SLOW, async () => {
    expect(before.length).toBeGreaterThan(5);
    expect(before.filter((file) => !isFormer(file))).toEqual([]);
    expect((await desk.marac('2027-03-11T11:02', 'check')).out).toMatch(
      new RegExp(`^documents +papers in clear text, for the team +${before.length} `, 'm'),
    );
  });

  test('keeps each where it is until its paper is made again: then the new one is there alone', SLOW, async () => {
    await desk.marac('2027-03-11T11:05', 'run');
    const now = laid();
    const made = now.filter((file) => !before.includes(file));
    expect(made.length).toBeGreaterThan(0);
    for (const file of made) {
      const [folder = '', name = ''] = file.split(path.sep);
      expect([file, parseFolder(folder)?.area, parseFile(name)?.area]).toEqual([file, AREA, AREA]);
    }
    const stay = now.filter(isFormer);
    expect(stay.length).toBeGreaterThan(0);
    expect(stay.filter((file) => !before.includes(file))).toEqual([]);
    expect((await desk.marac('2027-03-11T11:05', 'check')).out).toMatch(
      new RegExp(`^documents +papers in clear text, for the team +${now.length} `, 'm'),
    );
  });

  test(
    'who had a paper is known, and a withdrawal follows it, with the area and the day of its meeting',
    SLOW,
    async () => {
      const sent = (await desk.messages('2027-03-11T11:55')).find(
        (one) => one.key === 'northmere/research/M-AAAA22/list/C-CAAA22',
      );
      const paper = sent?.papers[0] ?? '';
      const said = await desk.marac(
        '2027-03-11T11:56',
        'withdraw',
        paper,
        '--by',
        'Cora Coordinata',
        '--why',
        'wrong',
        '--yes',
      );
      expect([said.err, said.exit]).toEqual(['', 0]);
      await desk.marac('2027-03-11T11:57', 'run');
      await desk.marac('2027-03-11T11:58', 'run', 'send');
      const mails = await Promise.all(desk.taken.map((one) => PostalMime.parse(one.body)));
      expect(mails.map((mail) => mail.subject)).toContainEqual(
        expect.stringMatching(
          /^Northmere MARAC \(synthetic\), 16 March 2027: withdrawn, do not use a paper \(D-\w{6}\)$/,
        ),
      );
    },
  );
});

test(
  'a message that was released before the upgrade leaves once, with the subject it was released with; its files have their kind and number',
  SLOW,
  async () => {
    const old = await openOldDesk('desk-2026-11');
    try {
      const key = 'northmere/agenda/M-AAAA22/C-HAAA22';
      expect((await old.marac('2027-03-11T11:02', 'release', key, '--by', 'Cora Coordinata')).exit).toBe(0);
      for (const now of ['2027-03-11T11:45', '2027-03-11T11:50']) await old.marac(now, 'run', 'send');
      await old.marac('2027-03-11T12:05', 'run');
      await old.marac('2027-03-11T13:05', 'run', 'send');
      const sent = (await old.messages('2027-03-11T13:10')).find((one) => one.key === key);
      expect(sent?.state).toBe('sent');
      const mails = await Promise.all(old.taken.map((one) => PostalMime.parse(one.body)));
      const mine = mails.filter((mail) => mail.subject?.includes('Agenda and your times'));
      expect(mine.map((mail) => mail.subject)).toEqual([expect.stringMatching(/^Agenda and your times \(D-\w{6}\)$/)]);
      const files = mine.flatMap((mail) => mail.attachments.map((one) => one.filename ?? '')).toSorted();
      expect(files).toEqual([
        expect.stringMatching(/^Agenda, D-\w{6}\.pdf$/),
        expect.stringMatching(/^Times, D-\w{6}\.ics$/),
      ]);
      // The others are as they were planned now, under names as people read them.
      for (const { subject = '' } of mails)
        expect([subject, parseSubject(subject) !== undefined]).toEqual([subject, true]);
    } finally {
      await old.close();
    }
  },
);
