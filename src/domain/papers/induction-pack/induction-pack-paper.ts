// What somebody who is new to a MARAC has to know: what it is, what is agreed, what they get and what is asked of them. No case stands in it.
import { paper } from '../paper.ts';
import { group, list, text } from '../model-shape.ts';
import { asking, head } from '../parts/part-models.ts';

export const inductionPack = paper('Induction pack', ['agency'], {
  head,
  to: text('staff'),
  agency: text('staff'),
  /** "Representative": their role as it stands on Contacts. */
  role: text('open'),
  /** What is asked of somebody in that role, a sentence each. */
  yourPart: list(text('open')),
  /** The next meeting: "Tuesday 9 March 2027, 09:30", or ''. */
  nextMeeting: text('open'),
  /** What is sent when, in the order of the cycle. */
  steps: list(group({ when: text('open'), what: text('open'), needed: text('open') })),
  /** The agreements in force. */
  documents: list(group({ name: text('open'), version: text('open'), approvedOn: text('open') })),
  coordinator: asking,
});
