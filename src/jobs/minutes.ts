// Mail 3 and the minutes: immediate actions during the meeting, each agency's actions the day after, feedback sheets, minutes of complete cases.
import { at, clockTime, addDays, tellDay } from '../domain/day.ts';
import { addWorkingDays, nationOf } from '../domain/calendar.ts';
import type { Action } from '../domain/action.ts';
import { isEnded } from '../domain/actions.ts';
import type { Meeting } from '../domain/meeting.ts';
import { deadlines, meetingsInOrder } from '../domain/meetings.ts';
import { sortBy } from '../domain/order.ts';
import type { Once } from '../domain/plan.ts';
import type { Due } from '../domain/withheld.ts';
import { because, type Reasons } from '../domain/reason.ts';
import { listedInOrder } from '../domain/running-order.ts';
import { actionLineView } from '../domain/views/action-parts.ts';
import { attachedTitles, letterhead } from '../domain/views/mail-parts.ts';
import { viewActionSheet } from '../domain/views/minutes-view.ts';
import { actionsLeftOver, isOf } from './actions-of.ts';
import {
  beginsAt,
  copiesOf,
  hasGone,
  isLongOver,
  isSettled,
  isWaiting,
  message,
  paper,
  sceneOf,
  type Copy,
} from './circulation.ts';
import { maracRounds, type Job, type MaracRound, type Round } from './job.ts';
import { planFlagRemoval, planFlagRows } from './flags.ts';
import { planPraise } from './praise.ts';
import { planRunning } from './running.ts';
import { planTransfers } from './transfers.ts';
import { planFeedback, planReferrers } from './minutes-after.ts';
import { feedbackWithheld, minutesWithheld } from './minutes-withheld.ts';
import { base, endOf } from './minutes-keys.ts';
import { sheetWaits } from './unread-waits.ts';
import { planMinutes } from './minutes-papers.ts';

export const minutes: Job = {
  name: 'minutes',
  summary:
    'drafts each agency’s actions, the IDVA’s feedback sheet, word to referrers, and the minutes of complete cases',
  looks: { at: ['08:30', '12:05', '15:00'] },
  tables: [
    'list',
    'needed',
    'cases',
    'people',
    'addresses',
    'safeContacts',
    'notes',
    'actions',
    'meetings',
    'attendance',
    'disclosures',
    'agencies',
    'contacts',
    'conflicts',
    'settings',
    'referrals',
  ],
  alsoReads: ['transfers', 'practice', 'flags'],
  plan: (round: Round) =>
    maracRounds(round, minutes.tables).flatMap((one) => [
      ...meetingsInOrder(one.marac).flatMap((meeting) => planMeeting(one, meeting)),
      ...planTransfers(one),
      ...planFlagRemoval(one),
      ...planPraise(one),
    ]),
};

function planMeeting(round: MaracRound, meeting: Meeting): readonly Due[] {
  // A meeting that a person has closed is over: a list taken over with its last meeting drafts nothing.
  if (meeting.state === 'closed') return [];
  if (round.now < beginsAt(meeting) || isLongOver(round, endOf(round, meeting))) return [];
  const listings = listedInOrder(round.marac, meeting, planRunning(round, meeting));
  const copies = copiesOf(round, listings);
  const due = deadlines(round.marac, meeting);
  return [
    ...(round.today === meeting.on ? planImmediate(round, meeting, copies) : []),
    ...(round.now >= due.actions || meeting.actionsReady === true
      ? [
          ...planActions(round, meeting, copies),
          ...(round.now > endOf(round, meeting) ? [] : planFlagRows(round, meeting, copies)),
          ...planFeedback(round, meeting, listings),
          ...feedbackWithheld(round, meeting, listings),
          ...planReferrers(round, meeting, listings),
        ]
      : []),
    ...(round.now >= due.minutes || meeting.minutesReady === true
      ? [...planMinutes(round, meeting, copies, listings), ...minutesWithheld(round, meeting, copies, listings)]
      : []),
  ];
}

