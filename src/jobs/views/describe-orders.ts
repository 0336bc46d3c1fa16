// The order of each coming meeting in words, for `marac plan agenda`.
import type { Access } from '../../domain/access/access.ts';
import { dayOf, formatDay, type LocalTime } from '../../domain/time/day.ts';
import type { Facts } from '../../domain/plan/facts.ts';
import { listedAt } from '../../domain/meeting/meetings.ts';
import { maracPlanContexts, type PlanContext } from '../../domain/plan/plan-context.ts';
import { weighMeeting } from '../agenda/over-full-notice.ts';
import { planRunningOrder } from '../agenda/order-meeting.ts';

/** When each case is heard, what the order saves, who is needed when; if the meeting is over-full, what moving each case would save. */
export function describeOrders(facts: Facts, access: Access, now: LocalTime): readonly string[] {
  const context: PlanContext = { facts, access, now, today: dayOf(now) };
  return maracPlanContexts(context, ['list', 'meetings']).flatMap((one) =>
    one.marac.meetings.flatMap((meeting) => {
      if (meeting.on < context.today || listedAt(one.marac, meeting.id).length === 0) return [];
      const running = planRunningOrder(one, meeting);
      const times = running.slots.map((slot) => `${slot.at} ${slot.caseRef}`).join(', ');
      const over = weighMeeting(one, meeting);
      return [
        '',
        `${one.marac.title}, ${formatDay(meeting.on)}: ${times}; ends ${running.endsAt}.`,
        ...running.says,
        ...(over.overMinutes === 0 ? [] : [over.says, ...over.moves.map((move) => `  ${move.says}`)]),
      ];
    }),
  );
}
