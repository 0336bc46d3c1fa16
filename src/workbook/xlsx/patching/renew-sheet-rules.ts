// What cells of a column take, brought up to date in a sheet that an earlier version made: lists that lack a choice, and limits that were written
// wrongly. A rule that reaches over other columns, and one that says something else in words of a person, is left as it is.
import { findChoice, type Labels, type Spellings } from '../../../domain/cells/choices.ts';
import type { Package, SheetPart } from '../package/workbook-package.ts';
import { columnName } from '../package/cell-reference.ts';
import { readRules, type FoundRule } from './sheet-rules.ts';
import { writeTag, type Splice } from './splice.ts';
import { encodeXml } from '../package/xml-text.ts';
import type { SheetChange } from './sheet-change.ts';

/** A column and what its cells take in this version. */
export interface Renewal {
  readonly sheet: string;
  readonly column: number;
  readonly headingRow: number;
  readonly says: Readonly<Record<string, string>>;
  /** Of a list of choices none: it stands on the tab of lists. */
  readonly formulas: readonly string[];
  readonly choices?: Labels | undefined;
  readonly spellings?: Spellings | undefined;
}

export interface Renewals {
  /** The tab of lists, and what stands in its columns; without one the choices stand in the rule itself. */
  readonly lists?: { readonly sheet: string; readonly columns: readonly (readonly string[])[] } | undefined;
  readonly columns: readonly Renewal[];
}

interface Renewed {
  /** Lists that are added to the tab of lists. */
  readonly cells: readonly SheetChange[];
  readonly splices: ReadonlyMap<SheetPart, readonly Splice[]>;
}

export async function renewRules(pack: Package, { lists, columns }: Renewals): Promise<Renewed> {
  const cells: SheetChange[] = [];
  const splices = new Map<SheetPart, readonly Splice[]>();
  const book = openLists(lists, cells);
  for (const sheet of pack.sheets) {
    const mine = columns.filter((column) => column.sheet === sheet.name);
    if (mine.length === 0) continue;
    const rules = await readRules(pack, sheet);
    const found = mine.flatMap((renewal) =>
      rules.filter((rule) => isOf(rule, renewal)).flatMap((rule) => renew(rule, renewal, book)),
    );
    if (found.length > 0) splices.set(sheet, found);
  }
  return { cells, splices };
}

/** It is about cells of this column below its heading, and about nothing else. */
function isOf({ ranges }: FoundRule, { column, headingRow }: Renewal): boolean {
  return (
    ranges.length > 0 && ranges.every(({ left, right, top }) => left === column && right === column && top > headingRow)
  );
}

function renew(rule: FoundRule, renewal: Renewal, lists: Lists): readonly Splice[] {
  const { choices, spellings, says } = renewal;
  const type = rule.says.get('type') ?? 'none';
  const isOurs = rule.says.get('error') === says['error'] && rule.says.get('errorTitle') === says['errorTitle'];
  if (choices !== undefined) {
    const [formula] = rule.formulas;
    const offered = type === 'list' && formula !== undefined ? lists.offered(formula.text) : undefined;
    const words = Object.values(choices);
    if (formula === undefined || offered === undefined) return [];
    // A version of November 2026 emptied lists of Yes and No that it was to leave alone.
    const isEmptied = isOurs && formula.text === '';
    if (!isEmptied && !offered.some((one) => findChoice(choices, one, spellings))) return [];
    if (words.every((word) => offered.includes(word))) return [];
    return [{ start: formula.start, end: formula.end, text: encodeXml(lists.rangeOf(words)) }];
  }
  const isSame = type === says['type'] && rule.formulas.every(({ text }, at) => sameNumber(text, renewal.formulas[at]));
  if (!isOurs || isSame || rule.formulas.length !== renewal.formulas.length) return [];
  return [
    {
      start: rule.tag.start,
      end: rule.tag.end,
      text: writeTag(rule.tag, new Map([['type', says['type'] ?? type]]), false),
    },
    ...rule.formulas.map(({ start, end }, at) => ({ start, end, text: encodeXml(renewal.formulas[at] ?? '') })),
  ];
}

const sameNumber = (text: string, wanted: string | undefined): boolean => Number(text) === Number(wanted);

interface Lists {
  /** The words that a formula offers; undefined for anything but a list of words or a column of the tab of lists. */
  offered(formula: string): readonly string[] | undefined;
  rangeOf(words: readonly string[]): string;
}

function openLists(tab: Renewals['lists'], cells: SheetChange[]): Lists {
  const known = (tab?.columns ?? []).map((column) => column.filter((word) => word !== ''));
  return {
    offered(formula) {
      if (formula === '') return [];
      const quoted = /^"(.*)"$/s.exec(formula.trim())?.[1];
      if (quoted !== undefined) return quoted.split(',').map((part) => part.trim());
      const range = /^'?([^'!]+)'?!\$?([A-Z]{1,3})\$?1:\$?([A-Z]{1,3})\$?(\d+)$/.exec(formula.trim());
      if (range === null || range[1] !== tab?.sheet || range[2] !== range[3]) return undefined;
      return known.find((_, at) => columnName(at + 1) === range[2])?.slice(0, Number(range[4]));
    },
    rangeOf(words) {
      if (tab === undefined) return `"${words.join(',')}"`;
      let at = known.findIndex((one) => one.join('\n') === words.join('\n'));
      if (at < 0) {
        at = known.push([...words]) - 1;
        words.forEach((text, row) =>
          cells.push({ sheet: tab.sheet, row: row + 1, column: at + 1, to: { kind: 'text', text } }),
        );
      }
      const letters = columnName(at + 1);
      return `${tab.sheet}!$${letters}$1:$${letters}$${words.length}`;
    },
  };
}
