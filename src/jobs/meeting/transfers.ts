// Cases and referrals that go to another MARAC: a pack on release, or word without content; tracked until the other side has acknowledged.
import { foldText } from '../../domain/text/fold.ts';
import { isActive, servesMarac } from '../../domain/register/contacts.ts';
import { caseRefOf } from '../../domain/cases/case-of-referral.ts';
import { addDays, at, clockTime, dayOf, tellDay, tellTime, type LocalTime } from '../../domain/time/day.ts';
import { addWorkingDays, nationOf } from '../../domain/time/calendar.ts';
import { classesFor } from '../../domain/access/entitlement.ts';
import type { Transfer } from '../../domain/meeting/meeting.ts';
import { sortBy } from '../../domain/text/order.ts';
import type { Once } from '../../domain/plan/effects.ts';
import { because, type Reason } from '../../domain/text/reason.ts';
import { redirectRow } from '../../domain/referral/redirects.ts';
import type { Referral } from '../../domain/referral/referral.ts';
import type { Contact } from '../../domain/register/register.ts';
import type { FieldClass } from '../../domain/access/field-class.ts';
import { attachedTitles, letterhead } from '../../domain/papers/mail-views.ts';
import { viewTransferPack } from '../../domain/papers/one-case/one-case-view.ts';
import { askingFor } from '../../domain/papers/parts/paper-head.ts';
import type { Due, Withheld } from '../../domain/plan/withheld.ts';
import { isSettled, message, paper, sceneOf } from './circulation.ts';
import { key, receivedAt } from '../intake/intake-keys.ts';
import { rowMaker } from '../engine/row-maker.ts';
import type { MaracRound } from '../engine/job.ts';

/** The contact of the other MARAC: on the register as `otherMarac`, under an agency of that name. */
export function findOtherMarac(round: MaracRound, name: string | undefined): Contact | undefined {
  if (name === undefined) return undefined;
  const found = round.facts.contacts.filter((one) => {
    const agency = round.facts.agencies.find((each) => each.id === one.agency);
    return (
      one.role === 'otherMarac' &&
      isActive(one, round.today) &&
      servesMarac(one, round.marac.name) &&
      agency !== undefined &&
      (agency.id === name ||
        foldText(agency.name) === foldText(name) ||
        foldText(agency.shortName ?? '') === foldText(name))
    );
  });
  return sortBy(found, (one) => one.id)[0];
}

export function planTransfers(round: MaracRound): readonly Due[] {
  if ((['transfers', 'notes', 'actions', 'keyDates'] as const).some((name) => round.marac.unknownTables.has(name)))
    return [];
  return [...planRows(round), ...round.marac.transfers.flatMap((one) => planPack(round, one))];
}

/** The outcome "transfer out" opens a row; the other MARAC is a person's to name. */
function planRows(round: MaracRound): readonly Once[] {
  const { marac } = round;
  return marac.listings.flatMap((listing) => {
    const purpose = `${listing.id}/transfer-out`;
    const mine = marac.pool.take('TR', purpose);
    const there = marac.transfers.some(
      (one) => one.caseRef === listing.caseRef && one.direction === 'out' && one.id !== mine,
    );
    if (listing.outcome !== 'transferOut' || there) return [];
    const why = [because('transfer.out', { case: listing.caseRef })];
    const row = rowMaker(round, 'minutes', why, marac.restrictedCases.has(listing.caseRef));
    return [row('transfers', 'TR', purpose, { caseRef: listing.caseRef, direction: 'out', preparedOn: round.today })];
  });
}