/** An action typed as immediate is told while the meeting sits, on release: ref and owner in the mail, the text by the sheet that follows. */
function planImmediate(round: MaracRound, meeting: Meeting, copies: readonly Copy[]): readonly Once[] {
  return copies.flatMap((copy) => {
    const contact = copy.recipient.contact;
    const mine = sortBy(round.marac.actions, (one) => one.id).filter(
      (one) =>
        one.meeting === meeting.id &&
        one.immediate === true &&
        !isEnded(one) &&
        isOf(one, copy) &&
        copy.items.some((item) => item.listing.caseRef === one.caseRef),
    );
    return mine.flatMap((action) => {
      const key = `${base(round, meeting)}/immediate/${action.id}/${contact.id}`;
      if (isSettled(round, key)) return [];
      const scene = sceneOf(round);
      const model = {
        head: letterhead(scene, key, contact, meeting),
        actionCount: 1,
        immediate: [actionLineView(scene, action)],
        answerBy: tellDay(meeting.on),
        papers: [],
        replyLink: '',
      };
      return [
        message(round, 'minutes', {
          key,
          to: contact.id,
          audience: copy.audience,
          template: 'actions',
          model,
          papers: [],
          covers: [`${action.id}/immediate`],
          gate: 'release',
          ready: true,
          notAfter: at(addDays(meeting.on, 1), clockTime('17:00')),
          because: [because('action.immediate')],
        }),
      ];
    });
  });
}

function planActions(round: MaracRound, meeting: Meeting, copies: readonly Copy[]): readonly Once[] {
  return copies.flatMap((copy) => {
    const mailKey = `${base(round, meeting)}/actions/${copy.recipient.contact.id}`;
    const visible = new Set(
      copy.items.filter((one) => one.sight.level !== 'searches').map((one) => one.listing.caseRef),
    );
    const mine = sortBy(round.marac.actions, (one) => one.id).filter(
      (one) => one.meeting === meeting.id && one.caseRef !== undefined && visible.has(one.caseRef) && isOf(one, copy),
    );
    const unread = sheetWaits(round, copy);
    // A sheet that waits for a row is kept, though nothing else may be left on it.
    const kept = unread.length > 0 && isWaiting(round, mailKey);
    const told = !hasGone(round, mailKey) && mine.every((one) => round.facts.recorded.covered.has(`${one.id}/told`));
    const due = mine.length > 0 && !told;
    if (!(due || kept) || isSettled(round, mailKey)) return [];
    const ready = meeting.actionsReady === true ? [] : [because('ready.actions', { on: meeting.on })];
    return actionSheet(round, meeting, copy, mailKey, mine, [...ready, ...unread]);
  });
}

function actionSheet(
  round: MaracRound,
  meeting: Meeting,
  copy: Copy,
  mailKey: string,
  mine: readonly Action[],
  waitsFor: Reasons,
): readonly Once[] {
  const contact = copy.recipient.contact;
  const scene = sceneOf(round);
  const paperKey = `${base(round, meeting)}/action-sheet/${contact.id}`;
  const answerBy = tellDay(addWorkingDays(meeting.on, 5, nationOf(round.marac.rules, round.today)));
  const sheet = {
    key: paperKey,
    copyFor: copy.copyFor,
    agency: copy.copyFor,
    answerBy: `Please answer by ${answerBy}, on the answer sheet.`,
    items: copy.items,
    mine,
    earlier: actionsLeftOver(round, meeting, copy),
    flags: '',
  };
  const why = [because('actions.due', { on: meeting.on, due: deadlines(round.marac, meeting).actions })];
  const immediate = mine
    .filter((one) => one.immediate === true && !isEnded(one))
    .map((one) => actionLineView(scene, one));
  return [
    paper(round, 'minutes', {
      key: paperKey,
      template: 'action-sheet',
      audience: copy.audience,
      reader: contact.id,
      model: viewActionSheet(scene, meeting, sheet),
      because: why,
    }),
    message(round, 'minutes', {
      key: mailKey,
      to: contact.id,
      audience: copy.audience,
      template: 'actions',
      model: {
        head: letterhead(scene, mailKey, contact, meeting),
        actionCount: mine.length,
        immediate,
        answerBy,
        papers: attachedTitles(['action-sheet']),
        replyLink: '',
      },
      papers: [paperKey],
      covers: mine.map((one) => `${one.id}/told`),
      gate: 'release',
      ready: waitsFor.length === 0,
      waitsFor,
      notAfter: endOf(round, meeting),
      because: why,
    }),
  ];
}
