// Boxes with their captions: which words belong to which box, by the side on which this form's captions stand.
import { cutTokens, isEmpty, wordsOf, type Box, type Token } from './page-lines.ts';
import type { FormWords } from './form-words.ts';
import { foldText } from '../../../domain/text/fold.ts';

export interface CaptionedBox {
  readonly box: Box;
  /** As printed, or from the box's own title. */
  readonly caption: string;
  readonly tokens: readonly Token[];
  /** Words behind a caption that is a usual answer. */
  readonly behind?: readonly Token[];
}

export interface BoxGroup {
  /** Words before the first box and its caption: the question. */
  readonly lead: readonly Token[];
  readonly boxes: readonly CaptionedBox[];
  /** Words that are no caption. */
  readonly beside: readonly Token[];
}

/** The boxes among these tokens; undefined when there is none. */
export function groupBoxes(tokens: readonly Token[], words: FormWords): BoxGroup | undefined {
  const boxes = tokens.filter((token): token is Box => token.kind === 'box');
  if (boxes.length === 0) return undefined;
  const gaps: Token[][] = [[]];
  for (const token of tokens)
    if (token.kind === 'box') gaps.push([]);
    else gaps.at(-1)?.push(token);
  const isBefore = captionsPrecede(gaps, words);
  return isBefore ? groupBefore(boxes, gaps, words) : groupAfter(boxes, gaps, words);
}

const plain = (tokens: readonly Token[]): string => wordsOf(tokens).trim();

function captionsPrecede(gaps: readonly (readonly Token[])[], words: FormWords): boolean {
  const [first = [], ...rest] = gaps;
  const last = rest.at(-1) ?? [];
  const between = rest.slice(0, -1);
  if (isEmpty(first)) return false;
  if (!isEmpty(last) && (words.optionAt(plain(last), 'start') !== undefined || words.isLabel(plain(last))))
    return false;
  if (between.some((one) => isEmpty(one))) return false;
  return words.optionAt(plain(first), 'end') !== undefined || (between.length > 0 && isEmpty(last));
}

function groupBefore(boxes: readonly Box[], gaps: readonly (readonly Token[])[], words: FormWords): BoxGroup {
  const [first = []] = gaps;
  const text = wordsOf(first);
  const cut = captionStart(text, words);
  const [lead, own] = cutTokens(first, cut);
  const found = boxes.map((box, index) => captioned(box, index === 0 ? own : (gaps[index] ?? []), words));
  return { lead, boxes: found, beside: gaps.at(-1) ?? [] };
}

/** Where the first caption begins in "Is it safe to call? Yes". */
function captionStart(text: string, words: FormWords): number {
  if (words.isLabel(text.trim()) && words.optionAt(text.trim(), 'end') === undefined) return 0;
  const option = words.optionAt(text.trim(), 'end');
  if (option !== undefined) return Math.max(0, text.trimEnd().length - option.length);
  const mark = Math.max(text.lastIndexOf('?'), text.lastIndexOf(':'), text.lastIndexOf('\t'));
  return mark < 0 ? 0 : mark + 1;
}

function groupAfter(boxes: readonly Box[], gaps: readonly (readonly Token[])[], words: FormWords): BoxGroup {
  const beside: Token[] = [];
  const found = boxes.map((box, index): CaptionedBox => {
    const gap = gaps[index + 1] ?? [];
    const option = words.optionAt(plain(gap), 'start');
    if (option === undefined || index < boxes.length - 1) return captioned(box, gap, words);
    // Behind the last caption anything may be written.
    const text = wordsOf(gap);
    const end = text.length - text.trimStart().length + option.length;
    const [caption, rest] = cutTokens(gap, end);
    beside.push(...rest);
    return captioned(box, caption, words);
  });
  return { lead: gaps[0] ?? [], boxes: found, beside };
}

const TAIL = /\b(yes|no|dont know|do not know|not known|unknown|dk|n a|male|female)$/;

function captioned(box: Box, tokens: readonly Token[], words: FormWords): CaptionedBox {
  const printed = plain(tokens);
  const option = words.optionAt(printed, 'start');
  if (option !== undefined && option.length < printed.length) {
    // "Yes (language: Polish)": the caption is the option; what stands behind it is told.
    const text = wordsOf(tokens);
    const [caption, behind] = cutTokens(tokens, text.length - text.trimStart().length + option.length);
    return { box, caption: option, tokens: caption, behind };
  }
  if (printed !== '') return { box, caption: option ?? printed, tokens };
  const tail = TAIL.exec(foldText(box.title === '' ? box.tag : box.title))?.[1];
  return { box, caption: tail ?? '', tokens };
}

/** What the title of a box says before its answer: "Safe to call" of "Safe to call No". */
export function questionOf(box: Box): string {
  const title = (box.title === '' ? box.tag : box.title).trim();
  const folded = foldText(title);
  const tail = TAIL.exec(folded)?.[1];
  return tail === undefined ? folded : folded.slice(0, -tail.length).trim();
}
