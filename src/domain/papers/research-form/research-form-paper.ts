// What an agency fills in for itself: one section for each case, shared by voice at the meeting where relevant and proportionate.
import { SEARCH, paper } from '../paper.ts';
import { text, count, list, caseGroup } from '../model-shape.ts';
import { searched, head, asking } from '../parts/part-models.ts';

const searchCase = {
  ref: text('open'),
  number: count(),
  kind: text('open'),
  daysWaiting: count(),
  lastHeard: text('open'),
  people: list(searched),
} as const;

/** One section per case, to be filled in; an internal paper of the agency, shared by voice at the meeting where relevant and proportionate. */
export const researchForm = paper('Research form', SEARCH, {
  head,
  due: text('open'),
  coordinator: asking,
  cases: list(caseGroup(searchCase)),
});
