// Who is expected in the room, and signs the statement.
import { TEAM, paper } from '../paper.ts';
import { group, text, list, type ModelOf } from '../model-shape.ts';
import { head } from '../parts/part-models.ts';
import { type ViewContext, agencyName, attendanceAt, contactRow } from '../parts/case-parts.ts';
import type { Meeting } from '../../meeting/meeting.ts';
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

/** Whom each agency sends, from the register, with the substitute where one is named. */
export function expectedPeople(
  view: ViewContext,
  access: Access,
  maracAccess: MaracAccess,
  meeting: Meeting,
  running: Running,
): AttendanceSheetModel['people'] {
  const { recipients } = gatherRecipients(access, maracAccess, workingAgencies(view.facts.agencies, view.today));
  const typed = attendanceAt(view, meeting);
  return recipients.flatMap((recipient) =>
    recipient.acting.flatMap(({ agency, contact }) => {
      const row = typed.find(
        (one) =>
          one.contact === contact.id || (one.agency !== undefined && agencyName(view, one.agency) === agency.name),
      );
      // An emergency meeting is for those named on Attendance.
      if (meeting.kind === 'emergency' && row === undefined) return [];
      const substitute = row?.substituteName;
      return {
        agency: agency.name,
        person: substitute ?? contact.personName ?? '',
        expected: expectedAt(view, meeting, running, agency.id),
        note:
          substitute === undefined
            ? describeReached(contact, view.today)
            : `Substitute${row?.substitutePhoneVerifiedBy === undefined ? ', not verified' : ', verified by phone'}`,
      };
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
