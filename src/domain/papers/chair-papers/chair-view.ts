// The chair's papers: what matters on the first page, then the running order, the script, and who is needed when.
import {
  type ViewContext,
  agencyName,
  victimView,
  perpetratorViews,
  peopleOf,
  describeContactLine,
  describeIdva,
  caseRow,
  contactRow,
} from '../parts/case-parts.ts';
import type { ChairCopy } from './chair-copy.ts';
import type { ChairPapersModel } from './chair-papers-model.ts';
import { minutesOf, clockFromMinutes } from '../../time/day.ts';
import { startOf, paperHead, formatHours, askingFor } from '../parts/paper-head.ts';
import { wasAsked } from '../../meeting/asked-agencies.ts';
import { roomOf } from '../../meeting/in-the-room.ts';
import { neededSpan } from '../../meeting/running-order.ts';
import { sortBy } from '../../text/order.ts';
import { type Item, describeKind, describeGrounds } from '../parts/listed-case.ts';
import { neededNames, describeLinks, requestViews } from '../agenda/agenda-view.ts';
import { informationOf } from '../parts/written-information.ts';
import { AWAY, describeOverFull, absences, overdueByAgency, worst, conflictLines } from './chair-first-page.ts';
import { daysWaiting } from '../../meeting/meetings.ts';
import { referralsOf } from '../../cases/case-of-referral.ts';
import type { Access, MaracAccess } from '../../access/access.ts';
import { mayHearRequest } from '../../disclosures/may-hear-request.ts';
import { expectedPeople } from '../attendance-sheet/attendance-sheet-paper.ts';
import { STATEMENT, SCRIPT } from './chair-script.ts';
import { earlierView } from '../parts/action-parts.ts';
import { presenterOf } from '../parts/presenter.ts';

function timelineOf(view: ViewContext, copy: ChairCopy): ChairPapersModel['timeline'] {
  const start = minutesOf(startOf(copy.meeting));
  const fromStart = (clock: string): number => minutesOf(clock as ReturnType<typeof startOf>) - start;
  const agencies = roomOf(
    view,
    copy.meeting.id,
    copy.items.map((item) => item.listing.caseRef),
  );
  const total = copy.running.totalMinutes;
  const marks = Array.from({ length: Math.floor(total / 30) + 1 }, (_, index) => ({
    at: index * 30,
    label: clockFromMinutes(start + index * 30),
  }));
  const stays = [...agencies].flatMap(([id, cases]) => {
    const span = neededSpan(copy.running, cases);
    const slots = copy.running.slots.filter((slot) => cases.has(slot.caseRef));
    return span === undefined || span.count === copy.running.slots.length
      ? []
      : [
          {
            agency: agencyName(view, id),
            words: `${span.from} to ${span.to} (${span.count} case${span.count === 1 ? '' : 's'})`,
            spans: slots.map((slot) => ({ from: fromStart(slot.at), to: fromStart(slot.at) + slot.minutes })),
          },
        ];
  });
  return {
    start: startOf(copy.meeting),
    end: copy.running.endsAt,
    totalMinutes: total,
    marks,
    breaks: copy.running.breaks.map((one) => ({ from: fromStart(one.at), to: fromStart(one.at) + one.minutes })),
    stays: sortBy(stays, (one) => one.agency),
  };
}

