// What was due, did not go in time and was never in the outbox: remembered from the day on which its planning ends, until a named person has
// answered.
import { addDays, dayOf, type LocalTime } from '../../domain/time/day.ts';
import type { Facts } from '../../domain/plan/facts.ts';
import { openLate } from '../../domain/today/withheld/withheld-lines.ts';
import { TOLD_DAYS, type Withheld } from '../../domain/plan/withheld.ts';
import type { Ledger } from '../../ledger/ledger-port.ts';
import type { Planned } from '../engine/planned.ts';

const REMEMBERED = 'late-papers';

/** As stored in the ledger: row ids and rules, nothing that somebody typed. */
export async function readLatePapers(ledger: Ledger): Promise<readonly Withheld[]> {
  const kept = (await ledger.answers(REMEMBERED)).get(REMEMBERED);
  return kept === undefined ? [] : (JSON.parse(kept.answer) as readonly Withheld[]);
}

/** Written only if something is new. */
export async function rememberLatePapers(
  ledger: Ledger,
  facts: Facts,
  planned: Planned,
  now: LocalTime,
): Promise<void> {
  const late = openLate(facts, planned.access, { withheld: planned.withheld }, now).map(withoutWords);
  if (JSON.stringify(late) === JSON.stringify(facts.latePapers ?? [])) return;
  await ledger.rememberAnswer(REMEMBERED, JSON.stringify(late), { by: 'marac', in: 'rule' });
}

/** For an agency that is not on the register there is only the name somebody wrote. */
function withoutWords({ agency, ...rest }: Withheld): Withheld {
  return agency === undefined || !/^[A-Z]{1,3}-[0-9A-Z]{4,10}$/.test(agency) ? rest : { ...rest, agency };
}

/** Those that no job plans any more. */
export function longLate({ latePapers = [], maracs }: Facts, now: LocalTime): readonly Withheld[] {
  const names = new Set(['*', ...maracs.map((marac) => marac.name)]);
  return latePapers.filter((paper) => names.has(paper.marac) && addDays(dayOf(paper.notAfter), TOLD_DAYS) < dayOf(now));
}
