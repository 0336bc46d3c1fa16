// `marac statistics`: the quarterly return, the steering group's figures, agencies, forecast, equality and the ten principles. It only looks.
import { gatherStatistics, cellsOf, findCell, type Asked, type Statistics } from '../../domain/figures/statistics.ts';
import { findQuarter, periodOf, quarterBefore, quarterOf, type Period, isWithin } from '../../domain/figures/period.ts';
import type { Figure } from '../../domain/figures/figure.ts';
import type { MaracFacts } from '../../domain/plan/facts.ts';
import { dayOf, findDay, formatDate, type Day, type LocalTime } from '../../domain/time/day.ts';
import { DONE, Failure, NEEDS_A_PERSON, type ExitCode } from '../../errors.ts';
import { readFacts } from '../../jobs/reading/read-facts.ts';
import { findNearest } from '../../config/nearest.ts';
import type { App } from '../../app/app-port.ts';
import type { Arguments, Command, CommandContext } from '../command.ts';
import { fixed, time } from '../safe-texts.ts';
import { AS_OF, withApp } from '../with-app.ts';
import { printForecasts } from './print-forecast.ts';
import { printAgencies, printEquality, printPrinciples, printSteering } from './print-reports.ts';
import { printMissing, printReturn } from './print-return.ts';
import { printRows } from './print-rows.ts';
import { keepSent, printSent, sentBy } from './record-sent-return.ts';
import { writeAsked } from './write-reports.ts';

export const statistics: Command = {
  name: 'statistics',
  summary: 'counts a quarter: the return to SafeLives, steering group, agencies, forecast, equality, ten principles',
  options: {
    quarter: { value: 'QUARTER', help: '2026-Q3 is July to September 2026. Without it: the last whole quarter.' },
    from: { value: 'DAY', help: 'Other days than a quarter, for the team’s own look: 2026-07-13, together with --to.' },
    to: { value: 'DAY', help: 'The last of these days; it belongs to them.' },
    meeting: { value: 'MEETING', help: 'Only this meeting: its row id, or its day.' },
    rows: {
      value: 'CELL',
      help: 'Explains one number: its definition and every row it was counted from. C, discussed, steering/waitMedian, agency/G-7KQ2MX/present.',
    },
    restricted: { help: 'With --rows: the rows of the restricted workbook, and no others.' },
    pages: {
      value: 'FOLDER',
      help: 'Makes each report as pages in this folder: PDF to read, Word to write beside. A whole quarter is fit to be handed on.',
    },
    workbook: {
      value: 'FILE',
      help: 'Makes an .xlsx file of the numbers with the row ids behind each, for the team.',
    },
    template: {
      value: 'FILE',
      help: 'Fills a copy of your own SafeLives workbook (.xlsx) where its headings match, and names what does not.',
    },
    sent: {
      help: 'With --quarter and --by: this return was sent. What it says now is kept, and every later difference is told.',
    },
    by: { value: 'NAME', help: 'With --sent: who sent it.' },
    ...AS_OF,
  },
  more: [
    'Without --marac all MARACs of the config are counted, and their sum. The return counts restricted cases; everything else leaves them out. It changes nothing in the workbooks and sends nothing; --sent only writes down what a person sent. What it prints is for the team, as is --workbook: small numbers are not suppressed. --pages of a whole quarter suppresses them, but for the return to SafeLives. docs/figures.md says how each number is counted.',
    'A number that says "not recorded" is not nought: nobody typed what it is counted from, or the column for it is missing.',
  ],
  run: async (context) => {
    const { args } = context;
    // What is typed wrong is told before a workbook is read.
    const period = periodAsked(args);
    if (args.on('restricted') && args.text('rows') === undefined)
      throw new Failure('arguments', '--restricted goes with --rows.');
    const by = sentBy(args);
    return withApp(context, async (app, now) => count(context, app, now, period, by), { onlyLooks: by === undefined });
  },
};

/** What these write stands in files, and not on the terminal too. */
const WRITES = ['pages', 'workbook', 'template'] as const;

async function count(
  context: CommandContext,
  app: App,
  now: LocalTime,
  period: Period | undefined,
  by: string | undefined,
): Promise<ExitCode> {
  const { args, print } = context;
  const reading = await readFacts(app.ports, false);
  const { facts } = reading;
  const only = args.text('marac');
  const maracs = facts.maracs.filter(({ name }) => only === undefined || name === only);
  const asked: Asked = { maracs, ...timeAsked(args.text('meeting'), period, maracs, dayOf(now)) };
  if (by !== undefined) {
    await keepSent(app, facts, asked, now, by, print);
    return DONE;
  }
  const found = gatherStatistics(facts, now, asked);
  const cells = cellsOf(found);
  const unread = countUnread(maracs);
  const isToLook = await writeAsked({ context, app, reading, statistics: found, asked, now });
  const cell = args.text('rows');
  if (cell !== undefined) {
    const named = findCell(cells, cell);
    if (named === undefined)
      throw noSuchCell(
        cell,
        cells.map(({ name }) => name),
      );
    printRows(print, reading, named, args.on('restricted'));
  } else if (!WRITES.some((option) => args.text(option) !== undefined)) {
    printAll(
      context,
      found,
      cells.map(({ figure }) => figure),
    );
    printSent(print, facts, asked, now);
  }
  if (unread > 0) print.say(`\n${unread} problems keep rows or tabs from being counted: \`marac check\` names each.`);
  print.put('unread', unread);
  return isToLook || unread > 0 || found.quarterly.checks.some(({ holds }) => !holds) ? NEEDS_A_PERSON : DONE;
}

