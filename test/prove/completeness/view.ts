// A moment as the oracle looks at it: the cells, what was typed before, what left, what waits, and Today as those who decide can read it.
import type { LocalTime } from '../../../src/domain/day.ts';
import type { OutboxMessage } from '../../../src/domain/outbox/message.ts';
import type { Oracle } from '../entitlement/oracle.ts';
import type { Month } from './month.ts';
import type { Got, Line } from './office.ts';
import { Seen } from './seen.ts';
import type { Said } from './typist.ts';

export interface View {
  readonly month: Month;
  readonly now: LocalTime;
  readonly today: string;
  readonly seen: Seen;
  readonly oracle: Oracle;
  readonly said: readonly Said[];
  readonly got: readonly Got[];
  readonly lines: readonly Line[];
  readonly messages: readonly OutboxMessage[];
  contentOf(key: string): Promise<string>;
}

export async function viewOf(month: Month): Promise<View> {
  const { office, typist } = month;
  const now = office.now();
  const seen = new Seen(office.book);
  return {
    month,
    now,
    today: now.slice(0, 10),
    seen,
    oracle: seen.oracle(now),
    said: typist.said,
    got: office.got,
    lines: office.today(),
    messages: await office.desk.ledger.messages({ states: ['draft', 'offered', 'approved', 'sending', 'uncertain', 'refused'] as never }),
    contentOf: (key) => office.contentOf(key),
  };
}
