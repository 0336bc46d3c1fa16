// The opaque number of a message or paper, and the subject of a notice of the program itself.
import { kindOfMessage } from '../domain/outward/outward-kinds.ts';
import { printSubject } from '../domain/outward/outward-name.ts';
import type { MailTemplate } from '../domain/papers/catalogue.ts';
import type { Keys } from '../system/keys.ts';
import { ID_LETTERS } from '../system/random.ts';

/** An opaque number that says nothing and is the same for the same key: `D-7KQ2MX`. */
export function referenceOf(keys: Keys, messageKey: string): string {
  const bytes = keys.mac('reference', messageKey);
  let letters = '';
  for (let i = 0; i < 6; i += 1) letters += ID_LETTERS[(bytes[i] ?? 0) % ID_LETTERS.length] ?? '';
  return `D-${letters}`;
}

/** Of no area: it is about the program. */
export function subjectOf(template: MailTemplate, number: string): string {
  return printSubject({ kind: kindOfMessage(template), number });
}
