// A line of Today with the names by which people know what it is about, for a workbook and a person's own terminal.
import { nameAgencies, nameRow, nameRows } from '../../../domain/names/names-in-text.ts';
import type { Facts } from '../../../domain/plan/facts.ts';
import { curlyQuotes } from '../../../domain/text/curly-quotes.ts';
import { rowsOf } from '../../../domain/today/alike-lines.ts';
import { describeMatter, type TodayItem } from '../../../domain/today/today-item.ts';

export function withNames(facts: Facts, item: TodayItem): TodayItem {
  const told = (item.named ?? []).reduce(
    (text, [said, shown]) => text.replace(said, () => shown),
    describeMatter(item),
  );
  const side = item.restricted ? 'restricted' : 'main';
  return {
    ...item,
    what: nameAgencies(facts, item.what),
    shown: curlyQuotes(nameRows(facts, side, told)),
    aboutShown: rowsOf(item)
      .filter((id) => ROW_ID.test(id))
      .map((id) => nameRow(facts, side, id))
      .join('; '),
  };
}

/** Not a week or a day, which name no row. */
const ROW_ID = /^[A-Z]{1,3}-/;
