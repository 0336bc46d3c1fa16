// Whose flag an agency takes off its records.
import { SEARCH, paper } from '../paper.ts';
import { text, list, caseGroup, count } from '../model-shape.ts';
import { head, asking, searched } from '../parts/part-models.ts';

/** Per agency: people whose flags have stayed as long as was agreed, so that they can come off. */
export const flagRemovalList = paper('Flags to take off', SEARCH, {
  head,
  coordinator: asking,
  due: text('open'),
  cases: list(
    caseGroup({
      ref: text('open'),
      number: count(),
      lastReferred: text('open'),
      flaggedOn: text('open'),
      people: list(searched),
    }),
  ),
});
