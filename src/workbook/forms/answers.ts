// What an answer of a form says: the words in it, the box that was ticked, the one of several printed words that was left or marked.
import { groupBoxes } from './reading/boxes.ts';
import type { FormWords } from './reading/form-words.ts';
import { cutTokens, isFilled, textOf, wordsOf, type Token } from './reading/lines.ts';
import { inkOf } from '../../domain/forms/page.ts';

export interface AnswerRead {
  /** As a person would say it; '' when nothing was answered. */
  readonly text: string;
  readonly day?: string;
  /** Words beside what was answered: they are named whatever becomes of it. */
  readonly beside: readonly Token[];
  /** What stands in the controls alone, when words were typed beside them. */
  readonly inControls?: string;
  readonly doubt?: string;
  readonly isTick: boolean;
}

const NOTHING: AnswerRead = { text: '', beside: [], isTick: false };

export function readAnswer(tokens: readonly Token[], words: FormWords): AnswerRead {
  if (tokens.some((one) => one.kind === 'box')) return readBoxes(tokens, words);
  if (!isFilled(tokens)) return NOTHING;
  const printed = readPrinted(tokens, words);
  if (printed !== undefined) return printed;
  const controls = tokens.filter((one) => one.kind === 'control');
  const doubt = controls.find((one) => one.piece.doubt !== undefined)?.piece.doubt;
  const text = textOf(tokens).trim();
  const inControls = controls
    .map((one) => one.text)
    .join('\n')
    .trim();
  const [only] = controls;
  const typed = inkOf(wordsOf(tokens)) > 0;
  const day = controls.length === 1 && !typed ? only?.piece.day : undefined;
  return {
    text,
    beside: [],
    isTick: false,
    ...(day === undefined ? {} : { day }),
    ...(typed && inControls !== '' ? { inControls } : {}),
    ...(doubt === undefined ? {} : { doubt }),
  };
}

function readBoxes(tokens: readonly Token[], words: FormWords): AnswerRead {
  const group = groupBoxes(tokens, words);
  if (group === undefined) return NOTHING;
  const ticked = group.boxes.filter((one) => one.box.ticked);
  const doubt = group.boxes.find((one) => one.box.doubt !== undefined)?.box.doubt;
  const beside = [...group.lead, ...group.beside].filter((one) => one.kind !== 'box' && inkOf(one.text) > 0);
  const extra = [...beside, ...group.boxes.flatMap((one) => typedIn(one.tokens))];
  const [one, ...more] = ticked;
  if (doubt !== undefined) return { text: captions(ticked), beside: extra, doubt, isTick: true };
  if (one === undefined) {
    const text = textOf(extra).trim();
    return text === '' ? NOTHING : { text, beside: [], isTick: false };
  }
  const isAnswer = (caption: string): boolean => words.optionAt(caption, 'start') !== undefined;
  if (more.length > 0 && ticked.every(({ caption }) => isAnswer(caption) || caption === ''))
    return { text: captions(ticked), beside: extra, doubt: 'more than one box is ticked', isTick: true };
  const lone = group.boxes.length === 1 && !isAnswer(one.caption);
  if (lone && one.caption !== '') return { text: 'Yes', beside: extra, isTick: true };
  if (one.caption === '' && group.boxes.length > 1)
    return {
      text: `box ${group.boxes.indexOf(one) + 1} of ${group.boxes.length}`,
      beside: extra,
      doubt: 'the ticked box has no words',
      isTick: true,
    };
  return { text: lone ? 'Yes' : captions(ticked), beside: extra, isTick: true };
}

function captions(ticked: readonly { readonly caption: string }[]): string {
  return ticked
    .map((one) => one.caption.trim())
    .filter((one) => one !== '')
    .join('; ');
}

/** What was put into controls among the captions, or typed behind one of them. */
function typedIn(tokens: readonly Token[]): readonly Token[] {
  return tokens.filter((one) => one.kind === 'control' && inkOf(one.text) > 0);
}

/** "Y / N" as printed: one crossed out, or one marked; undefined when the words are no such choice. */
function readPrinted(tokens: readonly Token[], words: FormWords): AnswerRead | undefined {
  if (tokens.some((one) => one.kind !== 'words')) return undefined;
  const text = textOf(tokens);
  if (text.length > 80 || !/[/|]/.test(text)) return undefined;
  const parts = [...text.matchAll(/[^/|\n]+/g)].filter((one) => one[0].trim() !== '');
  if (parts.length < 2 || parts.some((one) => words.optionAt(one[0].trim(), 'start')?.length !== one[0].trim().length))
    return undefined;
  const marked = parts.map((one) => {
    const [, rest] = cutTokens(tokens, one.index);
    const inner = cutTokens(rest, one[0].length)[0].filter((each) => each.kind === 'words' && inkOf(each.text) > 0);
    const marks = new Set(inner.map((each) => (each.kind === 'words' ? each.mark : undefined)));
    return { text: one[0].trim(), mark: marks.size === 1 ? [...marks][0] : undefined };
  });
  const left = marked.filter((one) => one.mark !== 'struck');
  const chosen = left.filter((one) => one.mark === 'chosen');
  const [answer] = left.length < marked.length ? (left.length === 1 ? left : []) : chosen.length === 1 ? chosen : [];
  if (answer !== undefined) return { text: answer.text, beside: [], isTick: true };
  return left.length === marked.length && chosen.length === 0
    ? NOTHING
    : { text, beside: [], isTick: true, doubt: 'it cannot be told which of the printed words is meant' };
}
