// Reasons for which a message waits: a person puts them right. Every other no means that this person may not have it.
import type { Reason } from '../text/reason.ts';

const WAITS: readonly string[] = [
  'sending.off',
  'sending.unreadable',
  'access.unreadable',
  'conflict.unread',
  'plan.unread',
  'contact.not-verified',
  'contact.look-alike',
  'contact.domain',
  'route.not-proven',
  'mailbox.readers-unknown',
  'case.frozen',
  'conflict.same-name',
];

export function isCorrectable({ rule }: Reason): boolean {
  return WAITS.includes(rule);
}

/** It cannot be read who may have it, or what it is made of: nobody decided anything. */
export function isUnreadable({ rule }: Reason): boolean {
  return rule === 'access.unreadable' || rule === 'conflict.unread' || rule === 'plan.unread';
}
