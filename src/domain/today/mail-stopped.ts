// The mail server takes nothing from this sender, or is not the one it should be: one line, whatever waits for it.
import type { OutboxMessage } from '../outbox/message.ts';
import type { Facts } from '../facts.ts';
import type { TodayItem } from './item.ts';

/** What the server answered the message that met it, and what a person does about it. */
export interface MailStop {
  readonly message: Pick<OutboxMessage, 'key' | 'stoppedBy' | 'evidence'>;
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

export function mailStopItems(facts: Facts, stop: MailStop | undefined): readonly TodayItem[] {
  const first = facts.maracs[0];
  const why = stop?.message.stoppedBy;
  if (first === undefined || stop === undefined || why === undefined) return [];
  const { evidence = 'no clear answer' } = stop.message;
  const answered = stop.reply === '' ? `It was asked (${evidence}).` : `It answered “${stop.reply}” (${evidence}).`;
  return [
    {
      id: `${why}/${evidence.replace(/[^\w.]+/g, '-')}`,
      kind: 'alarm',
      marac: first.name,
      what: `${[`${WHAT[why]}.`, answered, stop.means, stop.todo].filter((one) => one !== '').join(' ')} Nothing is lost: what is due waits, is tried again every five minutes, and goes by itself once the server takes it.`,
      about: '',
      tab: 'Outbox',
      restricted: false,
    },
  ];
}
