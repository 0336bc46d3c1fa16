// What goes out after a meeting: each agency's actions, feedback sheets, word to referrers, and the minutes of complete cases.
import { isTakenOver } from '../../domain/plan/at-work-since.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { deadlines, meetingsInOrder } from '../../domain/meeting/meetings.ts';
import { listedInOrder } from '../../domain/meeting/running-order.ts';
import type { Due } from '../../domain/plan/withheld.ts';
import { planImmediate, planSheets } from '../follow-up/action-sheets.ts';
import { beginsAt, copiesOf, isLongOver } from '../meeting/circulation.ts';
import { planFlagRemoval, planFlagRows } from '../meeting/flags.ts';
import { maracRounds, type Job, type MaracRound, type Round } from '../engine/job.ts';
import { planFeedback } from './calls-after-meeting.ts';
import { endOf } from './minutes-keys.ts';
import { planMinutes } from './minutes-papers.ts';
import { feedbackWithheld, minutesWithheld } from './minutes-withheld.ts';
import { planPraise } from '../meeting/praise.ts';
import { planReferrers } from './referrer-feedback.ts';
import { planRunning } from '../agenda/order-meeting.ts';
import { planTransfers } from '../meeting/transfers.ts';

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
  if (isTakenOver(round.facts, round.marac, meeting)) return [];
  if (round.now < beginsAt(meeting) || isLongOver(round, endOf(round, meeting))) return [];
  const listings = listedInOrder(round.marac, meeting, planRunning(round, meeting));
  const copies = copiesOf(round, listings);
  const due = deadlines(round.marac, meeting);
  const isOver = round.now > endOf(round, meeting);
  return [
    ...(round.today === meeting.on && meeting.state !== 'closed' ? planImmediate(round, meeting, listings) : []),
    ...(round.now >= due.actions || meeting.actionsReady === true
      ? [
          // What no sheet has told by then, or when the meeting is closed, Today asks about action by action.
          ...(isOver || meeting.state === 'closed'
            ? []
            : [...planSheets(round, meeting, listings), ...planFlagRows(round, meeting, copies)]),
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
