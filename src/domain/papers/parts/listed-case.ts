// A case as it stands on a list: what kind it is, when it was last heard, on which grounds it is there.
import type { Listing } from '../../meeting/listing.ts';
import type { CaseVisibility } from '../../register/recipients.ts';
import { type ViewContext, caseRow, type Classes } from './case-parts.ts';
import type { Meeting } from '../../meeting/meeting.ts';
import { lastHeardOn, deadlines } from '../../meeting/meetings.ts';
import { formatDate, type LocalTime } from '../../time/day.ts';
import { findCaseRisk } from '../../cases/case-risk.ts';
import { describeScore } from '../../referral/risk.ts';

export interface Item {
  readonly listing: Listing;
  readonly visibility: CaseVisibility;
}

const KINDS: Readonly<Record<string, string>> = {
  new: 'New',
  repeat: 'Repeat',
  transferIn: 'Transfer in',
  knownBefore: 'Known before',
};

/** New, repeat (heard within the window before), or transferred in from another MARAC, which the agenda must show. */
export function describeKind(view: ViewContext, caseRef: string, meeting: Meeting): string {
  const row = caseRow(view, caseRef);
  const heard = lastHeardOn(view.marac, caseRef, meeting.on);
  const from =
    row?.kind === 'transferIn'
      ? view.marac.transfers.find((transfer) => transfer.caseRef === caseRef && transfer.direction === 'in')?.otherMarac
      : undefined;
  if (from !== undefined) return `Transfer in from ${from}`;
  if (heard !== undefined) return 'Repeat';
  return KINDS[row?.kind ?? 'new'] ?? 'New';
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

/** Criteria met and score of the case's latest referral, in words. */
export function describeGrounds(
  view: ViewContext,
  caseRef: string,
  classes: Classes,
): { readonly criteria: string; readonly score: string } {
  const found = classes.has('note') ? findCaseRisk(view.marac, caseRef, view.today) : undefined;
  if (found === undefined) return { criteria: '', score: '' };
  const score = describeScore(found.score, found.band);
  return {
    criteria: found.met.map((criterion) => CRITERIA[criterion.name] ?? criterion.name).join('; '),
    score: score === '' ? 'not recorded' : score,
  };
}
