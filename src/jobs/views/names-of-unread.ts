// The words for rows that cannot be read, from what stands in their cells: the name that was typed, or the case that the row is about. A row of the
// main workbook about a restricted case has none there.
import { BLANK, cellText } from '../../domain/cells/cell.ts';
import type { Facts } from '../../domain/plan/facts.ts';
import type { UnreadNames } from '../../domain/names/names-in-text.ts';
import { wordsOfRow } from '../../domain/names/row-words.ts';
import { namesRestricted } from '../../domain/access/restricted.ts';
import type { RawRow } from '../../workbook/workbook-port.ts';
import type { MaracReading } from '../reading/reading.ts';

export function namesOfUnread(facts: Facts, { parsed }: Pick<MaracReading, 'parsed'>): UnreadNames {
  const names = new Map<string, string>();
  for (const { setAside } of parsed.values())
    for (const { raw } of setAside) {
      const words = nameOf(facts, raw);
      if (raw.id !== undefined && words !== '') names.set(raw.id, words);
    }
  return names;
}

/** Only what is read as a name: no note, no address. */
function nameOf(facts: Facts, { id = '', file, cells }: RawRow): string {
  const typed = (field: string): string => cellText(cells.get(field) ?? BLANK).trim();
  const [caseRef, person] = [typed('caseRef'), typed('personId')];
  const side = file === 'restricted' ? 'restricted' : 'main';
  if (side === 'main' && namesRestricted(facts, [id, caseRef, person])) return '';
  const own = [typed('forenames'), typed('surname')].filter((part) => part !== '').join(' ');
  const named = own || typed('personName') || typed('name') || typed('setting');
  return named || (wordsOfRow(facts, side, caseRef || person)?.short.join(', ') ?? '');
}
