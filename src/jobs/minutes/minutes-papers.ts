// The minutes of complete cases, one copy for each reader; the others hold only themselves.
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { deadlines, meetingsInOrder } from '../../domain/meeting/meetings.ts';
import type { Listing } from '../../domain/meeting/listing.ts';
import { isPart } from '../../domain/access/levels.ts';
import type { Once } from '../../domain/plan/effects.ts';
import { because } from '../../domain/text/reason.ts';
import { isSight, sightOf } from '../../domain/register/recipients.ts';
import { attachedTitles, letterhead } from '../../domain/papers/mail-views.ts';
import { missingForMinutes, viewMinutes, type MinutesCopy } from '../../domain/papers/minutes/minutes-view.ts';
import { tellMeeting } from '../../domain/papers/parts/paper-head.ts';
import { actionsDoneSince, actionsLeftOver } from '../follow-up/action-lines.ts';
import { hasGone, isSettled, message, paper, sceneOf, wentToColleague, type Copy } from '../meeting/circulation.ts';
import { type MaracRound } from '../engine/job.ts';
import { copiesForRequests, heardBy, hears } from '../meeting/disclosure-papers.ts';
import { decidedRequests } from './disclosures-minuted.ts';
import { planRunning } from '../agenda/order-meeting.ts';
import { base, endOf, minuted, minutesCovers } from './minutes-keys.ts';

/** Whoever comes back from leave is not sent what their cover has had. */
function colleagueHas(
  round: MaracRound,
  meeting: Meeting,
  copy: Copy,
  mailKey: string,
  refs: readonly string[],
): boolean {
  return (
    !hasGone(round, mailKey) && refs.every((ref) => wentToColleague(round, copy, (id) => minuted(meeting, ref, id)))
  );
}

function viewOf(round: MaracRound, meeting: Meeting, copy: Copy, key: string, items: Copy['items']): MinutesCopy {
  const { access, maracAccess } = round;
  return {
    key,
    copyFor: copy.copyFor,
    items,
    totalMinutes: planRunning(round, meeting).totalMinutes,
    earlier: [...actionsDoneSince(round, meeting, copy), ...actionsLeftOver(round, meeting, copy)],
    hears: (id: string) => hears(round, copy.recipient, id),
    classesOf: (ref: string) => {
      const sight = sightOf(access, maracAccess, copy.recipient, ref);
      return isSight(sight) && isPart(sight.level) ? sight.classes : undefined;
    },
  };
}

/** Minutes of the cases that are complete; the others hold only themselves. After "minutes ready" and the chair's approval, a person releases. */
export function planMinutes(
  round: MaracRound,
  meeting: Meeting,
  copies: readonly Copy[],
  listings: readonly Listing[],
): readonly Once[] {
  const scene = sceneOf(round);
  const complete = new Set(
    listings.filter((one) => missingForMinutes(scene, one).length === 0).map((one) => one.caseRef),
  );
  const next = meetingsInOrder(round.marac).find((one) => one.on > meeting.on);
  const waits = [
    ...(meeting.minutesReady === true ? [] : [because('ready.minutes', { on: meeting.on })]),
    ...(meeting.chairApproved === true ? [] : [because('ready.chair', { on: meeting.on })]),
  ];
  const decided = decidedRequests(round, meeting);
  const everybody = [...copies, ...(meeting.kind === 'emergency' ? [] : copiesForRequests(round, listings, decided))];
  return everybody.flatMap((copy) => {
    const contact = copy.recipient.contact;
    const [mailKey, paperKey] = [
      `${base(round, meeting)}/${contact.id}`,
      `${base(round, meeting)}/paper/${contact.id}`,
    ];
    const mine = copy.items.filter((one) => isPart(one.sight.level));
    const items = mine.filter((one) => complete.has(one.listing.caseRef));
    // Who comes to a meeting for a request alone has minutes with what was decided on it.
    const heard = heardBy(round, copy.recipient, decided).map((one) => one.id);
    const requests = mine.length === 0 ? heard : [];
    const refs = [...items.map((one) => one.listing.caseRef), ...requests];
    if (refs.length === 0 || isSettled(round, mailKey) || colleagueHas(round, meeting, copy, mailKey, refs)) return [];
    const view = viewOf(round, meeting, copy, paperKey, items);
    const why = [because('minutes.due', { on: meeting.on, due: deadlines(round.marac, meeting).minutes })];
    return [
      paper(round, 'minutes', {
        key: paperKey,
        template: 'minutes',
        audience: copy.audience,
        reader: contact.id,
        model: viewMinutes(scene, meeting, view),
        because: why,
      }),
      message(round, 'minutes', {
        key: mailKey,
        to: contact.id,
        audience: copy.audience,
        template: 'minutes',
        model: {
          head: letterhead(scene, mailKey, contact, meeting),
          caseCount: items.length,
          requestCount: requests.length,
          nextMeeting: next === undefined ? '' : tellMeeting(next),
          heldBack: mine.length - items.length,
          papers: attachedTitles(['minutes']),
        },
        papers: [paperKey],
        covers: [
          ...minutesCovers(round, meeting, contact.id, items),
          ...heard.map((id) => minuted(meeting, id, contact.id)),
        ],
        gate: 'release',
        ready: waits.length === 0,
        waitsFor: waits,
        notAfter: endOf(round, meeting),
        because: why,
      }),
    ];
  });
}
