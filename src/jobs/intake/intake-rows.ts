// The rows that intake makes when a referral is accepted: case, people, addresses, listing and agencies.
import { caseRefOf, receivedOn, reservedCase } from '../../domain/cases/case-of-referral.ts';
import { sameAgency } from '../../domain/access/access.ts';
import { foldText } from '../../domain/text/fold.ts';
import { deadlines, isListedSince, meetingsInOrder, placeReferral, standingAt } from '../../domain/meeting/meetings.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { interpreterOf } from '../../domain/news/case-news.ts';
import type { Effect } from '../../domain/plan/effects.ts';
import { makeReason, type Reasons } from '../../domain/text/reason.ts';
import { redirectPurpose } from '../../domain/referral/redirects.ts';
import type { Referral } from '../../domain/referral/referral.ts';
import { waitsForGap } from '../../domain/referral/referral-gaps.ts';
import { unreadMeeting, unreadPlace } from '../../domain/meeting/unreadable-rows.ts';
import type { MaracPlanContext } from '../../domain/plan/plan-context.ts';
import { rowsWith } from '../../domain/text/rows-with.ts';
import { rowMaker, type MakeRow } from '../../domain/plan/row-maker.ts';
import { neededRows } from './intake-needed.ts';
import { peopleRows } from './intake-people.ts';

/** Agencies that are somebody's employer according to the referral: their copy is held until a person has checked. */
export function employingAgencies(context: MaracPlanContext, referral: Referral): readonly string[] {
  const employers = [referral.employer, referral.perp1Employer, referral.perp2Employer].filter(
    (part): part is string => part !== undefined,
  );
  return context.facts.agencies
    .filter((agency) =>
      employers.some((employer) => sameAgency(employer, agency) || foldText(employer).includes(foldText(agency.name))),
    )
    .map((agency) => agency.id);
}

export function planAcceptance(context: MaracPlanContext, referral: Referral): readonly Effect[] {
  if (referral.morePeople !== undefined && referral.morePeopleEntered !== true) return [];
  const { marac } = context;
  if (waitsForGap(marac, referral)) return [];
  const caseRef = caseRefOf(marac, referral);
  const placed = placeReferral(marac, referral, context.now);
  const employers = employingAgencies(context, referral);
  const restricted = employers.length > 0 || marac.restrictedCases.has(caseRef);
  const why = [makeReason(referral.decision === 'acceptUrgent' ? 'intake.urgent' : 'intake.accepted')];
  const row = rowMaker(context, 'intake', why, restricted);
  const rows: Effect[] = [];
  if (caseRef === reservedCase(marac, referral))
    rows.push(
      ...openCase(context, referral, caseRef, restricted, why),
      ...peopleRows(context, referral, caseRef, restricted, why),
    );
  rows.push(...conflictRows(context, referral, caseRef, employers, why));
  const since = receivedOn(referral) ?? context.today;
  // Once a referral has been listed, intake does not list it again: a person says what is heard another time.
  const elsewhere =
    placed.outcome === 'listed' &&
    referral.meeting === undefined &&
    isListedSince(marac, caseRef, since, placed.meeting);
  const unsure = unreadPlace(marac, caseRef, since) !== undefined;
  const purpose =
    placed.outcome === 'listed'
      ? purposeFor(marac, marac.listings, 'L', `${referral.id}/list/${placed.meeting.id}`, caseRef)
      : '';
  if (
    placed.outcome === 'listed' &&
    !elsewhere &&
    !unsure &&
    !standsAlready(context, placed.meeting, caseRef, purpose)
  ) {
    const listedLate = placed.late ? { lateAddedAt: referral.receivedAt ?? context.now } : {};
    rows.push(
      row('list', 'L', purpose, {
        meeting: placed.meeting.id,
        caseRef,
        urgent: referral.decision === 'acceptUrgent' ? true : undefined,
        presenter: referral.presenter,
        childrenAtRisk: referral.risksToChildren !== undefined ? true : undefined,
        ...listedLate,
      }),
    );
  }
  if (placed.outcome === 'listed' && placed.meeting.kind === 'emergency')
    rows.push(...alsoOrdinary(context, referral, caseRef, placed.meeting, row));
  rows.push(
    ...neededRows(context, referral, caseRef, why, restricted),
    ...transferRows(context, referral, caseRef, row),
  );
  return rows;
}

/** Whether another row lists the case at that meeting: it is heard there once, with all its referrals. */
function standsAlready({ marac }: MaracPlanContext, meeting: Meeting, caseRef: string, purpose: string): boolean {
  const mine = marac.pool.take('L', purpose);
  return standingAt(marac, meeting.id).some((one) => one.caseRef === caseRef && one.id !== mine);
}

