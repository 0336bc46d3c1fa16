// News of a referral as questions: one line for all that can be taken over together, one for each piece that a person must look at by itself, and
// what the answers given so far take over.
import { answerTo, type Question, type TodayAnswer } from '../today/today-question.ts';
import { sortBy } from '../text/order.ts';
import type { MaracFacts } from '../plan/facts.ts';
import type { Recorded } from '../plan/effects.ts';
import type { Referral } from '../referral/referral.ts';
import { peopleOnForm } from '../referral/referral-people.ts';
import { caseOfNews, findNews } from './find-news.ts';
import type { News, NewsEffect, Piece } from './news-piece.ts';
import { describeAll, describeMaybe, describeSingly } from './describe-news.ts';
import type { NewsQuestionContext } from './news-context.ts';

export interface NewsLine {
  /** The item of Today. */
  readonly id: string;
  readonly what: string;
  readonly question: Question;
}

export interface AskedNews {
  readonly caseRef: string;
  /** Lines that may ask: those that are answered fall away on Today. */
  readonly lines: readonly NewsLine[];
  /** What answers have taken over and is not done yet. */
  readonly taken: readonly NewsEffect[];
}

export function newsKey(marac: Pick<MaracFacts, 'name'>, caseRef: string, referral: string, name: string): string {
  return `${marac.name}/intake/news/${caseRef}/${referral}/${name}`;
}

/** Undefined where the referral belongs to no other case, or brings nothing that is still open. */
export function askNews(marac: MaracFacts, recorded: Recorded, referral: Referral): AskedNews | undefined {
  const caseRef = caseOfNews(marac, referral)?.id;
  if (caseRef === undefined) return undefined;
  const isDone = ({ name }: NewsEffect): boolean => recorded.done.has(newsKey(marac, caseRef, referral.id, name));
  const news = stillOpen(findNews(marac, referral), isDone);
  if (news.pieces.length === 0 && news.differing.length === 0) return undefined;
  const scene = { marac, referral, caseRef };
  const together = news.pieces.filter((piece) => piece.singly !== true);
  const apart = news.pieces.filter((piece) => piece.singly === true);
  const all = together.length === 0 && news.differing.length === 0 ? undefined : lineOfAll(scene, news, together);
  const answer = all === undefined ? undefined : answerTo(marac, all.id, all.question)?.answer;
  const onePlainPiece = together.length === 1 && together[0]?.takesSingly === undefined;
  const isGiven = (piece: Piece): boolean =>
    answer === 'yes' && all !== undefined && wasAskedAbout(marac, all.id, piece);
  // A row that the case came to lack after a Yes was not what it was about: it is asked about by itself, and one that was deleted stays so.
  const singly =
    answer === 'yes' ? together.filter((piece) => !isGiven(piece)) : answer === 'no' && !onePlainPiece ? together : [];
  const asked = [...singly, ...apart];
  const lines = [...(all === undefined ? [] : [all]), ...asked.map((piece) => lineOf(scene, piece))];
  const taken = [
    ...together.filter(isGiven).flatMap((piece) => piece.takes),
    ...asked.flatMap((piece) => takenSingly(marac, piece, lineOf(scene, piece))),
  ];
  return { caseRef, lines, taken: taken.filter((effect) => !isDone(effect)) };
}

/** Named beside the line: what a Yes to it was about. */
const heardId = (line: string): string => `${line}/given`;
const partId = ({ pool }: MaracFacts, line: string, piece: Piece): string =>
  `${line}/given-${pool.take('H', `news/${piece.id}`)}`;

/** Whether the Yes was about this piece. One that no run has heard yet is about all that stands open; what fills cells of a row that is there, always. */
function wasAskedAbout(marac: MaracFacts, line: string, piece: Piece): boolean {
  if (piece.takes.every((effect) => effect.do === 'fill')) return true;
  return answerTo(marac, heardId(line)) === undefined || answerTo(marac, partId(marac, line, piece)) !== undefined;
}

/** A Yes to all of it that no run has heard yet, with the names of what it is about. */
export function newsGiven(
  marac: MaracFacts,
  recorded: Recorded,
  referral: Referral,
): { readonly given: TodayAnswer; readonly ids: readonly string[] } | undefined {
  const caseRef = caseOfNews(marac, referral)?.id;
  if (caseRef === undefined) return undefined;
  const line = idOfAll({ marac, referral, caseRef });
  const given = answerTo(marac, line);
  if (given?.answer !== 'yes' || answerTo(marac, heardId(line)) !== undefined) return undefined;
  const isDone = ({ name }: NewsEffect): boolean => recorded.done.has(newsKey(marac, caseRef, referral.id, name));
  const { pieces } = stillOpen(findNews(marac, referral), isDone);
  const parts = pieces.filter((piece) => piece.singly !== true).map((piece) => partId(marac, line, piece));
  return { given, ids: [...parts, heardId(line)] };
}

function stillOpen({ pieces, differing }: News, isDone: (effect: NewsEffect) => boolean): News {
  const open = pieces.filter((piece) => {
    const ways = [piece.takes, piece.takesSingly ?? [], piece.isNo ?? []].filter((way) => way.length > 0);
    return !ways.some((way) => way.every(isDone));
  });
  return { pieces: open, differing };
}

/** Named by what the referral says, not by what its case lacks at the moment: a word given stays given when somebody types part of it by hand. */
function idOfAll({ marac, referral, caseRef }: NewsQuestionContext): string {
  const { wishes, otherMarac, interpreterNeeded, language, dialect, interpreterWish } = referral;
  const { withoutConsentBasis, withoutConsentWhy, withoutConsentBy, withoutConsentOn } = referral;
  const said = [
    caseRef,
    peopleOnForm(referral),
    [wishes, otherMarac, interpreterNeeded, language, dialect, interpreterWish],
    [withoutConsentBasis, withoutConsentWhy, withoutConsentBy, withoutConsentOn],
  ];
  return `referral/${referral.id}/news-${marac.pool.take('H', `news/${JSON.stringify(said)}`)}`;
}

function lineOfAll(scene: NewsQuestionContext, news: News, together: readonly Piece[]): NewsLine {
  const differing = sortBy(news.differing, (one) => one.row);
  return { id: idOfAll(scene), ...describeAll(scene, together, differing) };
}

function lineOf(scene: NewsQuestionContext, piece: Piece): NewsLine {
  const { marac, referral, caseRef } = scene;
  const named = marac.pool.take('H', `news/${caseRef}/${piece.id}`);
  const id = `referral/${referral.id}/news-one-${named}`;
  return { id, ...(piece.isNo === undefined ? describeSingly(scene, piece) : describeMaybe(scene, piece)) };
}

function takenSingly(marac: MaracFacts, piece: Piece, line: NewsLine): readonly NewsEffect[] {
  const answer = answerTo(marac, line.id, line.question)?.answer;
  if (answer === 'yes') return piece.takesSingly ?? piece.takes;
  return answer === 'no' ? (piece.isNo ?? []) : [];
}
