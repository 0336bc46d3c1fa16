// Whoever sits at a terminal reads both workbooks, as with `marac today`: rows stand there by the words by which people know them.
import { nameRows } from '../domain/names/names-in-text.ts';
import type { Facts } from '../domain/plan/facts.ts';
import type { OutboxMessage } from '../domain/outbox/outbox-message.ts';
import { describeMessage } from '../domain/today/withheld/describe-withheld.ts';
import type { Printer } from './print.ts';

export function nameRowsFor(print: Printer, facts: Facts): void {
  print.nameWith((text) => nameRows(facts, 'restricted', text));
}

/** A message by what it is, with its key; elsewhere than at a terminal by its key alone. */
export function callMessage(print: Printer, facts: Facts | undefined, message: OutboxMessage): string {
  const marac = facts?.maracs.find((each) => each.name === message.marac) ?? facts?.maracs[0];
  if (!print.toPerson || marac === undefined) return message.key;
  return `${describeMessage(marac, message)} (${message.key})`;
}
