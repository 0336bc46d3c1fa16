// When something on a paper was wrong: what changed, to those who may still have it.
import { SEARCH, paper } from '../paper.ts';
import { text, count, told, list, caseGroup } from '../model-shape.ts';
import { head, asking } from '../parts/part-models.ts';

/** The cover of a re-issued paper. The new version itself goes with it. */
export const correctionNotice = paper('Correction', SEARCH, {
  head,
  coordinator: asking,
  paperTitle: text('open'),
  paperReference: text('open'),
  oldVersion: count(),
  newVersion: count(),
  why: told('open'),
  /** `what`: "Date of birth of the perpetrator". The values stand in the new version only: a wrong one is not sent twice. */
  changes: list(caseGroup({ ref: text('open'), number: count(), what: text('open') })),
  /** Cases about which something was typed since: "What agencies wrote". */
  cases: list(caseGroup({ ref: text('open'), name: text('name'), what: text('open') })),
});