function planPack(round: MaracRound, transfer: Transfer): readonly Due[] {
  const { caseRef, otherMarac } = transfer;
  const contact = findOtherMarac(round, otherMarac);
  if (transfer.direction !== 'out' || caseRef === undefined || otherMarac === undefined) return [];
  if (transfer.sentOn !== undefined || transfer.acknowledgedOn !== undefined) return [];
  const notAfter = at(addDays(transfer.preparedOn ?? round.today, 28), clockTime('17:00'));
  if (round.facts.recorded.covered.has(`${transfer.id}/sent`) && contact === undefined) return [];
  const tell = (why: Reason): readonly Withheld[] => [
    withhold(round, 'transfer-pack', transfer.id, notAfter, [caseRef], why, contact?.id),
  ];
  if (contact === undefined) return tell(because('other-marac.nobody'));
  const classes = classesFor(round.access, round.maracAccess, contact, caseRef, 'other-marac');
  if (!(classes instanceof Set)) return tell(classes as Reason);
  const base = `${round.marac.name}/minutes/${transfer.id}`;
  const [paperKey, mailKey] = [`${base}/transfer-pack/${contact.id}`, `${base}/transfer/${contact.id}`];
  if (isSettled(round, mailKey)) return [];
  const scene = sceneOf(round);
  const why = [because('transfer.out', { case: caseRef })];
  const answerBy = addWorkingDays(round.today, 2, nationOf(round.marac.rules, round.today));
  return [
    paper(round, 'minutes', {
      key: paperKey,
      template: 'transfer-pack',
      audience: 'other-marac',
      reader: contact.id,
      model: viewTransferPack(scene, paperKey, caseRef, otherMarac, classes as ReadonlySet<FieldClass>),
      because: why,
    }),
    message(round, 'minutes', {
      key: mailKey,
      to: contact.id,
      audience: 'other-marac',
      template: 'papers',
      model: {
        head: letterhead(scene, mailKey, contact),
        intro: 'A case for your MARAC. Please acknowledge that you have it.',
        answerBy: tellDay(answerBy),
        papers: attachedTitles(['transfer-pack']),
      },
      papers: [paperKey],
      covers: [`${transfer.id}/sent`],
      gate: 'release',
      ready: true,
      notAfter,
      because: why,
    }),
  ];
}

/** A referral that belongs elsewhere: word to the other MARAC that it waits here, nothing of what it says. */
export function tellRedirect(round: MaracRound, referral: Referral): readonly Due[] {
  const contact = findOtherMarac(round, referral.redirectTo);
  if (referral.redirectAcknowledgedOn !== undefined) return [];
  if (redirectRow(round.marac, referral)?.acknowledgedOn !== undefined) return [];
  const notAfter = at(addDays(referral.decidedOn ?? dayOf(receivedAt(round, referral)), 21), clockTime('17:00'));
  if (contact === undefined) {
    if (round.facts.recorded.covered.has(`${referral.id}/redirected`)) return [];
    const tells = [caseRefOf(round.marac, referral)];
    return [withhold(round, 'redirect', referral.id, notAfter, tells, because('other-marac.nobody'))];
  }
  const mailKey = key(round, referral, `redirect/${contact.id}`);
  const scene = sceneOf(round);
  const received = receivedAt(round, referral);
  const nation = nationOf(round.marac.rules, round.today);
  return [
    message(round, 'intake', {
      key: mailKey,
      to: contact.id,
      audience: 'other-marac',
      template: 'redirect',
      model: {
        head: letterhead(scene, mailKey, contact),
        referral: referral.id,
        received: tellTime(received),
        fromMarac: round.marac.title,
        ring: askingFor(scene),
        acknowledgeBy: tellDay(addWorkingDays(referral.decidedOn ?? dayOf(received), 2, nation)),
        papers: [],
      },
      papers: [],
      covers: [`${referral.id}/redirected`],
      gate: 'undo',
      ready: true,
      notAfter,
      because: [because('intake.decided', { decision: 'redirect' })],
    }),
  ];
}

function withhold(
  round: MaracRound,
  template: string,
  about: string,
  notAfter: LocalTime,
  tells: readonly string[],
  why: Reason,
  to?: string,
): Withheld {
  return {
    do: 'withhold',
    marac: round.marac.name,
    what: template,
    about,
    ...(to === undefined ? {} : { to }),
    cases: [],
    tells,
    notAfter,
    because: why,
  };
}
