// Answering a line of Today as a person does: a word and a name beside it, in whichever workbook it stands.
import { answerLine } from '../../src/jobs/reading/read-answers.ts';
import { openIdPool } from '../../src/jobs/engine/open-id-pool.ts';
import type { TodayItem } from '../../src/domain/today/today-item.ts';
import type { TestDesk } from './desk.ts';

/** As `marac answer` does it. */
export async function answerToday(
  { desk: ports, ledger }: TestDesk,
  item: TodayItem,
  answer: 'yes' | 'no',
  why?: string,
): Promise<void> {
  const marac = { name: item.marac, pool: openIdPool(ports.keys, item.marac) };
  const stated = { by: 'Cora Coordinata', in: 'command' as const, ...(why === undefined ? {} : { why }) };
  await answerLine(ledger, marac, item, answer, stated);
}
