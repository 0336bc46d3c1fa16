// Open questions about what was changed after its paper had gone: remembered at each run, so that none ends by itself.
import type { LocalTime } from '../../domain/time/day.ts';
import type { Facts } from '../../domain/plan/facts.ts';
import { openReissueQuestions } from '../../domain/today/meetings/changed-paper-lines.ts';
import type { Ledger } from '../../ledger/ledger-port.ts';
import type { AskedAnew } from '../../domain/plan/changed-paper.ts';

const REMEMBERED = 'asked-anew';

/** As the ledger has it: row ids alone. */
export async function readAskedAnew(ledger: Ledger): Promise<readonly AskedAnew[]> {
  const kept = (await ledger.answers(REMEMBERED)).get(REMEMBERED);
  return kept === undefined ? [] : (JSON.parse(kept.answer) as readonly AskedAnew[]);
}

/** Written only where it says something new. */
export async function rememberAskedAnew(ledger: Ledger, facts: Facts, now: LocalTime): Promise<void> {
  const open = openReissueQuestions(facts, now);
  if (JSON.stringify(open) === JSON.stringify(facts.askedAnew ?? [])) return;
  await ledger.rememberAnswer(REMEMBERED, JSON.stringify(open), { by: 'marac', in: 'rule' });
}
