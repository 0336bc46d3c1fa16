// What an answer of a form says: the words in it, the box that was ticked, the one of several printed words that was left or marked.
import { groupBoxes } from '../reading/boxes.ts';
import type { FormWords } from '../reading/form-words.ts';
import { cutTokens, isFilled, textOf, wordsOf, type Token } from '../reading/page-lines.ts';
import { inkOf } from '../../../domain/referral/form-page.ts';

export interface AnswerRead {
  /** As a person would say it; '' when nothing was answered. */
  readonly text: string;
  readonly day?: string;
  /** What the answer stands in. */
  readonly used: readonly Token[];
  /** Words beside what was answered: they are named whatever becomes of it. */
  readonly beside: readonly Token[];
  /** Captions of boxes that nobody ticked: printed, for all that can be told. */
  readonly printed: readonly Token[];
  /** What stands in the controls alone, when words were typed beside them. */
  readonly inControls?: string;
  readonly doubt?: string;
}

const NOTHING: AnswerRead = { text: '', used: [], beside: [], printed: [] };

export function readAnswer(tokens: readonly Token[], words: FormWords): AnswerRead {
  if (tokens.some((token) => token.kind === 'box')) return readBoxes(tokens, words);
  if (!isFilled(tokens)) return NOTHING;
  const printed = readPrinted(tokens, words) ?? readTypedBehind(tokens, words);
  if (printed !== undefined) return printed;
  const controls = tokens.filter((token) => token.kind === 'control');
  const doubt = controls.find((control) => control.piece.doubt !== undefined)?.piece.doubt;
  const text = withoutLeaders(textOf(tokens));
  const inControls = controls
    .map((control) => control.text)
    .join('\n')
    .trim();
  const [only] = controls;
  const typed = inkOf(wordsOf(tokens)) > 0;
  const day = controls.length === 1 && !typed ? only?.piece.day : undefined;
  return {
    ...NOTHING,
    text,
    used: tokens,
    ...(day === undefined ? {} : { day }),
    ...(typed && inControls !== '' ? { inControls } : {}),
    ...(doubt === undefined ? {} : { doubt }),
  };
}

/** Rows of dots or strokes to write on are the form's. */
function withoutLeaders(text: string): string {
  return text.replace(/[._…]{4,}/g, ' ').replace(/^[\s.…]+|[\s…]+$/g, '');
}

function readBoxes(tokens: readonly Token[], words: FormWords): AnswerRead {
  const group = groupBoxes(tokens, words);
  if (group === undefined) return NOTHING;
  const ticked = group.boxes.filter((box) => box.box.ticked);
  const doubt = group.boxes.find((box) => box.box.doubt !== undefined)?.box.doubt;
  const unticked = group.boxes
    .filter((box) => !box.box.ticked)
    .map((box) => typedBehind([...box.tokens, ...(box.behind ?? [])]));
  const behind = ticked.map((box) => box.behind ?? []).filter((one) => !/^[\s,;/|)(.–-]*$/.test(textOf(one)));
  const hints = behind.filter((one) => HINT.test(textOf(one)));
  const beside = [
    ...group.lead,
    ...group.beside,
    ...behind.filter((one) => !hints.includes(one)).flat(),
    ...unticked.flatMap((one) => one.typed),
  ];
  const read = {
    used: ticked.flatMap((box) => [box.box, ...box.tokens.filter((each) => each.kind === 'words')]),
    beside: [...beside, ...ticked.flatMap((box) => box.tokens.filter((each) => each.kind === 'control'))].filter(
      (token) => token.kind !== 'box' && inkOf(token.text) > 0,
    ),
    printed: [...hints.flat(), ...unticked.flatMap((one) => one.printed)],
  };
  const text = captions(ticked);
  const [one, ...more] = ticked;
  if (doubt !== undefined) return { ...read, text, doubt };
  if (one === undefined) return { ...read, text: '' };
  const isAnswer = (caption: string): boolean => words.optionAt(caption, 'start') !== undefined;
  if (more.length > 0 && ticked.every(({ caption }) => isAnswer(caption) || caption === ''))
    return { ...read, text, doubt: 'more than one box is ticked' };
  if (one.caption === '' && group.boxes.length > 1)
    return {
      ...read,
      text: `box ${group.boxes.indexOf(one) + 1} of ${group.boxes.length}`,
      doubt: 'the ticked box has no words',
    };
  if (group.boxes.length > 1 || isAnswer(one.caption)) return { ...read, text };
  // A box alone: a tick means yes; words behind it that are no caption are told.
  const typed = one.tokens.filter((each) => each.kind !== 'box' && inkOf(each.text) > 0);
  return { ...read, text: 'Yes', used: [one.box], beside: [...read.beside, ...typed] };
}

