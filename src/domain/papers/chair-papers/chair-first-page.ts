// The chair's first page: who is absent and on which items it matters, overdue actions, the worst three, whom to keep out of the room.
import { type ViewContext, agencyName, formatName, victimRow, contactRow } from '../parts/case-parts.ts';
import type { ChairCopy } from './chair-copy.ts';
import type { ChairPapersModel } from './chair-papers-model.ts';
import { sortBy } from '../../text/order.ts';
import { agencyNamed, type Access, type MaracAccess, isLifted } from '../../access/access.ts';
import { isInTheRoom } from '../../meeting/in-the-room.ts';
import { countProvided } from '../parts/provided-answers.ts';
import type { Action } from '../../actions/action.ts';
import { nationOf, workingDaysBetween } from '../../time/calendar.ts';
import { dueDay } from '../../actions/action-state.ts';
import { findCaseRisk, gravityOf } from '../../cases/case-risk.ts';
import { daysWaiting, listedAt } from '../../meeting/meetings.ts';
import { findConflict } from '../../access/entitlement.ts';
import { peopleNamedIn } from '../../access/named-in-conflict.ts';
import type { Conflict } from '../../register/register.ts';
import { minutesOf } from '../../time/day.ts';

export const AWAY: Readonly<Record<string, string>> = {
  apologiesWithInformation: 'Apologies',
  apologiesWithoutInformation: 'Apologies',
  absent: 'Absent',
  substitute: 'Substitute',
};

export function absences(view: ViewContext, copy: ChairCopy): ChairPapersModel['absences'] {
  const numbers = new Map(copy.items.map((item, index) => [item.listing.caseRef, index + 1]));
  return sortBy(view.marac.attendance, (attendance) => attendance.id).flatMap((row) => {
    if (
      row.meeting !== copy.meeting.id ||
      row.came === undefined ||
      AWAY[row.came] === undefined ||
      row.agency === undefined
    )
      return [];
    const agency = agencyNamed(view.facts.agencies, row.agency ?? '');
    const cases =
      agency === undefined
        ? []
        : [...numbers.keys()].filter((ref) => isInTheRoom(view, copy.meeting.id, ref, agency.id));
    const given = agency === undefined ? 0 : countProvided(view, copy.meeting, agency.id, cases);
    return [
      {
        agency: agencyName(view, row.agency),
        state: AWAY[row.came] ?? '',
        information:
          given === 0
            ? 'Nothing received'
            : `Written information on ${given} of ${cases.length} case${cases.length === 1 ? '' : 's'}`,
        items: sortBy(
          cases.map((ref) => numbers.get(ref) ?? 0),
          (number) => number,
        ),
      },
    ];
  });
}

export function overdueByAgency(view: ViewContext, actions: readonly Action[]): ChairPapersModel['overdue'] {
  const nation = nationOf(view.marac.rules, view.today);
  const late = new Map<string, number[]>();
  for (const action of actions) {
    const due = dueDay(action);
    if (due === undefined || due >= view.today) continue;
    const name = agencyName(view, action.agency);
    late.set(name, [...(late.get(name) ?? []), workingDaysBetween(due, view.today, nation)]);
  }
  const rows = [...late].map(([agency, days]) => ({ agency, count: days.length, most: Math.max(...days) }));
  return sortBy(
    rows,
    (one) => -one.most,
    (one) => one.agency,
  ).map((one) => ({
    agency: one.agency,
    count: one.count,
    oldest: `${one.most} working day${one.most === 1 ? '' : 's'} late`,
  }));
}

function describeCaseScore(view: ViewContext, ref: string): string {
  const found = findCaseRisk(view.marac, ref, view.today);
  if (found === undefined) return 'score not recorded';
  const { score, band } = found;
  if (score.counts === undefined) return band === undefined ? 'score not recorded' : `graded ${band} (stated)`;
  return `score ${score.counts}${score.isStated ? ' (stated)' : ''}`;
}

