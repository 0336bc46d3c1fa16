// The safe-contact paper of the day on which a referral arrives.
import { paper } from '../paper.ts';
import { caseGroup, text, list, type ModelOf } from '../model-shape.ts';
import { head, asking, victim, perpetrator, child, answered } from '../parts/part-models.ts';
import { reaching, reachingView, IDVA } from '../parts/reaching.ts';
import {
  type ViewContext,
  describeIdva,
  agencyName,
  victimView,
  perpetratorViews,
  childViews,
} from '../parts/case-parts.ts';
import type { Answer } from '../../cells/value.ts';
import type { Referral } from '../../referral/referral.ts';
import { paperHead, askingFor } from '../parts/paper-head.ts';
import { formatTime } from '../../time/day.ts';
import { describeScore, scoreReferral } from '../../referral/risk.ts';
import { otherAnswers } from '../parts/referral-answers.ts';

/** The safe-contact paper of the day-one notice. */
export const idvaFirstContact = paper('New referral: safe contact', ['idva', 'coordinator'], {
  head,
  coordinator: asking,
  case: caseGroup({
    ref: text('open'),
    referral: text('open'),
    received: text('open'),
    referredBy: text('staff'),
    ...reaching,
    victim,
    perpetrators: list(perpetrator),
    children: list(child),
    afraidOf: text('note'),
    safeToTalkTo: text('note'),
    notSafeToTalkTo: text('note'),
    wishes: text('note'),
    aware: text('note'),
    incident: text('note'),
    score: text('note'),
    more: list(answered),
  }),
});
export type IdvaFirstContactModel = ModelOf<typeof idvaFirstContact.shape>;

export function viewFirstContact(
  view: ViewContext,
  key: string,
  referral: Referral,
  caseRef: string,
): IdvaFirstContactModel {
  return {
    head: paperHead(view, key, describeIdva(view, caseRef)),
    coordinator: askingFor(view),
    case: {
      ref: caseRef,
      referral: referral.id,
      received: referral.receivedAt === undefined ? '' : formatTime(referral.receivedAt),
      referredBy: agencyName(view, referral.referrerAgency),
      ...reachingView(view, caseRef),
      victim: victimView(view, caseRef, IDVA),
      perpetrators: perpetratorViews(view, caseRef, IDVA),
      children: childViews(view, caseRef, IDVA),
      afraidOf: referral.afraidOf ?? '',
      safeToTalkTo: referral.safeToTalkTo ?? '',
      notSafeToTalkTo: referral.notSafeToTalkTo ?? '',
      wishes: referral.wishes ?? '',
      aware: describeAware(referral),
      incident: referral.incident ?? '',
      score: describeScore(scoreReferral(referral), referral.statedBand),
      more: otherAnswers(referral, 'idva', IDVA),
    },
  };
}

const AWARE: Readonly<Record<Answer, string>> = {
  yes: 'Knows of the referral',
  no: 'Does not know of the referral',
  notKnown: 'The referrer does not know whether the victim knows of the referral',
};

/** What the referrer answered, and nothing where nothing was answered: then the paper says that it is not recorded. */
export function describeAware({ victimAware, whyNotAware }: Pick<Referral, 'victimAware' | 'whyNotAware'>): string {
  const why = (whyNotAware ?? '').trim();
  if (victimAware === undefined) return why === '' ? '' : `Not answered; the referrer wrote: ${why}`;
  return victimAware === 'yes' || why === '' ? AWARE[victimAware] : `${AWARE[victimAware]}: ${why}`;
}