function printAll({ print }: CommandContext, found: Statistics, figures: readonly Figure[]): void {
  const { period, quarterly, steering, agencies, forecasts, equality, principles } = found;
  print.say(`${period.name}: ${formatDate(period.from)} to ${formatDate(period.to)}.`);
  print.put('period', fixed(period.name));
  print.put('from', time(period.from));
  print.put('to', time(period.to));
  printReturn(print, quarterly);
  printSteering(print, steering);
  printAgencies(print, agencies);
  printForecasts(print, forecasts);
  printEquality(print, equality);
  printPrinciples(print, principles);
  printMissing(print, figures);
}

/** The days asked about, and the meetings of them. */
function timeAsked(
  meeting: string | undefined,
  period: Period | undefined,
  maracs: readonly MaracFacts[],
  today: Day,
): Pick<Asked, 'period' | 'meetings'> {
  if (meeting === undefined) return { period: period ?? quarterBefore(quarterOf(today), 1) };
  const found = maracs.flatMap(({ meetings }) => meetings).filter(({ id, on }) => meeting === id || meeting === on);
  const [first] = found;
  if (first === undefined) throw noSuchMeeting(meeting, maracs);
  if (period !== undefined && !isWithin(period, first.on))
    throw new Failure('arguments', `That meeting is on ${first.on}, which is not in ${period.name}.`);
  return { period: period ?? periodOf(first.on, first.on), meetings: found.map(({ id }) => id) };
}

function periodAsked(args: Arguments): Period | undefined {
  const [quarter, from, to] = [args.text('quarter'), args.text('from'), args.text('to')];
  if (quarter !== undefined) {
    if (from !== undefined || to !== undefined)
      throw new Failure('arguments', 'Either --quarter or --from and --to, not both.');
    const found = findQuarter(quarter);
    if (found === undefined) throw new Failure('arguments', `--quarter "${quarter}" is no quarter: write 2026-Q3.`);
    return found;
  }
  if (from === undefined && to === undefined) return undefined;
  const [first, last] = [dayAsked('--from', from), dayAsked('--to', to)];
  if (last < first) throw new Failure('arguments', `--to ${last} is before --from ${first}.`);
  return periodOf(first, last);
}

function dayAsked(flag: string, text: string | undefined): Day {
  if (text === undefined)
    throw new Failure(
      'arguments',
      `${flag} is missing. Give a first and a last day: --from 2026-07-13 --to 2026-08-31.`,
    );
  const found = findDay(text);
  if (found === undefined) throw new Failure('arguments', `${flag} "${text}" is no day: write it as 2026-07-13.`);
  return found;
}

/** Names the meetings beside the day that was asked for. */
function noSuchMeeting(asked: string, maracs: readonly MaracFacts[]): Failure {
  const days = findDay(asked) === undefined ? [] : maracs.flatMap(({ meetings }) => meetings.map(({ on }) => on));
  const inOrder = days.toSorted();
  const near = [inOrder.findLast((on) => on < asked), inOrder.find((on) => on > asked)].filter(
    (on) => on !== undefined,
  );
  const nearest = near.length === 0 ? '' : ` The nearest: ${near.join(' and ')}.`;
  return new Failure('arguments', `No meeting of ${asked} stands on Meetings: give its day or its row id.${nearest}`);
}

function noSuchCell(asked: string, names: readonly string[]): Failure {
  const nearest = findNearest(asked, [...names, ...names.map((name) => name.slice(name.lastIndexOf('/') + 1))]);
  const hint = nearest === undefined ? 'docs/figures.md names them; --json prints all.' : `Did you mean ${nearest}?`;
  return new Failure('arguments', `There is no figure "${asked}". ${hint}`);
}

const COUNTED_TABS: readonly string[] =
  'referrals cases people list research notes actions needed meetings attendance practice agencies contacts population'.split(
    ' ',
  );

/** Rows and tabs that cannot be read and would count; a cell that cannot be read counts as not recorded. */
function countUnread(maracs: readonly MaracFacts[]): number {
  return maracs.flatMap(({ problems }) =>
    problems.filter(
      ({ size, table }) =>
        size === 'run' || ((size === 'row' || size === 'table') && COUNTED_TABS.includes(table ?? '')),
    ),
  ).length;
}
