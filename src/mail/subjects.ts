// Subjects: a fixed list in the catalogue and an opaque reference, nothing else, because they show on lock screens, in relay logs and in
// auto-replies.
import { MAILS, SUBJECTS, type MailTemplate } from '../domain/papers/catalogue.ts';
import type { Keys } from '../system/keys.ts';
import { ID_LETTERS } from '../system/random.ts';

/** An opaque number that says nothing and is the same for the same key: `D-7KQ2MX`. */
export function referenceOf(keys: Keys, messageKey: string): string {
  const bytes = keys.mac('reference', messageKey);
  let letters = '';
  for (let i = 0; i < 6; i += 1) letters += ID_LETTERS[(bytes[i] ?? 0) % ID_LETTERS.length] ?? '';
  return `D-${letters}`;
}

export function subjectOf(template: MailTemplate, reference: string): string {
  return `${MAILS[template].subject} (${reference})`;
}

/** Whether a subject is one of ours and nothing more. */
export function isFixedSubject(subject: string): boolean {
  const match = /^(.+) \(D-[0-9A-Z]{6}\)$/.exec(subject);
  return match !== null && SUBJECTS.includes(match[1] ?? '');
}
