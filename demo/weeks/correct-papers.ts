// A person's word that papers go again or are taken back, as `marac reissue` and `marac withdraw` record it.
import type { Month } from '../live-month.ts';

export async function corrects(
  month: Month,
  who: string,
  kind: 'withdraw' | 'reissue',
  papers: string,
  why: string,
  hard: string,
): Promise<void> {
  await month.app.ledger.rememberAnswer(`${kind}/${papers}`, why, { by: who, in: 'command' });
  const jobs = ['research', 'agenda', 'minutes', 'corrections'] as const;
  await month.runs(who, `Says \`marac ${kind} ${papers.split('/').slice(0, 4).join('/')} --yes\`.`, jobs, {
    why,
    hard,
  });
  if (kind === 'reissue')
    await month.runs(who, 'The new versions are made; the messages that carry them follow.', jobs);
}
