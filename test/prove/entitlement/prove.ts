// Runs worlds: many through the planner, some through templates and .docx, a few through PDF and encryption; counts what it looked at.
import { performance } from 'node:perf_hooks';
import type { Finding } from './judge.ts';
import { openPress, type Press } from './press.ts';
import { tryWorld } from './try-world.ts';
import { makeWorld } from './world.ts';

export interface Sizes {
  readonly worlds: number;
  readonly rendered: number;
  readonly pdf: number;
  readonly seed: number;
}

export interface Proof {
  readonly worlds: number;
  readonly rendered: number;
  readonly printed: number;
  /** Canaries where they may not be, properties broken among them. */
  readonly canaries: readonly Finding[];
  readonly missing: readonly Finding[];
  /** Canaries that rightly stood in what left: a proof that looks at nothing shows here. */
  readonly looked: number;
}

const KEPT = 20;

export async function prove(sizes: Sizes, tell: (line: string) => void = () => undefined): Promise<Proof> {
  const canaries: Finding[] = [];
  const missing: Finding[] = [];
  const sort = (findings: readonly Finding[]): void => {
    for (const one of findings) {
      const list = one.kind === 'missing' ? missing : canaries;
      list.push(one);
      if (canaries.length + missing.length <= KEPT) tell(`${one.kind} in world ${one.seed}: ${one.what}`);
    }
  };
  let told = performance.now();
  const progress = (what: string, done: number, of: number): void => {
    if (performance.now() - told < 1000 && done < of) return;
    told = performance.now();
    tell(`${what}: ${done} of ${of}`);
  };
  for (let at = 0; at < sizes.worlds; at += 1) {
    sort(tryWorld(makeWorld(sizes.seed + at)));
    progress('worlds planned', at + 1, sizes.worlds);
  }
  const press: Press = openPress();
  let looked = 0;
  try {
    for (let at = 0; at < sizes.rendered; at += 1) {
      const out = await press.tryRendered(makeWorld(sizes.seed + at), at % 2 === 0 ? 'html' : 'docx');
      sort(out.findings);
      looked += out.looked;
      progress('worlds composed', at + 1, sizes.rendered);
    }
    for (let at = 0; at < sizes.pdf; at += 1) {
      const out = await press.tryRendered(makeWorld(sizes.seed + at), 'pdf');
      sort(out.findings);
      looked += out.looked;
      progress('worlds printed', at + 1, sizes.pdf);
    }
  } finally {
    await press.close();
  }
  return { worlds: sizes.worlds, rendered: sizes.rendered, printed: sizes.pdf, canaries, missing, looked };
}
