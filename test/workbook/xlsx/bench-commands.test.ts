// The two commands that others run over workbooks of their own: what they print, and how they end.
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inline, rowsWorkbook, smallWorkbook } from '../../fixtures/hostile/small-workbook.ts';

const SLOW = { timeout: 60_000 };
let folder = '';
const at = (name: string): string => path.join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'bench-commands-'));
  await writeFile(
    at('in.xlsx'),
    smallWorkbook({
      sheets: [
        {
          name: 'Data',
          xml: `<row r="2"><c r="C2" s="1"><v>46110.5</v></c>${inline('A2', 'one')}</row><row r="1"><c r="A1"><f>1+1</f><v>3</v></c><c r="B1" s="1"/></row>`,
        },
        { name: 'Empty', xml: '<row r="9"/>' },
      ],
      formats: ['dd/mm/yyyy'],
    }),
  );
  await writeFile(at('twice.xlsx'), rowsWorkbook('<row r="1"/><row r="1"/>'));
});

afterAll(() => rm(folder, { recursive: true }));

interface Ended {
  readonly code: number | null;
  readonly lines: readonly unknown[];
  readonly errors: string;
}

async function run(script: string, ...given: string[]): Promise<Ended> {
  const child = spawn(process.execPath, [path.resolve('bench', script), ...given]);
  let out = '';
  let errors = '';
  child.stdout.on('data', (piece: Buffer) => (out += piece.toString('utf8')));
  child.stderr.on('data', (piece: Buffer) => (errors += piece.toString('utf8')));
  const code = await new Promise<number | null>((resolve) => void child.once('close', resolve));
  return {
    code,
    lines: out
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as unknown),
    errors,
  };
}

const spent = { ms: expect.any(Number) as number, peakMb: expect.any(Number) as number };

describe('bench:xlsx-read', SLOW, () => {
  test('prints one line of what is in the workbook', async () => {
    const { code, lines } = await run('xlsx-read.ts', at('in.xlsx'));
    expect(code).toBe(0);
    expect(lines).toEqual([
      {
        outcome: 'ok',
        sheets: [
          { name: 'Data', hidden: false, rows: 2, cells: 3 },
          { name: 'Empty', hidden: false, rows: 0, cells: 0 },
        ],
        ...spent,
      },
    ]);
  });

  test('prints every cell before it, by sheet, row and column', async () => {
    const { lines } = await run('xlsx-read.ts', at('in.xlsx'), '--cells');
    expect(lines.slice(0, -1)).toEqual([
      { sheet: 'Data', ref: 'A1', type: 'formula', value: '1+1' },
      { sheet: 'Data', ref: 'A2', type: 'text', value: 'one' },
      { sheet: 'Data', ref: 'C2', type: 'date', value: '2026-03-29T12:00:00' },
    ]);
  });

  test('refuses by name with 3, and ends with 2 when it is used wrongly', async () => {
    expect(await run('xlsx-read.ts', at('twice.xlsx'))).toMatchObject({
      code: 3,
      lines: [{ outcome: 'refused', code: 'duplicate-row', message: expect.any(String) as string, ...spent }],
    });
    expect(await run('xlsx-read.ts', folder)).toMatchObject({
      code: 3,
      lines: [{ outcome: 'refused', code: 'not-a-file' }],
    });
    expect(await run('xlsx-read.ts', at('in.xlsx'), '--profile', 'received')).toMatchObject({
      code: 3,
      lines: [{ code: 'damaged' }],
    });
    for (const given of [[at('none.xlsx')], [], [at('in.xlsx'), '--odd'], [at('in.xlsx'), '--profile', 'mine']]) {
      expect(await run('xlsx-read.ts', ...given)).toMatchObject({ code: 2, lines: [] });
    }
  });
});

describe('bench:xlsx-edit', SLOW, () => {
  test('sets one cell, says which parts changed, and leaves IN alone', async () => {
    const before = await readFile(at('in.xlsx'));
    const edited = await run('xlsx-edit.ts', at('in.xlsx'), at('out.xlsx'), 'Data', 'C2', '=2+2');
    expect(edited).toMatchObject({
      code: 0,
      lines: [{ outcome: 'ok', changed: ['xl/workbook.xml', 'xl/worksheets/sheet1.xml'], ...spent }],
    });
    expect((await readFile(at('in.xlsx'))).equals(before)).toBe(true);
    const { lines } = await run('xlsx-read.ts', at('out.xlsx'), '--cells');
    expect(lines).toContainEqual({ sheet: 'Data', ref: 'C2', type: 'text', value: '=2+2' });
  });

  test('leaves no OUT when it refuses, and ends with 2 when it is used wrongly', async () => {
    expect(await run('xlsx-edit.ts', at('in.xlsx'), at('no.xlsx'), 'Nowhere', 'A1', 'x')).toMatchObject({
      code: 3,
      lines: [{ outcome: 'refused', code: 'no-such-sheet' }],
    });
    expect(await run('xlsx-edit.ts', at('twice.xlsx'), at('no.xlsx'), 'Sheet1', 'A1', 'x')).toMatchObject({
      code: 3,
      lines: [{ code: 'duplicate-row' }],
    });
    expect(await run('xlsx-edit.ts', at('in.xlsx'), at('no.xlsx'), 'Data', 'A0', 'x')).toMatchObject({ code: 2 });
    expect(await run('xlsx-edit.ts', at('in.xlsx'), at('in.xlsx'), 'Data', 'A1', 'x')).toMatchObject({ code: 2 });
    expect(await run('xlsx-edit.ts', at('in.xlsx'))).toMatchObject({ code: 2 });
    expect((await readdir(folder)).filter((name) => name.includes('no'))).toEqual([]);
  });
});
