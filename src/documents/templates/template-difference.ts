// What changed between the approved text of a template and the one in the folder, line by line, for the person who approves it.
import { diffArrays } from 'diff';

/** Unchanged lines kept around a change, so that it can be found. */
const CONTEXT = 2;

/** Lines with "+ ", "- " or "  " before them, and "…" where unchanged ones are left out; empty when nothing changed. */
export function describeDifference(before: string, after: string): readonly string[] {
  if (before === after) return [];
  const marked = diffArrays(before.split('\n'), after.split('\n')).flatMap(({ value, added, removed }) =>
    value.map((line) => `${added ? '+' : removed ? '-' : ' '} ${line}`),
  );
  const near = marked.map((_, i) =>
    marked.slice(Math.max(0, i - CONTEXT), i + CONTEXT + 1).some((line) => !line.startsWith('  ')),
  );
  return marked.flatMap((line, i) => (near[i] === true ? [line] : near[i - 1] === true || i === 0 ? ['…'] : []));
}
