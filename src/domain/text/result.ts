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
