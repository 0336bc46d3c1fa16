// What happened in the demo's month, in order: who did what, and why, with what there is to see of it.
import type { Day, LocalTime } from '../src/domain/time/day.ts';
import type { RawTable } from '../src/workbook/workbook-port.ts';

/** The program itself, as it signs the story. */
export const PROGRAM = 'Marac Desk';

export interface Link {
  readonly label: string;
  readonly href: string;
}

export interface Entry {
  readonly at: LocalTime;
  /** The person whom the demo plays, or the program. */
  readonly who: string;
  readonly text: string;
  readonly why?: string;
  readonly links: readonly Link[];
  /** Name of the hard case that begins to show here. */
  readonly hard?: string;
}

/** A row of the tab Today. */
export interface Waiting {
  /** Ring, decide, release, mend, know. */
  readonly todo: string;
  readonly what: string;
  readonly otherwise: string;
  readonly about: string;
  readonly where: string;
  readonly due: string;
}

export interface Morning {
  readonly at: LocalTime;
  readonly items: readonly Waiting[];
  /** The tab itself. */
  readonly tab: RawTable | undefined;
}

export interface SeenProblem {
  readonly first: LocalTime;
  last: LocalTime;
  readonly place: string;
  readonly sentence: string;
  readonly stops: string;
}

export interface Story {
  readonly entries: Entry[];
  readonly mornings: Morning[];
  readonly problems: Map<string, SeenProblem>;
}

export function openStory(): Story {
  return { entries: [], mornings: [], problems: new Map() };
}

export function daysOf(story: Story): readonly Day[] {
  return [...new Set(story.entries.map((entry) => entry.at.slice(0, 10) as Day))];
}
