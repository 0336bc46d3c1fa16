// May a message go now? Asked at plan, at offer and inside the second commit, of what its composed bytes disclose.
import { blockedReason, type Access, type MaracAccess } from './access.ts';
import { isAllowedDomain } from '../register/allowed-domain.ts';
import {
  canonicalAddress,
  isActive,
  isByPhone,
  isProven,
  isVerified,
  notProven,
  notVerified,
} from '../register/contacts.ts';
import { BASE, mayDisclose, type Verdict } from './entitlement.ts';
import type { Audience, FieldClass } from './field-class.ts';
import { mayReadActionsIn } from './may-know.ts';
import type { Disclosed, Gate } from '../plan/effects.ts';
import { makeReason, type Reason } from '../text/reason.ts';
import type { Contact } from '../register/register.ts';
import { lastRead } from '../register/roster.ts';

const no = (rule: string, facts: Reason['facts'] = {}): Verdict => ({ may: false, because: makeReason(rule, facts) });

export interface Going {
  readonly to: string;
  readonly marac: string;
  readonly audience: Audience;
  readonly discloses: readonly Disclosed[];
  /** True for withdrawals: no content, so they may go to someone who lost access, at the very address the paper went to. */
  readonly contentFree: boolean;
  /** One of the three kinds that wait for nobody: the IDVA's notice, a withdrawal, an alarm. */
  readonly neverWaits: boolean;
  readonly address: string;
}

/**
 * What cannot be read stops everything but what never waits and shows nothing of a case. That goes to contacts as they were last read: their
 * own row may be the one that cannot be read now.
 */
function findStop(register: readonly MaracAccess[], going: Going): Reason | undefined {
  if (register.some((marac) => marac.sendingOff)) return makeReason('sending.off');
  const bare = going.discloses.every((one) => one.classes.every((name) => BASE.includes(name as FieldClass)));
  if (going.neverWaits && bare) return undefined;
  const blocked = register.filter((marac) => marac.blocked === 'all');
  // A row that is no conflict is told of to everybody, also where conflicts cannot be read beside it.
  const [first] = [...blocked.filter((marac) => marac.unreadConflicts !== 'all'), ...blocked];
  if (first !== undefined) return blockedReason(first);
  return register.some((marac) => marac.sendingUnread === true) ? makeReason('sending.unreadable') : undefined;
}

/** The contact of a message: for what never waits also one whose row cannot be read now, as it was last read. */
export function findAddressee(
  access: Access,
  { to, neverWaits }: Pick<Going, 'to' | 'neverWaits'>,
): Contact | undefined {
  const { contacts } = neverWaits ? lastRead(access) : access;
  return contacts.find((contact) => contact.id === to);
}

/**
 * May this message go, from what is known of access now? Called at plan, at offer and inside the second commit. It decides from the manifest
 * (what the composed bytes disclose), never from what the plan meant.
 */
export function mayGo(going: Going, access: Access): Verdict {
  const register = going.marac === '*' ? access.maracs : access.maracs.filter((marac) => marac.name === going.marac);
  if (register.length === 0) return no('marac.unknown', { marac: going.marac });
  const stop = findStop(register, going);
  if (stop !== undefined) return { may: false, because: stop };
  const contact = findAddressee(access, going);
  if (going.contentFree) return going.discloses.length === 0 ? { may: true } : no('withdrawal.has-content');
  if (contact === undefined)
    // Its row may be one that cannot be read: then nobody has taken it away.
    return register.some((marac) => marac.blocked === 'all')
      ? no('access.unreadable')
      : no('contact.gone', { contact: going.to });
  if (!isActive(contact, access.on)) return no('contact.not-active', { contact: contact.id });
  if (isByPhone(contact)) return no('route.phone', { contact: contact.id });
  if (!isVerified(contact, access.on)) return { may: false, because: notVerified(contact, access.on) };
  if (contact.address === undefined || canonicalAddress(contact.address) !== canonicalAddress(going.address))
    return no('contact.address-changed', { contact: contact.id });
  if (!isAllowedDomain(contact.address, access.allowedDomains)) return no('contact.domain', { contact: contact.id });
  const content = going.discloses.filter((one) => one.classes.some((name) => !BASE.includes(name as FieldClass)));
  if (content.length > 0 && !isProven(contact, access.on))
    return { may: false, because: notProven(contact, access.on) };
  for (const disclosed of going.discloses) {
    const verdict = mayDisclose(access, register, contact, going.audience, disclosed);
    if (!verdict.may) return verdict;
    if (!mayReadActionsIn(access, register, contact, disclosed))
      return no('action.not-theirs', { contact: contact.id, case: disclosed.case });
  }
  return { may: true };
}

/** The same of a message in the outbox, at the address that its contact has now. */
export function mayLeave(
  message: Omit<Going, 'address' | 'neverWaits'> & { readonly gate: Gate },
  access: Access,
): Verdict {
  const { to, marac, audience, discloses, contentFree, gate } = message;
  const neverWaits = gate === 'none';
  const address = findAddressee(access, { to, neverWaits })?.address ?? '';
  return mayGo({ to, marac, audience, discloses, contentFree, neverWaits, address }, access);
}
