// F47: the folder that the demo leaves is a desk like any other: `marac` opens it with its config, on any day.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/command-list.ts';
import { makeDemo } from '../../demo/make-demo.ts';
import { composingDocuments } from '../support/desk.ts';
import { runLine } from '../support/command-line.ts';

let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'marac-demo-opens-'));
  await makeDemo(path.join(folder, 'demo'), { documents: composingDocuments(), until: '2027-03-02' });
}, 600_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  ['the demo’s own days', '2027-03-03T09:00'],
  ['a day before it', '2026-11-29T09:00'],
])(
  'F47: today, check, plan, outbox and audit open the demo’s folder on %s',
  { timeout: 600_000 },
  async (_what, now) => {
    for (const argv of [
      ['today'],
      ['check'],
      ['plan'],
      ['outbox'],
      ['audit', 'verify'],
      ['today', '--as-of', '2027-03-03'],
    ]) {
      const said = await runLine([...argv, '--config', 'demo/marac.config.yaml'], COMMANDS, {
        folder,
        now,
        outside: { documents: composingDocuments() },
      });
      expect([argv.join(' '), said.err, [0, 3].includes(said.exit)]).toEqual([argv.join(' '), '', true]);
    }
  },
);
