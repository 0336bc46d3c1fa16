// One row of the table: what is wrong with the mail, what was done, and what does not hold.
import type { RealDesk } from './desk.ts';
import type { RealWorld } from './world.ts';

export interface RealCase {
  /** The finding it answers, and a short name. */
  readonly id: string;
  readonly what: string;
  run(world: RealWorld, row: Row): Promise<void>;
}

export interface Row {
  /** Adds a fault unless it holds. */
  holds(fits: boolean, what: string): void;
  /** Something to say beside the row. */
  note(what: string): void;
  /** Compares the ledger of that desk with the mailboxes, and adds it to the sum. */
  judge(desk: RealDesk, now: string): Promise<void>;
}
