// News of a referral in words: how many of which kind, under which headings of Referrals, beside which rows of the case. Never what the cells say.
import { reservedCase } from '../cases/case-of-referral.ts';
import { many } from '../referral/describe-grounds.ts';
import type { Question } from '../today/today-question.ts';
import type { Differing, NewsTable, Piece, PieceSort } from './news-piece.ts';
import type { NewsQuestionContext } from './news-context.ts';

const SORTS: Readonly<Record<PieceSort, readonly [one: string, more: string]>> = {
  victim: ['other name and date of birth of the victim', 'other names and dates of birth of victims'],
  perpetrator: ['perpetrator', 'perpetrators'],
  child: ['child', 'children'],
  unborn: ['unborn child', 'unborn children'],
  other: ['other person', 'other people'],
  name: ['other spelling of a name', 'other spellings of names'],
  birth: ['date of birth', 'dates of birth'],
  place: ['address', 'addresses'],
  date: ['date of release', 'dates of release'],
  cell: ['answer to a cell that is blank there', 'answers to cells that are blank there'],
  note: ['wish of the victim', 'wishes of the victim'],
};

const TABS: Readonly<Record<NewsTable, string>> = {
  cases: 'Cases',
  people: 'People',
  addresses: 'Addresses',
  keyDates: 'Key dates',
};

interface Said {
  readonly what: string;
  readonly question: Question;
}

function opening({ marac, referral, caseRef }: NewsQuestionContext): string {
  if (caseRef === reservedCase(marac, referral)) return `Referral ${referral.id} (it opened case ${caseRef})`;
  const isSame = referral.decision === 'join' || referral.matchAnswer === 'duplicate';
  return `Referral ${referral.id} (${isSame ? 'the same incident as' : 'a repeat of'} case ${caseRef})`;
}

const quoted = (headings: readonly string[]): string => [...new Set(headings)].map((one) => `“${one}”`).join(', ');

function counted(pieces: readonly Piece[]): string {
  const sorts = [...new Set(pieces.map((piece) => piece.sort))];
  return sorts
    .map((sort) => {
      const of = pieces.filter((piece) => piece.sort === sort);
      return `${many(of.length, ...SORTS[sort])} (${quoted(of.map((piece) => piece.heading))})`;
    })
    .join(', ');
}

function describeDiffering(differing: readonly Differing[]): string {
  if (differing.length === 0) return '';
  const where = differing.map((one) => `“${one.heading}” beside ${TABS[one.table]}, row ${one.row}`).join('; ');
  const [cell, says, stays] = differing.length === 1 ? ['cell', 'says', 'stays'] : ['cells', 'say', 'stay'];
  return `${differing.length} filled ${cell} of the case ${says} something else and ${stays} (${where}): type there what holds now.`;
}

const NOTHING = 'it stands on the referral only, and no paper of the case says it';

export function describeAll(
  scene: NewsQuestionContext,
  pieces: readonly Piece[],
  differing: readonly Differing[],
): Said {
  const differs = describeDiffering(differing);
  if (pieces.length === 0)
    return {
      what: `${opening(scene)}: ${differs}`,
      question: { yes: { does: 'I have looked' }, otherwise: 'the case stays as it is, and this line too.' },
    };
  const what = [`${opening(scene)} says what its case does not: ${counted(pieces)}.`, differs].filter(
    (part) => part !== '',
  );
  const places = pieces.some((piece) => piece.takesSingly !== undefined)
    ? ', and an address counts as one that the perpetrator does not know'
    : '';
  const single = pieces.length === 1 && places === '';
  return {
    what: what.join(' '),
    question: {
      yes: { does: `all of it is taken over into the case; filled cells stay as they are${places}` },
      no: { does: single ? 'it stays on the referral only' : 'each is asked about on a line of its own' },
      otherwise: `${NOTHING}.`,
    },
  };
}

export function describeSingly(scene: NewsQuestionContext, piece: Piece): Said {
  const one = piece.sort === 'victim' && piece.row === undefined ? 'victim' : SORTS[piece.sort][0];
  const beside = piece.row === undefined ? '' : `, about row ${piece.row}`;
  const known = piece.takesSingly?.some((each) => each.values['perpetratorKnows'] === 'yes') === true;
  const look =
    piece.sort !== 'victim'
      ? ''
      : piece.row === undefined
        ? ' Nobody on People is the victim of the case: if her row is gone, put it back rather than take another over.'
        : ' Neither the name nor the date of birth agrees with the victim of the case: is it the same person? If not, put right “Match: your answer” on Referrals.';
  return {
    what: `${opening(scene)} says what its case does not: 1 ${one} (“${piece.heading}”${beside}).${look}`,
    question: {
      yes: {
        does: known
          ? 'it is taken over as a place that the perpetrator knows, as the referral says; it may then go to agencies that search by address'
          : 'it is taken over into the case',
      },
      no: { does: 'it stays on the referral only' },
      otherwise: `${NOTHING}.`,
    },
  };
}

export function describeMaybe(scene: NewsQuestionContext, piece: Piece): Said {
  const [one] = SORTS[piece.sort];
  return {
    what: `${opening(scene)} names a ${one} (“${piece.heading}”) who may be row ${piece.row ?? ''} on People: something agrees and something does not. Compare the two.`,
    question: {
      yes: { does: 'it is somebody else, who gets a row of their own in the case' },
      no: {
        does: `it is the person of row ${piece.row ?? ''}; the name becomes another name and the date another date of birth of theirs`,
      },
      otherwise: `${NOTHING}.`,
    },
  };
}
