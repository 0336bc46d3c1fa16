// Since when the program has been in use, and on which meetings it has worked: anything before is history, and nobody is told or asked about it.
import type { Facts, MaracFacts } from './facts.ts';
import type { Meeting } from '../meeting/meeting.ts';
import type { Recorded, RecordedMessage } from './effects.ts';
import { memoBy } from '../text/memo-by.ts';

export const NEVER = '9999';

type Messages = ReadonlyMap<string, RecordedMessage>;

const firstPlannedAt = memoBy((messages: Messages): string => {
  let first = NEVER;
  for (const message of messages.values()) if (message.plannedAt < first) first = message.plannedAt;
  return first;
});

/** When the first message was planned that the ledger remembers; NEVER on the first day. */
export function atWorkSince({ messages }: Pick<Recorded, 'messages'>): string {
  return firstPlannedAt(messages);
}

/** Of what a message was ever planned: `ealing/M-2K9FQ4`. */
const plannedAbout = memoBy(
  (messages: Messages): ReadonlySet<string> =>
    new Set([...messages.keys()].map((key) => `${key.split('/')[0] ?? ''}/${key.split('/')[2] ?? ''}`)),
);

/**
 * Whether it was on while the program was in use, or a message about it was ever planned: what was taken over from before was told in another way.
 */
export function workedOn({ messages }: Pick<Recorded, 'messages'>, marac: MaracFacts, meeting: Meeting): boolean {
  const first = atWorkSince({ messages });
  return (first !== NEVER && meeting.on >= first.slice(0, 10)) || wasPlanned({ messages }, marac, meeting);
}

/**
 * Closed by a person and never worked on here: a meeting taken over with a list drafts nothing. If it is closed later, its papers continue as before;
 * so does what never became a message because everything was kept back.
 */
export function isTakenOver(
  { recorded, latePapers = [] }: Pick<Facts, 'recorded' | 'latePapers'>,
  marac: MaracFacts,
  meeting: Meeting,
): boolean {
  const isLate = latePapers.some((paper) => paper.marac === marac.name && paper.about === meeting.id);
  return meeting.state === 'closed' && !isLate && !wasPlanned(recorded, marac, meeting);
}

/** Whether a message about it was ever planned. */
function wasPlanned({ messages }: Pick<Recorded, 'messages'>, marac: MaracFacts, meeting: Meeting): boolean {
  return plannedAbout(messages).has(`${marac.name}/${meeting.id}`);
}
