// A pasted list taken in as `marac import` does it: headings mapped, rows planned, and what was planned written.
import { readListBytes } from '../../src/use-cases/lists/list-file.ts';
import type { ListFile, ReadListOptions } from '../../src/use-cases/lists/make-list.ts';
import { openMappedList } from '../../src/use-cases/lists/mapped-list.ts';
import { planReferralRows, REFERRAL_LIST } from '../../src/use-cases/lists/referral-list.ts';
import { readMarac, writeRowsOf } from '../../src/use-cases/lists/take-in-list.ts';
import type { TestDesk } from './desk.ts';

/** A list as its file would be read. */
export async function listOf(text: string, options: ReadListOptions = {}): Promise<ListFile> {
  const read = await readListBytes('list.csv', Buffer.from(text, 'utf8'), options);
  if (!read.ok) throw new Error(read.problems[0]?.sentence);
  if (read.value === 'form') throw new Error('taken for a form');
  return read.value;
}

/** `maps` names our column beside their heading. Gives how many rows were written. */
export async function takeInReferrals(
  { desk: ports, ledger, clock }: TestDesk,
  text: string,
  maps: Readonly<Record<string, string>> = {},
): Promise<number> {
  const list = await listOf(text);
  const said = { maps: Object.entries(maps).map(([theirs, ours]) => `${theirs}=${ours}`), dates: undefined };
  const { mapping } = await openMappedList(ledger, REFERRAL_LIST, 'import-referrals', list, said);
  const marac = await readMarac(ports, undefined);
  const planned = planReferralRows(ports.keys, marac, list, mapping, clock.now());
  return (await writeRowsOf(marac, planned.changes)).done;
}