function runningItem(
  view: ViewContext,
  copy: ChairCopy,
  { listing, visibility }: Item,
  index: number,
  numbers: ReadonlyMap<string, number>,
): ChairPapersModel['running'][number] {
  const ref = listing.caseRef;
  const slot = copy.running.slots.find((candidate) => candidate.caseRef === ref);
  const needed = neededNames(view, copy.meeting, ref);
  const written = informationOf(view, copy.meeting, ref, visibility.classes);
  const away = new Set(
    view.marac.attendance
      .filter(
        (attendance) =>
          attendance.meeting === copy.meeting.id &&
          attendance.came !== undefined &&
          attendance.came !== 'substitute' &&
          AWAY[attendance.came] !== undefined,
      )
      .map((attendance) => agencyName(view, attendance.agency)),
  );
  return {
    ref,
    number: index + 1,
    time: slot?.at ?? '',
    minutes: slot?.minutes ?? 0,
    kind: describeKind(view, ref, copy.meeting),
    daysWaiting: daysWaiting(view.marac, ref, copy.meeting.on) ?? 0,
    breaksBefore: (slot?.after ?? []).map((pause) => ({ time: pause.at, title: 'Break', minutes: pause.minutes })),
    victim: victimView(view, ref, visibility.classes),
    perpetrators: perpetratorViews(view, ref, visibility.classes),
    childCount: peopleOf(view, ref, 'child').length + peopleOf(view, ref, 'unborn').length,
    contactLine: describeContactLine(view, ref),
    presenter: presenterOf(view, listing, referralsOf(view.marac, ref)[0]?.presenter ?? presentingAgency(view, ref)),
    idva: describeIdva(view, ref),
    ...describeGrounds(view, ref, visibility.classes),
    needed,
    absent: needed.filter((name) => away.has(name)),
    links: visibility.classes.has('link') ? describeLinks(view, ref, numbers) : [],
    restricted: caseRow(view, ref)?.restricted === true,
    written,
    information: written.map((one) => `${one.agency} (${one.came})`),
    wishes: caseRow(view, ref)?.wishes ?? '',
  };
}

export function viewChairPapers(
  view: ViewContext,
  access: Access,
  maracAccess: MaracAccess,
  copy: ChairCopy,
): ChairPapersModel {
  const { meeting, running } = copy;
  const numbers = new Map(copy.items.map((item, index) => [item.listing.caseRef, index + 1]));
  const visible = copy.lastActions.filter(
    (action) => action.caseRef !== undefined && copy.items.some((item) => item.listing.caseRef === action.caseRef),
  );
  const requests = requestViews(view, meeting, (id) => mayHearRequest(access, maracAccess, copy.chair, id));
  const people = expectedPeople(view, access, maracAccess, meeting, running);
  const rowOf = (agency: string) =>
    view.marac.attendance.find((one) => one.meeting === meeting.id && agencyName(view, one.agency) === agency);
  return {
    head: paperHead(view, copy.key, copy.chair.personName ?? 'Chair', meeting),
    hours: formatHours(meeting, running.totalMinutes),
    place: meeting.place ?? '',
    link: meeting.link ?? '',
    // The meeting's chair, also on the copy of a vice-chair.
    chair: contactRow(view, meeting.chair)?.personName ?? copy.chair.personName ?? '',
    viceChair: contactRow(view, meeting.viceChair)?.personName ?? '',
    coordinator: askingFor(view).name,
    caseCount: copy.items.length,
    overFull: describeOverFull(view, copy),
    absences: absences(view, copy),
    unanswered: [...new Set(people.map((person) => person.agency))].filter(
      (agency) => rowOf(agency) === undefined && wasAsked(view.facts, meeting.id, agency),
    ),
    overdue: overdueByAgency(view, copy.lastActions),
    worst: worst(view, copy),
    conflicts: conflictLines(view, access, maracAccess, copy),
    statement: STATEMENT,
    script: SCRIPT,
    running: copy.items.map((item, index) => runningItem(view, copy, item, index, numbers)),
    disclosureRequests: requests.length,
    requests,
    lastActions: visible.map((action) =>
      earlierView(
        view,
        action,
        copy.items.find((item) => item.listing.caseRef === action.caseRef)?.visibility.classes ?? new Set(),
      ),
    ),
    attendance: people.map(({ agency, person, note }) => ({
      agency,
      person,
      note: note === '' ? (AWAY[rowOf(agency)?.came ?? ''] ?? '') : note,
    })),
    closing: [{ time: running.endsAt, title: 'Any other business and the next meeting', minutes: 5 }],
    timeline: timelineOf(view, copy),
  };
}

function presentingAgency(view: ViewContext, ref: string): string {
  const row = view.marac.needed.find((needed) => needed.caseRef === ref && needed.presents === true);
  return row === undefined ? '' : agencyName(view, row.agency);
}