/** The three that must not be cut short: urgent and children first, then score and wait. */
export function worst(view: ViewContext, copy: ChairCopy): ChairPapersModel['worst'] {
  const ranked = sortBy(
    copy.items.map((item, index) => ({
      item,
      number: index + 1,
      rank: gravityOf(view.marac, item.listing, copy.meeting.on),
    })),
    (one) => -one.rank,
    (one) => -(daysWaiting(view.marac, one.item.listing.caseRef, copy.meeting.on) ?? 0),
  ).slice(0, 3);
  return ranked.map(({ item, number }) => {
    const ref = item.listing.caseRef;
    const why = [
      item.listing.urgent === true ? 'urgent' : '',
      item.listing.childrenAtRisk === true ? 'children at risk' : '',
      describeCaseScore(view, ref),
      `${formatDays(daysWaiting(view.marac, ref, copy.meeting.on) ?? 0)} since referral`,
    ];
    return {
      ref,
      number,
      time: copy.running.slots.find((slot) => slot.caseRef === ref)?.at ?? '',
      name: victimRow(view, ref) === undefined ? 'Name not recorded' : formatName(victimRow(view, ref)),
      why: why.filter((one) => one !== '').join(', '),
    };
  });
}

/** Whom to keep out of the room for an item, and who speaks instead: never why. */
export function conflictLines(
  view: ViewContext,
  access: Access,
  maracAccess: MaracAccess,
  copy: ChairCopy,
): ChairPapersModel['conflicts'] {
  return copy.items.flatMap((item, index) => {
    const ref = item.listing.caseRef;
    const rows = sortBy(
      maracAccess.conflicts.filter((conflict) => conflict.caseRef === ref && !isLifted(conflict)),
      (conflict) => conflict.id,
    );
    const lines = rows.flatMap((row) => {
      const except = contactRow(view, row.exceptContact);
      const clear = except !== undefined && findConflict(access, maracAccess, except, ref) === undefined;
      const instead = clear ? (except.personName ?? '') : (row.unheardInstead ?? '');
      return whoLeaves(view, row).map((who) => ({
        number: index + 1,
        who,
        instead: instead === '' ? '' : `Instead: ${instead}`,
      }));
    });
    return [...new Map(lines.map((line) => [`${line.who}/${line.instead}`, line])).values()];
  });
}

/** Who a conflict keeps out of the room. Names that stand among other words are told without them: the words may say why. */
function whoLeaves(view: ViewContext, row: Conflict): readonly string[] {
  const person = contactRow(view, row.contact);
  const agency = row.agency === undefined ? [] : [`Nobody of ${agencyName(view, row.agency)} in the room`];
  const people =
    person === undefined
      ? peopleNamedIn(row, view.facts.contacts)
      : [{ name: person.personName ?? '', contact: person }];
  const named = people.map(({ name, contact }) => `${name}, ${agencyName(view, contact.agency)}: leaves the room`);
  const other = person === undefined && row.agency === undefined ? [`${row.personName ?? ''}: leaves the room`] : [];
  return named.length + agency.length > 0 ? [...named, ...agency] : other;
}

/** Moves shown on the first page; `marac plan agenda` shows them all. */
const MOVES_SHOWN = 3;

export function describeOverFull(view: ViewContext, copy: ChairCopy): string {
  const listed = listedAt(view.marac, copy.meeting.id).length;
  const end = copy.meeting.end;
  const over = end === undefined ? 0 : minutesOf(copy.running.endsAt) - minutesOf(end);
  if (over <= 0) return '';
  const numbers = new Map(copy.items.map((item, index) => [item.listing.caseRef, index + 1]));
  const moves = copy.moves.filter((move) => numbers.has(move.case)).slice(0, MOVES_SHOWN);
  const freed = moves.map((move) => {
    const waiting =
      move.waitingSaved === undefined || move.waitingSaved <= 0 ? '' : ` and ${move.waitingSaved} of waiting`;
    const fits = move.stillOver === 0 ? ', then it fits' : '';
    return `item ${numbers.get(move.case) ?? 0} frees ${move.minutes} minutes${waiting}${fits}`;
  });
  return [
    `${listed} cases end at ${copy.running.endsAt}, ${over} minutes after the planned end.`,
    ...(freed.length === 0 ? [] : [`Least grave first, moving one: ${freed.join('; ')}.`]),
    'A person decides which cases, if any, move.',
  ].join(' ');
}

function formatDays(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}
