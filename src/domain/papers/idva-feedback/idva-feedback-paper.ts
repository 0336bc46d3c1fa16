// The sheet for the calls after a meeting: whom to ring, the safe way, what each may be told and what not to say.
import { paper } from '../paper.ts';
import { list, caseGroup, text, told, type ModelOf } from '../model-shape.ts';
import { head, asking, itemFields, victim, action } from '../parts/part-models.ts';
import { reaching, reachingView, IDVA } from '../parts/reaching.ts';
import { type ViewContext, caseRow, victimView } from '../parts/case-parts.ts';
import type { Meeting } from '../../meeting/meeting.ts';
import { paperHead, askingFor } from '../parts/paper-head.ts';
import { sortBy } from '../../text/order.ts';
import { actionView } from '../parts/action-parts.ts';
import { describeNotHeard, describeOutcome } from '../parts/describe-outcome.ts';

/** After the meeting: whom to ring, the safe way, what each may be told and what not to say. */
const feedback = paper('Feedback to victims', ['idva', 'coordinator'], {
  head,
  coordinator: asking,
  cases: list(
    caseGroup({
      ref: text('open'),
      number: itemFields.number,
      ...reaching,
      victim,
      mayBeTold: list(told('note')),
      notToSay: list(told('note')),
      actions: list(action),
      /** Places to write in: "Rung on", "What she said". */
      outcome: text('note'),
    }),
  ),
});
export const idvaFeedback = { ...feedback, outside: 'Feedback sheet' };
export type IdvaFeedbackModel = ModelOf<typeof idvaFeedback.shape>;

/** One sheet for the calls after the meeting: who, the safe way, what each may be told, who does what by when, what not to say. */
export function viewIdvaFeedback(
  view: ViewContext,
  key: string,
  meeting: Meeting,
  copyFor: string,
  cases: readonly string[],
): IdvaFeedbackModel {
  return {
    head: paperHead(view, key, copyFor, meeting),
    coordinator: askingFor(view),
    cases: cases.map((ref, index) => {
      const notes = sortBy(
        view.marac.notes.filter(
          (note) => note.meeting === meeting.id && note.caseRef === ref && note.section === 'feedback',
        ),
        (note) => note.id,
      );
      const mine = (kind: 'fact' | 'opinion'): readonly string[] =>
        notes.filter((note) => (note.fact ?? 'fact') === kind).map((note) => note.text ?? '');
      const safeToUpdate = caseRow(view, ref)?.safeToUpdate;
      const listing = view.marac.listings.find((one) => one.meeting === meeting.id && one.caseRef === ref);
      const putOff = listing?.outcome === 'notHeard' || listing?.outcome === 'deferred';
      return {
        ref,
        number: index + 1,
        ...reachingView(view, ref),
        victim: victimView(view, ref, IDVA),
        mayBeTold: [
          ...(putOff ? ['That the case has not been heard yet. Ask before saying more.'] : []),
          ...(safeToUpdate === undefined ? [] : [safeToUpdate]),
          ...mine('fact'),
        ],
        notToSay: [
          'What other agencies said about the perpetrator, unless the meeting agreed it',
          'Anything about another case',
        ],
        actions: sortBy(
          view.marac.actions.filter((row) => row.meeting === meeting.id && row.caseRef === ref),
          (row) => row.id,
        ).map((row) => actionView(view, row, IDVA)),
        outcome: describeNotHeard(listing) === '' ? describeOutcome(listing) : describeNotHeard(listing),
      };
    }),
  };
}
