// Whether a message may go to an address: exactly the verified contact's, on an allowed domain; a withdrawal to exactly the address its paper went
// to.
import type { Access } from '../domain/access/access.ts';
import { ALLOWED_DOMAINS, isAllowedDomain } from '../domain/register/allowed-domain.ts';
import { findAddressee } from '../domain/access/may-go.ts';
import { isProven, isVerified } from '../domain/register/contacts.ts';
import type { OutboxMessage } from '../domain/outbox/outbox-message.ts';
import type { Stoppage } from '../domain/outbox/replies/stoppage.ts';
import { problemId, type Problem } from '../domain/text/problem.ts';
import type { Reasons } from '../domain/text/reason.ts';
import type { Failure } from '../errors.ts';
import { describeReason } from '../domain/text/describe-reason.ts';
import type { Contact, Route } from '../domain/register/register.ts';
import { refuse, succeed, type Result } from '../domain/text/result.ts';
import { parseAddress, type MailAddress } from './mail-address.ts';

export interface Recipient {
  readonly contact: string;
  readonly agency: string;
  readonly address: MailAddress;
  readonly route: Route;
}

export interface Asked {
  readonly to: string;
  readonly contentFree: boolean;
  readonly neverWaits: boolean;
  /** The address a withdrawn paper went to. */
  readonly toAddress?: string;
}

/** The recipient according to the newest access version, or every reason why not. */
export function findRecipient(asked: Asked, access: Access): Result<Recipient> {
  const contact = findAddressee(access, asked);
  const route = asked.contentFree ? 'secureMail' : contact?.route;
  const written = asked.toAddress ?? contact?.address;
  if (asked.toAddress === undefined) {
    const fault = findContactFault(contact, asked.contentFree, access);
    if (fault !== undefined) return refuse(contactProblem(asked.to, fault));
  } else if (!asked.contentFree)
    return refuse(contactProblem(asked.to, 'only a message without content may go to an address of the past'));
  const address = parseAddress(written === undefined ? undefined : withPlainDomain(written));
  if (!address.ok) return address;
  if (!isAllowedDomain(address.value, access.allowedDomains))
    return refuse(contactProblem(asked.to, `the domain of its address is not in ${ALLOWED_DOMAINS}`));
  if (route === undefined) return refuse(contactProblem(asked.to, 'no route is recorded for it'));
  return succeed({ contact: asked.to, agency: contact?.agency ?? '', address: address.value, route });
}

/** Domains are compared without regard to capitals, because the composer writes them small; the part before the @ is compared as written. */
function withPlainDomain(written: string): string {
  const at = written.lastIndexOf('@');
  return at < 0 ? written : `${written.slice(0, at)}${written.slice(at).toLowerCase()}`;
}

function findContactFault(contact: Contact | undefined, contentFree: boolean, access: Access): string | undefined {
  if (contact === undefined) return 'there is no such contact';
  if (contentFree ? !isVerified(contact, access.on) : !isProven(contact, access.on))
    return contentFree ? 'nobody has verified its address' : 'its route was not tried yet';
  return undefined;
}

function contactProblem(contact: string, sentence: string): Problem {
  return {
    id: `recipient-refused/${contact}`,
    code: 'recipient-refused',
    size: 'row',
    table: 'contacts',
    rowId: contact,
    place: `Contacts, ${contact}`,
    sentence: `Nothing goes to this contact: ${sentence}.`,
  };
}

/** Why a message does not go for now, unless that was already reported about the contact or thing that keeps it. */
export function waitProblems(message: OutboxMessage, reasons: Reasons, told: readonly Problem[]): readonly Problem[] {
  const problems = reasons.map(({ rule, facts }) => ({
    id: problemId('waits', rule, ...Object.values(facts).map(String).slice(0, 1)),
    code: 'waits',
    size: 'note' as const,
    place: facts['contact'] === undefined ? 'Outbox' : `Contacts, ${message.to}`,
    sentence: `What is due waits. ${describeReason({ rule, facts })}`,
  }));
  return problems.filter((problem) => told.every(({ id }) => id !== problem.id));
}

/**
 * Why nothing is tried through one transport at present, reported once: its server refuses this sender, is not the right server, or does not answer.
 */
export function stopProblems({ road, code, evidence }: Stoppage, told: readonly Problem[]): readonly Problem[] {
  const problem: Problem = {
    id: problemId('mail-stopped', road, code),
    code: 'mail-stopped',
    size: 'run',
    place: 'The mail server',
    sentence: `It took nothing when it was asked last (${evidence}), and is asked again after 1, 5 and 15 minutes, then every hour. What is due waits. Today says what to do; \`marac run send\` asks at once.`,
  };
  return told.some(({ id }) => id === problem.id) ? [] : [problem];
}

/** Whether a draft arrived in Drafts cannot be looked up: reported once for each fault. */
export function lookProblems({ code, message }: Failure, told: readonly Problem[]): readonly Problem[] {
  const problem: Problem = {
    id: problemId('drafts-not-looked-for', code),
    code,
    size: 'row',
    place: 'Drafts',
    sentence: `${message} Whether the last draft came to lie there is looked up at the next sending.`,
  };
  return told.some(({ id }) => id === problem.id) ? [] : [problem];
}
