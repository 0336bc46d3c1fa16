// Cases and referrals that go to another MARAC: a pack on release, or a message without content; tracked until the other side has acknowledged it.
import type { MaracPlanContext } from '../../plan/plan-context.ts';
import type { Due, Withheld } from '../../plan/withheld.ts';
import type { Effect } from '../../plan/effects.ts';
import { makeReason, type Reason } from '../../text/reason.ts';
import { rowMaker } from '../../plan/row-maker.ts';
import type { Transfer } from '../../meeting/meeting.ts';
import { at, addDays, clockTime, formatDay, dayOf, formatTime, type LocalTime } from '../../time/day.ts';
import { classesFor } from '../../access/entitlement.ts';
import { isSettled, viewContextOf, message } from '../parts/circulation.ts';
import { ACKNOWLEDGED_WITHIN, addWorkingDays, nationOf } from '../../time/calendar.ts';
import { viewTransferPack } from './transfer-pack-paper.ts';
import type { FieldClass } from '../../access/field-class.ts';
import { letterhead, sendPaper } from '../mail-views.ts';
import type { Referral } from '../../referral/referral.ts';
import { redirectRow } from '../../referral/redirects.ts';
import { findOtherMarac } from '../../register/referrer.ts';
import { receivedAt, key } from '../../referral/intake-keys.ts';
import { caseRefOf } from '../../cases/case-of-referral.ts';
import { askingFor } from '../parts/paper-head.ts';

export function planTransfers(context: MaracPlanContext): readonly Due[] {
  if ((['transfers', 'notes', 'actions', 'keyDates'] as const).some((name) => context.marac.unknownTables.has(name)))
    return [];
  return [...planRows(context), ...context.marac.transfers.flatMap((transfer) => planPack(context, transfer))];
}

/** The outcome "transfer out" makes a row; a person names the other MARAC. */
function planRows(context: MaracPlanContext): readonly Effect[] {
  const { marac } = context;
  return marac.listings.flatMap((listing) => {
    const purpose = `${listing.id}/transfer-out`;
    const mine = marac.pool.take('TR', purpose);
    const there = marac.transfers.some(
      (transfer) => transfer.caseRef === listing.caseRef && transfer.direction === 'out' && transfer.id !== mine,
    );
    if (listing.outcome !== 'transferOut' || there) return [];
    const why = [makeReason('transfer.out', { case: listing.caseRef })];
    const row = rowMaker(context, 'minutes', why, marac.restrictedCases.has(listing.caseRef));
    return [row('transfers', 'TR', purpose, { caseRef: listing.caseRef, direction: 'out', preparedOn: context.today })];
  });
}

function planPack(context: MaracPlanContext, transfer: Transfer): readonly Due[] {
  const { caseRef, otherMarac } = transfer;
  const contact = findOtherMarac(context.facts, context.marac.name, context.today, otherMarac);
  if (transfer.direction !== 'out' || caseRef === undefined || otherMarac === undefined) return [];
  if (transfer.sentOn !== undefined || transfer.acknowledgedOn !== undefined) return [];
  const notAfter = at(addDays(transfer.preparedOn ?? context.today, 28), clockTime('17:00'));
  if (context.facts.recorded.covered.has(`${transfer.id}/sent`) && contact === undefined) return [];
  const tell = (why: Reason): readonly Withheld[] => [
    withhold(context, 'transfer-pack', transfer.id, notAfter, [caseRef], why, contact?.id),
  ];
  if (contact === undefined) return tell(makeReason('other-marac.nobody'));
  const classes = classesFor(context.access, context.maracAccess, contact, caseRef, 'other-marac');
  if (!(classes instanceof Set)) return tell(classes as Reason);
  const base = `${context.marac.name}/minutes/${transfer.id}`;
  const [paperKey, mailKey] = [`${base}/transfer-pack/${contact.id}`, `${base}/transfer/${contact.id}`];
  if (isSettled(context, mailKey)) return [];
  const view = viewContextOf(context);
  const why = [makeReason('transfer.out', { case: caseRef })];
  const answerBy = addWorkingDays(context.today, ACKNOWLEDGED_WITHIN, nationOf(context.marac.rules, context.today));
  return sendPaper(context, 'minutes', {
    template: 'transfer-pack',
    paperKey,
    mailKey,
    to: contact,
    audience: 'other-marac',
    model: viewTransferPack(view, paperKey, caseRef, otherMarac, classes as ReadonlySet<FieldClass>),
    intro: 'A case for your MARAC. Please acknowledge that you have it.',
    answerBy: formatDay(answerBy),
    covers: [`${transfer.id}/sent`],
    notAfter,
    because: why,
  });
}

/** A referral that belongs elsewhere: tells the other MARAC that it waits here, and nothing of its content. */
export function planRedirectNotice(context: MaracPlanContext, referral: Referral): readonly Due[] {
  const contact = findOtherMarac(context.facts, context.marac.name, context.today, referral.redirectTo);
  if (referral.redirectAcknowledgedOn !== undefined) return [];
  if (redirectRow(context.marac, referral)?.acknowledgedOn !== undefined) return [];
  const notAfter = at(addDays(referral.decidedOn ?? dayOf(receivedAt(context, referral)), 21), clockTime('17:00'));
  if (contact === undefined) {
    if (context.facts.recorded.covered.has(`${referral.id}/redirected`)) return [];
    const tells = [caseRefOf(context.marac, referral)];
    return [withhold(context, 'redirect', referral.id, notAfter, tells, makeReason('other-marac.nobody'))];
  }
  const mailKey = key(context, referral, `redirect/${contact.id}`);
  const view = viewContextOf(context);
  const received = receivedAt(context, referral);
  const nation = nationOf(context.marac.rules, context.today);
  return [
    message(context, 'intake', {
      key: mailKey,
      to: contact.id,
      audience: 'other-marac',
      template: 'redirect',
      model: {
        head: letterhead(view, mailKey, contact),
        referral: referral.id,
        received: formatTime(received),
        fromMarac: context.marac.title,
        ring: askingFor(view),
        acknowledgeBy: formatDay(addWorkingDays(referral.decidedOn ?? dayOf(received), ACKNOWLEDGED_WITHIN, nation)),
        papers: [],
      },
      papers: [],
      covers: [`${referral.id}/redirected`],
      gate: 'undo',
      ready: true,
      notAfter,
      because: [makeReason('intake.decided', { decision: 'redirect' })],
    }),
  ];
}

function withhold(
  context: MaracPlanContext,
  template: string,
  about: string,
  notAfter: LocalTime,
  tells: readonly string[],
  why: Reason,
  to?: string,
): Withheld {
  return {
    do: 'withhold',
    marac: context.marac.name,
    what: template,
    about,
    ...(to === undefined ? {} : { to }),
    cases: [],
    tells,
    notAfter,
    because: why,
  };
}
