// Where the headings of a list are: below titles and merged cells, above the rows; and what each heading is called so that no two are the same.
import { foldText } from '../../domain/text/fold.ts';

/** Titles, dates and the name of the program that exported a list take up to so many rows above its headings. */
const MOST_ABOVE = 20;

/** The row of headings, by how many of its texts are names of ours; where none is, the first that is as wide as the list. */
export function findHeadingRow(rows: readonly (readonly string[])[], isKnown: (text: string) => boolean): number {
  const first = rows.slice(0, MOST_ABOVE);
  const filled = first.map((row) => row.filter((text) => text.trim() !== ''));
  const known = filled.map((texts) => new Set(texts.filter(isKnown).map(foldText)).size);
  const most = Math.max(0, ...known);
  if (most >= 2) return known.indexOf(most);
  const widest = Math.max(0, ...filled.map((texts) => texts.length));
  return Math.max(
    0,
    filled.findIndex((texts) => texts.length > 1 && texts.length * 2 >= widest),
  );
}

const ROLE =
  /\b(victims?|survivors?|complainants?|clients?|aggrieved|perpetrators?|perps?|respondents?|suspects?|offenders?|accused|child(ren)?|referr(er|ing)|officer|agency|idva)\b/;

/** A row of groups right above the headings, "Victim" over three of them and "Perpetrator" over the next: each heading's group, else undefined. */
export function findGroups(
  above: readonly string[] | undefined,
  headings: readonly string[],
): readonly (string | undefined)[] | undefined {
  const texts = (above ?? []).filter((text) => text.trim() !== '');
  if (texts.length < 2 || texts.length >= headings.length || !texts.some((text) => ROLE.test(foldText(text))))
    return undefined;
  let group: string | undefined;
  return headings.map((_, index) => {
    const text = (above?.[index] ?? '').trim();
    if (text !== '') group = text;
    return group !== undefined && ROLE.test(foldText(group)) ? group : undefined;
  });
}

export interface Heading {
  /** As it stands in the list, behind its group: distinct from all others of the list, also when it stands there twice. */
  readonly label: string;
  /** The same text stands over another column too: whose it is cannot be told from it. */
  readonly doubled: boolean;
}

/** Headings with names of their own: `Surname (column E)` where the text stands twice, `(no heading, column K)` where there is none. */
export function nameHeadings(
  texts: readonly string[],
  letters: readonly string[],
  groups: readonly (string | undefined)[] | undefined,
): readonly Heading[] {
  const whole = texts.map((text, index) => {
    const group = groups?.[index];
    const alone = text.trim().replace(/\s+/g, ' ');
    const isSaid = group === undefined || alone === '' || foldText(alone).startsWith(foldText(group));
    return isSaid ? alone : `${group} ${alone}`;
  });
  const counts = new Map<string, number>();
  for (const text of whole) counts.set(foldText(text), (counts.get(foldText(text)) ?? 0) + 1);
  return whole.map((text, index) => {
    const column = `column ${letters[index] ?? index + 1}`;
    if (foldText(text) === '') return { label: `(no heading, ${column})`, doubled: false };
    const doubled = (counts.get(foldText(text)) ?? 0) > 1;
    return { label: doubled ? `${text} (${column})` : text, doubled };
  });
}

/** A row below the list that counts or adds it up: "Total", and nothing but numbers beside it. */
export function isTotals(texts: readonly string[]): boolean {
  const filled = texts.map((text) => text.trim()).filter((text) => text !== '');
  const words = filled.filter((text) => !/^=|^[\d.,% £-]+$/.test(text));
  return (
    words.length === 1 &&
    /^((grand |sub)?totals?|sum|count|average|number of (cases|referrals|rows))\b/i.test(words[0] ?? '')
  );
}
