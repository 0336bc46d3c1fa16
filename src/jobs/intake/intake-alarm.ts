// If the IDVA service has not acknowledged a referral in time: an alarm to coordinator and service, without content, that never waits.
import { addWorkingMinutes, workingHoursOf } from '../../domain/time/calendar.ts';
import { findCoordinators } from '../../domain/register/cover.ts';
import { addDays, at, clockTime, dayOf, formatTime } from '../../domain/time/day.ts';
import type { Effect } from '../../domain/plan/effects.ts';
import { idvaAlarm } from '../../domain/referral/idva-told.ts';
import type { Referral } from '../../domain/referral/referral.ts';
import { describeReasons } from '../../domain/text/describe-reason.ts';
import { letterhead } from '../../domain/papers/mail-views.ts';
import { viewContextOf } from '../../domain/papers/parts/circulation.ts';
import { key, receivedAt } from '../../domain/referral/intake-keys.ts';
import type { MaracPlanContext } from '../../domain/plan/plan-context.ts';

/** Nobody is alarmed about referrals older than this, so that a workbook taken over with old rows causes no alarm. */
const ALARM_DAYS = 7;

export function alarmUnacknowledged(context: MaracPlanContext, referral: Referral): readonly Effect[] {
  const { marac, facts, today, now } = context;
  if (referral.idvaAcknowledgedAt !== undefined || referral.decision === 'withdraw' || referral.decision === 'redirect')
    return [];
  const received = receivedAt(context, referral);
  const hours = marac.rules.whole('idvaAckHours', today);
  const due = addWorkingMinutes(received, hours * 60, workingHoursOf(marac.rules, today));
  if (now < due || today > addDays(dayOf(received), ALARM_DAYS)) return [];
  const why = [idvaAlarm(facts, referral.id, hours)];
  return findCoordinators(facts.contacts, marac.name, ['coordinator'], today).map((contact) => {
    const alarmKey = key(context, referral, `idva-alarm/${contact.id}`);
    return {
      do: 'message',
      key: alarmKey,
      marac: marac.name,
      job: 'intake',
      to: contact.id,
      audience: 'coordinator',
      template: 'alarm',
      papers: [],
      covers: [`${referral.id}/idva-alarm`],
      gate: 'none',
      ready: true,
      notAfter: at(addDays(dayOf(received), ALARM_DAYS), clockTime('23:59')),
      because: why,
      model: {
        head: letterhead(viewContextOf(context), alarmKey, contact),
        what: describeReasons(why),
        since: formatTime(received),
        todo: ['Ring the IDVA service’s duty number now.', 'Type when and by whom it was acknowledged, on Referrals.'],
        details: [],
      },
    };
  });
}
