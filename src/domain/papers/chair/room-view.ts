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
  tellBirth,
  tellName,
  victimView,
  type Classes,
  type Scene,
} from '../parts/case-parts.ts';
import { tellKind } from '../list/list-view.ts';
import { chairName, paperHead, tellHours } from '../parts/paper-head.ts';
import { isProvidedBy } from '../parts/provided-answers.ts';
import { STATEMENT } from './chair-script.ts';

const TEAM: Classes = new Set(AUDIENCE_CLASSES.coordinator);

function expectedAt(scene: Scene, meeting: Meeting, running: Running, agency: string): string {
  const refs = running.slots.map((one) => one.caseRef);
  const cases = new Set(refs.filter((ref) => isInTheRoom(scene, meeting.id, ref, agency)));
  const span = neededSpan(running, cases);
  return span === undefined || span.count === running.slots.length ? '' : `${span.from} to ${span.to}`;
}

/** Nobody is sent papers by a route that was not proven: whoever waits for them hears so, and may be rung. */
function tellReached(contact: Contact, today: Day): string {
  return isByPhone(contact) || isProven(contact, today) ? '' : 'Gets no papers yet: address or route not proven';
}

/** Whom each agency sends, from the register, with the substitute where one is named. */
export function expectedPeople(
  scene: Scene,
  access: Access,
  maracAccess: MaracAccess,
  meeting: Meeting,
  running: Running,
): AttendanceSheetModel['people'] {
  const { recipients } = gatherRecipients(access, maracAccess, workingAgencies(scene.facts.agencies, scene.today));
  const typed = scene.marac.attendance.filter((one) => one.meeting === meeting.id);
  return recipients.flatMap((recipient) =>
    recipient.acting.flatMap(({ agency, contact }) => {
      const row = typed.find(
        (one) =>
          one.contact === contact.id || (one.agency !== undefined && agencyName(scene, one.agency) === agency.name),
      );
      // An emergency meeting is for those named on Attendance.
      if (meeting.kind === 'emergency' && row === undefined) return [];
      const substitute = row?.substituteName;
      return {
        agency: agency.name,
        person: substitute ?? contact.personName ?? '',
        expected: expectedAt(scene, meeting, running, agency.id),
        note:
          substitute === undefined
            ? tellReached(contact, scene.today)
            : `Substitute${row?.substitutePhoneVerifiedBy === undefined ? ', not verified' : ', verified by phone'}`,
      };
    }),
  );
}

export function viewAttendance(
  scene: Scene,
  access: Access,
  maracAccess: MaracAccess,
  key: string,
  meeting: Meeting,
  running: Running,
): AttendanceSheetModel {
  const typed = scene.marac.attendance.filter((one) => one.meeting === meeting.id);
  return {
    head: paperHead(scene, key, `${scene.marac.title} team`, meeting),
    hours: tellHours(meeting, running.totalMinutes),
    place: meeting.place ?? '',
    chair: chairName(scene, meeting, scene.today),
    statement: STATEMENT,
    people: expectedPeople(scene, access, maracAccess, meeting, running),
    observers: typed
      .filter((one) => one.observer === true)
      .map((one) => ({
        agency: agencyName(scene, one.agency),
        person: one.personName ?? contactRow(scene, one.contact)?.personName ?? '',
      })),
    spareLines: ['', '', '', ''],
  };
}

export function viewMinuteForm(scene: Scene, key: string, meeting: Meeting, running: Running): MinuteFormModel {
  return {
    head: paperHead(scene, key, `${scene.marac.title} team`, meeting),
    meetingId: meeting.id,
    chair: chairName(scene, meeting, scene.today),
    expected: scene.marac.attendance
      .filter((one) => one.meeting === meeting.id)
      .map((one) => ({
        agency: agencyName(scene, one.agency),
        person: one.personName ?? contactRow(scene, one.contact)?.personName ?? '',
        note: '',
      })),
    cases: running.slots.map((slot, index) => {
      const ref = slot.caseRef;
      const agencies = scene.marac.needed.filter((one) => one.caseRef === ref);
      return {
        ref,
        number: index + 1,
        time: slot.at,
        kind: tellKind(scene, ref, meeting),
        victim: victimView(scene, ref, TEAM),
        perpetrators: peopleOf(scene, ref, 'perpetrator').map((row) => ({
          name: tellName(row),
          aliases: row.aliases ?? [],
          birth: tellBirth(row, scene.today),
        })),
        speakers: agencies
          .filter((one) => isProvidedBy(scene, meeting.id, ref, one.agency))
          .map((one) => ({ id: one.agency, name: agencyName(scene, one.agency) })),
        agencies: agencies.map((one) => ({ id: one.agency, name: agencyName(scene, one.agency) })),
        lastActions: scene.marac.actions
          .filter((one) => one.caseRef === ref && one.meeting !== meeting.id && !isEnded(one))
          .map((one) => earlierView(scene, one, TEAM)),
      };
    }),
  };
}
