// A case as it stands on a list: what kind it is, when it was last heard, on which grounds it is there.
import type { Listing } from '../../meeting/listing.ts';
import type { CaseVisibility } from '../../register/recipients.ts';
import { type ViewContext, caseRow, type Classes } from './case-parts.ts';
import type { CaseKind } from '../../cases/case.ts';
import { receivedOn, referralsOf } from '../../cases/case-of-referral.ts';
import type { Meeting } from '../../meeting/meeting.ts';
import type { MaracFacts } from '../../plan/facts.ts';
import { lastHeardOn, deadlines } from '../../meeting/meetings.ts';
import { formatDate, type Day, type LocalTime } from '../../time/day.ts';
import { findCaseRisk } from '../../cases/case-risk.ts';
import { describeScore, scoreReferral } from '../../referral/risk.ts';
import { nameReferral, roundOf } from './round-answers.ts';
import type { Referral } from '../../referral/referral.ts';

export interface Item {
  readonly listing: Listing;
  readonly visibility: CaseVisibility;
}

const KINDS: Readonly<Record<CaseKind, string>> = {
  new: 'New',
  repeat: 'Repeat',
  transferIn: 'Transfer in',
  knownBefore: 'Known before',
};

/**
 * What kind of case it is at a meeting. A person's answer decides on repeat: on the referrals that asked for this hearing, else, before the first
 * hearing or where nobody refers, on the tab Cases. A case that was heard and is listed without such a referral is listed again. An emergency meeting
 * is not the hearing that the case waits for: the ordinary meeting after it keeps the word, and says that there was one.
 */
export function describeKind(view: ViewContext, caseRef: string, meeting: Meeting): string {
  const { marac } = view;
  const kind = caseRow(view, caseRef)?.kind ?? 'new';
  const last = lastOrdinaryHearing(marac, caseRef, meeting.on);
  const atEmergency = (lastHeardOn(marac, caseRef, meeting.on) ?? '') > (last ?? '');
  const word =
    askedAsRepeat(marac, caseRef, meeting, last) || (kind === 'repeat' && referralsOf(marac, caseRef).length === 0)
      ? KINDS.repeat
      : last !== undefined
        ? 'Listed again'
        : kind === 'transferIn'
          ? describeTransfer(marac, caseRef)
          : KINDS[kind];
  return atEmergency ? `${word}, after an emergency meeting` : word;
}

function lastOrdinaryHearing(marac: MaracFacts, caseRef: string, before: Day): Day | undefined {
  return lastHeardOn(marac, caseRef, before, ({ kind }) => kind !== 'emergency');
}

/** Whether a person answered "repeat" on a referral that asks for this hearing: it came since the last one, or names this meeting. */
function askedAsRepeat(marac: MaracFacts, caseRef: string, meeting: Meeting, last: Day | undefined): boolean {
  return referralsOf(marac, caseRef).some((referral) => {
    if (referral.matchAnswer !== 'repeat') return false;
    const on = receivedOn(referral);
    const isSince = on === undefined ? last === undefined : (last === undefined || on > last) && on <= meeting.on;
    return isSince || referral.meeting === meeting.id;
  });
}

function describeTransfer(marac: MaracFacts, caseRef: string): string {
  const found = marac.transfers.find((transfer) => transfer.caseRef === caseRef && transfer.direction === 'in');
  return found?.otherMarac === undefined ? KINDS.transferIn : `Transfer in from ${found.otherMarac}`;
}

export function describeLastHeard(view: ViewContext, caseRef: string, meeting: Meeting): string {
  const on = lastHeardOn(view.marac, caseRef, meeting.on);
  const elsewhere = caseRow(view, caseRef)?.heardElsewhere;
  const here = on === undefined ? '' : `Heard ${formatDate(on)}`;
  return elsewhere === undefined ? here : [here, `also heard at ${elsewhere}`].filter((part) => part !== '').join('; ');
}

export function researchDue(view: ViewContext, meeting: Meeting): LocalTime {
  return deadlines(view.marac, meeting).agenda;
}

const CRITERIA: Readonly<Record<string, string>> = {
  visibleHigh: 'Visible high risk',
  professionalJudgement: 'Professional judgement',
  escalation: 'Escalation',
  repeat: 'Repeat',
  areaExtra: 'Area criterion',
};

/** Criteria met and scores of the referrals that the hearing is about, in words. */
export function describeGrounds(
  view: ViewContext,
  caseRef: string,
  classes: Classes,
): { readonly criteria: string; readonly score: string } {
  const found = classes.has('note') ? findCaseRisk(view.marac, caseRef, view.today) : undefined;
  if (found === undefined) return { criteria: '', score: '' };
  const score = tellScores(roundOf(view.marac, caseRef)) || describeScore(found.score, found.band);
  return {
    criteria: found.met.map((criterion) => CRITERIA[criterion.name] ?? criterion.name).join('; '),
    score: score === '' ? 'not recorded' : score,
  };
}

/** "18 of 24 (1 March 2027, R-7KQ2MX); 14 of 24 (8 March 2027, R-4TX9QD)", where several say a score; else nothing. */
function tellScores(round: readonly Referral[]): string {
  const said = round.flatMap((referral) => {
    const text = describeScore(scoreReferral(referral), referral.statedBand);
    return text === '' ? [] : [`${text} (${nameReferral(referral)})`];
  });
  return said.length < 2 ? '' : said.join('; ');
}
