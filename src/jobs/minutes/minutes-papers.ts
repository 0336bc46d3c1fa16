// The minutes of complete cases, one copy for each reader; an incomplete case keeps back only itself.
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { deadlines, meetingsInOrder } from '../../domain/meeting/meetings.ts';
import type { Listing } from '../../domain/meeting/listing.ts';
import { isPart } from '../../domain/access/levels.ts';
import { answeredBy } from '../../domain/actions/action-state.ts';
import type { Effect } from '../../domain/plan/effects.ts';
import { makeReason } from '../../domain/text/reason.ts';
import { isVisibility, visibilityOf } from '../../domain/register/recipients.ts';
import { attachedTitles, letterhead } from '../../domain/papers/mail-views.ts';
import { missingForMinutes, viewMinutes, type MinutesCopy } from '../../domain/papers/minutes/minutes-view.ts';
import { formatMeeting } from '../../domain/papers/parts/paper-head.ts';
import { actionsDoneSince, actionsLeftOver } from '../../domain/papers/parts/action-lines.ts';
import { copiesForRequests, heardBy, hears } from '../../domain/papers/disclosure-list/plan-disclosure-list.ts';
import { base, endOf, minuted, minutesCovers } from '../../domain/papers/minutes/minutes-keys.ts';
import {
  hasGone,
  isSettled,
  message,
  paper,
  viewContextOf,
  wentToColleague,
  type Copy,
} from '../../domain/papers/parts/circulation.ts';
import type { MaracPlanContext } from '../../domain/plan/plan-context.ts';
import { decidedRequests } from './disclosures-minuted.ts';
import { planRunningOrder } from '../agenda/order-meeting.ts';

/** Somebody who returns from leave does not get what their cover has had. */
function colleagueHas(
  context: MaracPlanContext,
  meeting: Meeting,
  copy: Copy,
  mailKey: string,
  refs: readonly string[],
): boolean {
  return (
    !hasGone(context, mailKey) && refs.every((ref) => wentToColleague(context, copy, (id) => minuted(meeting, ref, id)))
  );
}

/** With each action as it was answered by the day of the meeting: what an agency answers later changes no minutes. */
function asOfMeeting(context: MaracPlanContext, meeting: Meeting): MaracPlanContext {
  const actions = context.marac.actions.map((action) => answeredBy(action, meeting.on));
  return { ...context, marac: { ...context.marac, actions } };
}

function viewOf(
  context: MaracPlanContext,
  meeting: Meeting,
  copy: Copy,
  key: string,
  items: Copy['items'],
): MinutesCopy {
  const { access, maracAccess } = context;
  const then = asOfMeeting(context, meeting);
  return {
    key,
    copyFor: copy.copyFor,
    items,
    totalMinutes: planRunningOrder(context, meeting).totalMinutes,
    earlier: [...actionsDoneSince(then, meeting, copy), ...actionsLeftOver(then, meeting, copy)],
    hears: (id: string) => hears(context, copy.recipient, id),
    classesOf: (ref: string) => {
      const visibility = visibilityOf(access, maracAccess, copy.recipient, ref);
      return isVisibility(visibility) && isPart(visibility.level) ? visibility.classes : undefined;
    },
  };
}

/**
 * Minutes of the cases that are complete; an incomplete case keeps back only itself. After "minutes ready" and the chair's approval, a person
 * releases them.
 */
export function planMinutes(
  context: MaracPlanContext,
  meeting: Meeting,
  copies: readonly Copy[],
  listings: readonly Listing[],
): readonly Effect[] {
  const scene = viewContextOf(context);
  const complete = new Set(
    listings.filter((listing) => missingForMinutes(scene, listing).length === 0).map((listing) => listing.caseRef),
  );
  const next = meetingsInOrder(context.marac).find((other) => other.on > meeting.on);
  const waits = [
    ...(meeting.minutesReady === true ? [] : [makeReason('ready.minutes', { on: meeting.on })]),
    ...(meeting.chairApproved === true ? [] : [makeReason('ready.chair', { on: meeting.on })]),
  ];
  const decided = decidedRequests(context, meeting);
  const everybody = [...copies, ...(meeting.kind === 'emergency' ? [] : copiesForRequests(context, listings, decided))];
  return everybody.flatMap((copy) => {
    const contact = copy.recipient.contact;
    const [mailKey, paperKey] = [
      `${base(context, meeting)}/${contact.id}`,
      `${base(context, meeting)}/paper/${contact.id}`,
    ];
    const mine = copy.items.filter((item) => isPart(item.visibility.level));
    const items = mine.filter((item) => complete.has(item.listing.caseRef));
    // Somebody who comes to a meeting only for a request gets minutes with what was decided on it.
    const heard = heardBy(context, copy.recipient, decided).map((disclosure) => disclosure.id);
    const requests = mine.length === 0 ? heard : [];
    const refs = [...items.map((item) => item.listing.caseRef), ...requests];
    if (refs.length === 0 || isSettled(context, mailKey) || colleagueHas(context, meeting, copy, mailKey, refs))
      return [];
    const view = viewOf(context, meeting, copy, paperKey, items);
    const why = [makeReason('minutes.due', { on: meeting.on, due: deadlines(context.marac, meeting).minutes })];
    return [
      paper(context, 'minutes', {
        key: paperKey,
        template: 'minutes',
        audience: copy.audience,
        reader: contact.id,
        model: viewMinutes(scene, meeting, view),
        because: why,
      }),
      message(context, 'minutes', {
        key: mailKey,
        to: contact.id,
        audience: copy.audience,
        template: 'minutes',
        model: {
          head: letterhead(scene, mailKey, contact, meeting),
          caseCount: items.length,
          requestCount: requests.length,
          nextMeeting: next === undefined ? '' : formatMeeting(next),
          heldBack: mine.length - items.length,
          papers: attachedTitles(['minutes']),
        },
        papers: [paperKey],
        covers: [
          ...minutesCovers(context, meeting, contact.id, items),
          ...heard.map((id) => minuted(meeting, id, contact.id)),
        ],
        gate: 'release',
        ready: waits.length === 0,
        waitsFor: waits,
        notAfter: endOf(context, meeting),
        because: why,
      }),
    ];
  });
}
