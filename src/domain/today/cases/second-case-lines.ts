// A referral opened a case, and afterwards a person answered that it belongs to another one. Intake then files the referral and what it says under
// that case; what else stands with the first one a person joins to it. Today names each row until nothing is left.
import { isEnded } from '../../actions/action-state.ts';
import { isLifted } from '../../access/access.ts';
import { caseRefOf, reservedCase } from '../../cases/case-of-referral.ts';
import { joinedCase } from '../../cases/filed-under.ts';
import type { Case } from '../../cases/case.ts';
import type { MaracFacts } from '../../plan/facts.ts';
import { isUncertain } from '../../text/problem.ts';
import { rowsWith } from '../../text/rows-with.ts';
import type { Day } from '../../time/day.ts';
import type { TodayItem } from '../today-item.ts';

export function secondCaseItems(marac: MaracFacts, today: Day): readonly TodayItem[] {
  if ((['cases', 'referrals'] as const).some((table) => isUncertain(marac, table))) return [];
  return marac.referrals.flatMap((referral) => {
    const to = joinedCase(marac, referral);
    const own = to === undefined ? undefined : rowsWith(marac.cases, 'id', reservedCase(marac, referral))[0];
    if (to === undefined || own === undefined) return [];
    const steps = stepsOf(marac, own, to, today);
    if (steps.length === 0) return [];
    return [
      {
        id: `case/${own.id}/second`,
        kind: 'case',
        todo: 'mend',
        marac: marac.name,
        what: `Case ${own.id} was opened for referral ${referral.id}, which by your answer belongs to case ${to}. What the referral says is filed under ${to} now. To join the rest: ${steps.map((step, index) => `${index + 1}. ${step}`).join(' ')}`,
        otherwise: 'the same people stand there as two cases, and papers about either lack what stands with the other.',
        about: own.id,
        tab: 'Cases',
        restricted: [own.id, to].some((ref) => marac.restrictedCases.has(ref)),
      },
    ];
  });
}

interface OfCase {
  readonly id: string;
  readonly caseRef?: string;
}

/** What a person still has to do, in this order; nothing where all of it is done. */
function stepsOf(marac: MaracFacts, own: Case, to: string, today: Day): readonly string[] {
  const coming = new Set(marac.meetings.filter((meeting) => meeting.on >= today).map((meeting) => meeting.id));
  const mine = <R extends OfCase>(rows: readonly R[]): readonly R[] => rows.filter((row) => row.caseRef === own.id);
  const listed = mine(marac.listings).filter(
    (row) => row.takenOff !== true && row.outcome === undefined && coming.has(row.meeting),
  );
  const others = marac.referrals.filter((row) => caseRefOf(marac, row) === own.id && row.decision !== 'withdraw');
  const anew: readonly (readonly [tab: string, rows: readonly OfCase[]])[] = [
    ['Conflicts', mine(marac.conflicts).filter((row) => !isLifted(row) && row.recordedBy !== 'intake')],
    ['Actions', mine(marac.actions).filter((row) => !isEnded(row))],
    ['Research', mine(marac.research).filter((row) => coming.has(row.meeting))],
    [
      'Key dates',
      mine(marac.keyDates).filter((row) => row.dealtWithOn === undefined && (row.on === undefined || row.on >= today)),
    ],
  ];
  const rows = anew.flatMap(([tab, found]) => found.map(({ id }) => `${tab}, row ${id}`));
  return [
    ...listed.map((row) => `On At Risk List, row ${row.id}, type Yes in “Taken off”.`),
    ...others.map((row) => `On Referrals, row ${row.id}, type ${to} in “Match: case”.`),
    ...(rows.length === 0 ? [] : [`Type ${to} in “Case” of ${rows.join('; ')}.`]),
    ...(own.state === 'closed' || own.state === 'archived'
      ? []
      : ['On Cases, choose Closed in “State” and say in “Closed: why” which case it is now.']),
  ];
}
