// Thanks to an agency, in the words a person wrote on the Practice log; no case stands in it.
import { paper } from '../paper.ts';
import { text, list } from '../model-shape.ts';
import { head } from '../parts/part-models.ts';

export const praiseLetter = paper('Thank you', ['agency', 'idva', 'police', 'manager', 'referrer'], {
  head,
  to: text('staff'),
  toAgency: text('staff'),
  /** One text per paragraph; written by a person on the Practice log, no case in it. */
  paragraphs: list(text('open')),
  from: text('staff'),
  fromRole: text('open'),
});
