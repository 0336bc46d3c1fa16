// The requests under Clare’s Law that a meeting takes at its end, as those who were asked about them may know of them. The applicant is on no paper.
import { ROOM, paper } from '../paper.ts';
import { list, caseGroup, text, count, type ModelOf } from '../model-shape.ts';
import { head, asking, searched } from '../parts/part-models.ts';
import type { ViewContext } from '../parts/case-parts.ts';
import type { Meeting, Disclosure } from '../../meeting/meeting.ts';
import { paperHead, askingFor } from '../parts/paper-head.ts';
import { clockOf } from '../../disclosures/disclosure-clock.ts';
import { ageOn, formatDate } from '../../time/day.ts';

/** Clare's Law requests at the end of the agenda; the applicant is never shown. */
export const disclosureList = paper('Disclosure requests', ROOM, {
  head,
  coordinator: asking,
  requests: list(
    caseGroup({
      ref: text('open'),
      number: count(),
      /** "Right to ask" or "Right to know". */
      route: text('open'),
      received: text('open'),
      /** "Decision due by 29 March 2027". */
      clock: text('open'),
      people: list(searched),
      concern: text('note'),
      decision: text('note'),
      by: text('staff'),
    }),
  ),
});
export type DisclosureListModel = ModelOf<typeof disclosureList.shape>;

export const CONCERN: Readonly<Record<string, string>> = { concern: 'Concern', noConcern: 'No concern' };

/** "14 June 1991 (35)", by the age on the day of the meeting, or ''. */
export function subjectBirth({ subjectBirthDate: born }: Disclosure, { on }: Meeting): string {
  return born === undefined ? '' : `${formatDate(born)} (${ageOn(born, on)})`;
}

export function viewRequests(
  view: ViewContext,
  key: string,
  meeting: Meeting,
  copyFor: string,
  requests: readonly Disclosure[],
): DisclosureListModel {
  return {
    head: paperHead(view, key, copyFor, meeting),
    coordinator: askingFor(view),
    requests: requests.map((request, index) => {
      // Of the day it was received, not of today: the paper would change every night.
      const due = clockOf(view.marac, request, request.receivedOn ?? view.today)?.dueOn;
      return {
        ref: request.id,
        number: index + 1,
        route: request.route === 'know' ? 'Right to know' : 'Right to ask',
        received: request.receivedOn === undefined ? 'on a day that is not recorded' : formatDate(request.receivedOn),
        clock: due === undefined ? '' : `To be disclosed by ${formatDate(due)}`,
        people: [
          {
            role: 'Subject',
            name: request.subject ?? 'Not recorded',
            aliases: request.subjectAliases ?? [],
            birth: subjectBirth(request, meeting),
            places: [],
          },
        ],
        concern: CONCERN[request.concern ?? ''] ?? '',
        decision: '',
        by: '',
      };
    }),
  };
}
