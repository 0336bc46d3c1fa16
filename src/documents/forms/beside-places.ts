// What somebody wrote on our own Word form outside its places: beside or below one, in a comment, a footnote or a text box, or what was taken out.
import { inkOf, type FormBlock, type FormPage, type FormParagraph } from '../../domain/forms/page.ts';

export interface Beside {
  /** The title of the place it stands at, or ''. */
  readonly title: string;
  readonly place: string;
  readonly text: string;
}

/** Our form has nothing but its place in a paragraph or a cell with one, and a heading or a table behind it: anything else was written there. */
export function wordsBesidePlaces(page: FormPage): readonly Beside[] {
  const asides = page.asides
    .filter((one) => one.what !== 'picture')
    .map((one) => ({ title: '', place: `${one.what}, ${one.place}`, text: one.text }));
  return [...besideIn(page.blocks), ...asides];
}

function besideIn(blocks: readonly FormBlock[]): readonly Beside[] {
  const found: Beside[] = [];
  let title: string | undefined;
  for (const block of blocks) {
    if (block.kind === 'table') {
      title = undefined;
      for (const row of block.rows) for (const cell of row) found.push(...besideInCell(cell.blocks));
      continue;
    }
    const own = placeOf(block);
    if (own !== undefined) title = own;
    else if (block.heading) title = undefined;
    const text = block.place.startsWith('page ') ? '' : outside(block);
    const isWritten = title !== undefined || block.place.startsWith('text box');
    if (isWritten && inkOf(text) > 0) found.push({ title: title ?? '', place: block.place, text: text.trim() });
  }
  return found;
}

function besideInCell(blocks: readonly FormBlock[]): readonly Beside[] {
  const paragraphs = blocks.filter((one): one is FormParagraph => one.kind === 'paragraph');
  const title = paragraphs.map(placeOf).find((one) => one !== undefined);
  if (title === undefined) return [];
  return paragraphs.flatMap((one) => {
    const text = outside(one).trim();
    return inkOf(text) === 0 ? [] : [{ title, place: one.place, text }];
  });
}

/** The title of the named place in a paragraph. */
function placeOf({ pieces }: FormParagraph): string | undefined {
  for (const piece of pieces) if (piece.kind === 'control' && piece.tag.includes('/')) return piece.title;
  return undefined;
}

function outside({ pieces }: FormParagraph): string {
  return pieces.map((one) => (one.kind === 'text' ? one.text : one.tag.includes('/') ? '' : one.text)).join('');
}
