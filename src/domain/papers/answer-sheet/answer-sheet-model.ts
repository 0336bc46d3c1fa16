// The one form that leaves with the papers, a workbook or a Word document: an agency's answers for a meeting, made new from these values and nothing
// else, and taken back by intake.
import { group, text, list, caseGroup, count, type ModelOf } from '../model-shape.ts';
import { head, asking } from '../parts/part-models.ts';

export const answerSheet = group({
  head,
  /** Row id of the meeting, so that the answers find their way back. */
  meetingId: text('open'),
  due: text('open'),
  coordinator: asking,
  agencies: list(group({ id: text('open'), name: text('staff') })),
  /** One row for each case and agency: known, will speak, what it chooses to share. */
  cases: list(
    caseGroup({
      ref: text('open'),
      number: count(),
      agencyId: text('open'),
      agency: text('staff'),
      name: text('name'),
      birth: text('birth'),
    }),
  ),
  /** One row for each open action of these agencies. */
  actions: list(
    caseGroup({
      ref: text('open'),
      actionRef: text('open'),
      agency: text('staff'),
      text: text('note'),
      due: text('open'),
      status: text('open'),
    }),
  ),
});
export type AnswerSheetModel = ModelOf<typeof answerSheet>;
