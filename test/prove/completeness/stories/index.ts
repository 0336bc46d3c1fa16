// The stories a month may be made of.
import type { Month } from '../month.ts';
import { agreed } from './agreed.ts';
import * as cases from './cases.ts';
import * as further from './further.ts';
import * as meeting from './meeting.ts';
import * as people from './people.ts';

export type Story = (month: Month) => void;

export const STORIES = { agreed, ...cases, ...meeting, ...people, ...further } satisfies Readonly<
  Record<string, Story>
>;
export type StoryName = keyof typeof STORIES;

/** Those that a month has beside the others. */
export const FURTHER = Object.keys(further) as readonly StoryName[];
