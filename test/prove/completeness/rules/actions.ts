// Each action agreed: it reached its agency with its words, or Today names it, or a person ended it.
import { isAskedFor, isOnItsWay, linesAbout, namesHolder, namesRow, reached, waitingWith } from '../reach.ts';
import type { Lost } from '../oracle.ts';
import type { View } from '../view.ts';
import { working } from '../calendar.ts';

const ENDED = ['completed', 'superseded'];

export async function lostActions(view: View): Promise<readonly Omit<Lost, 'at'>[]> {
  const lost: Omit<Lost, 'at'>[] = [];
  for (const action of view.seen.rows('actions')) {
    const agency = view.seen.agency(action['agency']);
    const meeting = view.seen.meeting(action['meeting']);
    const [word] = /zqa[a-p]{3}/i.exec(action['text'] ?? '') ?? [];
    if (agency === undefined || meeting === undefined || word === undefined) continue;
    if (ENDED.includes(action['status'] ?? '') && action['doneOn'] !== undefined && action['doneOn'] <= view.today) continue;
    const due = working(meeting['on'] ?? '', 1);
    if (view.now < `${due}T08:30`) continue;
    if (agency['kind'] === 'maracTeam' || agency['kind'] === 'chair') {
      // The team’s own: Today itself tells it, from the day it is due.
      if ((action['due'] ?? '9') <= view.today && !linesAbout(view, action['caseRef']).some((line) => namesRow(line, action.id) || namesHolder(view, line, { agency })))
        lost.push({ thing: `action ${action.id} ours`, kind: 'action', what: `The team’s own action ${action.id} is due, and Today does not name it.` });
      continue;
    }
    const holder = { agency };
    if (reached(view, holder, [word])) continue;
    const waiting = await waitingWith(view, holder, [word]);
    if (waiting.some((one) => isOnItsWay(view, one) || isAskedFor(view, one))) continue;
    const named = linesAbout(view, action['caseRef']).some(
      (line) =>
        namesRow(line, action.id) ||
        (namesHolder(view, line, holder) && /action/i.test(line.what)),
    );
    if (named) continue;
    lost.push({
      thing: `action ${action.id}`,
      kind: 'action',
      what: `Action ${action.id} was agreed for ${agency['name']}${action['caseRef'] === undefined ? ' about no case' : ` about ${action['caseRef']}`}: it has not reached them, and no line of Today names it.`,
    });
  }
  return lost;
}
