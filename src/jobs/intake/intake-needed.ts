// Which agencies a new case needs: the referrer presents; agencies whose work the answers suggest take part. This is a proposal that people change
// freely.
import { agencyNamed, sameAgency } from '../../domain/access/access.ts';
import { isAccepted, referralsOf } from '../../domain/cases/case-of-referral.ts';
import type { Facts, MaracFacts } from '../../domain/plan/facts.ts';
import { isKeptOut } from '../../domain/meeting/in-the-room.ts';
import type { Needed } from '../../domain/meeting/listing.ts';
import type { Effect } from '../../domain/plan/effects.ts';
import type { Reasons } from '../../domain/text/reason.ts';
import type { Referral } from '../../domain/referral/referral.ts';
import type { Agency } from '../../domain/register/register.ts';
import { rowMaker } from '../../domain/plan/row-maker.ts';
import type { MaracPlanContext } from '../../domain/plan/plan-context.ts';
import { isActsRow } from './intake-acts.ts';

interface Proposed {
  readonly level: string;
  readonly why: string;
  readonly inTheRoom: boolean;
  readonly presents: boolean;
}

/** Agencies by row id: the referrer, and those whose work the answers suggest. */
function proposeNeeded(agencies: readonly Agency[], referral: Referral): ReadonlyMap<string, Proposed> {
  const wanted = new Map<string, Proposed>();
  const referrer = agencies.find(
    (candidate) => referral.referrerAgency !== undefined && sameAgency(referral.referrerAgency, candidate),
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

/** The same incident reported by a second agency: it takes part in the case, and so do agencies whose work its answers suggest. */
function proposeJoined(agencies: readonly Agency[], referral: Referral): ReadonlyMap<string, Proposed> {
  const wanted = proposeNeeded(agencies, referral);
  return new Map(
    [...wanted].map(([id, one]) => [
      id,
      one.presents ? { level: 'takesPart', why: JOINED, inTheRoom: true, presents: false } : one,
    ]),
  );
}

const purposeOf = (caseRef: string, agency: string): string => `${caseRef}/needed/${agency}`;

const JOINED = 'Reported the same incident';

/** Why intake proposed that row, in the words with which it was made; undefined for a row that a person added. */
export function describeProposed(facts: Facts, marac: MaracFacts, needed: Needed): string | undefined {
  const agency = agencyNamed(facts.agencies, needed.agency);
  if (agency === undefined) return undefined;
  if (isActsRow(marac, needed, agency.id)) return 'It was given an action, and a person answered Yes on Today';
  if (marac.pool.take('N', purposeOf(needed.caseRef, agency.id)) !== needed.id) return undefined;
  for (const referral of referralsOf(marac, needed.caseRef)) {
    const propose = isAccepted(referral) ? proposeNeeded : proposeJoined;
    const why = propose(facts.agencies, referral).get(agency.id)?.why;
    if (why !== undefined) return why;
  }
  return undefined;
}

/** Proposed rows of Who is needed: the referrer presents; agencies whose work the answers suggest take part. People change them freely. */
export function neededRows(
  context: MaracPlanContext,
  referral: Referral,
  caseRef: string,
  why: Reasons,
  restricted: boolean,
): readonly Effect[] {
  const { facts, marac } = context;
  const wanted =
    referral.decision === 'join' ? proposeJoined(facts.agencies, referral) : proposeNeeded(facts.agencies, referral);
  const row = rowMaker(context, 'intake', why, restricted);
  // In the main workbook the row of an open case must not show that there is a conflict.
  const roomFor = (agency: string, { inTheRoom, presents }: Proposed) =>
    restricted && isKeptOut(context, caseRef, agency)
      ? { inTheRoom: false, presents: presents ? false : undefined }
      : { inTheRoom, presents: presents ? true : undefined };
  return [...wanted].flatMap(([agency, needed]) => {
    const there = marac.needed.some(
      (one) =>
        one.caseRef === caseRef &&
        one.level !== 'acts' &&
        facts.agencies.some((each) => each.id === agency && sameAgency(one.agency, each)),
    );
    const purpose = purposeOf(caseRef, agency);
    const mine = marac.pool.take('N', purpose);
    return there && !marac.needed.some((one) => one.id === mine)
      ? []
      : [row('needed', 'N', purpose, { caseRef, agency, ...needed, ...roomFor(agency, needed) })];
  });
}
