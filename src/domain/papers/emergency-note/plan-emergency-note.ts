// The note of an emergency meeting: to the few named people, with deadlines in hours, on a release. The case is also heard at the next ordinary
// meeting.
import type { MaracPlanContext } from '../../plan/plan-context.ts';
import type { Meeting } from '../../meeting/meeting.ts';
import type { Listing } from '../../meeting/listing.ts';
import type { Due, Withheld } from '../../plan/withheld.ts';
import type { Occasion, Effect } from '../../plan/effects.ts';
import {
  beginsAt,
  copiesOf,
  missedItems,
  invitedAgency,
  type Copy,
  isSettled,
  viewContextOf,
} from '../parts/circulation.ts';
import { isPart, levelOf } from '../../access/levels.ts';
import { keptOut } from '../parts/kept-out.ts';
import { makeReason } from '../../text/reason.ts';
import { workingAgencies } from '../../register/recipients.ts';
import { meetingsInOrder, listedAt, deadlines } from '../../meeting/meetings.ts';
import type { Item } from '../parts/listed-case.ts';
import { viewEmergencyNote } from './emergency-note-paper.ts';
import { sendPaper } from '../mail-views.ts';
import { formatTime } from '../../time/day.ts';

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
  return sendPaper(context, 'research', {
    template: 'emergency-note',
    paperKey,
    mailKey,
    to: contact,
    audience: copy.audience,
    meeting,
    model: viewEmergencyNote(view, paperKey, meeting, copy.copyFor, item, alsoAt(context, meeting, ref)),
    intro: 'An emergency meeting: please read the note and answer in time.',
    answerBy: formatTime(deadlines(context.marac, meeting).agenda),
    covers: [`list/${meeting.id}/${ref}/${contact.id}`],
    waitsFor: meeting.listReady === true ? [] : [makeReason('ready.list', { on: meeting.on })],
    notAfter: beginsAt(meeting),
    because: why,
  });
}
