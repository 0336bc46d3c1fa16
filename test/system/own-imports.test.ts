// What a file of ours imports is taken from where its name says; everything else is found as Node finds it.
import { execFileSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../support/source-files.ts';

const url = (name: string): string => pathToFileURL(path.join(ROOT, name)).href;

/** Imports in a process of its own, since what resolves imports stays for the rest of a process. */
function run(code: string): string {
  const program = `const { resolveOwnImports } = await import(${JSON.stringify(url('src/system/own-imports.ts'))}); resolveOwnImports(); ${code}`;
  return execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' }).trim();
}

test('a file imported from within src and from outside is one module, and packages are found', () => {
  const [errors, words] = [url('src/errors.ts'), url('src/config/nearest.ts')];
  const code = `const a = await import(${JSON.stringify(errors)}); const b = await import(${JSON.stringify(words)});
    const c = await import(${JSON.stringify(url('src/system/clock.ts'))});
    console.log(typeof a.Failure, typeof b.findNearest, typeof c.openClock);`;
  expect(run(code)).toBe('function function function');
});
