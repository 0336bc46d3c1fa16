// Source text with several mutants in it, each behind a question that the test run answers: is this one on?
import type { Mutant } from './mutants.ts';

/** The function of setup.ts that says whether a mutant is on, and notes that a test came by. */
export const ASKED = '__isMutantOn';

interface Place {
  readonly start: number;
  readonly end: number;
  readonly mutants: Mutant[];
}

export function instrument(text: string, mutants: readonly Mutant[]): string {
  const places = new Map<string, Place>();
  for (const mutant of mutants) {
    const at = `${mutant.start}-${mutant.end}-${mutant.kind === 'statement'}`;
    const place = places.get(at) ?? { start: mutant.start, end: mutant.end, mutants: [] };
    place.mutants.push(mutant);
    places.set(at, place);
  }
  // The outer place first: what it holds is rendered within it.
  const ordered = [...places.values()].toSorted((a, b) => a.start - b.start || b.end - a.end || order(a) - order(b));
  return render(text, 0, text.length, ordered);
}

function order(place: Place): number {
  return place.mutants[0]?.kind === 'statement' ? 0 : 1;
}

/** `text` from `start` to `end`, with the places that stand in it; they are nested or apart, as expressions are. */
function render(text: string, start: number, end: number, places: readonly Place[]): string {
  let out = '';
  let at = start;
  for (let index = 0; index < places.length;) {
    const place = places[index] as Place;
    let next = index + 1;
    while (next < places.length && (places[next] as Place).start < place.end) next += 1;
    out += text.slice(at, place.start) + replaced(text, place, places.slice(index + 1, next));
    at = place.end;
    index = next;
  }
  return out + text.slice(at, end);
}

function replaced(text: string, place: Place, inside: readonly Place[]): string {
  const original = render(text, place.start, place.end, inside);
  if (order(place) === 0) {
    const asked = place.mutants.map(({ id }) => `!${ASKED}(${id})`).join(' && ');
    return `{ if (${asked}) { ${original} } }`;
  }
  const choices = place.mutants.map(({ id, after }) => `${ASKED}(${id}) ? (${after}) : `).join('');
  return `(${choices}(${original}))`;
}
