// The note of an emergency meeting: to the few named people, with deadlines in hours, on a release. The case is also heard at the next ordinary
// meeting.
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { listedAt, meetingsInOrder } from '../../domain/meeting/meetings.ts';
import type { Listing } from '../../domain/meeting/listing.ts';
import { isPart, levelOf } from '../../domain/access/levels.ts';
import type { Occasion, Effect } from '../../domain/plan/effects.ts';
import { workingAgencies } from '../../domain/register/recipients.ts';
import type { Due, Withheld } from '../../domain/plan/withheld.ts';
import { makeReason } from '../../domain/text/reason.ts';
import { attachedTitles, letterhead } from '../../domain/papers/mail-views.ts';
import { viewEmergencyNote } from '../../domain/papers/one-case/one-case-view.ts';
import type { Item } from '../../domain/papers/list/list-view.ts';
import { deadlines } from '../../domain/meeting/meetings.ts';
import { formatTime } from '../../domain/time/day.ts';
import {
  beginsAt,
  copiesOf,
  invitedAgency,
  isSettled,
  message,
  missedItems,
  paper,
  viewContextOf,
  type Copy,
} from './circulation.ts';
import type { MaracPlanContext } from '../engine/job.ts';
import { keptOut } from '../messages/kept-out.ts';

export function planEmergency(
  context: MaracPlanContext,
  meeting: Meeting,
  listings: readonly Listing[],
): readonly Due[] {
  const occasion = (caseRef: string, contact: string): Occasion => `list/${meeting.id}/${caseRef}/${contact}`;
  const isOver = context.now >= beginsAt(meeting);
  return [
    ...copiesOf(context, listings)
      .map((copy) => (isOver ? missedItems(context, copy, occasion) : copy))
      .flatMap((copy) =>
        copy.items
          .filter((item) => isPart(item.visibility.level))
          .flatMap((item) => planNote(context, meeting, copy, item)),
      ),
    ...keptOut(context, listings, {
      what: 'emergency-note',
      about: meeting.id,
      notAfter: beginsAt(meeting),
      gets: isPart,
      occasion,
    }),
    ...withoutPart(context, meeting, listings),
  ];
}

/** Somebody is on Attendance and gets no note: their agency has no part in the case, or the row names nobody on the register. */
function withoutPart(context: MaracPlanContext, meeting: Meeting, listings: readonly Listing[]): readonly Withheld[] {
  const rows = context.marac.attendance.filter((one) => one.meeting === meeting.id && one.observer !== true);
  const common = {
    do: 'withhold',
    marac: context.marac.name,
    what: 'emergency-note',
    about: meeting.id,
    notAfter: beginsAt(meeting),
  } as const;
  return rows.flatMap((row): readonly Withheld[] => {
    const agency = invitedAgency(context, row);
    if (agency === undefined)
      return [
        {
          ...common,
          agency: row.id,
          cases: [],
          tells: [],
          because: makeReason('attendance.no-agency', { row: row.id }),
        },
      ];
    if (!workingAgencies(context.facts.agencies, context.today).some((other) => other.id === agency.id)) return [];
    return listings.flatMap(({ caseRef }): readonly Withheld[] => {
      const level = levelOf(context.access, context.maracAccess, agency, caseRef);
      if (isPart(level)) return [];
      const why = makeReason(level === 'searches' ? 'level.searches' : 'level.none', {
        agency: agency.id,
        case: caseRef,
      });
      return [{ ...common, agency: agency.id, cases: [caseRef], tells: [caseRef], because: why }];
    });
  });
}

/** The next ordinary meeting that has the case on its list. */
function alsoAt(context: MaracPlanContext, meeting: Meeting, caseRef: string): Meeting | undefined {
  return meetingsInOrder(context.marac).find(
    (other) =>
      other.kind !== 'emergency' &&
      other.on >= meeting.on &&
      listedAt(context.marac, other.id).some((each) => each.caseRef === caseRef),
  );
}

function planNote(context: MaracPlanContext, meeting: Meeting, copy: Copy, item: Item): readonly Effect[] {
  const contact = copy.recipient.contact;
  const ref = item.listing.caseRef;
  const base = `${context.marac.name}/research/${meeting.id}/emergency`;
  const [paperKey, mailKey] = [`${base}-note/${ref}/${contact.id}`, `${base}/${ref}/${contact.id}`];
  if (isSettled(context, mailKey)) return [];
  const view = viewContextOf(context);
  const why = [makeReason('meeting.emergency', { on: meeting.on })];
  return [
    paper(context, 'research', {
      key: paperKey,
      template: 'emergency-note',
      audience: copy.audience,
      reader: contact.id,
      model: viewEmergencyNote(view, paperKey, meeting, copy.copyFor, item, alsoAt(context, meeting, ref)),
      because: why,
    }),
    message(context, 'research', {
      key: mailKey,
      to: contact.id,
      audience: copy.audience,
      template: 'papers',
      model: {
        head: letterhead(view, mailKey, contact, meeting),
        intro: 'An emergency meeting: please read the note and answer in time.',
        answerBy: formatTime(deadlines(context.marac, meeting).agenda),
        papers: attachedTitles(['emergency-note']),
      },
      papers: [paperKey],
      covers: [`list/${meeting.id}/${ref}/${contact.id}`],
      gate: 'release',
      ready: meeting.listReady === true,
      waitsFor: meeting.listReady === true ? [] : [makeReason('ready.list', { on: meeting.on })],
      notAfter: beginsAt(meeting),
      because: why,
    }),
  ];
}
