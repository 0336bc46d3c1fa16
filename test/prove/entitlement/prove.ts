// Runs worlds: many through the planner, some through templates and .docx, a few through PDF and encryption; counts what it looked at.
import { performance } from 'node:perf_hooks';
import type { Finding } from './judge.ts';
import { openPress, type Press, type Printing } from './press.ts';
import { shareOut } from './share-out.ts';
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
  /** Encrypted files that were opened again, by format. */
  readonly sealed: Readonly<Record<string, number>>;
  /** Whether PDFs were encrypted by qpdf; without it only .docx and .xlsx were. */
  readonly qpdf: boolean;
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
  let planned = 0;
  const planning = shareOut(sizes.worlds, sizes.seed, ({ done, findings }) => {
    sort(findings);
    progress('worlds planned', (planned += done), sizes.worlds);
  });
  const press: Press = openPress();
  const sealed: Record<string, number> = {};
  let looked = 0;
  const look = async (seed: number, printing: Printing): Promise<void> => {
    const out = await press.tryRendered(makeWorld(seed), printing);
    sort(out.findings);
    looked += out.looked;
    for (const format of out.sealed) sealed[format] = (sealed[format] ?? 0) + 1;
  };
  try {
    for (let at = 0; at < sizes.rendered; at += 1) {
      await look(sizes.seed + at, at % 2 === 0 ? 'html' : 'docx');
      progress('worlds composed', at + 1, sizes.rendered);
    }
    const qpdf = sizes.pdf > 0 && (await press.hasQpdf());
    if (sizes.pdf > 0 && !qpdf)
      tell('qpdf is not installed: encrypted papers are .docx and .xlsx in this run, no .pdf');
    for (let at = 0; at < sizes.pdf; at += 1) {
      await look(sizes.seed + at, at % 5 === 4 ? 'office' : 'pdf');
      progress('worlds printed and encrypted', at + 1, sizes.pdf);
    }
    await planning;
    const { worlds, rendered, pdf } = sizes;
    return { worlds, rendered, printed: pdf, canaries, missing, looked, sealed, qpdf };
  } finally {
    await press.close();
  }
}
