// Planted bugs of names beside refs: a kind of row, or a text, that stands there by its ref alone.
import type { Edit, Mutant } from './mutant.ts';

const one = (file: string, from: string, to: string): readonly Edit[] => [{ file, from, to }];

const SAYS = /stands there without its name/;

export const BARE_REFS: readonly Mutant[] = [
  {
    name: 'a-case-is-told-by-its-ref',
    edits: one(
      'domain/names/row-words.ts',
      'K: ({ marac }, id) => ({ words: [victimOf(marac, id)] }),',
      'K: () => undefined,',
    ),
    says: SAYS,
  },
  {
    name: 'outbox-tells-cases-by-their-refs',
    edits: one('jobs/views/view-rows.ts', 'about: told([', 'about: String(['),
    says: SAYS,
  },
];
