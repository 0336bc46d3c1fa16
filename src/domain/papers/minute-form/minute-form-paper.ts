// The form that the minutes are typed into.
import { TEAM, paper } from '../paper.ts';
import {
  type Classes,
  type ViewContext,
  agencyName,
  attendanceAt,
  contactRow,
  victimView,
  peopleOf,
  formatName,
  formatBirth,
} from '../parts/case-parts.ts';
import type { Meeting } from '../../meeting/meeting.ts';
import type { Running } from '../../meeting/running-order.ts';
import { paperHead, chairName } from '../parts/paper-head.ts';
import { describeKind } from '../parts/listed-case.ts';
import { AUDIENCE_CLASSES } from '../../access/entitlement.ts';
import { isProvidedBy } from '../parts/provided-answers.ts';
import { sortBy } from '../../text/order.ts';
import { rowsWith } from '../../text/rows-with.ts';
import { isEnded } from '../../actions/action-state.ts';
import { actionsInOrder, earlierView } from '../parts/action-parts.ts';
import { group, text, list, caseGroup, count, type ModelOf } from '../model-shape.ts';
import { head, attended, victim, person, earlierAction } from '../parts/part-models.ts';

/** The minute form: the skeleton laid out beforehand, one section per case, to be typed in Word and taken back. */
export const minuteForm = paper('Minute form', TEAM, {
  head,
  meetingId: text('open'),
  chair: text('staff'),
  expected: list(attended),
  cases: list(
    caseGroup({
      ref: text('open'),
      number: count(),
      time: text('open'),
      kind: text('open'),
      victim,
      perpetrators: list(person),
      /** Agencies that said they know something: one box each under information. */
      speakers: list(group({ id: text('open'), name: text('staff') })),
      agencies: list(group({ id: text('open'), name: text('staff') })),
      lastActions: list(earlierAction),
    }),
  ),
});
export type MinuteFormModel = ModelOf<typeof minuteForm.shape>;

const OF_TEAM: Classes = new Set(AUDIENCE_CLASSES.coordinator);

export function viewMinuteForm(view: ViewContext, key: string, meeting: Meeting, running: Running): MinuteFormModel {
  return {
    head: paperHead(view, key, `${view.marac.title} team`, meeting),
    meetingId: meeting.id,
    chair: chairName(view, meeting, view.today),
    expected: attendanceAt(view, meeting).map((attendance) => ({
      agency: agencyName(view, attendance.agency),
      person: attendance.personName ?? contactRow(view, attendance.contact)?.personName ?? '',
      note: '',
    })),
    cases: running.slots.map((slot, index) => {
      const ref = slot.caseRef;
      const agencies = sortBy(
        rowsWith(view.marac.needed, 'caseRef', ref),
        (needed) => agencyName(view, needed.agency),
        (needed) => needed.id,
      );
      return {
        ref,
        number: index + 1,
        time: slot.at,
        kind: describeKind(view, ref, meeting),
        victim: victimView(view, ref, OF_TEAM),
        perpetrators: peopleOf(view, ref, 'perpetrator').map((row) => ({
          name: formatName(row),
          aliases: row.aliases ?? [],
          birth: formatBirth(row, view.today),
        })),
        speakers: agencies
          .filter((agency) => isProvidedBy(view, meeting.id, ref, agency.agency))
          .map((agency) => ({ id: agency.agency, name: agencyName(view, agency.agency) })),
        agencies: agencies.map((agency) => ({ id: agency.agency, name: agencyName(view, agency.agency) })),
        lastActions: actionsInOrder(
          view.marac.actions.filter(
            (action) => action.caseRef === ref && action.meeting !== meeting.id && !isEnded(action),
          ),
        ).map((action) => earlierView(view, action, OF_TEAM)),
      };
    }),
  };
}
