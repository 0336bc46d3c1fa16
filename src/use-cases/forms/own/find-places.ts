// Finds the places of a form's layout on a returned page: by the names of its controls, and by the question in whose row they stand.
import { lineOf, paragraphsIn } from '../../../documents/forms/minute-places.ts';
import type { FormCellLayout, FormLayout, FormPart } from '../../../domain/referral/form-layout.ts';
import type { ControlPiece, FormBlock, FormParagraph } from '../../../domain/referral/form-page.ts';
import { foldText } from '../../../domain/text/fold.ts';

export function tagsOf(cell: FormCellLayout): readonly string[] {
  if ('place' in cell) return [cell.place.tag];
  return 'ticks' in cell ? cell.ticks.map((tick) => tick.tag) : [];
}

/** The tag without the end of a tick. */
export function nameOf(cell: FormCellLayout): string | undefined {
  const [first] = tagsOf(cell);
  return 'ticks' in cell ? first?.replace(/\/[^/]+$/, '') : first;
}

export interface Found {
  /** All copies of each named control. */
  readonly controls: ReadonlyMap<string, readonly ControlPiece[]>;
  /** Every cell to answer in, with the paragraphs that stand where it was printed. */
  readonly cells: readonly { readonly cell: FormCellLayout; readonly spots: (readonly FormParagraph[])[] }[];
  /** The part and the question in whose row a paragraph stands. */
  readonly labels: ReadonlyMap<FormParagraph, { readonly part: string; readonly label: string }>;
}

export function findPlaces(blocks: readonly FormBlock[], layout: FormLayout, tags: ReadonlySet<string>): Found {
  const controls = new Map<string, ControlPiece[]>();
  const labels = new Map<FormParagraph, { readonly part: string; readonly label: string }>();
  const rows = layout.parts.flatMap((part) =>
    part.rows.map((row) => ({ part, row, spots: row.cells.map((): (readonly FormParagraph[])[] => []) })),
  );
  const byLabel = Map.groupBy(rows, ({ row }) => foldText(row.label));
  for (const paragraph of paragraphsIn(blocks))
    for (const piece of paragraph.pieces)
      if (piece.kind === 'control' && tags.has(piece.tag))
        controls.set(piece.tag, [...(controls.get(piece.tag) ?? []), piece]);
  let said = new Set<string>();
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      if (block.heading) said = new Set();
      said.add(foldText(lineOf(block)));
      continue;
    }
    const head = foldText((block.rows[0] ?? []).flatMap((cell) => paragraphsIn(cell.blocks).map(lineOf)).join(' '));
    for (const line of block.rows) {
      const [first, ...rest] = line.map((cell) => paragraphsIn(cell.blocks));
      const label = foldText(first?.[0] === undefined ? '' : lineOf(first[0]));
      const fitting = byLabel.get(label) ?? [];
      const exact = fitting.length < 2 ? fitting : fitting.filter(({ part }) => isPart(part, head, said));
      const [only] = exact.length === 1 ? exact : [];
      if (only === undefined) continue;
      for (const paragraph of line.flatMap((cell) => paragraphsIn(cell.blocks)))
        labels.set(paragraph, { part: only.part.heading, label: only.row.label });
      if (rest.length === only.spots.length) rest.forEach((cell, index) => only.spots[index]?.push(cell));
    }
  }
  return { controls, labels, cells: rows.flatMap(({ row, spots }) => answersOf(row.cells, spots)) };
}

/** Boxes in columns of their own, one beside the other, are one answer. */
function answersOf(cells: readonly FormCellLayout[], spots: readonly (readonly FormParagraph[])[][]): Found['cells'] {
  const byName = Map.groupBy(
    cells.map((cell, index) => ({ cell, spots: spots[index] ?? [] })),
    ({ cell }) => nameOf(cell),
  );
  return [...byName.values()].flatMap((some) => {
    const ticks = some.flatMap(({ cell }) => ('ticks' in cell ? cell.ticks : []));
    const copies = Math.max(0, ...some.map((one) => one.spots.length));
    const beside = Array.from({ length: copies }, (_, copy) => some.flatMap((one) => one.spots[copy] ?? []));
    return ticks.length === 0 ? some : [{ cell: { ticks }, spots: beside }];
  });
}

/** Whether a table is this part: by its key in the lines above it, or else by its heading and its heading row. */
function isPart({ key, heading, head }: FormPart, row: string, said: ReadonlySet<string>): boolean {
  if (key !== undefined) return [...said].some((line) => line.includes(foldText(key)));
  return foldText(head.join(' ')) === row && said.has(foldText(heading));
}
