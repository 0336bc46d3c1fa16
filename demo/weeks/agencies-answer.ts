// What agencies answer about their actions, as the coordinator types it: most is done, some goes on, a little was not possible or not done.
import { cell, type Edit, type Typed } from '../type-as-people.ts';
import { MARCH } from '../made-up/demo-meetings.ts';
import { idAt } from '../made-up/made-up-history.ts';
import type { Month } from '../live-month.ts';
import { seenIn, type Seen } from '../seen.ts';
import type { World } from '../starting-world.ts';

/** Nobody answers this one all month, however often they are reminded and rung. */
const NEVER = idAt('A', 'DEMA', 86);

const ours = (one: Seen): boolean => ['Chair', 'MARAC team'].includes(one.text('agency'));
/** Until when it is due: a new date counts. */
const due = (one: Seen): string => one.text('newDate') || one.text('due') || one.text('reviewOn');

async function openActions(month: Month, world: World): Promise<readonly Seen[]> {
  // Of a victim who died, and of whoever is linked with her, nothing is asked.
  const frozen = [5, 10].map((at) => world.cases[at]?.ref);
  return (await seenIn(month.door, 'actions')).filter(
    (one) => ['Open', 'In progress'].includes(one.text('status')) && !frozen.includes(one.text('caseRef')),
  );
}

const done = (id: string, on: string, answer = 'Done as agreed.'): Edit =>
  cell('actions', id, { status: 'completed', doneOn: on, answeredOn: on, answer });
const goesOn = (id: string, on: string, newDate: string, answer: string): Edit =>
  cell('actions', id, { status: 'inProgress', newDate, answeredOn: on, answer });

/** Before anybody above the deputy hears of it, somebody rings: about everything that is ten working days late. */
export async function ringsAboutLate(month: Month, world: World, on: string, dueBy: string): Promise<void> {
  const late = (await openActions(month, world)).filter(
    (action) => !ours(action) && due(action) <= dueBy && action.text('phoneCallMadeOn') === '',
  );
  const agencies = new Set(late.map((one) => one.text('agency')));
  await month.types(
    world.coordinator,
    `Rings ${agencies.size} agencies about ${late.length} actions that are long overdue, and types the day of the call beside each.`,
    late.map((one) => cell('actions', one.id, { phoneCallMadeOn: on, phoneCallBy: world.coordinator })),
    { why: 'The team manager is told only when a person says so, and after a call.' },
  );
}

/** The chair's and the team's own of February. */
export async function answerOwnActions(month: Month, world: World, on: string): Promise<void> {
  const own = (await openActions(month, world)).filter((action) => ours(action) && due(action) <= on);
  await month.types(
    world.coordinator,
    `Types that the chair’s and the team’s own ${own.length} actions are done: letters are written, papers sent.`,
    own.map((one) => done(one.id, on, 'Done.')),
  );
}

/** What was not possible or not done since February: the chair asks, and it is decided. */
export async function decidesLeftOver(month: Month): Promise<readonly Edit[]> {
  const answered: Readonly<Record<string, Typed>> = {
    'Not possible, circumstances changed': {
      status: 'superseded',
      answer: 'Looked at on 16 March: not needed any more.',
    },
    'Not done': { status: 'open', due: '2027-04-09', answer: 'Agreed anew on 16 March.' },
  };
  const frozenOrNot = await seenIn(month.door, 'actions');
  return frozenOrNot.flatMap((one) => {
    const values = answered[one.text('status')];
    return values === undefined ? [] : [cell('actions', one.id, values)];
  });
}

/** Friday after the meeting: the answers to Monday's digests. */
export async function answersToDigests(month: Month, world: World): Promise<void> {
  const [on, day] = ['2027-03-19', '2027-03-18'];
  const open = (await openActions(month, world)).filter((action) => action.id !== NEVER && due(action) <= on);
  const edits = open.map((one, at) => {
    if (ours(one)) return done(one.id, on, 'Done.');
    if (one.text('repeatEvery') !== '') return goesOn(one.id, day, '2027-04-12', 'Goes on; looked at again.');
    if (one.text('status') === 'In progress' && at % 2 === 0)
      return goesOn(one.id, day, '2027-04-09', 'Begun; the second appointment is made.');
    return done(one.id, day);
  });
  await month.types(
    world.coordinator,
    `Types what the agencies have answered to Monday’s digests and to their action sheets: ${edits.length} actions, most of them done. One agency answers nothing.`,
    edits,
  );
}

/** Monday after: what was due by then, each agency for itself. */
export async function answersOfTheWeek(month: Month, world: World): Promise<void> {
  const on = '2027-03-22';
  const late = idAt('A', 'MARB', 15);
  const open = (await openActions(month, world)).filter(
    (one) => one.id !== NEVER && one.id !== late && (due(one) <= on || (ours(one) && due(one) <= '2027-03-23')),
  );
  await month.types(
    world.coordinator,
    `Types answers about ${open.length} actions that were due by today: locks are changed, the letter is written.`,
    open.map((one) => done(one.id, on)),
  );
}

/** The last answers of the month: what goes on, what was not possible, what was not done. */
export async function giveLastAnswers(month: Month, world: World): Promise<void> {
  const on = '2027-03-30';
  const open = (await openActions(month, world)).filter(
    (action) => action.id !== NEVER && action.text('meeting') === MARCH.id && due(action) <= on,
  );
  const children = open.filter((one) => one.text('agency') === 'Children’s Social Care');
  const edits = open.map((one): Edit => {
    if (one.text('repeatEvery') !== '') return goesOn(one.id, on, '2027-04-06', 'Driven past on 23 and 30 March.');
    if (one.text('agency') === 'Borough Housing')
      return cell('actions', one.id, { status: 'notDone', answeredOn: on, answer: 'The fitter did not come.' });
    if (one === children.at(-1))
      return cell('actions', one.id, {
        status: 'notPossibleCircumstances',
        answeredOn: on,
        answer: 'The children are with their grandmother, outside the borough.',
      });
    return done(one.id, '2027-03-24');
  });
  await month.types(
    world.coordinator,
    `Types the last answers of the month: ${edits.length} actions, one of them not possible, one not done.`,
    edits,
    { hard: 'answered "in progress", "not possible", "not done"' },
  );
}
