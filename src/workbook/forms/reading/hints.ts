// Where a question ends and what tells somebody how to answer it begins.
import type { FormWords } from './form-words.ts';
import { cutTokens, textOf, type Token } from './lines.ts';

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
