// How far apart two words are: slips of the keyboard (insert, drop, change, swap) and likeness of short names.

const width = 64;
const usedA = new Uint8Array(width);
const usedB = new Uint8Array(width);

/** Whether one slip, or none, leads from the rest of one word to the rest of another. */
function isOneSlip(a: string, fromA: number, b: string, fromB: number): boolean {
  let [startA, startB, endA, endB] = [fromA, fromB, a.length, b.length];
  while (startA < endA && startB < endB && a.charCodeAt(startA) === b.charCodeAt(startB)) {
    startA++;
    startB++;
  }
  while (endA > startA && endB > startB && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--;
    endB--;
  }
  const [left, right] = [endA - startA, endB - startB];
  if (left <= 1 && right <= 1) return true;
  return (
    left === 2 &&
    right === 2 &&
    a.charCodeAt(startA) === b.charCodeAt(startB + 1) &&
    a.charCodeAt(startA + 1) === b.charCodeAt(startB)
  );
}

function isTwoSlips(a: string, b: string): boolean {
  let at = 0;
  while (at < a.length && at < b.length && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  // The first difference is one of four slips; what follows it may hold one more.
  if (isOneSlip(a, at + 1, b, at + 1) || isOneSlip(a, at + 1, b, at) || isOneSlip(a, at, b, at + 1)) return true;
  const swapped = a.charCodeAt(at) === b.charCodeAt(at + 1) && a.charCodeAt(at + 1) === b.charCodeAt(at);
  return swapped && isOneSlip(a, at + 2, b, at + 2);
}

/** Counts the slips (insert, drop, change, swap of neighbours) that lead from one word to another, up to two; 3 stands for more. */
export function countSlips(a: string, b: string): 0 | 1 | 2 | 3 {
  if (a === b) return 0;
  const apart = Math.abs(a.length - b.length);
  if (apart > 2) return 3;
  if (apart < 2 && isOneSlip(a, 0, b, 0)) return 1;
  return isTwoSlips(a, b) ? 2 : 3;
}

/** Whether one word is another with one slip in it. */
export function isSlip(a: string, b: string): boolean {
  return a !== b && Math.abs(a.length - b.length) < 2 && isOneSlip(a, 0, b, 0);
}

function common(a: string, b: string): number {
  const reach = Math.max(0, (Math.max(a.length, b.length) >> 1) - 1);
  usedA.fill(0, 0, a.length);
  usedB.fill(0, 0, b.length);
  let found = 0;
  for (let i = 0; i < a.length; i++) {
    const end = Math.min(b.length - 1, i + reach);
    for (let j = Math.max(0, i - reach); j <= end; j++) {
      if (usedB[j] === 0 && a.charCodeAt(i) === b.charCodeAt(j)) {
        usedA[i] = usedB[j] = 1;
        found++;
        break;
      }
    }
  }
  return found;
}

/** Likeness of two words from 0 to 1 (Jaro-Winkler): a shared beginning counts more. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  if (a === '' || b === '' || a.length > width || b.length > width) return 0;
  const found = common(a, b);
  if (found === 0) return 0;
  let crossed = 0;
  for (let i = 0, j = 0; i < a.length; i++) {
    if (usedA[i] === 0) continue;
    while (usedB[j] === 0) j++;
    if (a.charCodeAt(i) !== b.charCodeAt(j)) crossed++;
    j++;
  }
  const plain = (found / a.length + found / b.length + (found - crossed / 2) / found) / 3;
  let prefix = 0;
  while (prefix < 4 && prefix < a.length && a.charCodeAt(prefix) === b.charCodeAt(prefix)) prefix++;
  return plain + prefix * 0.1 * (1 - plain);
}
