// A letter of the MARAC to somebody of a partner or to the manager of the team: about a member who is missing, feedback, a breach. No case stands in it.
import { paper } from '../paper.ts';
import { list, text, type ModelOf } from '../model-shape.ts';
import { asking, head } from '../parts/part-models.ts';

export const partnershipLetter = paper('Letter', ['manager', 'referrer'], {
  head,
  /** What it is about, its heading. */
  about: text('staff'),
  to: text('staff'),
  /** The agency that it is about. */
  agency: text('staff'),
  paragraphs: list(text('open')),
  /** What is asked of the reader, a sentence each. */
  asks: list(text('open')),
  from: text('staff'),
  fromRole: text('open'),
  coordinator: asking,
});
export type PartnershipLetterModel = ModelOf<(typeof partnershipLetter)['shape']>;
