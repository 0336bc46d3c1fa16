// The sheets for the room: who signs the statement, and the form that the minutes are typed into.
import type { Access, MaracAccess } from '../../access/access.ts';
import { isByPhone, isProven } from '../../register/contacts.ts';
import { isInTheRoom } from '../../meeting/in-the-room.ts';
import type { Day } from '../../time/day.ts';
import type { Meeting } from '../../meeting/meeting.ts';
import type { AttendanceSheetModel } from '../list/list-models.ts';
import type { MinuteFormModel } from '../minutes/minutes-models.ts';
import { gatherRecipients, workingAgencies } from '../../register/recipients.ts';
import type { Contact } from '../../register/register.ts';
import { neededSpan, type Running } from '../../meeting/running-order.ts';
import { AUDIENCE_CLASSES } from '../../access/entitlement.ts';
import { isEnded } from '../../actions/action-state.ts';
import { earlierView } from '../parts/action-parts.ts';
import {
  agencyName,
  contactRow,
  peopleOf,
  formatBirth,
  formatName,
  victimView,
  type Classes,
  type ViewContext,
} from '../parts/case-parts.ts';
import { describeKind } from '../list/list-view.ts';
import { chairName, paperHead, formatHours } from '../parts/paper-head.ts';
import { isProvidedBy } from '../parts/provided-answers.ts';
import { STATEMENT } from './chair-script.ts';

const TEAM: Classes = new Set(AUDIENCE_CLASSES.coordinator);

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
  const typed = view.marac.attendance.filter((attendance) => attendance.meeting === meeting.id);
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
  const typed = view.marac.attendance.filter((attendance) => attendance.meeting === meeting.id);
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

export function viewMinuteForm(view: ViewContext, key: string, meeting: Meeting, running: Running): MinuteFormModel {
  return {
    head: paperHead(view, key, `${view.marac.title} team`, meeting),
    meetingId: meeting.id,
    chair: chairName(view, meeting, view.today),
    expected: view.marac.attendance
      .filter((attendance) => attendance.meeting === meeting.id)
      .map((attendance) => ({
        agency: agencyName(view, attendance.agency),
        person: attendance.personName ?? contactRow(view, attendance.contact)?.personName ?? '',
        note: '',
      })),
    cases: running.slots.map((slot, index) => {
      const ref = slot.caseRef;
      const agencies = view.marac.needed.filter((needed) => needed.caseRef === ref);
      return {
        ref,
        number: index + 1,
        time: slot.at,
        kind: describeKind(view, ref, meeting),
        victim: victimView(view, ref, TEAM),
        perpetrators: peopleOf(view, ref, 'perpetrator').map((row) => ({
          name: formatName(row),
          aliases: row.aliases ?? [],
          birth: formatBirth(row, view.today),
        })),
        speakers: agencies
          .filter((agency) => isProvidedBy(view, meeting.id, ref, agency.agency))
          .map((agency) => ({ id: agency.agency, name: agencyName(view, agency.agency) })),
        agencies: agencies.map((agency) => ({ id: agency.agency, name: agencyName(view, agency.agency) })),
        lastActions: view.marac.actions
          .filter((action) => action.caseRef === ref && action.meeting !== meeting.id && !isEnded(action))
          .map((action) => earlierView(view, action, TEAM)),
      };
    }),
  };
}
