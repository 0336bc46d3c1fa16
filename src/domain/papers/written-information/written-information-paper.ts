// What an agency sends when nobody can come.
import { ROOM, paper } from '../paper.ts';
import { text, list, caseGroup, count } from '../model-shape.ts';
import { head } from '../parts/part-models.ts';

/** Written information of an absent agency on every case of its list. */
export const writtenInformation = paper('Written information', ROOM, {
  head,
  agency: text('staff'),
  from: text('staff'),
  received: text('open'),
  cases: list(
    caseGroup({
      ref: text('open'),
      number: count(),
      name: text('name'),
      known: text('note'),
      facts: list(text('note')),
      opinions: list(text('note')),
      risks: text('note'),
      proposedActions: text('note'),
    }),
  ),
});
