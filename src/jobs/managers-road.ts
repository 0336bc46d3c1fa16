// A conflict about a coordinator reaches the manager by itself, without content, and stands in no workbook that the coordinator reads.
import { findInstead, findKeptCoordinators, managersFor } from '../domain/coordinators.ts';
import { addDays, at, clockTime, tellDate } from '../domain/day.ts';
import type { Once } from '../domain/plan.ts';
import { because } from '../domain/reason.ts';
import { letterhead } from '../domain/views/mail-parts.ts';
import { isSettled, sceneOf } from './circulation.ts';
import type { MaracRound } from './job.ts';

/** Later than this nobody is alarmed about it: a workbook taken over with old conflicts stays quiet. */
const ALARM_DAYS = 14;

export function planManagersRoad(round: MaracRound): readonly Once[] {
  const { marac, access, maracAccess, today } = round;
  const scene = sceneOf(round);
  const known = new Set<string>();
  return findKeptCoordinators(access, maracAccess).flatMap(({ conflict }) => {
    const since = conflict.recordedOn ?? today;
    if (known.has(conflict.id) || conflict.unheardInstead !== undefined || today > addDays(since, ALARM_DAYS))
      return [];
    known.add(conflict.id);
    const instead = findInstead(access, maracAccess, conflict.caseRef);
    const asking = { name: instead?.personName ?? '', phone: instead?.phone ?? '', email: instead?.address ?? '' };
    return managersFor(access, maracAccess, conflict.caseRef).flatMap((manager): readonly Once[] => {
      const key = `${marac.name}/intake/${conflict.id}/coordinator/${manager.id}`;
      if (isSettled(round, key)) return [];
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
          covers: [`${conflict.id}/manager-told`],
          gate: 'none',
          ready: true,
          notAfter: at(addDays(since, ALARM_DAYS), clockTime('23:59')),
          because: [because('conflict.coordinator')],
          model: {
            head: { ...letterhead(scene, key, manager), coordinator: asking },
            what: 'A coordinator may not deal with one of the cases.',
            since: tellDate(since),
            todo: [
              `Open the restricted workbook yourself: tab Conflicts, row ${conflict.id}.`,
              'Take the coordinator off the sharing of that workbook, and have the case moved there.',
              'Say who deals with the case instead, in “Heard instead”.',
              'Please do not speak of this message to the coordinator.',
            ],
            details: [],
          },
        },
      ];
    });
  });
}
