// The oracle: of every thing that somebody must know, did it reach them, does Today name it, or did a person end it? It knows what was typed and
// agreed, and none of the product's rules.
import type { Month } from './month.ts';
import { lostActions } from './rules/actions.ts';
import { viewOf } from './view.ts';

export interface Lost {
  /** Stable while the matter is the same. */
  readonly thing: string;
  readonly kind: string;
  readonly at: string;
  readonly what: string;
}

export interface Looked {
  readonly lost: readonly Lost[];
  readonly lines: number;
  readonly forks: number;
  readonly quiet: number;
}

const RULES = [lostActions];

export async function lookAround(month: Month): Promise<Looked> {
  const view = await viewOf(month);
  const lost: Lost[] = [];
  for (const rule of RULES) for (const one of await rule(view)) lost.push({ ...one, at: view.now });
  return { lost, lines: view.lines.length, forks: 0, quiet: 0 };
}
