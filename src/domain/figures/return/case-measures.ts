// Columns C to T of the quarterly return: cases discussed, repeats, children, and who referred.
import type { CountedRow, Counting, Measure } from '../figure.ts';
import { groupBy } from '../../text/order.ts';
import { listRow, missingMeeting, peopleIn, rowOf, type Ground } from '../ground.ts';
import type { Hearing } from '../hearings.ts';
import { referrersOf } from '../referrers.ts';
import { REFERRER_COLUMNS, type ReferrerColumn } from '../../register/referrer-column.ts';
import type { Person } from '../../cases/case.ts';
import { missingColumn } from '../missing-columns.ts';
import { NEEDS_COUNTS_AS, REFERRER_NAMES, referrerColumn } from './referrer-columns.ts';

export const RETURN_SOURCE = 'SafeLives, New Marac data template 2025';

export const discussed: Measure<Ground> = {
  name: 'discussed',
  label: 'Cases discussed',
  kind: 'count',
  unit: 'cases',
  source: RETURN_SOURCE,
  of: 'cases on the list of the meeting that were not taken off it and not listed again without a new referral',
  unknown: 'no outcome is typed though the meeting is over',
  count: (ground) => ({
    ...missingMeeting(ground),
    rows: ground.cases.map((hearing) => listRow(hearing)),
    of: ground.hearings.filter((hearing) => !isRelisted(hearing)).map((hearing) => listRow(hearing)),
    notKnown: ground.hearings.filter(({ cameOfIt }) => cameOfIt === 'open').map((hearing) => listRow(hearing)),
  }),
};

export function isRelisted({ cameOfIt, isCounted }: Hearing): boolean {
  return cameOfIt === 'discussed' && !isCounted;
}

export const relisted: Measure<Ground> = {
  name: 'relisted',
  label: 'Discussed and not counted: again without a new referral, or as a person says',
  kind: 'count',
  unit: 'cases',
  source: 'docs/figures.md, "The quarterly return": a case listed again without a new referral is not counted again',
  of: 'cases with an outcome',
  unknown: 'nothing',
  count: ({ hearings }) => ({
    rows: hearings.filter(isRelisted).map((hearing) => listRow(hearing)),
    of: hearings.filter(({ cameOfIt }) => cameOfIt === 'discussed').map((hearing) => listRow(hearing)),
    notKnown: [],
  }),
};

export const repeats: Measure<Ground> = {
  name: 'repeat',
  label: 'Repeat cases',
  kind: 'count',
  unit: 'cases',
  source: RETURN_SOURCE,
  of: 'cases discussed',
  unknown: 'the case has no referral, or its referrer says repeat and nobody has answered',
  count: ({ cases }) => countCases(cases, isRepeatCase),
};

/** What a person says that the case counts as, else what was answered under Match. */
function isRepeatCase(hearing: Hearing): boolean | undefined {
  const { countsAs } = hearing.listing;
  return countsAs === undefined ? isRepeat(hearing) : countsAs === 'repeatCase';
}

/** Only what a person answered counts; that it was heard before does not. */
export function isRepeat({ referrals }: Pick<Hearing, 'referrals'>): boolean | undefined {
  if (referrals.some(({ matchAnswer }) => matchAnswer === 'repeat')) return true;
  const isAsked = referrals.some(({ matchAnswer, saidRepeat }) => matchAnswer === undefined && saidRepeat === 'yes');
  return referrals.length === 0 || isAsked ? undefined : false;
}

/** Cases of which something holds; undefined where that is not known. */
export function countCases(cases: readonly Hearing[], holds: (hearing: Hearing) => boolean | undefined): Counting {
  return {
    rows: cases.filter((hearing) => holds(hearing) === true).map((hearing) => listRow(hearing)),
    of: cases.map((hearing) => listRow(hearing)),
    notKnown: cases.filter((hearing) => holds(hearing) === undefined).map((hearing) => listRow(hearing)),
  };
}

export const childrenInHousehold: Measure<Ground> = {
  name: 'children',
  label: 'Children in the household',
  kind: 'count',
  unit: 'children',
  source: RETURN_SOURCE,
  of: 'children of the cases discussed; a child who is in two cases of a meeting counts once',
  unknown: 'no answer, or "not known", under In the household',
  count: (ground) => {
    const said = childrenOnce(ground).map(({ children, row }) => ({ row, is: anyThere(children) }));
    return {
      ...missingColumn(ground, 'people/inHousehold'),
      rows: said.filter(({ is }) => is === true).map(({ row }) => row),
      of: said.map(({ row }) => row),
      notKnown: said.filter(({ is }) => is === undefined).map(({ row }) => row),
    };
  },
};

