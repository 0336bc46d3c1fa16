// Where a question ends and what tells somebody how to answer it begins.
import type { FormWords } from './form-words.ts';
import { cutTokens, textOf, wordsOf, type Token } from './page-lines.ts';

/** What tells somebody how to answer: printed, and no answer. */
const HINT =
  /^\s*(\(.*\)|\[.*\]|please\b.*|e\.?g\.?\b.*|i\.?e\.?\b.*|for example\b.*|including\b.*|if (known|applicable|relevant|different|any|yes|so|not)\b.*|as (appropriate|applicable)\b.*|tick\b.*|circle\b.*|delete\b.*)\s*$/is;

export interface SplitLabel {
  readonly label: readonly Token[];
  /** What stands behind the question in its own cell: a second line, words behind its question mark. */
  readonly behind: readonly Token[];
  readonly isHint: boolean;
}

/** The words of a cell that name the question, and what stands behind them. */
export function splitLabel(tokens: readonly Token[], words: FormWords): SplitLabel {
  const text = textOf(tokens);
  if (words.isLabel(text.trim())) return { label: tokens, behind: [], isHint: true };
  const blank = text.length - text.trimStart().length;
  for (const mark of ['\n', '?']) {
    const at = text.trimStart().indexOf(mark);
    const end = blank + at + (mark === '?' ? 1 : 0);
    if (at < 2 || !words.isLabel(text.slice(0, end).trim())) continue;
    const [label, behind] = cutTokens(tokens, end);
    const rest = textOf(behind).trim();
    return { label, behind, isHint: rest === '' || HINT.test(rest) };
  }
  return { label: tokens, behind: [], isHint: true };
}

const PRINTED_IN_BRACKETS =
  /^(please|if|e\.?g|i\.?e|state|specify|delete|tick|circle|optional|required|see|to|for|include|including|in|as|and|or|other|further|where|when|s|es)\b/i;
const TYPED_IN_BRACKETS = /\d[\d\s]{5,}|@|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/i;

/** What stands in brackets in a known question: `isTyped` where no form's maker prints such, as a telephone number or a bare "No". */
export function inBrackets(
  label: readonly Token[],
  words: FormWords,
): readonly { readonly tokens: readonly Token[]; readonly isTyped: boolean }[] {
  return [...wordsOf(label).matchAll(/\(([^()]+)\)/g)].flatMap((match) => {
    const inner = (match[1] ?? '').trim();
    const isTyped = TYPED_IN_BRACKETS.test(inner) || words.optionAt(inner, 'start')?.length === inner.length;
    if (!isTyped && PRINTED_IN_BRACKETS.test(inner)) return [];
    const [, rest] = cutTokens(label, match.index + 1);
    return [{ tokens: cutTokens(rest, (match[1] ?? '').length)[0], isTyped }];
  });
}
