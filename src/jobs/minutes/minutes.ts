// What goes out after a meeting: each agency's actions, feedback sheets, messages to referrers, and the minutes of complete cases.
import { isTakenOver } from '../../domain/plan/at-work-since.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { deadlines, meetingsInOrder } from '../../domain/meeting/meetings.ts';
import { listedInOrder } from '../../domain/meeting/running-order.ts';
import type { Due } from '../../domain/plan/withheld.ts';
import { planImmediate, planSheets } from '../../domain/papers/action-sheet/plan-action-sheet.ts';
import { planFeedback } from '../../domain/papers/idva-feedback/plan-idva-feedback.ts';
import { endOf } from '../../domain/papers/minutes/minutes-keys.ts';
import { beginsAt, copiesOf, isLongOver } from '../../domain/papers/parts/circulation.ts';
import { planFlagRemoval, planFlagRows } from '../../domain/papers/flag-removal-list/plan-flag-removal-list.ts';
import { maracPlanContexts, type MaracPlanContext, type PlanContext } from '../../domain/plan/plan-context.ts';
import type { Job } from '../engine/job.ts';
import { planInductions } from '../../domain/papers/induction-pack/plan-induction-pack.ts';
import { planPraise } from '../../domain/papers/praise-letter/plan-praise-letter.ts';
import { planBreaches } from '../../domain/papers/partnership-letter/plan-breach-letter.ts';
import { planFeedbackLetters } from '../../domain/papers/partnership-letter/plan-feedback-letter.ts';
import { planMemberLetters } from '../../domain/papers/partnership-letter/plan-member-letter.ts';
import { planTransfers } from '../../domain/papers/transfer-pack/plan-transfer-pack.ts';
import { planMinutes } from './minutes-papers.ts';
import { feedbackWithheld, minutesWithheld } from './minutes-withheld.ts';
import { planReferrers } from './referrer-feedback.ts';
import { planRunningOrder } from '../agenda/order-meeting.ts';

export const minutes: Job = {
  name: 'minutes',
  summary:
    'drafts each agency’s actions, the IDVA’s feedback sheet, word to referrers, the minutes of complete cases, and letters to partners',
  schedule: { at: ['08:30', '12:05', '15:00'] },
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
  alsoReads: ['transfers', 'practice', 'flags', 'research'],
  plan: (context: PlanContext) =>
    maracPlanContexts(context, minutes.tables).flatMap((one) => [
      ...meetingsInOrder(one.marac).flatMap((meeting) => planMeeting(one, meeting)),
      ...planTransfers(one),
      ...planFlagRemoval(one),
      ...planPraise(one),
      ...planFeedbackLetters(one),
      ...planBreaches(one),
      ...planMemberLetters(one),
      ...planInductions(one),
    ]),
};

function planMeeting(context: MaracPlanContext, meeting: Meeting): readonly Due[] {
  if (isTakenOver(context.facts, context.marac, meeting)) return [];
  if (context.now < beginsAt(meeting) || isLongOver(context, endOf(context, meeting))) return [];
  const listings = listedInOrder(context.marac, meeting, planRunningOrder(context, meeting));
  const copies = copiesOf(context, listings);
  const due = deadlines(context.marac, meeting);
  const isOver = context.now > endOf(context, meeting);
  return [
    ...(context.today === meeting.on && meeting.state !== 'closed' ? planImmediate(context, meeting, listings) : []),
    ...(context.now >= due.actions || meeting.actionsReady === true
      ? [
          // Today asks, one by one, about actions that no sheet has told by then, or when the meeting is closed.
          ...(isOver || meeting.state === 'closed'
            ? []
            : [...planSheets(context, meeting, listings), ...planFlagRows(context, meeting, copies)]),
          ...planFeedback(context, meeting, listings),
          ...feedbackWithheld(context, meeting, listings),
          ...planReferrers(context, meeting, listings),
        ]
      : []),
    ...(context.now >= due.minutes || meeting.minutesReady === true
      ? [...planMinutes(context, meeting, copies, listings), ...minutesWithheld(context, meeting, copies, listings)]
      : []),
  ];
}
