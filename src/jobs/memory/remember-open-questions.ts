// Open questions about what changed after its paper had gone: remembered at each run, so that none ends by itself.
import type { LocalTime } from '../../domain/time/day.ts';
import type { Facts } from '../../domain/plan/facts.ts';
import { openReissueQuestions } from '../../domain/today/meetings/changed-paper-lines.ts';
import type { Ledger } from '../../ledger/ledger-port.ts';
import type { AskedAnew } from '../../domain/plan/changed-paper.ts';

const REMEMBERED = 'asked-anew';

/** As stored in the ledger: row ids only. */
export async function readAskedAnew(ledger: Ledger): Promise<readonly AskedAnew[]> {
  const kept = (await ledger.answers(REMEMBERED)).get(REMEMBERED);
  return kept === undefined ? [] : (JSON.parse(kept.answer) as readonly AskedAnew[]);
}

/** Written only if something is new. */
export async function rememberAskedAnew(ledger: Ledger, facts: Facts, now: LocalTime): Promise<void> {
  const open = openReissueQuestions(facts, now);
  if (JSON.stringify(open) === JSON.stringify(facts.askedAnew ?? [])) return;
  await ledger.rememberAnswer(REMEMBERED, JSON.stringify(open), { by: 'marac', in: 'rule' });
}
