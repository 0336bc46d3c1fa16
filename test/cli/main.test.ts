// The real program in a process of its own: what it loads, how it ends, what it says.
import { execFile } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LOADED = pathToFileURL(path.join(ROOT, 'test/support/print-loaded.ts')).href;

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function marac(args: readonly string[], node: readonly string[] = []): Promise<Ended> {
  const run = promisify(execFile)(process.execPath, [...node, path.join(ROOT, 'src/marac.js'), ...args], { cwd: ROOT });
  return run.then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout, err: stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      out: error.stdout,
      err: error.stderr,
    }),
  );
}

test('marac --help loads no npm package, no adapter, no command, no config, and of the domain the edit distance alone', async () => {
  const { code, out, err } = await marac(['--help'], ['--import', LOADED]);
  expect(code).toBe(0);
  expect(out).toContain('usage: marac COMMAND');
  const loaded = err.split('\n').filter((line) => line.startsWith('loaded '));
  const wrong = loaded.filter((url) =>
    /node_modules|src\/(config|app)\.ts|config\/shape|workbook|ledger|mail|documents|domain\/(?!.*\bdistance\.ts)|cli\/(init|columns)/.test(
      url,
    ),
  );
  expect(loaded.length).toBeGreaterThan(5);
  expect(wrong).toEqual([]);
}, 30_000);

test('marac --version says the version, the commit of a checkout and the Node, in a folder without a desk too', async () => {
  const { code, out, err } = await marac(['--version']);
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(/^marac \d+\.\d+\.\d+(, commit [0-9a-f]{10})?, Node 2\d\.\d+\.\d+\n$/);
}, 30_000);

test('a slip ends with 2 and says what was meant', async () => {
  const { code, out, err } = await marac(['colums']);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain('Did you mean `marac columns`?');
}, 30_000);

test.each(['yes', '-', ' ok '])(
  'F19: --by %j names nobody, and nothing is done',
  async (by) => {
    const { code, err } = await marac(['release', 'R-AAAA22', '--by', by]);
    expect(code).toBe(2);
    expect(err).toContain('--by wants a name');
  },
  30_000,
);

test('marac columns tells every tab, one tab in words, and the same as JSON', async () => {
  const [all, one, json] = await Promise.all([
    marac(['columns']),
    marac(['columns', 'at', 'risk', 'list']),
    marac(['columns', 'list', '--json']),
  ]);
  expect(all.out).toContain('Referrals');
  expect(one.out).toMatch(/^At Risk List: /);
  const told = JSON.parse(json.out) as { readonly columns: readonly { readonly header: string }[] };
  expect(told.columns.map(({ header }) => header)).toContain('Row id');
}, 30_000);
