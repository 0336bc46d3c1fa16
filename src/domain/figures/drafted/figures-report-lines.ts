// What Today says of reports that Settings asks for: nobody is known to read them, and the return to SafeLives is due. No number stands here: the
// return counts restricted cases.
import { findQuarter } from '../period.ts';
import { countReturn, findRevision } from './return-revisions.ts';
import { findDueReport, READERS, readersOfReport, type ReportKind } from './due-reports.ts';
import type { Facts, MaracFacts } from '../../plan/facts.ts';
import { isUncertain } from '../../text/problem.ts';
import { addMonths, at, clockTime, dayOf, formatDate, type LocalTime } from '../../time/day.ts';
import type { TodayItem, Words } from '../../today/today-item.ts';

const UNREAD = {
  monthly: {
    what: 'Nobody is on Contacts as “Manager of the MARAC team”: the monthly progress report is drafted for nobody.',
    otherwise: 'the manager knows of the month what you tell them yourself.',
  },
  quarterly: {
    what: 'Nobody is on Contacts as “Steering group”: its quarterly report is drafted for nobody.',
    otherwise:
      'the steering group sees no figures, unless somebody makes them (`marac statistics --pages`) and hands them on.',
  },
} as const;

export function reportItems(facts: Facts, marac: MaracFacts, now: LocalTime): readonly TodayItem[] {
  const kinds: readonly ReportKind[] = ['monthly', 'quarterly'];
  return [
    ...kinds.flatMap((kind) => nobody(facts, marac, kind, now)),
    ...returnDue(facts, marac, now),
    ...revised(facts, marac, now),
  ];
}

function line(marac: MaracFacts, id: string, tab: string, words: Words): TodayItem {
  return {
    id: `report/${id}`,
    kind: 'problem',
    todo: 'know',
    marac: marac.name,
    about: '',
    tab,
    restricted: false,
    ...words,
  };
}

/** From the first time on for which a report is due, and once: until somebody is named, or by Done. */
function nobody(facts: Facts, marac: MaracFacts, kind: ReportKind, now: LocalTime): readonly TodayItem[] {
  const today = dayOf(now);
  const isWanted = findDueReport(marac.rules, kind, today) !== undefined;
  if (!isWanted || isUncertain(marac, 'contacts')) return [];
  return readersOfReport({ marac, facts, today }, kind).length > 0
    ? []
    : [line(marac, READERS[kind], 'Contacts', UNREAD[kind])];
}

/** From the end of the quarter until the next one ends, or until somebody says that it was sent. */
function returnDue({ sentReturns = [] }: Facts, marac: MaracFacts, now: LocalTime): readonly TodayItem[] {
  const today = dayOf(now);
  const report = findDueReport(marac.rules, 'quarterly', today);
  if (report === undefined) return [];
  const { name } = report.period;
  if (sentReturns.some((sent) => sent.marac === marac.name && sent.quarter === name)) return [];
  return [
    line(marac, `return/${name}`, 'Settings', {
      todo: 'decide',
      due: at(report.due, clockTime('17:00')),
      what: `The return to SafeLives for ${name} is due on ${formatDate(report.due)}. \`marac statistics --quarter ${name} --template FILE\` fills a copy of the workbook that SafeLives gave you; look at it, and send it as SafeLives asks. When it has gone: \`marac statistics --quarter ${name} --sent --by "Your Name"\`.`,
      otherwise: 'SafeLives has no figures of this MARAC for the quarter.',
    }),
  ];
}

/** Returns of the last year and a quarter are looked at. */
const LOOK_BACK_MONTHS = 15;

/** Told in main only where main's own rows made the difference. */
function revised(facts: Facts, marac: MaracFacts, now: LocalTime): readonly TodayItem[] {
  const since = addMonths(dayOf(now), -LOOK_BACK_MONTHS);
  return (facts.sentReturns ?? []).flatMap((sent) => {
    const quarter = sent.marac === marac.name ? findQuarter(sent.quarter) : undefined;
    if (quarter === undefined || quarter.to < since) return [];
    const counted = countReturn(facts, marac.name, quarter, now);
    const revision = counted === undefined ? undefined : findRevision(sent, counted);
    if (revision === undefined) return [];
    const many = revision.open > 0 ? ` (numbers that are different: ${revision.open})` : '';
    const told = line(marac, `revised/${sent.quarter}`, 'At Risk List', {
      what: `The return to SafeLives for ${sent.quarter} was sent on ${formatDate(dayOf(sent.at))}, and rows that it counts were changed since${many}. \`marac statistics --quarter ${sent.quarter}\` names each difference. Put the rows right, or send it again and say so with --sent.`,
      otherwise: 'SafeLives has other numbers than the workbook.',
    });
    return [{ ...told, restricted: revision.open === 0 && isApart(marac) }];
  });
}

const isApart = ({ restrictedCases, restrictedRows }: MaracFacts): boolean =>
  restrictedCases.size > 0 || (restrictedRows?.size ?? 0) > 0;
