// The longer sentences of computed columns: a possible match of a referral, and what keeps papers from a contact.
import type { Access } from '../../../domain/access/access.ts';
import { ALLOWED_DOMAINS, isAllowedDomain } from '../../../domain/register/allowed-domain.ts';
import { caseRefOf } from '../../../domain/cases/case-of-referral.ts';
import { isActive, isByPhone, isProven, isVerified } from '../../../domain/register/contacts.ts';
import { isRestricted } from '../../../domain/plan/facts.ts';
import { findOpenMatches, nameMatch, describeAskedAgain } from '../../../domain/cases/match-answers.ts';
import { describeReasons, type Candidate } from '../../../domain/repeats/candidate.ts';
import type { Transfer } from '../../../domain/meeting/meeting.ts';
import type { Referral } from '../../../domain/referral/referral.ts';
import type { Contact } from '../../../domain/register/register.ts';
import { formatDate, type Day } from '../../../domain/time/day.ts';
import type { ViewContext } from '../../../domain/papers/parts/case-parts.ts';

export function contactState(contact: Contact, { on: today, allowedDomains }: Access): string {
  if (!isActive(contact, today)) return 'Not active';
  if (isByPhone(contact)) return 'By phone and paper';
  if (contact.address === undefined) return 'No address';
  if (!isAllowedDomain(contact.address, allowedDomains))
    return `Its domain is not in ${ALLOWED_DOMAINS}: nothing is sent`;
  if (contact.verifiedOn !== undefined && contact.verifiedOn > today)
    return '"Verified on" is a day to come: nothing is sent until then';
  if (contact.doubt === 'changed') return 'Changed since it was verified: nothing is sent';
  if (contact.doubt === 'unconfirmed') return 'Not confirmed yet (Today has the list): nothing is sent';
  if (!isVerified(contact, today)) return 'Not verified: nothing is sent';
  if (
    contact.sharedMailbox === true &&
    (contact.mailboxAttestedOn === undefined || (contact.mailboxReaders ?? []).length === 0)
  )
    return 'Shared mailbox, readers not attested: nothing is sent';
  return isProven(contact, today) ? 'Ready' : 'Route not tried yet: no case papers';
}

/** Who this may be, best match first, with the reasons; a person answers, and is never asked twice. */
export function matchWords(view: ViewContext, referral: Referral): string | undefined {
  const { facts, marac, today } = view;
  // A restricted case is named in its own workbook only: Today there asks the question.
  const own = marac.restrictedCases.has(caseRefOf(marac, referral));
  const open = findOpenMatches(facts, marac, referral, today);
  const found = open.candidates.filter((candidate) => own || !isRestricted(facts, candidate.caseId)).slice(0, 3);
  if (found.length === 0) return undefined;
  const again = open.answeredOn === undefined ? [] : [describeAskedAgain(open.answeredOn)];
  return [...again, ...found.map((candidate) => describeCandidate(view, candidate))].join('\n');
}

function describeCandidate({ marac }: ViewContext, candidate: Candidate): string {
  const chance = `${Math.round(candidate.probability * 100)} %, ${candidate.band}`;
  if (candidate.elsewhere) return `${chance}: heard at another MARAC (${candidate.marac}); ask its coordinator.`;
  return `${chance}: ${nameMatch(marac, candidate).words}. ${candidate.words} ${describeReasons(candidate.reasons)}`;
}

/** `sentOn`: when its pack left, typed or by the desk. */
export function transferState(transfer: Transfer, sentOn: Day | undefined): string {
  if (transfer.direction === 'in') {
    if (transfer.completeOn !== undefined) return 'Complete';
    return transfer.papersMissing === undefined ? 'Received' : 'Papers missing';
  }
  if (transfer.acknowledgedOn !== undefined) return 'Acknowledged';
  return sentOn === undefined ? 'Prepared' : `Sent on ${formatDate(sentOn)}`;
}
