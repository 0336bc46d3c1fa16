// The sources of the repository and what they import, for the tests that hold its walls.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '../..');

export interface SourceFile {
  /** From the root, with slashes: `src/domain/time/day.ts`. */
  readonly name: string;
  readonly text: string;
  readonly imports: readonly { readonly from: string }[];
}

export function filesUnder(folder: string): readonly SourceFile[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|js)$/.test(entry.name))
    .map((entry) => {
      const name = path.relative(ROOT, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/');
      const text = readFileSync(path.join(ROOT, name), 'utf8');
      return { name, text, imports: importsOf(text) };
    })
    .filter(({ name }) => !name.startsWith('appsscript/dist/'));
}

/** Imports and re-exports, also those made when a function is called. */
export function importsOf(text: string): readonly { readonly from: string }[] {
  const code = stripped(text);
  const found: { from: string }[] = [];
  for (const match of code.matchAll(/^(?:import|export)\s+(?:type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm))
    found.push({ from: match[1] ?? '' });
  for (const match of code.matchAll(/\bimport\(\s*'([^']+)'\s*\)/g)) found.push({ from: match[1] ?? '' });
  return found;
}

/** Without comments. */
export function stripped(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '');
}
