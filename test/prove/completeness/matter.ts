// Something that somebody must know, and the three ends it may have: it reached them, Today names it to who decides, or a person ended it by name.
import type { Line } from './office.ts';
import { isAskedFor, isOnItsWay, reached, waitingWith, type Holder, type Marks } from './reach.ts';
import type { View } from './view.ts';

export interface Matter {
  /** Stable while the matter is the same. */
  readonly thing: string;
  readonly kind: string;
  /** Who must know what, as a sentence up to its end. */
  readonly what: string;
  /** A restricted case is told in its own workbook only. */
  readonly caseRef?: string | undefined;
  readonly holder?: Holder;
  readonly marks?: Marks;
  readonly which?: (key: string) => boolean;
  /** It stands where it must stand, by another road than a message. */
  readonly there?: boolean;
  /** Nothing can be drafted before a mark stands: until then the line that asks for it tells. */
  readonly needsMark?: boolean;
  /** Named only in the restricted workbook: conflicts, whatever their case. */
  readonly apart?: boolean;
  names(line: Line): boolean;
  /** A line about all papers of a meeting: it counts for what waits for its mark and holds the words, not for what has gone without them. */
  keeps?(line: Line): boolean;
}

export type End = 'reached' | 'waits' | 'named' | 'ended' | 'lost';

/** Yes does not always mean that it goes: some lines ask whether it was dealt with otherwise. */
const ENDS =
  /\b(told by|by phone|have been told|has been told|rung|nothing (more )?(is|goes)|not be|is not|ends|ended|taken off|stays|leave|left out|no longer|without|on purpose|was verified|as it stands|dealt with|seen to|another way)\b/i;

export async function endOf(view: View, matter: Matter): Promise<{ readonly end: End; readonly line?: Line }> {
  if (matter.there === true) return { end: 'reached' };
  const { holder, marks } = matter;
  if (holder !== undefined && marks !== undefined) {
    if (reached(view, holder, marks, matter.which)) return { end: 'reached' };
    const waiting = await waitingWith(view, holder, marks, matter.which);
    if (waiting.some((one) => isOnItsWay(view, one) || isAskedFor(view, one, matter))) return { end: 'waits' };
    if (waiting.some(({ state }) => state === 'draft') && isKept(view, matter)) return { end: 'waits' };
  }
  const line = view.lines.find((one) => isAbout(matter, one) && canDecide(view, matter, one) && matter.names(one));
  if (line !== undefined) return { end: 'named', line };
  const ended = view.answered.some(
    (one) =>
      canDecide(view, matter, one.line) &&
      matter.names(one.line) &&
      // What was said since the moment before is carried out by the next look.
      (one.at === view.now || endsIt(one.word, one.line.what)),
  );
  return { end: ended ? 'ended' : 'lost' };
}

const isKept = (view: View, matter: Matter): boolean =>
  view.lines.some((line) => canDecide(view, matter, line) && matter.keeps?.(line) === true);

/** A release or a ready mark lets one message go: whether the words are in it is looked up above. */
const isAbout = (matter: Matter, line: Line): boolean =>
  line.kind !== 'release' && (line.kind !== 'ready' || matter.kind === 'word' || matter.needsMark === true);

function endsIt(word: string, what: string): boolean {
  if (word !== 'yes') return true;
  const [, does = ''] = /Yes: (.*?)(?: No: | Without an answer: |$)/s.exec(what) ?? [];
  return ENDS.test(does);
}

/** Whether who decides about it can open the workbook in which the line stands. */
export function canDecide(view: View, matter: Matter, line: Line): boolean {
  const apart =
    matter.apart === true || view.seen.isRestricted(matter.caseRef) || view.keptFromCoordinator(matter.caseRef);
  return !apart || line.file === 'restricted';
}
