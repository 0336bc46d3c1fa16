// Principles 1 and 2: how the referrals of the period were judged, by which criteria and score, and what was decided about them.
import { receivedOn } from '../../cases/case-of-referral.ts';
import type { Referral } from '../../referral/referral.ts';
import { assess, type Assessment, type CriterionName } from '../../referral/threshold.ts';
import type { Measure } from '../figure.ts';
import type { Ground } from '../ground.ts';
import { referralRow, referralsReceived, type MaracReferral } from './timeliness.ts';

const SHAPE = {
  unit: 'referrals',
  source: 'SafeLives, 10 principles of an effective Marac, 1',
  of: 'referrals received',
} as const;

function countReferrals(
  name: string,
  label: string,
  unknown: string,
  holds: (each: MaracReferral) => boolean | undefined,
): Measure<Ground> {
  return {
    name,
    label,
    kind: 'count',
    unknown,
    ...SHAPE,
    count: (ground) => {
      const found = referralsReceived(ground).map((each) => ({ row: referralRow(each), is: holds(each) }));
      return {
        rows: found.filter(({ is }) => is === true).map(({ row }) => row),
        of: found.map(({ row }) => row),
        notKnown: found.filter(({ is }) => is === undefined).map(({ row }) => row),
      };
    },
  };
}

function judge({ marac, referral }: MaracReferral): Assessment | undefined {
  const on = receivedOn(referral);
  return on === undefined ? undefined : assess(referral, marac.rules, on, referral.matchAnswer === 'repeat');
}

const CRITERIA: Readonly<Record<CriterionName, string>> = {
  visibleHigh: 'visible high risk',
  professionalJudgement: 'professional judgement',
  escalation: 'escalation',
  repeat: 'repeat',
  areaExtra: 'what the area added',
};

const DECISIONS: Readonly<Record<NonNullable<Referral['decision']>, string>> = {
  accept: 'accepted',
  acceptUrgent: 'accepted as urgent',
  join: 'joined to a case',
  query: 'asked back',
  signpost: 'signposted',
  redirect: 'redirected to another MARAC',
  withdraw: 'withdrawn',
};

export const criteriaMeasures: readonly Measure<Ground>[] = [
  countReferrals('received', 'Referrals received', 'nothing', () => true),
  ...Object.entries(CRITERIA).map(([criterion, label]) =>
    countReferrals(`met-${criterion}`, `Criterion met: ${label}`, 'neither answers nor a score nor a grade', (each) => {
      const judged = judge(each);
      if (judged?.met.some(({ name }) => name === criterion) === true) return true;
      return judged === undefined || judged.proposal === 'notRecorded' ? undefined : false;
    }),
  ),
  {
    name: 'scoreMedian',
    label: 'Score of the checklist, half of them up to',
    kind: 'median',
    ...SHAPE,
    unit: 'yes answers',
    unknown: 'a graded tool, or neither answers nor a score',
    count: (ground) => {
      const found = referralsReceived(ground).map((each) => ({ each, score: judge(each)?.score.counts }));
      return {
        rows: found.flatMap(({ each, score }) => (score === undefined ? [] : [referralRow(each, score)])),
        of: found.map(({ each }) => referralRow(each)),
        notKnown: found.filter(({ score }) => score === undefined).map(({ each }) => referralRow(each)),
      };
    },
  },
];

export const decisionMeasures: readonly Measure<Ground>[] = Object.entries(DECISIONS).map(([decision, label]) =>
  countReferrals(`decided-${decision}`, `Referrals ${label}`, 'no decision is typed', ({ referral }) =>
    referral.decision === undefined ? undefined : referral.decision === decision,
  ),
);
