// Subjects: a fixed list and an opaque reference, nothing else. They show on lock screens, in relay logs and in auto-replies.
import type { Keys } from '../system/keys.ts';
import { ID_LETTERS } from '../system/random.ts';

export const SUBJECTS = {
  papers: 'Papers for your meeting',
  request: 'Request for information',
  chase: 'Reminder: answer still due',
  times: 'Your times for the meeting',
  actions: 'Your actions',
  digest: 'Actions due',
  minutes: 'Minutes to read',
  receipt: 'Received',
  missing: 'Answers still missing',
  decision: 'Decision on what you sent',
  ring: 'Please ring today',
  withdrawal: 'Do not use a paper you had',
  reissue: 'A corrected paper',
  supplement: 'One more item',
  meeting: 'A meeting has changed',
  feedback: 'What came of it',
  report: 'Report',
  confirm: 'Please confirm this address',
  test: 'Test of this route',
  alarm: 'Needs a person now',
  recovered: 'Working again',
  notice: 'A notice',
} as const;
export type SubjectKind = keyof typeof SUBJECTS;

/** Six letters that say nothing and are the same for the same key. */
export function referenceOf(keys: Keys, messageKey: string): string {
  const bytes = keys.mac('reference', messageKey);
  let letters = '';
  for (let i = 0; i < 6; i += 1) letters += ID_LETTERS[(bytes[i] ?? 0) % ID_LETTERS.length] ?? '';
  return letters;
}

export function subjectOf(kind: SubjectKind, reference: string): string {
  return `${SUBJECTS[kind]} [${reference}]`;
}

/** Whether a subject is one of ours and nothing more. */
export function isFixedSubject(subject: string): boolean {
  const match = /^(.+) \[([2-9A-HJ-NP-Z]{6})\]$/.exec(subject);
  return match !== null && Object.values(SUBJECTS).some((known) => known === match[1]);
}
