// Files on a real disk: whole or not at all, private, and never through a link.
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openFiles } from '../../src/system/files.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'marac-files-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string): string => path.join(folder, name);
const files = openFiles();

describe('writing', () => {
  test('a new file is private and whole', async () => {
    await files.writeNew(at('new.txt'), 'words');
    expect(readFileSync(at('new.txt'), 'utf8')).toBe('words');
    expect(statSync(at('new.txt')).mode & 0o777).toBe(0o600);
  });

  test('a person’s file keeps its rights', async () => {
    writeFileSync(at('theirs.xlsx'), 'old');
    chmodSync(at('theirs.xlsx'), 0o660);
    await files.write(at('theirs.xlsx'), 'new');
    expect(statSync(at('theirs.xlsx')).mode & 0o777).toBe(0o660);
  });

  test('7I3: writeNew never writes over what is there, and nothing writes through a link', async () => {
    writeFileSync(at('there.txt'), 'theirs');
    await expect(files.writeNew(at('there.txt'), 'mine')).rejects.toThrow('is there already');
    symlinkSync(at('there.txt'), at('link.txt'));
    await expect(files.write(at('link.txt'), 'mine')).rejects.toThrow('is a link');
    await expect(files.read(at('link.txt'))).rejects.toThrow('is a link');
    expect(readFileSync(at('there.txt'), 'utf8')).toBe('theirs');
  });

  test.each(['file-write', 'file-sync', 'file-rename'])(
    'C5, D1: a write that fails at %s leaves the old file and no rest of the new one',
    async (point) => {
      const failing = openFiles((reached) => {
        if (reached === point) throw Object.assign(new Error('no room'), { code: 'ENOSPC' });
      });
      writeFileSync(at('kept.txt'), 'old');
      await expect(failing.write(at('kept.txt'), 'new')).rejects.toThrow(
        `There is no room on the disk for ${at('kept.txt')}.`,
      );
      expect(readFileSync(at('kept.txt'), 'utf8')).toBe('old');
      expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
    },
  );

  test('C6: once renamed the new file stands, whatever fails after', async () => {
    const failing = openFiles((reached) => {
      if (reached === 'file-renamed') throw new Error('killed');
    });
    writeFileSync(at('moved.txt'), 'old');
    await expect(failing.write(at('moved.txt'), 'new')).rejects.toThrow('killed');
    expect(readFileSync(at('moved.txt'), 'utf8')).toBe('new');
  });
});

describe('reading', () => {
  test('a file that is not there is no failure', async () => {
    expect(await files.read(at('nowhere.txt'))).toBeUndefined();
  });

  test('a folder, a pipe and a file over the limit are refused at once (7B16)', async () => {
    mkdirSync(at('folder'));
    await expect(files.read(at('folder'))).rejects.toThrow('not a plain file');
    execFileSync('mkfifo', [at('pipe')]);
    await expect(files.read(at('pipe'))).rejects.toThrow('not a plain file');
    writeFileSync(at('big.txt'), 'x'.repeat(100));
    await expect(files.read(at('big.txt'), 99)).rejects.toThrow('larger than');
  });

  test('a folder lists its plain files only, in order', async () => {
    const list = at('list');
    mkdirSync(list);
    for (const name of ['b.xlsx', 'a.xlsx', '~$a.xlsx', '.~lock.a.xlsx#', '.a.part'])
      writeFileSync(path.join(list, name), '');
    symlinkSync(at('there.txt'), path.join(list, 'c.xlsx'));
    expect(await files.list(list)).toEqual(['a.xlsx', 'b.xlsx']);
    expect(await files.list(at('nowhere'))).toEqual([]);
  });
});

describe('folders', () => {
  test('a new folder is for its owner alone', async () => {
    await files.makeFolder(at('a/b/c'));
    expect(statSync(at('a/b/c')).mode & 0o777).toBe(0o700);
  });

  test('D11: a folder that everybody may open is refused, and so is a link', async () => {
    mkdirSync(at('open'));
    chmodSync(at('open'), 0o755);
    await expect(files.makeFolder(at('open'))).rejects.toThrow('may be opened by every account');
    symlinkSync(at('a'), at('linked'));
    await expect(files.makeFolder(at('linked'))).rejects.toThrow('is a link');
  });

  test('a returned form never lands on another of the same name', async () => {
    for (const [name, words] of [
      ['one/form.xlsx', 'first'],
      ['two/form.xlsx', 'second'],
    ] as const) {
      mkdirSync(path.dirname(at(name)), { recursive: true });
      writeFileSync(at(name), words);
      await files.moveInto(at(name), at('done'));
    }
    expect(readFileSync(at('done/form.xlsx'), 'utf8') + readFileSync(at('done/form-2.xlsx'), 'utf8')).toBe(
      'firstsecond',
    );
  });
});
