// Which agencies a new case needs: the referrer presents, agencies whose work the answers point to take part. Proposed; people change them freely.
import { sameAgency } from '../domain/access.ts';
import { isAccepted, referralsOf } from '../domain/case-of.ts';
import type { Facts, MaracFacts } from '../domain/facts.ts';
import type { Needed } from '../domain/listing.ts';
import type { Once } from '../domain/plan.ts';
import { because, type Reasons } from '../domain/reason.ts';
import type { Referral } from '../domain/referral.ts';
import type { Agency } from '../domain/register.ts';
import { rowMaker } from './row-maker.ts';
import type { MaracRound } from './job.ts';

interface Proposed {
  readonly level: string;
  readonly why: string;
  readonly inTheRoom: boolean;
  readonly presents: boolean;
}

/** Agencies by row id: the referrer, and those whose work the answers point to. */
function proposeNeeded(agencies: readonly Agency[], referral: Referral): ReadonlyMap<string, Proposed> {
  const wanted = new Map<string, Proposed>();
  const referrer = agencies.find(
    (one) => referral.referrerAgency !== undefined && sameAgency(referral.referrerAgency, one),
  );
  const add = (id: string, reason: string, level = 'takesPart'): void => {
    if (!wanted.has(id)) wanted.set(id, { level, why: reason, inTheRoom: true, presents: false });
  };
  if (referrer !== undefined)
    wanted.set(referrer.id, {
      level: referrer.kind === 'police' || referrer.kind === 'idva' ? 'seesAll' : 'takesPart',
      why: 'Referred the case',
      inTheRoom: true,
      presents: true,
    });
  const hasChildren = ([1, 2, 3, 4, 5, 6] as const).some(
    (n) => referral[`child${n}Forenames`] !== undefined || referral[`child${n}DueDate`] !== undefined,
  );
  for (const agency of agencies) {
    if (agency.kind === 'childrensServices' && (hasChildren || referral.pregnant === 'yes'))
      add(agency.id, 'Children in the case');
    if (agency.kind === 'mentalHealth' && referral.mentalHealth === 'yes') add(agency.id, 'Mental health');
    if (agency.kind === 'substances' && referral.substances === 'yes') add(agency.id, 'Drugs or alcohol');
    if (agency.kind === 'housing' && referral.landlord !== undefined && sameAgency(referral.landlord, agency))
      add(agency.id, 'Landlord');
    if (agency.kind === 'police') add(agency.id, 'Sees all cases', 'seesAll');
    if (agency.kind === 'idva') add(agency.id, 'The case’s IDVA service', 'seesAll');
  }
  return wanted;
}

const purposeOf = (caseRef: string, agency: string): string => `${caseRef}/needed/${agency}`;

const JOINED = 'Reported the same incident';

/** Why intake proposed that row, in the words it was born with; undefined for a row that a person added. */
export function tellProposed(facts: Facts, marac: MaracFacts, one: Needed): string | undefined {
  const agency = facts.agencies.find((each) => sameAgency(one.agency, each));
  if (agency === undefined || marac.pool.take('N', purposeOf(one.caseRef, agency.id)) !== one.id) return undefined;
  for (const referral of referralsOf(marac, one.caseRef)) {
    if (isAccepted(referral)) {
      const why = proposeNeeded(facts.agencies, referral).get(agency.id)?.why;
      if (why !== undefined) return why;
    } else if (referral.referrerAgency !== undefined && sameAgency(referral.referrerAgency, agency)) return JOINED;
  }
  return undefined;
}

/** Proposed rows of Who is needed: the referrer presents; agencies whose work the answers point to take part. People change them freely. */
export function neededRows(
  round: MaracRound,
  referral: Referral,
  caseRef: string,
  why: Reasons,
  restricted: boolean,
): readonly Once[] {
  const { facts, marac } = round;
  const wanted = proposeNeeded(facts.agencies, referral);
  const row = rowMaker(round, 'intake', why, restricted);
  return [...wanted].flatMap(([agency, needed]) => {
    const there = marac.needed.some(
      (one) =>
        one.caseRef === caseRef && facts.agencies.some((each) => each.id === agency && sameAgency(one.agency, each)),
    );
    const purpose = purposeOf(caseRef, agency);
    const mine = marac.pool.take('N', purpose);
    return there && !marac.needed.some((one) => one.id === mine)
      ? []
      : [row('needed', 'N', purpose, { caseRef, agency, ...needed, presents: needed.presents ? true : undefined })];
  });
}

/** The same incident from a second agency: it takes part in the case; nothing is counted twice. */
export function planJoining(round: MaracRound, referral: Referral): readonly Once[] {
  const caseRef = referral.matchCase;
  if (caseRef === undefined || !round.marac.cases.some((one) => one.id === caseRef)) return [];
  const referrer = round.facts.agencies.find(
    (one) => referral.referrerAgency !== undefined && sameAgency(referral.referrerAgency, one),
  );
  if (referrer === undefined) return [];
  const already = round.marac.needed.some((one) => one.caseRef === caseRef && sameAgency(one.agency, referrer));
  const purpose = purposeOf(caseRef, referrer.id);
  if (already && !round.marac.needed.some((one) => one.id === round.marac.pool.take('N', purpose))) return [];
  const row = rowMaker(
    round,
    'intake',
    [because('intake.joined', { case: caseRef })],
    round.marac.restrictedCases.has(caseRef),
  );
  return [
    row('needed', 'N', purpose, {
      caseRef,
      agency: referrer.id,
      level: 'takesPart',
      why: JOINED,
      inTheRoom: true,
    }),
  ];
}