/** A case of an emergency meeting is also heard at the next ordinary one. */
function alsoOrdinary(
  context: MaracPlanContext,
  referral: Referral,
  caseRef: string,
  emergency: Meeting,
  row: MakeRow,
): readonly Effect[] {
  const next = meetingsInOrder(context.marac).find((one) => one.kind !== 'emergency' && one.on >= emergency.on);
  if (next === undefined || unreadMeeting(context.marac, emergency.on, next.on) !== undefined) return [];
  const late = deadlines(context.marac, next).close < (referral.receivedAt ?? context.now);
  const { marac } = context;
  const purpose = purposeFor(marac, marac.listings, 'L', `${referral.id}/list-also/${emergency.id}`, caseRef);
  if (standsAlready(context, next, caseRef, purpose)) return [];
  return [
    row('list', 'L', purpose, {
      meeting: next.id,
      caseRef,
      presenter: referral.presenter,
      childrenAtRisk: referral.risksToChildren !== undefined ? true : undefined,
      lateAddedAt: late ? (referral.receivedAt ?? context.now) : undefined,
    }),
  ];
}

function openCase(
  context: MaracPlanContext,
  referral: Referral,
  caseRef: string,
  restricted: boolean,
  why: Reasons,
): readonly Effect[] {
  const services = context.facts.agencies.filter((agency) => agency.kind === 'idva');
  const row = rowMaker(context, 'intake', why, restricted);
  const effect = row('cases', 'K', `case/${referral.id}`, {
    state: 'open',
    kind:
      referral.channel === 'transfer' ? 'transferIn' : referral.matchAnswer === 'knownBefore' ? 'knownBefore' : 'new',
    openedOn: referral.decidedOn ?? context.today,
    lastReferredOn: receivedOn(referral),
    restricted: restricted ? true : undefined,
    idvaService: services.length === 1 ? services[0]?.id : undefined,
    unsafeRoutes: referral.unsafeRoutes,
    wishes: referral.wishes,
    interpreter: interpreterOf(referral),
    withoutConsentBasis: referral.withoutConsentBasis,
    withoutConsentWhy: referral.withoutConsentWhy,
    withoutConsentBy: referral.withoutConsentBy,
    withoutConsentOn: referral.withoutConsentOn,
    linkedCases:
      referral.matchAnswer === 'linked' && referral.matchCase !== undefined ? [referral.matchCase] : undefined,
    linkConfirmedBy: referral.matchAnswer === 'linked' ? referral.matchAnsweredBy : undefined,
    heardElsewhere: referral.otherMarac,
  });
  return [{ ...effect, rowId: caseRef }];
}

/**
 * What names a row that intake makes of a referral. Where the row was made for another case, because a person said only afterwards that the referral
 * belongs to this one, that row stays as it is, and this case gets a row of its own: whoever must not receive the referral is kept from both.
 */
function purposeFor(
  { pool }: MaracPlanContext['marac'],
  rows: readonly { readonly id: string; readonly caseRef: string }[],
  prefix: string,
  purpose: string,
  caseRef: string,
): string {
  const made = rowsWith(rows, 'id', pool.take(prefix, purpose))[0];
  return made === undefined || made.caseRef === caseRef ? purpose : `${purpose}/${caseRef}`;
}

export function conflictRows(
  context: MaracPlanContext,
  referral: Referral,
  caseRef: string,
  employers: readonly string[],
  why: Reasons,
): readonly Effect[] {
  const { marac } = context;
  const row = rowMaker(context, 'intake', why, true);
  const named = (what: string): string => purposeFor(marac, marac.conflicts, 'X', `${referral.id}/${what}`, caseRef);
  const rows: Effect[] = employers.map((agency) => {
    const effect = row('conflicts', 'X', named(`employer/${agency}`), {
      caseRef,
      agency,
      why: 'Named as an employer on the referral: held until a person has looked',
      recordedBy: 'intake',
      recordedOn: context.today,
    });
    return { ...effect, because: [makeReason('intake.employer', { agency })] };
  });
  if (referral.excludedWho !== undefined) {
    const effect = row('conflicts', 'X', named('excluded'), {
      caseRef,
      personName: referral.excludedWho,
      why: referral.excludedWhy ?? 'Named on the referral',
      recordedBy: 'intake',
      recordedOn: context.today,
    });
    rows.push({ ...effect, because: [makeReason('intake.excluded')] });
  }
  return rows;
}

/** A case from another MARAC: a row that stays open until all its papers are there. */
function transferRows(context: MaracPlanContext, referral: Referral, caseRef: string, row: MakeRow): readonly Effect[] {
  const { marac } = context;
  if (referral.channel !== 'transfer' || marac.unknownTables.has('transfers')) return [];
  const purpose = `${referral.id}/transfer-in`;
  const mine = marac.pool.take('TR', purpose);
  const there = marac.transfers.some((one) => one.caseRef === caseRef && one.direction === 'in' && one.id !== mine);
  return there ? [] : [row('transfers', 'TR', purpose, { caseRef, direction: 'in', otherMarac: referral.otherMarac })];
}

/** A referral that belongs elsewhere: a transfer row that stays open until the other MARAC acknowledges it. */
export function planRedirect(context: MaracPlanContext, referral: Referral): readonly Effect[] {
  const row = rowMaker(context, 'intake', [makeReason('intake.decided', { decision: 'redirect' })], false);
  return [
    row('transfers', 'TR', redirectPurpose(referral), {
      direction: 'out',
      otherMarac: referral.redirectTo,
      preparedOn: referral.decidedOn ?? context.today,
    }),
  ];
}
