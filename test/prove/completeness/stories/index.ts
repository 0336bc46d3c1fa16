// The stories a month may be made of.
import type { Month } from '../month.ts';
import { agreed } from './agreed.ts';
import * as cases from './cases.ts';
import * as further from './further.ts';
import * as meeting from './meeting.ts';
import * as partnership from './partnership.ts';
import * as people from './people.ts';
import * as reports from './reports.ts';

export type Story = (month: Month) => void;

/** By name, whatever loads the module: a seed picks from the same list in a test as in the command. */
const inOrder = <T extends object>(stories: T): T =>
  Object.fromEntries(Object.entries(stories).toSorted(([a], [b]) => (a < b ? -1 : 1))) as T;

export const STORIES = {
  agreed,
  ...inOrder(cases),
  ...inOrder(meeting),
  ...inOrder(people),
  ...inOrder(further),
  ...inOrder(partnership),
  ...inOrder(reports),
} satisfies Readonly<Record<string, Story>>;
export type StoryName = keyof typeof STORIES;

/** Those that a month has beside the others. */
export const FURTHER = Object.keys(inOrder(further)) as readonly StoryName[];

/** Those of the partnership around the meeting, which a month has beside all others. */
export const PARTNERSHIP = Object.keys(inOrder(partnership)) as readonly StoryName[];

/** Those of the reports of figures, the same. */
export const REPORTS = Object.keys(inOrder(reports)) as readonly StoryName[];
