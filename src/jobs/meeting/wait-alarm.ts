// If a case has waited longer than agreed: an alarm to coordinator and manager, without content, once each time, that never waits.
import { replyAddress } from '../../domain/register/contacts.ts';
import { findCoordinators } from '../../domain/register/cover.ts';
import { findInstead, isKeptFrom, managersFor } from '../../domain/register/coordinators.ts';
import { addDays, at, clockTime, formatDate } from '../../domain/time/day.ts';
import { findLongWaits, type LongWait } from '../../domain/meeting/long-waits.ts';
import type { MessageEffect, Effect } from '../../domain/plan/effects.ts';
import type { Contact } from '../../domain/register/register.ts';
import { letterhead } from '../../domain/papers/mail-views.ts';
import { isSettled, viewContextOf } from '../../domain/papers/parts/circulation.ts';
import type { MaracPlanContext } from '../../domain/plan/plan-context.ts';

/** Nobody is alarmed if that was longer ago than this, so that a workbook taken over with old cases causes no alarm; Today names the cases. */
const ALARM_DAYS = 7;

export function planWaitAlarms(context: MaracPlanContext): readonly Effect[] {
  const { marac, today } = context;
  return findLongWaits(marac, today)
    .filter((wait) => today <= addDays(wait.crossedOn, ALARM_DAYS))
    .flatMap((wait) => whomToTell(context, wait).flatMap((contact) => alarm(context, wait, contact)));
}

/** Coordinators who may deal with the case, and managers who may know of it; for a restricted case managers only. */
function whomToTell(context: MaracPlanContext, wait: LongWait): readonly Contact[] {
  const { access, maracAccess, marac, facts, today } = context;
  const managers = managersFor(access, maracAccess, wait.case.id);
  if (marac.restrictedCases.has(wait.case.id)) return managers;
  const coordinators = findCoordinators(facts.contacts, marac.name, ['coordinator'], today);
  return [...coordinators.filter((each) => !isKeptFrom(access, maracAccess, each, wait.case.id)), ...managers];
}

function alarm(context: MaracPlanContext, wait: LongWait, contact: Contact): readonly MessageEffect[] {
  const { access, maracAccess, marac } = context;
  const key = `${marac.name}/intake/${wait.case.id}/wait-${wait.crossedOn}/${contact.id}`;
  if (isSettled(context, key)) return [];
  const instead = findInstead(access, maracAccess, wait.case.id);
  const head = letterhead(viewContextOf(context), key, contact);
  const { most } = wait.because.facts;
  return [
    {
      do: 'message',
      key,
      marac: marac.name,
      job: 'intake',
      to: contact.id,
      audience: contact.role === 'manager' ? 'manager' : 'coordinator',
      template: 'alarm',
      papers: [],
      covers: [`${wait.case.id}/wait-${wait.crossedOn}`],
      gate: 'none',
      ready: true,
      notAfter: at(addDays(wait.crossedOn, ALARM_DAYS), clockTime('23:59')),
      because: [wait.because],
      model: {
        head: {
          ...head,
          coordinator: { name: instead?.personName ?? '', phone: instead?.phone ?? '', email: replyAddress(instead) },
        },
        // The same words every day, so that a waiting message is not made again each morning.
        what: `Case ${wait.case.id} has waited longer than the ${String(most)} days that are agreed.`,
        since: formatDate(wait.crossedOn),
        todo: ['Have it heard: at the next meeting, or at an extra one.', 'It stands on Today until it is heard.'],
        details: [],
      },
    },
  ];
}
