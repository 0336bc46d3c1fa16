// A pasted list taken in as `marac import` does it: headings mapped, rows planned, and what was planned written.
import { openMappedList } from '../../src/app/lists/mapped-list.ts';
import { planReferralRows, REFERRAL_LIST } from '../../src/app/lists/referral-list.ts';
import { readMarac, writeRowsOf } from '../../src/app/lists/take-in-list.ts';
import { textCell } from '../../src/domain/cell.ts';
import { parseDelimited } from '../../src/workbook/lists/delimited.ts';
import type { TestDesk } from './desk.ts';

/** `maps` names our column beside their heading. Gives how many rows were written. */
export async function takeInReferrals(
  { desk, ledger, clock }: TestDesk,
  text: string,
  maps: Readonly<Record<string, string>> = {},
): Promise<number> {
  const parsed = parseDelimited(text);
  if (!parsed.ok) throw new Error(parsed.problems[0]?.sentence);
  const list = {
    headings: parsed.value.headings,
    rows: parsed.value.rows.map(({ line, texts }) => ({ place: `line ${line}`, cells: texts.map(textCell) })),
    otherSheets: 0,
  };
  const said = { maps: Object.entries(maps).map(([theirs, ours]) => `${theirs}=${ours}`), dates: undefined };
  const { mapping } = await openMappedList(ledger, REFERRAL_LIST, 'import-referrals', list, said);
  const marac = await readMarac(desk, undefined);
  const planned = planReferralRows(desk.keys, marac, list, mapping, clock.now());
  return (await writeRowsOf(marac, planned.changes)).done;
}
