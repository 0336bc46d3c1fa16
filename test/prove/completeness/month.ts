// A month as its stories and the oracle see it: who works there, what is typed, and what second referrals brought.
import type { SendingClaim } from '../../../src/ledger/ledger-port.ts';
import type { Attempt } from '../../../src/mail/mail-port.ts';
import type { TableName } from '../../../src/workbook/tables/table.ts';
import type { Chance } from '../entitlement/ground.ts';
import type { Office } from './office.ts';
import type { Routine } from './routine.ts';
import type { Town } from './town.ts';
import type { Typist } from './typist.ts';

export interface Brought {
  readonly referral: string;
  readonly caseRef: string;
  /** The number that it calls safe. */
  readonly number: string;
  /** Another that a person had confirmed before. */
  readonly confirmed?: string;
}

export interface News {
  /** The referral that brought it. */
  readonly referral: string;
  /** The victim's surname in the case it belongs to. */
  readonly surname: string;
  /** A word that stands in the new cell, and what it is. */
  readonly word: string;
  readonly sort: string;
}

export type Act = () => void | Promise<void>;

export interface Month {
  readonly seed: number;
  readonly chance: Chance;
  readonly office: Office;
  readonly typist: Typist;
  readonly town: Town;
  readonly routine: Routine;
  readonly rendered: boolean;
  /** Whether the row was made since the moment before. */
  readonly isNew: (table: TableName, id: string) => boolean;
  /** Which case a referral is of, once it was seen: rows go. */
  readonly caseOf: Map<string, string>;
  /** What second referrals brought, for the oracle. */
  readonly news: News[];
  /** Ways that second referrals called safe, for the oracle. */
  readonly ways: Brought[];
  /** What the mail server says instead of taking a message. */
  refuses: ((claim: SendingClaim) => Attempt | undefined) | undefined;
  /** "You may not send as this address", after the whole body, as Microsoft 365 says it. */
  readonly sendAsDenied: (claim: SendingClaim) => Attempt;
  /** Does this at that day before its run: in the morning, or in the afternoon. */
  readonly on: (day: string, act: Act, half?: 'morning' | 'afternoon') => void;
  /** Does this between the run of that day's morning and what is sent after it. */
  readonly beforeSending: (day: string, act: Act) => void;
}
