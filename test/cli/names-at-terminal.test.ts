// At a terminal the commands say rows by name; into a pipe, a log or JSON go refs alone. On a desk of November 2026; everybody is made up.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openFaultServer, type FaultServer } from '../support/smtp-faults.ts';
import { copyDesk, deskIn, type OldDesk } from '../upgrade/open-desk.ts';

const NOW = '2027-03-11T11:00';
let parent = '';
let server: FaultServer;
let desk: Omit<OldDesk, 'close'>;
beforeAll(async () => {
  parent = mkdtempSync(path.join(tmpdir(), 'marac-terminal-'));
  const folder = path.join(parent, 'desk');
  copyDesk(path.join(import.meta.dirname, '../fixtures/desk-2026-11/desk'), folder);
  server = await openFaultServer({});
  desk = deskIn(folder, server);
}, 600_000);
afterAll(async () => {
  await server.close();
  rmSync(parent, { recursive: true, force: true });
});

const CONTACT = /(?<![\w/])C-[0-9A-Z]{6}(?![\w/])/g;
const CASE_OR_REFERRAL = /(?<![\w/])[KR]-[0-9A-Z]{6}(?![\w/])/g;
const NAMES = /Victimsena|Sufferby|Harmwell|Housewell|Dutywell|Policewright|Healthman|Childworth|Chairman/;

/** Refs before which no name stands on their line. */
function bareIn(text: string): readonly string[] {
  return text
    .split('\n')
    .flatMap((line) =>
      [
        ...line.replace(/`[^`]*`/g, '').matchAll(new RegExp(`${CONTACT.source}|${CASE_OR_REFERRAL.source}`, 'g')),
      ].flatMap(({ 0: id, index }) => (NAMES.test(line.slice(0, index)) ? [] : [`${id}: ${line}`])),
    );
}

test.each([[['why', 'R-AAAA22']], [['plan']], [['outbox']]])(
  'marac %s: no ref without its name at a terminal, and no name elsewhere',
  { timeout: 60_000 },
  async (argv) => {
    const seen = await desk.seen(NOW, ...argv);
    const [piped, json] = [await desk.marac(NOW, ...argv), await desk.marac(NOW, ...argv, '--json')];
    expect(bareIn(seen.out)).toEqual([]);
    expect(seen.out).toMatch(NAMES);
    expect(piped.out + json.out).not.toMatch(NAMES);
    expect(piped.out).toMatch(CONTACT);
    expect([seen.exit, json.exit]).toEqual([piped.exit, piped.exit]);
  },
);

test(
  'marac check: a row that is told by its number has its name behind it, at a terminal only',
  { timeout: 60_000 },
  async () => {
    const now = '2027-02-01T09:00';
    expect((await desk.seen(now, 'check')).out).toMatch(
      /^Referrals, row \d+, "Received" \(Anna Victimsena, R-AAAA22\): This day cannot be/m,
    );
    expect((await desk.marac(now, 'check')).out).not.toMatch(NAMES);
  },
);

test(
  'marac who and marac restrict: the case by name at a terminal, by its ref elsewhere',
  { timeout: 60_000 },
  async () => {
    const [ref = ''] = /K-[0-9A-Z]{6}/.exec((await desk.marac(NOW, 'why', 'R-AAAA22')).out) ?? [];
    expect((await desk.seen(NOW, 'who', ref)).out).toMatch(new RegExp(`^Case Anna Victimsena \\(${ref}\\)\\.`));
    const piped = await desk.marac(NOW, 'who', ref);
    expect(piped.out).toMatch(new RegExp(`^Case ${ref}\\.`));
    expect(piped.out).not.toMatch(NAMES);
    const done = await desk.seen(NOW, 'restrict', ref, '--by', 'Cora Coordinata', '--why', 'A test');
    expect(done.out).toMatch(
      new RegExp(`^\\d+ rows of Anna Victimsena \\(${ref}\\) moved to the restricted workbook\\.`),
    );
  },
);
