// A value or every problem found: what expected failure looks like in this house.
import type { Problem } from './problem.ts';

export type Result<T, P = Problem> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly P[] };

export function succeed<T>(value: T): Result<T, never> {
  return { ok: true, value };
}

export function refuse<P>(...problems: readonly P[]): Result<never, P> {
  return { ok: false, problems };
}

/** All values, or all problems of all results: never only the first. */
export function collect<T, P>(results: readonly Result<T, P>[]): Result<readonly T[], P> {
  const values: T[] = [];
  const problems: P[] = [];
  for (const result of results) {
    if (result.ok) values.push(result.value);
    else problems.push(...result.problems);
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: values };
}
