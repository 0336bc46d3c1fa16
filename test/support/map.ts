// Finds the tests that say which promise, fault or hostile input they hold, by the ids of the safety map in their titles and tables.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const ID = '(?:PROP\\d+|PR\\d+|[SGCTDRHO]\\d{1,2}|7[A-K]\\d{1,2})';
const LIST = `${ID}(?:(?:, | and |/)${ID})*`;

/** Ways a test names what it holds. Cell references (C5, D10) look like ids, so an id alone in a string counts only where nothing else fits. */
const WAYS: readonly RegExp[] = [
  new RegExp(`['"\`](${LIST}): `, 'g'), // 'S17, C11: a drop in the body ...'
  new RegExp(`\\((${LIST})\\)`, 'g'), // '... is refused at once (7B16)'
  new RegExp(`\\bids?: \\[?((?:['"]${ID}['"](?:, )?)+)`, 'g'), // { id: 'S17', fault: ... } or { ids: ['7D16', '7J5'], ...
  new RegExp(`^\\s*\\[?['"](7[A-K]\\d{1,2}|PROP\\d+|PR\\d+)['"],`, 'gm'), // ['7G4', ...
  new RegExp(`^\\s*['"]?([SRTO]\\d{1,2})['"]?: (?:\\(|async|\\{)`, 'gm'), // S17: { at: 'body', ... in a table of faults
];

/** Every id that the text of a test file names as held. */
export function idsHeldBy(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const way of WAYS)
    for (const match of text.matchAll(way))
      for (const id of (match[1] ?? '').matchAll(new RegExp(ID, 'g'))) found.add(id[0]);
  return found;
}

/** id -> the test files that hold it. The map's own test does not count. */
export function readHeld(folder: string): ReadonlyMap<string, readonly string[]> {
  const held = new Map<string, string[]>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.ts') || /^map(\.test)?\.ts$/.test(entry.name)) continue;
    const file = path.join(entry.parentPath, entry.name);
    const name = path.relative(folder, file).replaceAll(path.sep, '/');
    for (const id of idsHeldBy(readFileSync(file, 'utf8'))) held.set(id, [...(held.get(id) ?? []), name]);
  }
  return held;
}
