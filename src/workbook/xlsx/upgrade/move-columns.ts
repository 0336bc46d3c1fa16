// The columns of a workbook of an earlier version put in today's order, tab by tab. Everything that means them goes along: formulas, names, rules,
// comments, links. A tab of which something cannot be followed keeps its columns where they are, and it is said why.
import { decodeXml } from '../../../system/xml/decode-xml.ts';
import { columnName } from '../package/cell-reference.ts';
import { encodeXml } from '../package/xml-text.ts';
import { readRelations } from '../package/relations.ts';
import type { Package } from '../package/workbook-package.ts';
import type { ColumnOrder } from './file-column-order.ts';
import { CannotFollow, moveFormula, moveRange, movesOf, type Moves } from './moved-references.ts';
import type { PartTexts } from './part-texts.ts';
import { moveFormulas, moveFormulasOf, moveSheet } from './moved-sheet.ts';

export interface MovedColumns {
  readonly moved: readonly ColumnOrder[];
  /** `Actions: a picture or a chart`. */
  readonly left: readonly string[];
}

export async function moveColumns(
  pack: Package,
  texts: PartTexts,
  orders: readonly ColumnOrder[],
): Promise<MovedColumns> {
  const moved: ColumnOrder[] = [];
  const left: string[] = [];
  for (const order of orders) {
    try {
      for (const [name, text] of await partsMoved(pack, texts, order)) texts.put(name, text);
      moved.push(order);
    } catch (error) {
      if (!(error instanceof CannotFollow)) throw error;
      left.push(`${order.sheet}: ${error.message}`);
    }
  }
  return { moved, left };
}

/** What every part reads afterwards that is about the tab; nothing is put back before all of it is known. */
async function partsMoved(pack: Package, texts: PartTexts, order: ColumnOrder): Promise<ReadonlyMap<string, string>> {
  const moves = movesOf(order.sheet, order.columns);
  const made = new Map<string, string>();
  const own = pack.sheets.find(({ name }) => name === order.sheet);
  if (own === undefined) throw new CannotFollow('a sheet that is not there');
  const known = new Set([pack.workbook.name]);
  for (const { name, entry } of pack.sheets) {
    known.add(entry.name);
    const text = texts.of(entry.name);
    if (name !== own.name && !mayMean(text, order.sheet)) continue;
    const placed =
      name === own.name ? moveSheet(text, order, moves) : moveFormulasOf(moveFormulas(text, name, moves), name, moves);
    made.set(entry.name, moveLinks(placed, moves));
  }
  made.set(pack.workbook.name, moveNames(texts.of(pack.workbook.name), order, moves));
  for (const { kind, target } of await readRelations(pack.parts, own.entry.name, pack.profile.strict)) {
    const part = pack.parts.find(target)?.name;
    if (part === undefined) continue;
    known.add(part);
    if (kind === 'comments' || kind === 'threadedComment')
      made.set(
        part,
        texts
          .of(part)
          .replaceAll(
            /(<(?:comment|threadedComment)\s[^>]*?\bref=")([^"]*)"/g,
            (_, start: string, ref: string) => `${start}${moveRange(ref, moves)}"`,
          ),
      );
    if (kind === 'vmlDrawing') made.set(part, moveNotes(texts.of(part), moves));
  }
  const chain = pack.parts.find('xl/calcChain.xml')?.name;
  if (chain !== undefined) made.set(chain, moveChain(texts.of(chain), own.sheetId, moves));
  refuseOthers(pack, texts, known, order.sheet);
  return made;
}

/** Whether anything in a sheet may be about the tab: its name stands there, or a reference is made of a text. */
function mayMean(text: string, sheet: string): boolean {
  const all = text.toLowerCase();
  return all.includes(encodeXml(sheet.replaceAll("'", "''")).toLowerCase()) || all.includes('indirect');
}

/** Links of any sheet that lead into the tab. */
function moveLinks(text: string, moves: Moves): string {
  return text.replaceAll(/(<hyperlink\s[^>]*?\blocation=")([^"]*)"/g, (_, start: string, raw: string) => {
    const to = decodeXml(raw, false);
    return `${start}${encodeXml(to.includes('!') ? moveFormula(to, undefined, moves) : to)}"`;
  });
}

function moveNames(text: string, order: ColumnOrder, moves: Moves): string {
  return text.replaceAll(/<definedName\s([^>]*)>([\s\S]*?)<\/definedName>/g, (_, says: string, raw: string) => {
    const to = decodeXml(raw, false);
    const isTabs = new RegExp(`^'?${escaped(order.sheet)}'?!`, 'i').test(to);
    if (isTabs && /name="_xlnm\._FilterDatabase"/.test(says))
      return `<definedName ${says}>${encodeXml(to.replace(/\$A?[A-Z]*\$(\d+):\$[A-Z]+\$(\d+)$/, (_all, top: string, bottom: string) => `$A$${top}:$${columnName(order.columns.length)}$${bottom}`))}</definedName>`;
    if (isTabs && /name="_xlnm\.Print_Titles"/.test(says))
      return `<definedName ${says}>${encodeXml(to.replace(/\$[A-Z]+:\$[A-Z]+/, `$A:$${columnName(order.frozen)}`))}</definedName>`;
    return `<definedName ${says}>${encodeXml(moveFormula(to, undefined, moves))}</definedName>`;
  });
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The boxes of comments: each over the cell that it is about, as far from it as before. */
function moveNotes(text: string, moves: Moves): string {
  return text.replaceAll(/<v:shape\s[\s\S]*?<\/v:shape>/g, (shape) => {
    const column = /<x:Column>(\d+)<\/x:Column>/.exec(shape)?.[1];
    if (column === undefined) return shape;
    const to = moves.to(Number(column) + 1) - 1;
    const by = to - Number(column);
    return shape.replace(/<x:Column>\d+</, `<x:Column>${to}<`).replace(/<x:Anchor>([^<]*)</, (_, anchor: string) => {
      const parts = anchor.split(',').map((part) => part.trim());
      return `<x:Anchor>${parts.map((part, at) => (at === 0 || at === 4 ? Math.max(0, Number(part) + by) : part)).join(', ')}<`;
    });
  });
}

function moveChain(text: string, sheetId: string, moves: Moves): string {
  let sheet = '';
  return text.replaceAll(/<c\s[^>]*>/g, (tag) => {
    sheet = /\si="(\d+)"/.exec(tag)?.[1] ?? sheet;
    return sheet === sheetId ? tag.replace(/\sr="([^"]*)"/, (_, ref: string) => ` r="${moveRange(ref, moves)}"`) : tag;
  });
}

/** A chart, a pivot table or a query about the tab is not followed. */
function refuseOthers(pack: Package, texts: PartTexts, known: ReadonlySet<string>, sheet: string): void {
  const [plain, quoted] = [encodeXml(sheet), encodeXml(`'${sheet.replaceAll("'", "''")}'`)];
  for (const { name } of pack.parts.zip.entries) {
    if (
      known.has(name) ||
      !/^xl\/(charts|chartEx|pivotCache|pivotTables|tables|queryTables|slicers|drawings|externalLinks|model)\/.*\.xml$/i.test(
        name,
      )
    )
      continue;
    const text = texts.of(name);
    if (
      text.includes(`${plain}!`) ||
      text.includes(`${quoted}!`) ||
      text.includes(`sheet="${plain}"`) ||
      text.includes(`${encodeXml(quoted)}!`)
    )
      throw new CannotFollow('a chart or a pivot table about it');
  }
}
