// Watches the demo's month for bare refs: every text that the runner keeps in the workbook at every stop, every paper and every mail it composes.
import type { Composed, Documents } from '../../src/documents/documents-port.ts';
import { bareInMail, bareInPaper } from '../prove/completeness/bare-refs-in-papers.ts';
import { findBareRefs, namesIn } from '../prove/completeness/bare-refs.ts';
import { Seen } from '../prove/completeness/seen.ts';
import type { MemoryWorkbook } from '../support/memory-workbook.ts';

export interface RefsLeft {
  /** The same documents, watched. */
  watch(documents: Documents): Documents;
  /** The workbook as it stands: asked for at every stop. */
  look(): void;
  judge(): {
    readonly stops: number;
    readonly papers: number;
    readonly mails: number;
    readonly faults: readonly string[];
  };
}

export function openRefsLeft(book: MemoryWorkbook): RefsLeft {
  const composed = new Map<string, { readonly sort: string; readonly template: string; readonly made: Composed }>();
  const faults = new Set<string>();
  let stops = 0;
  return {
    watch: (documents) => ({
      ...documents,
      compose(sort, template, model, subject) {
        const made = documents.compose(sort, template, model, subject);
        composed.set(`${sort} ${template} ${made.html}`, { sort, template, made });
        return made;
      },
    }),
    look() {
      stops += 1;
      for (const { what } of findBareRefs(new Seen(book))) faults.add(what);
    },
    judge() {
      const seen = new Seen(book);
      const names = namesIn(seen);
      const actions = new Map(seen.rows('actions').map(({ id, text = '' }) => [id, text]));
      const all = [...composed.values()];
      const papers = all.filter(({ sort }) => sort === 'paper');
      const mails = all.filter(({ sort }) => sort !== 'paper');
      for (const { template, made } of papers)
        for (const { what } of bareInPaper(template, made.html, names, actions)) faults.add(what);
      for (const { template, made } of mails) for (const { what } of bareInMail(template, made.text)) faults.add(what);
      return { stops, papers: papers.length, mails: mails.length, faults: [...faults] };
    },
  };
}