function livesThere({ inHousehold }: Person): boolean | undefined {
  return inHousehold === undefined || inHousehold === 'notKnown' ? undefined : inHousehold === 'yes';
}

/** One Yes is enough; without it one No, whatever else is not answered. */
function anyThere(children: readonly Person[]): boolean | undefined {
  const said = children.map(livesThere);
  return said.includes(true) ? true : said.includes(false) ? false : undefined;
}

export const casesWithChildren: Measure<Ground> = {
  name: 'casesWithChildren',
  label: 'Cases with children',
  kind: 'count',
  unit: 'cases',
  source: RETURN_SOURCE,
  of: 'cases discussed',
  unknown: 'no child is said to live in the household, and of one it is not said that it does not',
  count: (ground) => ({
    ...missingColumn(ground, 'people/inHousehold'),
    ...countCases(ground.cases, (hearing) => {
      const said = peopleIn(hearing, 'child').map(livesThere);
      return said.includes(true) ? true : said.includes(undefined) ? undefined : false;
    }),
  }),
};

interface ChildOnce {
  /** Its rows in the cases of the meeting. */
  readonly children: readonly Person[];
  readonly row: CountedRow;
}

/** Each child once for a meeting, by its first row. */
function childrenOnce({ cases, gathered: { same } }: Ground): readonly ChildOnce[] {
  const all = cases.flatMap((hearing) => peopleIn(hearing, 'child').map((child) => ({ hearing, child })));
  const once = groupBy(all, ({ hearing, child }) => `${hearing.meeting.id} ${same(child.id)}`);
  return [...once.values()].flatMap((found) => {
    const [first] = found;
    if (first === undefined) return [];
    return [{ children: found.map(({ child }) => child), row: rowOf(first.hearing.marac, 'people', first.child) }];
  });
}

/** Beside the return: it is not a column of it. */
export const childrenOfCases: Measure<Ground> = {
  name: 'childrenNamed',
  label: 'Children on People, wherever they live (no column of the return)',
  kind: 'count',
  unit: 'children',
  source: 'docs/figures.md, "The quarterly return": a child shared by two cases of a meeting counts once',
  of: 'children of the cases discussed, unborn ones left out',
  unknown: 'nothing: a child without a row cannot be counted',
  count: ({ cases, gathered: { same } }) => {
    const seen = new Set<string>();
    const rows = cases.flatMap((hearing) =>
      peopleIn(hearing, 'child').map((child) => {
        const name = `${hearing.meeting.id} ${same(child.id)}`;
        const isNew = !seen.has(name);
        seen.add(name);
        return rowOf(hearing.marac, 'people', child, isNew ? 1 : 0);
      }),
    );
    return { rows, of: rows, notKnown: [] };
  },
};

export const byReferrer: readonly Measure<Ground>[] = REFERRER_NAMES.map((column) => ({
  name: column,
  label: `Referred by: ${REFERRER_COLUMNS[column]}`,
  kind: 'count',
  unit: 'cases',
  source: RETURN_SOURCE,
  of: 'cases discussed; a referral of two agencies is half of each, or of the first (joinedReferral)',
  unknown:
    'no referral, no agency on it, one that is not on Agencies, or one whose column neither Counts as nor its kind says',
  count: (ground) => ({
    ...(NEEDS_COUNTS_AS.includes(column) ? missingColumn(ground, 'agencies/countsAs') : {}),
    ...countReferrers(ground, column),
  }),
}));

function countReferrers(ground: Ground, column: ReferrerColumn): Counting {
  const parts = ground.cases.flatMap((hearing) =>
    referrersOf(hearing, ground.gathered.facts.agencies).map(({ agency, part }) => ({
      column: agency === undefined ? undefined : referrerColumn(agency),
      row: listRow(hearing, part),
    })),
  );
  return {
    rows: parts.filter((part) => part.column === column).map(({ row }) => row),
    of: ground.cases.map((hearing) => listRow(hearing)),
    notKnown: parts.filter((part) => part.column === undefined).map(({ row }) => row),
  };
}

/** Parts of cases of which the column is not known. */
export const referrerNotKnown: Measure<Ground> = {
  name: 'referrerNotKnown',
  label: 'Referred by: not known',
  kind: 'count',
  unit: 'cases',
  source: 'docs/figures.md, "The quarterly return": not recorded is never nought',
  of: 'cases discussed',
  unknown: 'nothing: this is what is not known',
  count: (ground) => {
    const { notKnown, of } = countReferrers(ground, 'other');
    return { rows: notKnown, of, notKnown: [] };
  },
};
