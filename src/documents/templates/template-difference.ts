// What changed between the approved text of a template and the one in the folder, line by line, for the person who approves it.

/** Unchanged lines kept around a change, so that it can be found. */
const CONTEXT = 2;

/** Lines with "+ ", "- " or "  " before them, and "…" where unchanged ones are left out; empty when nothing changed. */
export function describeDifference(before: string, after: string): readonly string[] {
  if (before === after) return [];
  const marked = compare(before.split('\n'), after.split('\n'));
  const near = marked.map((_, i) =>
    marked.slice(Math.max(0, i - CONTEXT), i + CONTEXT + 1).some((line) => !line.startsWith('  ')),
  );
  return marked.flatMap((line, i) => (near[i] === true ? [line] : near[i - 1] === true || i === 0 ? ['…'] : []));
}

/** The longest common subsequence of lines decides what stayed. */
function compare(before: readonly string[], after: readonly string[]): readonly string[] {
  const width = after.length + 1;
  const longest = new Uint32Array((before.length + 1) * width);
  const at = (i: number, k: number): number => longest[i * width + k] ?? 0;
  for (let i = before.length - 1; i >= 0; i -= 1)
    for (let k = after.length - 1; k >= 0; k -= 1)
      longest[i * width + k] = before[i] === after[k] ? at(i + 1, k + 1) + 1 : Math.max(at(i + 1, k), at(i, k + 1));
  const out: string[] = [];
  let [i, k] = [0, 0];
  while (i < before.length || k < after.length) {
    if (i < before.length && k < after.length && before[i] === after[k]) {
      out.push(`  ${before[i] ?? ''}`);
      i += 1;
      k += 1;
    } else if (k >= after.length || (i < before.length && at(i + 1, k) >= at(i, k + 1))) {
      out.push(`- ${before[i] ?? ''}`);
      i += 1;
    } else {
      out.push(`+ ${after[k] ?? ''}`);
      k += 1;
    }
  }
  return out;
}
