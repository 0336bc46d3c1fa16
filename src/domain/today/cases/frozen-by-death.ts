// What a death stopped: asked about case by case first, then message by message.
import { frozenCases } from '../../access/access.ts';
import { isEnded } from '../../actions/action-state.ts';
import type { Facts, MaracFacts } from '../../plan/facts.ts';
import { describeActions } from '../lines-of-actions.ts';
import type { TodayItem } from '../today-item.ts';

/** One item for each frozen case about which nobody has allowed papers yet, with what waits meanwhile. */
export function frozenItems(facts: Facts, marac: MaracFacts): readonly TodayItem[] {
  const all = frozenCases(marac.cases);
  return marac.cases.flatMap((one) => {
    if (!all.has(one.id) || one.papersAllowedBy !== undefined || one.state === 'archived') return [];
    const open = marac.actions.filter((action) => action.caseRef === one.id && !isEnded(action));
    const listed = marac.listings.some((each) => each.caseRef === one.id && each.outcome === undefined);
    const waits = [
      listed ? 'it is on a list' : '',
      open.length === 0
        ? ''
        : `${open.length} open action${open.length === 1 ? '' : 's'} not told or chased: ${describeActions(facts, open)}`,
    ].filter((words) => words !== '');
    return [
      {
        id: `case/${one.id}/frozen`,
        kind: 'case' as const,
        marac: marac.name,
        what: `Case ${one.id} is frozen by a death: nothing about it goes${waits.length === 0 ? '' : ` (${waits.join('; ')})`}. To let papers go, each on its own release, type your name in “Frozen: papers allowed by”.`,
        otherwise: 'nobody is told of what was agreed about the case, and nobody is reminded.',
        todo: 'know' as const,
        alike: {
          as: 'frozen',
          thing: `${one.id}${waits.length === 0 ? '' : `: ${waits.join('; ')}`}`,
          tell: (list: string, count: number) =>
            `${count} cases are frozen by a death, and nothing about them goes. To let papers go, each on its own release, type your name in “Frozen: papers allowed by” beside the case. ${list}.`,
        },
        about: one.id,
        tab: 'Cases',
        restricted: marac.restrictedCases.has(one.id),
      },
    ];
  });
}
