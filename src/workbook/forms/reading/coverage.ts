// Which letters of a page were used, and as what; what is left over is computed from the page itself and so cannot be forgotten.
import type { Ink, Token } from './page-lines.ts';
import { inkOf, piecesOf, type FormBlock, type FormPiece } from '../../../domain/referral/form-page.ts';

/** own: the form's own words. label: words that name an answer and are known. unknown: words that seem to name one. taken, named: an answer. */
export type Role = 'own' | 'label' | 'unknown' | 'taken' | 'named';

export interface Coverage {
  cover(inks: readonly Ink[], role: Role): void;
  coverTokens(tokens: readonly Token[], role: Role): void;
  /** Stretches of the page that no rule has used, in their order, those of one paragraph together. */
  rest(blocks: readonly FormBlock[]): readonly { readonly place: string; readonly text: string }[];
  /** Stretches that were used so. */
  those(blocks: readonly FormBlock[], role: Role): readonly { readonly place: string; readonly text: string }[];
  /** How many letters were used so; of all letters of the page. */
  count(blocks: readonly FormBlock[], role: Role): number;
}

interface Range {
  readonly from: number;
  readonly to: number;
  readonly role: Role;
}

export function openCoverage(): Coverage {
  const covered = new Map<FormPiece, Range[]>();
  const cover = (inks: readonly Ink[], role: Role): void => {
    for (const { piece, from, to } of inks) {
      const ranges = covered.get(piece) ?? [];
      ranges.push({ from, to, role });
      covered.set(piece, ranges);
    }
  };
  const parts = (
    blocks: readonly FormBlock[],
    isWanted: (role: Role | undefined) => boolean,
  ): { place: string; text: string }[] => {
    const found: { place: string; text: string }[] = [];
    for (const { piece, place } of piecesOf(blocks)) {
      const text = lettersOf(piece, covered.get(piece) ?? [], isWanted);
      if (inkOf(text) === 0) continue;
      const last = found.at(-1);
      if (last?.place === place) last.text += ` ${text}`;
      else found.push({ place, text });
    }
    return found.map((one) => ({ place: one.place, text: one.text.trim() }));
  };
  return {
    cover,
    coverTokens: (tokens, role) =>
      cover(
        tokens.map((token) => token.ink),
        role,
      ),
    rest: (blocks) => parts(blocks, (role) => role === undefined),
    those: (blocks, role) => parts(blocks, (one) => one === role),
    count: (blocks, role) => parts(blocks, (one) => one === role).reduce((sum, part) => sum + inkOf(part.text), 0),
  };
}

/** The last word about a letter counts. */
function lettersOf(piece: FormPiece, ranges: readonly Range[], isWanted: (role: Role | undefined) => boolean): string {
  const { text } = piece;
  if (ranges.length === 0) return isWanted(undefined) ? text : '';
  const cuts = [...new Set([0, text.length, ...ranges.flatMap((one) => [one.from, one.to])])].toSorted((a, b) => a - b);
  let found = '';
  for (const [index, from] of cuts.entries()) {
    const to = cuts[index + 1];
    if (to === undefined) break;
    const role = ranges.findLast((range) => range.from <= from && range.to >= to)?.role;
    if (isWanted(role)) found += text.slice(from, to);
  }
  return found;
}
