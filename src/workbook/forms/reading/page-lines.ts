// The lines of a page as tokens: words, boxes and controls, each knowing where on the page its letters stand, so that it can be told which were used.
import {
  EMPTY,
  inkOf,
  TICKED,
  type ControlPiece,
  type FormBlock,
  type FormPiece,
  type TextPiece,
} from '../../../domain/referral/form-page.ts';

/** A stretch of letters of one piece. */
export interface Ink {
  readonly piece: FormPiece;
  readonly from: number;
  readonly to: number;
}

export interface Words {
  readonly kind: 'words';
  readonly text: string;
  readonly mark?: TextPiece['mark'];
  readonly ink: Ink;
}
export interface Box {
  readonly kind: 'box';
  readonly ticked: boolean;
  readonly title: string;
  readonly tag: string;
  readonly doubt?: string;
  readonly ink: Ink;
}
export interface Control {
  readonly kind: 'control';
  readonly piece: ControlPiece;
  readonly text: string;
  readonly ink: Ink;
}
export type Token = Words | Box | Control;

export interface Line {
  readonly tokens: readonly Token[];
  readonly heading: boolean;
  readonly place: string;
  /** The numbered list of which it begins an item. */
  readonly list?: string;
  /** The paragraph it is a line of. */
  readonly of: FormBlock;
}

const SIGN = new RegExp(`[${TICKED}${EMPTY}]\\ufe0f?|\\[ ?[xX✓✔]? ?\\]`, 'gu');

/** The lines of blocks, those of tables in them left out. */
export function linesOf(blocks: readonly FormBlock[]): readonly Line[] {
  return blocks.flatMap((block) => (block.kind === 'paragraph' ? linesIn(block) : []));
}

function linesIn(block: Extract<FormBlock, { kind: 'paragraph' }>): readonly Line[] {
  const lines: Token[][] = [[]];
  for (const piece of block.pieces)
    if (piece.kind === 'control') lines.at(-1)?.push(...controlTokens(piece));
    else {
      let at = 0;
      for (const text of piece.text.split('\n')) {
        if (at > 0) lines.push([]);
        lines.at(-1)?.push(...wordTokens(piece, text, at));
        at += text.length + 1;
      }
    }
  return lines.map((tokens, index) => ({
    tokens,
    heading: block.heading,
    place: block.place,
    of: block,
    ...(block.list === undefined || index > 0 ? {} : { list: block.list }),
  }));
}

function controlTokens(piece: ControlPiece): readonly Token[] {
  const ink = { piece, from: 0, to: piece.text.length };
  const control: Control = { kind: 'control', piece, text: piece.text, ink };
  if (piece.control !== 'box') return [control];
  const { title, tag, ticked = false, doubt } = piece;
  const box: Box = { kind: 'box', ticked, title, tag, ink, ...(doubt === undefined ? {} : { doubt }) };
  return piece.text === '' ? [box] : [box, control];
}

function wordTokens(piece: TextPiece, text: string, start: number): readonly Token[] {
  const tokens: Token[] = [];
  const words = (from: number, to: number): void => {
    if (to > from)
      tokens.push({
        kind: 'words',
        text: text.slice(from, to),
        ink: { piece, from: start + from, to: start + to },
        ...(piece.mark === undefined ? {} : { mark: piece.mark }),
      });
  };
  let at = 0;
  for (const match of text.matchAll(SIGN)) {
    words(at, match.index);
    const [sign] = match;
    const ticked = TICKED.includes(sign.replace('\ufe0f', '')) || /\[ ?[xX✓✔]/.test(sign);
    const ink = { piece, from: start + match.index, to: start + match.index + sign.length };
    tokens.push({ kind: 'box', ticked, title: '', tag: '', ink });
    at = match.index + sign.length;
  }
  words(at, text.length);
  return tokens;
}

/** Words and what stands in controls, as a person reads them; boxes left out. */
export function textOf(tokens: readonly Token[]): string {
  return tokens.map((token) => (token.kind === 'box' ? '' : token.text)).join('');
}

export function wordsOf(tokens: readonly Token[]): string {
  return tokens.map((token) => (token.kind === 'words' ? token.text : '')).join('');
}

export function isEmpty(tokens: readonly Token[]): boolean {
  return tokens.every((token) => token.kind !== 'box' && inkOf(token.text) === 0);
}

export function hasControls(tokens: readonly Token[]): boolean {
  return tokens.some((token) => token.kind !== 'words');
}

/** Whether anything in it was put there by somebody, as far as can be told: words, a tick, a filled control. */
export function isFilled(tokens: readonly Token[]): boolean {
  return tokens.some((one) => (one.kind === 'box' ? one.ticked || one.doubt !== undefined : inkOf(one.text) > 0));
}

/** Cuts words in two at a place of their text. */
export function cutWords(token: Words, at: number): readonly [Words, Words] {
  const { piece, from, to } = token.ink;
  return [
    { ...token, text: token.text.slice(0, at), ink: { piece, from, to: from + at } },
    { ...token, text: token.text.slice(at), ink: { piece, from: from + at, to } },
  ];
}

/** Cuts tokens in two at a place of the text of their words; controls count nothing and go with what follows them. */
export function cutTokens(tokens: readonly Token[], at: number): readonly [readonly Token[], readonly Token[]] {
  const before: Token[] = [];
  let left = at;
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'words') {
      if (left > 0) before.push(token);
      else return [before, tokens.slice(index)];
      continue;
    }
    if (token.text.length <= left) {
      before.push(token);
      left -= token.text.length;
      continue;
    }
    const [first, second] = cutWords(token, left);
    return [left > 0 ? [...before, first] : before, [second, ...tokens.slice(index + 1)]];
  }
  return [before, []];
}
