// The requests under Clare's Law that a meeting takes at its end, as those who were asked about them may know of them. The applicant is on no paper.
import { clockOf } from '../../disclosures/disclosure-clock.ts';
import { formatDate } from '../../time/day.ts';
import type { Disclosure, Meeting } from '../../meeting/meeting.ts';
import type { DisclosureListModel } from './list-models.ts';
import type { ViewContext } from '../parts/case-parts.ts';
import { askingFor, paperHead } from '../parts/paper-head.ts';

const CONCERN: Readonly<Record<string, string>> = { concern: 'Concern', noConcern: 'No concern' };

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
        people: [{ role: 'Subject', name: request.subject ?? '', aliases: [], birth: '', places: [] }],
        concern: CONCERN[request.concern ?? ''] ?? '',
        decision: '',
        by: '',
      };
    }),
  };
}
