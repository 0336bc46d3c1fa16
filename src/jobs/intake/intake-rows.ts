// The rows that intake makes on acceptance: case, people, addresses, listing and agencies.
import { caseRefOf, receivedOn, reservedCase } from '../../domain/cases/case-of-referral.ts';
import { sameAgency } from '../../domain/access/access.ts';
import { foldText } from '../../domain/text/fold.ts';
import { deadlines, isListedSince, meetingsInOrder, placeReferral } from '../../domain/meeting/meetings.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { interpreterOf } from '../../domain/news/case-news.ts';
import type { Once } from '../../domain/plan/effects.ts';
import { because, type Reasons } from '../../domain/text/reason.ts';
import { redirectPurpose } from '../../domain/referral/redirects.ts';
import type { Referral } from '../../domain/referral/referral.ts';
import { waitsForGap } from '../../domain/referral/referral-gaps.ts';
import { unreadMeeting, unreadPlace } from '../../domain/meeting/unreadable-rows.ts';
import type { MaracRound } from '../engine/job.ts';
import { neededRows } from './intake-needed.ts';
import { peopleRows } from './intake-people.ts';
import { rowMaker, type MakeRow } from '../engine/row-maker.ts';

/** Agencies whose name stands as someone's employer in the referral: their copy is held until a person has looked. */
export function employingAgencies(round: MaracRound, referral: Referral): readonly string[] {
  const employers = [referral.employer, referral.perp1Employer, referral.perp2Employer].filter(
    (one): one is string => one !== undefined,
  );
  return round.facts.agencies
    .filter((agency) =>
      employers.some((one) => sameAgency(one, agency) || foldText(one).includes(foldText(agency.name))),
    )
    .map((agency) => agency.id);
}

export function planAcceptance(round: MaracRound, referral: Referral): readonly Once[] {
  if (referral.morePeople !== undefined && referral.morePeopleEntered !== true) return [];
  const { marac } = round;
  if (waitsForGap(marac, referral)) return [];
  const caseRef = caseRefOf(marac, referral);
  const placed = placeReferral(marac, referral, round.now);
  const employers = employingAgencies(round, referral);
  const restricted = employers.length > 0 || marac.restrictedCases.has(caseRef);
  const why = [because(referral.decision === 'acceptUrgent' ? 'intake.urgent' : 'intake.accepted')];
  const row = rowMaker(round, 'intake', why, restricted);
  const rows: Once[] = [];
  if (caseRef === reservedCase(marac, referral))
    rows.push(
      ...openCase(round, referral, caseRef, restricted, why),
      ...peopleRows(round, referral, caseRef, restricted, why),
    );
  rows.push(...conflictRows(round, referral, caseRef, employers, why));
  const since = receivedOn(referral) ?? round.today;
  // Once a referral has been listed, the next meeting is no business of intake: what is heard again, a person says.
  const elsewhere =
    placed.outcome === 'listed' &&
    referral.meeting === undefined &&
    isListedSince(marac, caseRef, since, placed.meeting);
  const unsure = unreadPlace(marac, caseRef, since) !== undefined;
  if (placed.outcome === 'listed' && !elsewhere && !unsure) {
    const listedLate = placed.late ? { lateAddedAt: referral.receivedAt ?? round.now } : {};
    rows.push(
      row('list', 'L', `${referral.id}/list/${placed.meeting.id}`, {
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
    rows.push(...alsoOrdinary(round, referral, caseRef, placed.meeting, row));
  rows.push(...neededRows(round, referral, caseRef, why, restricted), ...transferRows(round, referral, caseRef, row));
  return rows;
}

/** A case of an emergency meeting is heard at the next ordinary one too. */
function alsoOrdinary(
  round: MaracRound,
  referral: Referral,
  caseRef: string,
  emergency: Meeting,
  row: MakeRow,
): readonly Once[] {
  const next = meetingsInOrder(round.marac).find((one) => one.kind !== 'emergency' && one.on >= emergency.on);
  if (next === undefined || unreadMeeting(round.marac, emergency.on, next.on) !== undefined) return [];
  const late = deadlines(round.marac, next).close < (referral.receivedAt ?? round.now);
  return [
    row('list', 'L', `${referral.id}/list-also/${emergency.id}`, {
      meeting: next.id,
      caseRef,
      presenter: referral.presenter,
      childrenAtRisk: referral.risksToChildren !== undefined ? true : undefined,
      lateAddedAt: late ? (referral.receivedAt ?? round.now) : undefined,
    }),
  ];
}

function openCase(
  round: MaracRound,
  referral: Referral,
  caseRef: string,
  restricted: boolean,
  why: Reasons,
): readonly Once[] {
  const services = round.facts.agencies.filter((one) => one.kind === 'idva');
  const row = rowMaker(round, 'intake', why, restricted);
  const effect = row('cases', 'K', `case/${referral.id}`, {
    state: 'open',
    kind:
      referral.channel === 'transfer' ? 'transferIn' : referral.matchAnswer === 'knownBefore' ? 'knownBefore' : 'new',
    openedOn: referral.decidedOn ?? round.today,
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

export function conflictRows(
  round: MaracRound,
  referral: Referral,
  caseRef: string,
  employers: readonly string[],
  why: Reasons,
): readonly Once[] {
  const row = rowMaker(round, 'intake', why, true);
  const rows: Once[] = employers.map((agency) => {
    const effect = row('conflicts', 'X', `${referral.id}/employer/${agency}`, {
      caseRef,
      agency,
      why: 'Named as an employer on the referral: held until a person has looked',
      recordedBy: 'intake',
      recordedOn: round.today,
    });
    return { ...effect, because: [because('intake.employer', { agency })] };
  });
  if (referral.excludedWho !== undefined) {
    const effect = row('conflicts', 'X', `${referral.id}/excluded`, {
      caseRef,
      personName: referral.excludedWho,
      why: referral.excludedWhy ?? 'Named on the referral',
      recordedBy: 'intake',
      recordedOn: round.today,
    });
    rows.push({ ...effect, because: [because('intake.excluded')] });
  }
  return rows;
}

/** A case that comes from another MARAC: a row that stays open until all its papers are there. */
function transferRows(round: MaracRound, referral: Referral, caseRef: string, row: MakeRow): readonly Once[] {
  const { marac } = round;
  if (referral.channel !== 'transfer' || marac.unknownTables.has('transfers')) return [];
  const purpose = `${referral.id}/transfer-in`;
  const mine = marac.pool.take('TR', purpose);
  const there = marac.transfers.some((one) => one.caseRef === caseRef && one.direction === 'in' && one.id !== mine);
  return there ? [] : [row('transfers', 'TR', purpose, { caseRef, direction: 'in', otherMarac: referral.otherMarac })];
}

/** A referral that belongs elsewhere: a transfer row that stays open until the other MARAC acknowledges. */
export function planRedirect(round: MaracRound, referral: Referral): readonly Once[] {
  const row = rowMaker(round, 'intake', [because('intake.decided', { decision: 'redirect' })], false);
  return [
    row('transfers', 'TR', redirectPurpose(referral), {
      direction: 'out',
      otherMarac: referral.redirectTo,
      preparedOn: referral.decidedOn ?? round.today,
    }),
  ];
}
