// Reads an ordering problem from JSON: durations, needs[attendee][item], weights; every other key is ignored.
import type { Talent } from '../src/domain/agenda/search/talent.ts';

export type ParsedInstance =
  { readonly ok: true; readonly talent: Talent } | { readonly ok: false; readonly because: string };

/** The problem in a file's text, or the sentence that says why it is unusable. */
export function parseInstance(text: string): ParsedInstance {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse('the file is not JSON.');
  }
  if (!isRecord(value)) return refuse('the file is not a JSON object with durations and needs.');
  const durations = value['durations'];
  if (!isWholeList(durations, 1)) return refuse('durations must be a list of whole numbers above 0.');
  const needs = value['needs'];
  if (!Array.isArray(needs)) return refuse('needs must be a list with one list for each attendee.');
  const weights = value['weights'] ?? needs.map(() => 1);
  if (!isWholeList(weights, 1)) return refuse('weights must be a list of whole numbers above 0.');
  if (weights.length !== needs.length)
    return refuse(`there are ${weights.length} weights for ${needs.length} attendees.`);
  const people: { weight: number; items: number[] }[] = [];
  for (const [index, row] of needs.entries()) {
    if (!isWholeList(row, 0) || row.length !== durations.length || row.some((cell) => cell > 1)) {
      return refuse(`needs[${index}] must hold 0 or 1 for each of the ${durations.length} items.`);
    }
    people.push({ weight: weights[index] ?? 1, items: row.flatMap((cell, item) => (cell === 1 ? [item] : [])) });
  }
  const total = sum(durations) * sum(weights);
  if (!Number.isSafeInteger(total)) return refuse('durations times weights are too large to add up exactly.');
  return { ok: true, talent: { durations, people } };
}

function refuse(because: string): ParsedInstance {
  return { ok: false, because };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isWholeList(value: unknown, least: number): value is readonly number[] {
  return Array.isArray(value) && value.every((one) => Number.isSafeInteger(one) && (one as number) >= least);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
