// What somebody wrote on our own Word form outside its places: beside or below one, or anywhere that the form as printed has nothing.
import { inkOf, type FormBlock, type FormPage, type FormParagraph } from '../../domain/referral/form-page.ts';
import { HEADINGS, paragraphsIn, RISKS } from './minute-places.ts';
import { isPrompt } from './prompts.ts';

export interface Beside {
  /** The heading above it and the printed name of its row; '' where there is none. */
  readonly title: string;
  /** A heading of the page that is not on the form as printed. */
  readonly isHeading: boolean;
  readonly place: string;
  readonly text: string;
}

export interface Outside {
  /** Somebody wrote it. */
  readonly written: readonly Beside[];
  /** Not known to be the form's own words: no print of this form is kept that tells. */
  readonly other: readonly Beside[];
}

/**
 * Every letter outside the named places that no place has used (`used`) and that was not printed. `printed`: the form as it was made, each version
 * that is kept; without one, what stands by a place was written, and all else is told as perhaps the form's own.
 */
export function wordsOutside(page: FormPage, used: ReadonlySet<FormParagraph>, printed: readonly FormPage[]): Outside {
  const own = countPrinted(printed);
  const known = new Set([...own.keys(), ...HEADINGS, ...RISKS.keys()]);
  const titles = titlesOn(page.blocks, known);
  const byPlace = new Set(paragraphsByPlace(page.blocks));
  const written: Beside[] = [];
  const other: Beside[] = [];
  for (const paragraph of paragraphsIn(page.blocks)) {
    const text = outside(paragraph).trim();
    if (used.has(paragraph) || inkOf(text) === 0 || text === '☐' || isPrompt(text)) continue;
    if (takeOne(own, text)) continue;
    const title = titles.get(paragraph) ?? '';
    const one = { title, isHeading: paragraph.heading, place: paragraph.place, text };
    const isWritten = printed.length > 0 || byPlace.has(paragraph) || paragraph.place.startsWith('text box');
    if (isWritten) written.push(one);
    else if (!FIXED.some((words) => words.test(text)) && !HEADINGS.has(text) && !RISKS.has(text)) other.push(one);
  }
  for (const aside of page.asides)
    if (aside.what !== 'picture')
      written.push({ title: '', isHeading: false, place: `${aside.what}, ${aside.place}`, text: aside.text });
  return { written, other };
}

/** The words of the form as it is given that no place and no heading is. */
const FIXED: readonly RegExp[] = [
  /^(Minute form|Agency|Expected|Note|Fact or opinion|What was said|What|By|Safety|Any agency|None\.)$/,
  /^(Fill in this form in Word|Type in the boxes|No case is listed|Nobody has answered yet|No agency is named)/,
  /^Item \d+: /,
];

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** How often each stretch of words stands on the form as printed; the version that has it most. */
function countPrinted(printed: readonly FormPage[]): Map<string, number> {
  const most = new Map<string, number>();
  for (const page of printed) {
    const counts = new Map<string, number>();
    for (const paragraph of paragraphsIn(page.blocks)) {
      const key = plain(outside(paragraph));
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    for (const [key, count] of counts) most.set(key, Math.max(count, most.get(key) ?? 0));
  }
  return most;
}

function takeOne(counts: Map<string, number>, text: string): boolean {
  const left = counts.get(plain(text)) ?? 0;
  if (left > 0) counts.set(plain(text), left - 1);
  return left > 0;
}

/** What names each paragraph: the title of the place by it, else the heading above it and the first cell of its row where that is printed. */
function titlesOn(blocks: readonly FormBlock[], printed: ReadonlySet<string>): ReadonlyMap<FormParagraph, string> {
  const titles = new Map<FormParagraph, string>();
  let item = '';
  let heading = '';
  const say = (paragraph: FormParagraph, ...parts: readonly string[]): void =>
    void titles.set(paragraph, [item, ...parts].filter((part) => part !== '').join(', '));
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      const text = plain(outside(block));
      const number = /^Item (\d+): /.exec(text)?.[1];
      if (block.heading && number !== undefined) [item, heading] = [`item ${number}`, ''];
      else if (block.heading) heading = text;
      say(block, placeOf(block) ?? heading);
      continue;
    }
    for (const row of block.rows) {
      const [first, ...cells] = row;
      const said = first === undefined ? '' : plain(paragraphsIn(first.blocks).map(outside).join(' '));
      const name = printed.has(said) ? said : '';
      for (const cell of cells) {
        const inCell = paragraphsIn(cell.blocks);
        const own = inCell.map(placeOf).find((one) => one !== undefined);
        for (const paragraph of inCell) say(paragraph, own ?? heading, name);
      }
      for (const paragraph of paragraphsIn(first?.blocks ?? [])) say(paragraph, heading);
    }
  }
  return titles;
}

/** Beside and below a named place, up to the next heading or table: the form as it is given has nothing there. */
function* paragraphsByPlace(blocks: readonly FormBlock[]): Generator<FormParagraph> {
  let isBelow = false;
  for (const block of blocks) {
    if (block.kind === 'table') {
      isBelow = false;
      for (const row of block.rows)
        for (const cell of row) {
          const inCell = paragraphsIn(cell.blocks);
          if (inCell.some((paragraph) => placeOf(paragraph) !== undefined)) yield* inCell;
        }
      continue;
    }
    if (placeOf(block) !== undefined) isBelow = true;
    else if (block.heading) isBelow = false;
    if (isBelow && !block.place.startsWith('page ')) yield block;
  }
}

/** The title of the named place in a paragraph. */
function placeOf({ pieces }: FormParagraph): string | undefined {
  for (const piece of pieces) if (piece.kind === 'control' && piece.tag.includes('/')) return piece.title;
  return undefined;
}

function outside({ pieces }: FormParagraph): string {
  return pieces
    .map((piece) => {
      if (piece.kind === 'text') return piece.text;
      if (piece.tag.includes('/')) return '';
      return piece.control === 'box' && piece.text === '' && piece.ticked === true ? '☒' : piece.text;
    })
    .join('');
}
