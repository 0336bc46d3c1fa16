// Which closed cases have outlived their flags and become archived, and which of their rows are only bulk then. People, places and the case stay:
// a repeat must still be found.
import { sorted } from '../text/sorted.ts';
import { frozenCases } from '../access/access.ts';
import { isEnded } from '../actions/action-state.ts';
import { lastReferredOn } from './case-of-referral.ts';
import type { Case } from './case.ts';
import { addMonths, type Day } from '../time/day.ts';
import type { MaracFacts } from '../plan/facts.ts';

export interface Archivable {
  readonly caseRef: string;
  readonly closedOn: Day;
  /** Row ids by table that a person may delete once the minutes are filed. */
  readonly bulk: Readonly<Record<'notes' | 'research' | 'needed' | 'actions', readonly string[]>>;
}

/** Closed, the flag months over since the last referral and since closing, no hold, no death, no action still open. Oldest first. */
export function findArchivable(marac: MaracFacts, today: Day): readonly Archivable[] {
  const months = marac.rules.whole('flagMonths', today);
  const frozen = frozenCases(marac.cases);
  const found = marac.cases.flatMap((caseRow): readonly Archivable[] => {
    const closedOn = caseRow.closedOn;
    if (caseRow.state !== 'closed' || closedOn === undefined || isKept(caseRow) || frozen.has(caseRow.id)) return [];
    const last = lastReferredOn(marac, caseRow) ?? closedOn;
    const counted = last > closedOn ? last : closedOn;
    const actions = marac.actions.filter((each) => each.caseRef === caseRow.id);
    if (addMonths(counted, months) > today || actions.some((each) => !isEnded(each))) return [];
    return [{ caseRef: caseRow.id, closedOn, bulk: bulkOf(marac, caseRow.id) }];
  });
  return sorted(found, (a, b) => (`${a.closedOn} ${a.caseRef}` < `${b.closedOn} ${b.caseRef}` ? -1 : 1));
}

/** Held, or somebody has died: nothing of it is destroyed, and no day of destruction stands beside it. */
export function isKept(caseRow: Case): boolean {
  return caseRow.holdKind !== undefined || caseRow.deceased === true;
}

function bulkOf(marac: MaracFacts, caseRef: string): Archivable['bulk'] {
  const ids = (rows: readonly { readonly id: string; readonly caseRef?: string }[]): readonly string[] =>
    rows.filter((row) => row.caseRef === caseRef).map((row) => row.id);
  return {
    notes: ids(marac.notes),
    research: ids(marac.research),
    needed: ids(marac.needed),
    actions: ids(marac.actions),
  };
}
