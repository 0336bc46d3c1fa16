// Mail does not leave because of the sender or the server: one line for each road, whatever waits for it.
import { formatTime } from '../../time/day.ts';
import type { Facts } from '../../plan/facts.ts';
import type { Stoppage } from '../../outbox/replies/stoppage.ts';
import type { TodayItem } from '../today-item.ts';

/** What the server answered, and what a person does about it. */
export interface MailStop {
  readonly stoppage: Stoppage;
  readonly reply: string;
  /** Whose fault that is, in words; empty where nobody knows. */
  readonly means: string;
  readonly todo: string;
}

const WHAT = {
  'mail-refused': 'The mail server does not take mail from this sender, so nothing goes',
  'mail-tls': 'The mail server did not prove who it is, so nothing goes',
  'mail-unreachable': 'The mail server cannot be reached, or does not go on, so nothing goes',
} as const;

const DRAFTS = {
  'mail-refused': 'The mailbox that drafts are put into does not take them',
  'mail-tls': 'The server of the mailbox that drafts are put into did not prove who it is',
  'mail-unreachable': 'The mailbox that drafts are put into cannot be reached, or does not go on',
} as const;

export function mailStopItems(facts: Facts, stops: readonly MailStop[]): readonly TodayItem[] {
  const first = facts.maracs[0];
  if (first === undefined) return [];
  return stops.map(({ stoppage, reply, means, todo }) => {
    const { road, code, evidence, since } = stoppage;
    const isDrafts = road === 'draft';
    const answered = reply === '' ? `It was asked (${evidence}).` : `It answered “${reply}” (${evidence}).`;
    // Of a mailbox the sentence is our own, and says what to do.
    const said = [
      `${isDrafts ? DRAFTS[code] : WHAT[code]} (since ${formatTime(since)}).`,
      ...(isDrafts && reply !== '' ? [reply] : [answered, means, todo]),
    ];
    return {
      id: `${code}/${isDrafts ? 'draft/' : ''}${evidence.replace(/[^\w.]+/g, '-')}`,
      kind: 'alarm',
      marac: first.name,
      what: `${said.filter((one) => one !== '').join(' ')} Tell by telephone what cannot wait.`,
      todo: 'mend',
      otherwise:
        'what is due waits and is tried again after 1, 5 and 15 minutes, then every hour (`marac run send` tries at once). Each message ends as not sent when its hour has passed.',
      about: '',
      tab: 'Outbox',
      restricted: false,
    };
  });
}
