// Lines about actions: one for each, which become one where several ask the same of the coordinator; listed by agency, since one call settles them.
import { agencyNamed } from '../access/access.ts';
import type { Action } from '../actions/action.ts';
import { dueDay } from '../actions/action-state.ts';
import type { Facts, MaracFacts } from '../plan/facts.ts';
import { groupBy } from '../text/order.ts';
import { at, clockTime, formatDate } from '../time/day.ts';
import type { Alike, TodayItem, TodayKind, Words } from './today-item.ts';

export interface ActionMatter extends Pick<Words, 'otherwise' | 'todo'> {
  readonly kind: TodayKind;
  readonly rule: string;
  /** Given "Action A-9XK4TP of Test Housing, case K-4TX9QD, due 3 March 2027,". */
  readonly one: (subject: string) => string;
  /** Given a line for each, "Test Housing: A-9XK4TP, case K-4TX9QD, due 3 March 2027", and their number. */
  readonly several: (list: string, count: number) => string;
}

/** One line for each action; several with the same matter become one. */
export function actionLines(
  facts: Pick<Facts, 'agencies'>,
  marac: MaracFacts,
  actions: readonly Action[],
  matter: ActionMatter,
): readonly TodayItem[] {
  return actions.map((action) => {
    const { kind, rule, otherwise, todo } = matter;
    const due = dueDay(action);
    return {
      id: `${kind}/${action.id}/${rule}`,
      kind,
      marac: marac.name,
      what: matter.one(`Action ${[`${action.id} of ${agencyOf(facts, action)}`, ...factsOf(action)].join(', ')},`),
      about: action.id,
      tab: 'Actions',
      restricted: action.caseRef !== undefined && marac.restrictedCases.has(action.caseRef),
      otherwise,
      ...(todo === undefined ? {} : { todo }),
      ...(due === undefined ? {} : { due: at(due, END_OF_DAY) }),
      alike: alikeAction(facts, action, rule, matter.several),
    };
  });
}

const END_OF_DAY = clockTime('23:59');

export function alikeAction(facts: Pick<Facts, 'agencies'>, action: Action, as: string, tell: Alike['tell']): Alike {
  return { as, under: agencyOf(facts, action), thing: [action.id, ...factsOf(action)].join(', '), tell };
}

const agencyOf = ({ agencies }: Pick<Facts, 'agencies'>, { agency }: Action): string =>
  agencyNamed(agencies, agency)?.name ?? agency;

function factsOf(action: Action): readonly string[] {
  const due = dueDay(action);
  return [
    ...(action.caseRef === undefined ? [] : [`case ${action.caseRef}`]),
    ...(due === undefined ? [] : [`due ${formatDate(due)}`]),
  ];
}

/** "Test Housing (A-9XK4TP, A-31FWET); Test Police (A-7KQ2MX)". */
export function describeActions({ agencies }: Pick<Facts, 'agencies'>, actions: readonly Action[]): string {
  const byName = groupBy(actions, (action) => agencyNamed(agencies, action.agency)?.name ?? action.agency);
  return [...byName].map(([name, all]) => `${name} (${all.map(({ id }) => id).join(', ')})`).join('; ');
}
