// Who is expected in the room, and signs the statement.
import { TEAM, paper } from '../paper.ts';
import { group, text, list, type ModelOf } from '../model-shape.ts';
import { head } from '../parts/part-models.ts';
import { type ViewContext, agencyName, attendanceAt, contactRow } from '../parts/case-parts.ts';
import { foldText } from '../../text/fold.ts';
import type { Attendance, Meeting } from '../../meeting/meeting.ts';
import { type Running, neededSpan } from '../../meeting/running-order.ts';
import { isInTheRoom } from '../../meeting/in-the-room.ts';
import type { Contact } from '../../register/register.ts';
import type { Day } from '../../time/day.ts';
import { isByPhone, isProven } from '../../register/contacts.ts';
import type { Access, MaracAccess } from '../../access/access.ts';
import { gatherRecipients, workingAgencies } from '../../register/recipients.ts';
import { paperHead, formatHours, chairName } from '../parts/paper-head.ts';
import { STATEMENT } from '../chair-papers/chair-script.ts';

/** Attendance and the confidentiality statement to sign; no case stands on it. */
export const attendanceSheet = paper('Attendance and confidentiality', TEAM, {
  head,
  hours: text('open'),
  place: text('open'),
  chair: text('staff'),
  statement: list(text('open')),
  /** `expected`: "09:30 to 11:12"; `note`: "substitute, verified by phone". */
  people: list(group({ agency: text('staff'), person: text('staff'), expected: text('open'), note: text('open') })),
  observers: list(group({ agency: text('staff'), person: text('staff') })),
  /** Empty lines for people who were not expected: one '' each. */
  spareLines: list(text('open')),
});
export type AttendanceSheetModel = ModelOf<typeof attendanceSheet.shape>;

function expectedAt(view: ViewContext, meeting: Meeting, running: Running, agency: string): string {
  const refs = running.slots.map((slot) => slot.caseRef);
  const cases = new Set(refs.filter((ref) => isInTheRoom(view, meeting.id, ref, agency)));
  const span = neededSpan(running, cases);
  return span === undefined || span.count === running.slots.length ? '' : `${span.from} to ${span.to}`;
}

/** Nobody is sent papers by a route that was not proven: whoever waits for them hears so, and may be rung. */
function describeReached(contact: Contact, today: Day): string {
  return isByPhone(contact) || isProven(contact, today) ? '' : 'Gets no papers yet: address or route not proven';
}

/** Who comes, and what is to be known of them, by their row on Attendance if there is one. */
function describeComing(
  view: ViewContext,
  contact: Contact,
  row: Attendance | undefined,
): { readonly person: string; readonly note: string } {
  if (row?.substituteName !== undefined) {
    const verified = row.substitutePhoneVerifiedBy === undefined ? 'not verified' : 'verified by phone';
    return { person: row.substituteName, note: `Substitute, ${verified}` };
  }
  const named = row?.personName ?? contactRow(view, row?.contact)?.personName;
  const isOther = named !== undefined && foldText(named) !== foldText(contact.personName ?? '');
  return {
    person: named ?? contact.personName ?? '',
    note: isOther ? '' : describeReached(contact, view.today),
  };
}

/**
 * Whom each agency sends to the meeting: who is named on Attendance, each in a line, a substitute in their place; else who represents it on the day of
 * the meeting.
 */
export function expectedPeople(
  view: ViewContext,
  access: Access,
  maracAccess: MaracAccess,
  meeting: Meeting,
  running: Running,
): AttendanceSheetModel['people'] {
  const { recipients } = gatherRecipients(
    { ...access, on: meeting.on },
    maracAccess,
    workingAgencies(view.facts.agencies, meeting.on),
  );
  const typed = attendanceAt(view, meeting).filter(({ observer }) => observer !== true);
  return recipients.flatMap((recipient) =>
    recipient.acting.flatMap(({ agency, contact }) => {
      const rows = typed.filter(
        (one) =>
          one.contact === contact.id || (one.agency !== undefined && agencyName(view, one.agency) === agency.name),
      );
      // An emergency meeting is for those named on Attendance.
      if (meeting.kind === 'emergency' && rows.length === 0) return [];
      const lines = (rows.length === 0 ? [undefined] : rows).map((row) => ({
        agency: agency.name,
        expected: expectedAt(view, meeting, running, agency.id),
        ...describeComing(view, contact, row),
      }));
      return [...new Map(lines.map((line) => [line.person, line])).values()];
    }),
  );
}

export function viewAttendance(
  view: ViewContext,
  access: Access,
  maracAccess: MaracAccess,
  key: string,
  meeting: Meeting,
  running: Running,
): AttendanceSheetModel {
  const typed = attendanceAt(view, meeting);
  return {
    head: paperHead(view, key, `${view.marac.title} team`, meeting),
    hours: formatHours(meeting, running.totalMinutes),
    place: meeting.place ?? '',
    chair: chairName(view, meeting, view.today),
    statement: STATEMENT,
    people: expectedPeople(view, access, maracAccess, meeting, running),
    observers: typed
      .filter((attendance) => attendance.observer === true)
      .map((attendance) => ({
        agency: agencyName(view, attendance.agency),
        person: attendance.personName ?? contactRow(view, attendance.contact)?.personName ?? '',
      })),
    spareLines: ['', '', '', ''],
  };
}
