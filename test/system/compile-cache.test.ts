// What is compiled of the program is kept in a private folder of our own account, or nowhere.
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { privateCache } from '../../src/system/compile-cache.ts';

let packages = '';
beforeEach(() => {
  packages = mkdtempSync(path.join(tmpdir(), 'marac-packages-'));
});
afterEach(() => rmSync(packages, { recursive: true, force: true }));

const parent = (): string => path.join(packages, '.cache');
const folder = (): string => path.join(parent(), 'marac');

describe.skipIf(process.platform === 'win32')('where compiled code is kept', () => {
  test('a folder that only we may open, made where it is not there', () => {
    expect(privateCache('marac', packages)).toBe(`${folder()}${path.sep}`);
    expect(statSync(folder()).mode & 0o777).toBe(0o700);
    chmodSync(folder(), 0o777);
    expect(privateCache('marac', packages)).toBe(`${folder()}${path.sep}`);
    expect(statSync(folder()).mode & 0o777, 'what others might do is taken back').toBe(0o700);
  });

  test('the packages of another account: nowhere', () => {
    const { uid } = statSync(packages);
    expect(privateCache('marac', packages, uid + 1)).toBeUndefined();
    expect(existsSync(parent())).toBe(false);
    expect(privateCache('marac', path.join(packages, 'no-such-folder'))).toBeUndefined();
  });

  test('a link in its place, and a folder above it into which others may put things: nowhere', () => {
    const elsewhere = path.join(packages, 'elsewhere');
    mkdirSync(elsewhere);
    mkdirSync(parent());
    symlinkSync(elsewhere, folder());
    expect(privateCache('marac', packages)).toBeUndefined();
    rmSync(folder());
    chmodSync(parent(), 0o777);
    expect(privateCache('marac', packages)).toBeUndefined();
    expect(readdirSync(elsewhere)).toEqual([]);
  });

  test('the command line keeps nothing in the folder for temporary files', () => {
    const temp = path.join(packages, 'tmp');
    mkdirSync(temp);
    const { NODE_COMPILE_CACHE: _, ...env } = process.env;
    execFileSync(process.execPath, ['src/marac.js', 'help'], { env: { ...env, TMPDIR: temp }, stdio: 'ignore' });
    expect(readdirSync(temp)).toEqual([]);
  });
});