/** "Yes (please specify)": printed. */
const HINT = /^[\s(–-]*(please|if|e\.?g\.?|specify|state)\b[^:]*$/i;

/** Words behind the colon of a caption, and what was put into a control in it, are somebody's. */
function typedBehind(tokens: readonly Token[]): {
  readonly printed: readonly Token[];
  readonly typed: readonly Token[];
} {
  const words = tokens.filter((token) => token.kind === 'words');
  const controls = tokens.filter((token) => token.kind === 'control' && inkOf(token.text) > 0);
  const colon = /^[^:]{1,60}:\s*(?=\S)/.exec(textOf(words));
  const [printed, typed] = colon === null ? [words, []] : cutTokens(words, colon[0].length);
  return { printed, typed: [...typed, ...controls] };
}

function captions(ticked: readonly { readonly caption: string }[]): string {
  return ticked
    .map((one) => one.caption.trim())
    .filter((one) => one !== '')
    .join('; ');
}

/** "Yes / No (delete as appropriate): No": the printed choice untouched, and the answer typed behind or below it. */
function readTypedBehind(tokens: readonly Token[], words: FormWords): AnswerRead | undefined {
  if (tokens.some((token) => token.kind !== 'words' || token.mark !== undefined)) return undefined;
  const text = textOf(tokens);
  const printed =
    /^\s*\*?(yes|y)\s*[/|]\s*(no|n)\*?(\s*[/|]\s*[^/|\n:]{1,20})?(\s*\(?(please )?(delete|circle|tick)[^:\n]*)?\s*[:\n]\s*/i.exec(
      text,
    );
  const said = text.slice(printed?.[0].length ?? 0).trim();
  if (printed === null || words.optionAt(said, 'start')?.length !== said.length) return undefined;
  const [before, used] = cutTokens(tokens, printed[0].length);
  return { ...NOTHING, text: said, used, printed: before };
}

/** "Y / N" as printed: one crossed out, or one marked; undefined when the words are no such choice. */
function readPrinted(tokens: readonly Token[], words: FormWords): AnswerRead | undefined {
  if (tokens.some((token) => token.kind !== 'words')) return undefined;
  const text = textOf(tokens);
  if (text.length > 80 || !/[/|]/.test(text)) return undefined;
  const parts = [...text.matchAll(/[^/|\n]+/g)].filter((match) => match[0].trim() !== '');
  if (parts.length < 2 || parts.some((one) => words.optionAt(one[0].trim(), 'start')?.length !== one[0].trim().length))
    return undefined;
  const marked = parts.map((part) => {
    const [, rest] = cutTokens(tokens, part.index);
    const inner = cutTokens(rest, part[0].length)[0].filter((each) => each.kind === 'words' && inkOf(each.text) > 0);
    const marks = new Set(inner.map((each) => (each.kind === 'words' ? each.mark : undefined)));
    return { text: part[0].trim(), mark: marks.size === 1 ? [...marks][0] : undefined };
  });
  const left = marked.filter((one) => one.mark !== 'struck');
  const chosen = left.filter((one) => one.mark === 'chosen');
  const [answer] = left.length < marked.length ? (left.length === 1 ? left : []) : chosen.length === 1 ? chosen : [];
  if (answer !== undefined) return { ...NOTHING, text: answer.text, used: tokens };
  return left.length === marked.length && chosen.length === 0
    ? { ...NOTHING, printed: tokens }
    : {
        ...NOTHING,
        text,
        used: tokens,
        doubt: 'it cannot be told which of the printed words is meant',
      };
}
