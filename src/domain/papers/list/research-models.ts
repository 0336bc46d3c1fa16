// The research form an agency fills in for itself, and the written information it sends when nobody can come.
import { asking, head, searched } from '../parts/part-models.ts';
import { caseGroup, count, group, list, text } from '../model-shape.ts';
import type { ModelOf } from '../model-shape.ts';

const searchCase = {
  ref: text('open'),
  number: count(),
  kind: text('open'),
  daysWaiting: count(),
  lastHeard: text('open'),
  people: list(searched),
} as const;

/** One section per case, to be filled in; an internal paper of the agency, shared by voice at the meeting where relevant and proportionate. */
export const researchForm = group({ head, due: text('open'), coordinator: asking, cases: list(caseGroup(searchCase)) });
export type ResearchFormModel = ModelOf<typeof researchForm>;

/** Written information of an absent agency on every case of its list. */
export const writtenInformation = group({
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
export type WrittenInformationModel = ModelOf<typeof writtenInformation>;
