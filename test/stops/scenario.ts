// One reason for which a paper does not leave: what is typed that stops it, and the answer that lets it go or ends it. All synthetic.
import type { TodayItem } from '../../src/domain/today/today-item.ts';
import type { TestDesk } from '../support/desk.ts';
import { answerToday } from '../support/today.ts';

export interface World {
  readonly desk: TestDesk;
  /** The case of the first referral. */
  readonly caseRef: string;
}

export interface Scenario {
  readonly rule: string;
  /** Contacts and rows it touches: two scenarios of one world touch different ones. */
  readonly touches: readonly string[];
  /** Before the first run: what the program sees first. */
  readonly before?: (desk: TestDesk) => void;
  readonly stop: (world: World) => void;
  readonly answer: (world: World, line: TodayItem | undefined) => void | Promise<void>;
  /** The part of the line's id by which it is found; else the rule. */
  readonly line?: string;
  /** About a restricted side whatever it tells of. */
  readonly apart?: true;
  /** Steps of its own up to the moment of the stop: then it is tried alone, and answered at that hour. */
  readonly alone?: { readonly until: (world: World) => Promise<void>; readonly answeredAt: string };
  /** Other stops stay when this one is answered. */
  readonly among?: true;
  /** Told as one matter for all that it stops, by a line that is no list of papers. */
  readonly elsewhere?: true;
}

/** As a person types Yes beside the line, with a name. */
export const yes: Scenario['answer'] = async ({ desk }, line) => {
  if (line !== undefined) await answerToday(desk, line, 'yes');
};

/** Verified anew on the day of the list. */
export const VERIFIED = { verifiedBy: 'Team', verifiedOn: '2027-03-04' };
