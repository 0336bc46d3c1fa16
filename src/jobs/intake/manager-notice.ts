// Tells the manager about a conflict of a coordinator, without content. No workbook that the coordinator reads mentions it.
import { replyAddress } from '../../domain/register/contacts.ts';
import {
  findInstead,
  findKeptCoordinators,
  findSameNamed,
  managerAlarmKey,
  managersFor,
  nameMatter,
} from '../../domain/register/coordinators.ts';
import { addDays, at, clockTime, formatDate, type Day } from '../../domain/time/day.ts';
import type { Effect } from '../../domain/plan/effects.ts';
import { makeReason } from '../../domain/text/reason.ts';
import type { Contact } from '../../domain/register/register.ts';
import { letterhead } from '../../domain/papers/mail-views.ts';
import { isSettled, viewContextOf } from '../../domain/papers/parts/circulation.ts';
import type { MaracPlanContext } from '../../domain/plan/plan-context.ts';

/** After this time nobody is alarmed, so that a workbook taken over with old conflicts causes no alarm. */
const ALARM_DAYS = 14;

interface Matter {
  /** What keys and occasion name: the conflict, or the case and the coordinator. */
  readonly name: string;
  readonly caseRef: string;
  readonly since: Day;
  readonly todo: readonly string[];
}

export function planManagerNotice(context: MaracPlanContext): readonly Effect[] {
  const matters = [...conflictsOf(context), ...namesOf(context)];
  return matters
    .filter(({ since }) => context.today <= addDays(since, ALARM_DAYS))
    .flatMap((one) =>
      managersFor(context.access, context.maracAccess, one.caseRef).flatMap((manager) => alarm(context, one, manager)),
    );
}

function conflictsOf({ access, maracAccess, today }: MaracPlanContext): readonly Matter[] {
  const known = new Set<string>();
  return findKeptCoordinators(access, maracAccess).flatMap(({ conflict }) => {
    if (known.has(conflict.id) || conflict.unheardInstead !== undefined) return [];
    known.add(conflict.id);
    return [
      {
        name: conflict.id,
        caseRef: conflict.caseRef,
        since: conflict.recordedOn ?? today,
        todo: [
          `Open the restricted workbook yourself: tab Conflicts, row ${conflict.id}.`,
          'Take the coordinator off the sharing of that workbook, and have the case moved there.',
          'Say who deals with the case instead, in “Heard instead”.',
        ],
      },
    ];
  });
}

/** A same name is found when the case is opened; cases taken over with their names cause no alarm. */
function namesOf({ access, maracAccess, marac, today }: MaracPlanContext): readonly Matter[] {
  return findSameNamed(access, maracAccess).map((found) => ({
    name: nameMatter(found),
    caseRef: found.caseRef,
    since: marac.cases.find((caseRow) => caseRow.id === found.caseRef)?.openedOn ?? today,
    todo: [
      'Open the restricted workbook yourself: Today there names the case. Somebody in it bears the name of a coordinator.',
      'The same person: record it on Conflicts, with the contact. Another: record it there and lift it, by two people.',
    ],
  }));
}

function alarm(context: MaracPlanContext, { name, caseRef, since, todo }: Matter, manager: Contact): readonly Effect[] {
  const { marac, access, maracAccess } = context;
  const key = managerAlarmKey(marac, name, manager);
  if (isSettled(context, key)) return [];
  const instead = findInstead(access, maracAccess, caseRef);
  const asking = { name: instead?.personName ?? '', phone: instead?.phone ?? '', email: replyAddress(instead) };
  return [
    {
      do: 'message',
      key,
      marac: marac.name,
      job: 'intake',
      to: manager.id,
      audience: 'manager',
      template: 'alarm',
      papers: [],
      covers: [`${name}/manager-told`],
      gate: 'none',
      ready: true,
      notAfter: at(addDays(since, ALARM_DAYS), clockTime('23:59')),
      because: [makeReason('conflict.coordinator')],
      model: {
        head: { ...letterhead(viewContextOf(context), key, manager), coordinator: asking },
        what: 'A coordinator may not deal with one of the cases.',
        since: formatDate(since),
        todo: [...todo, 'Please do not speak of this message to the coordinator.'],
        details: [],
      },
    },
  ];
}
