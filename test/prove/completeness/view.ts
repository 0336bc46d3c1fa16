// A moment as the oracle looks at it: the cells, what was typed before, what left, what waits, and Today as those who decide can read it.
import type { LocalTime } from '../../../src/domain/time/day.ts';
import type { OutboxMessage } from '../../../src/domain/outbox/outbox-message.ts';
import type { TableName } from '../../../src/workbook/tables/table.ts';
import type { Oracle } from '../entitlement/oracle.ts';
import type { Month } from './month.ts';
import type { Got, Line } from './office.ts';
import { Seen, type SeenRow } from './seen.ts';
import type { AnsweredLine, Said } from './typist.ts';

export interface Broken {
  readonly thing: string;
  readonly what: string;
}

export interface View {
  readonly month: Month;
  readonly now: LocalTime;
  readonly today: string;
  readonly seen: Seen;
  readonly oracle: Oracle;
  /** The one MARAC as the entitlement oracle knows it. */
  readonly marac: Oracle['world']['facts']['maracs'][number];
  readonly said: readonly Said[];
  readonly got: readonly Got[];
  readonly lines: readonly Line[];
  readonly messages: readonly OutboxMessage[];
  readonly answered: readonly AnsweredLine[];
  /** Tabs that have another name now: nobody can read them. */
  readonly renamed: ReadonlySet<TableName>;
  contentOf(key: string): Promise<string>;
  keptFromCoordinator(caseRef: string | undefined): boolean;
}

const WAITING = ['draft', 'offered', 'approved', 'sending', 'uncertain', 'refused'] as const;

export async function viewOf(month: Month): Promise<View> {
  const { office, typist } = month;
  const now = office.now();
  const seen = new Seen(office.book);
  const oracle = seen.oracle(now);
  const renames = typist.said.filter((one) => one.how === 'rename');
  const last = renames[renames.length - 1];
  const messages = await office.desk.ledger.messages();
  return {
    month,
    now,
    today: now.slice(0, 10),
    seen,
    oracle,
    marac: oracle.world.facts.maracs[0] as View['marac'],
    said: typist.said,
    got: office.got,
    lines: office.today(),
    messages: messages.filter((one) => WAITING.some((state) => state === one.state)),
    answered: typist.answered,
    renamed: new Set((last?.values['tables'] as readonly TableName[] | undefined) ?? []),
    contentOf: (key) => office.contentOf(key),
    keptFromCoordinator: (caseRef) =>
      caseRef !== undefined &&
      seen.rows('conflicts').some((one) => one['caseRef'] === caseRef && !isLifted(one) && isCoordinator(seen, one)),
  };
}

export function isLifted(row: SeenRow): boolean {
  return (
    row['liftedOn'] !== undefined && row['liftedSecondBy'] !== undefined && row['liftedSecondBy'] !== row['liftedBy']
  );
}

function isCoordinator(seen: Seen, row: SeenRow): boolean {
  const contact = seen.contact(row['contact']) ?? seen.contact(row['personName']);
  return contact?.['role'] === 'coordinator' || contact?.['role'] === 'deputyCoordinator';
}
