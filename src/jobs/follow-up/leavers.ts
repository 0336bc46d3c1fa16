// A leaver's open actions go, on the same day, to whoever represents the agency from now on. The coordinator sees it on Today.
import { frozenCases } from '../../domain/access/access.ts';
import { findDeputy, findRepresentative, isActive } from '../../domain/register/contacts.ts';
import { addDays, at, clockTime, formatDay, type Day } from '../../domain/time/day.ts';
import { addWorkingDays, nationOf } from '../../domain/time/calendar.ts';
import { findLeavers } from '../../domain/actions/actions-of-leavers.ts';
import type { Effect } from '../../domain/plan/effects.ts';
import type { Contact } from '../../domain/register/register.ts';
import { makeReason } from '../../domain/text/reason.ts';
import { actionLineView } from '../../domain/papers/parts/action-parts.ts';
import { letterhead } from '../../domain/papers/mail-views.ts';
import { isSettled, message, viewContextOf } from '../../domain/papers/parts/circulation.ts';
import type { MaracPlanContext } from '../../domain/plan/plan-context.ts';
import { agencyOf } from '../../domain/actions/action-told.ts';
import { describeWhereSheetsAre } from './where-sheets-are.ts';

export function planLeavers(context: MaracPlanContext): readonly Effect[] {
  const { marac, facts, today } = context;
  const frozen = frozenCases(marac.cases);
  return findLeavers(facts, marac, today).flatMap(({ contact, actions }) => {
    // Whoever represents the agency from tomorrow; until they are on the register as active, the deputy.
    const next = findRepresentative(facts.contacts, contact.agency, marac.name, addDays(today, 1));
    const heir =
      next !== undefined && isActive(next, today)
        ? next
        : findDeputy(facts.contacts, contact.agency, marac.name, today);
    const mine = actions.filter((action) => action.caseRef === undefined || !frozen.has(action.caseRef));
    const key = `${marac.name}/follow-up/leaver-${contact.id}/${heir?.id ?? ''}`;
    if (heir === undefined || heir.id === contact.id || mine.length === 0 || isSettled(context, key)) return [];
    const view = viewContextOf(context);
    return [
      message(context, 'follow-up', {
        key,
        to: heir.id,
        audience: 'agency',
        template: 'digest',
        model: {
          head: letterhead(view, key, heir),
          overdue: mine
            .filter((action) => action.due !== undefined && action.due < today)
            .map((action) => actionLineView(view, action)),
          dueSoon: mine
            .filter((action) => action.due === undefined || action.due >= today)
            .map((action) => actionLineView(view, action)),
          intro: describeLeaver(contact, today),
          sheet: describeWhereSheetsAre(
            heir,
            mine.flatMap((action) => {
              const agency = agencyOf(facts, action);
              return agency === undefined ? [] : [{ round: context, action, agency }];
            }),
          ),
          answerBy: formatDay(addWorkingDays(today, 2, nationOf(marac.rules, today))),
          replyLink: '',
          papers: [],
        },
        papers: [],
        covers: mine.map((action) => `${action.id}/leaver-${contact.id}`),
        gate: 'undo',
        ready: true,
        notAfter: at(addDays(contact.activeTo ?? today, 8), clockTime('17:00')),
        because: [makeReason('contact.left', { contact: contact.id })],
      }),
    ];
  });
}

function describeLeaver({ personName = 'Whoever acted for your agency', activeTo }: Contact, today: Day): string {
  const last = activeTo === undefined ? '' : ` on ${formatDay(activeTo)}`;
  return `${personName} ${activeTo !== undefined && activeTo >= today ? 'leaves' : 'left'}${last}: these open actions come to you.`;
}
