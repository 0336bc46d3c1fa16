// The note of an emergency meeting, for the named few.
import { ROOM, paper } from '../paper.ts';
import { group, text, list, caseGroup, type ModelOf } from '../model-shape.ts';
import { head, asking, attended, action } from '../parts/part-models.ts';
import { people, peopleView } from '../parts/case-people.ts';
import { type ViewContext, agencyName, attendanceAt, contactRow, cut } from '../parts/case-parts.ts';
import type { Meeting } from '../../meeting/meeting.ts';
import type { Item } from '../parts/listed-case.ts';
import { referralsOf } from '../../cases/case-of-referral.ts';
import { roundOf, tellRound } from '../parts/round-answers.ts';
import { isEnded } from '../../actions/action-state.ts';
import { paperHead, askingFor, formatMeeting } from '../parts/paper-head.ts';
import { formatDate, formatTime } from '../../time/day.ts';
import { deadlines } from '../../meeting/meetings.ts';
import { actionsInOrder, actionView } from '../parts/action-parts.ts';

/** An emergency meeting: deadlines in hours, a named few, and that the case is heard again at the next ordinary meeting. */
export const emergencyNote = paper('Emergency meeting', ROOM, {
  head,
  coordinator: asking,
  called: text('open'),
  askedBy: text('staff'),
  why: text('open'),
  at: text('open'),
  place: text('open'),
  link: text('open'),
  /** "within 2 hours" or "by Thursday 11 March 2027, 08:00". */
  answerWithin: text('open'),
  invited: list(attended),
  alsoListed: text('open'),
  case: caseGroup({
    ref: text('open'),
    ...people,
    incident: text('note'),
    risks: list(group({ about: text('open'), text: text('note') })),
    actions: list(action),
  }),
});
export type EmergencyNoteModel = ModelOf<typeof emergencyNote.shape>;

/** For the named few: who asked and why, until when an answer is wanted, and that the case is heard again at the next ordinary meeting. */
export function viewEmergencyNote(
  view: ViewContext,
  key: string,
  meeting: Meeting,
  copyFor: string,
  { listing, visibility }: Item,
  also: Meeting | undefined,
): EmergencyNoteModel {
  const { marac } = view;
  const ref = listing.caseRef;
  const referrals = referralsOf(marac, ref);
  const latest = referrals[referrals.length - 1];
  const round = roundOf(marac, ref);
  const risks = [
    { about: 'Risks to the victim', text: tellRound(round, ({ risksToVictim }) => risksToVictim) },
    { about: 'Risks to children', text: tellRound(round, ({ risksToChildren }) => risksToChildren) },
    { about: 'Risks to others', text: tellRound(round, ({ risksToOthers }) => risksToOthers) },
  ];
  const actions = actionsInOrder(marac.actions.filter((row) => row.caseRef === ref && !isEnded(row)));
  return {
    head: paperHead(view, key, copyFor, meeting),
    coordinator: askingFor(view),
    called: latest?.decidedOn === undefined ? '' : formatDate(latest.decidedOn),
    askedBy: latest?.urgentAskedBy ?? '',
    why: visibility.classes.has('note') ? 'It cannot wait for the next meeting: see the incident below.' : '',
    at: formatMeeting(meeting),
    place: meeting.place ?? '',
    link: meeting.link ?? '',
    answerWithin: `by ${formatTime(deadlines(marac, meeting).agenda)}`,
    invited: attendanceAt(view, meeting).map((attendance) => ({
      agency: agencyName(view, attendance.agency),
      person: attendance.personName ?? contactRow(view, attendance.contact)?.personName ?? '',
      note: '',
    })),
    alsoListed: also === undefined ? '' : `The case is also heard on ${formatMeeting(also)}.`,
    case: {
      ref,
      ...peopleView(view, ref, visibility.classes),
      incident: cut(
        visibility.classes,
        'note',
        tellRound(round, ({ incident }) => incident),
      ),
      risks: visibility.classes.has('note') ? risks.filter((risk) => risk.text !== '') : [],
      actions: actions.map((row) => actionView(view, row, visibility.classes)),
    },
  };
}
