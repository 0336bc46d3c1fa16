// A row of a grid: "1 | Injured? | ☐ | ☒ | ☐" under Yes, No, Don't know.
import type { AreaReader } from './read-area.ts';
import { isBlank, marksOf, spaced, type Cell, type Header, type Heading } from './form-cell.ts';
import { hasControls, type Token } from './page-lines.ts';

/** False when the row is no row of this grid. */
export function readGridRow(area: AreaReader, row: readonly Cell[], { headings }: Header): boolean {
  const at = headings.findIndex((candidate) => candidate.option !== undefined);
  const label = row.slice(0, at).filter((cell) => !isBlank(cell));
  if (label.length === 0 || label.some((cell) => hasControls(cell.tokens))) return false;
  const answer: Token[] = [];
  const place = row[0]?.cell.place ?? '';
  const others: [Heading, Cell][] = [];
  for (const [index, one] of row.entries()) {
    const heading = headings[index];
    if (index < at || heading === undefined || isBlank(one)) continue;
    if (heading.option === undefined) others.push([heading, one]);
    else answer.push(...marksOf(one.tokens, heading.option));
  }
  const question = spaced(label);
  area.add(question, answer, place);
  for (const [, one] of others) area.add(question, one.tokens, place, { doubt: 'words beside the answer' });
  return true;
}
