// The stories a month may be made of.
import type { Month } from '../month.ts';
import { agreed } from './agreed.ts';

export type Story = (month: Month) => void;

export const STORIES = { agreed } satisfies Readonly<Record<string, Story>>;
export type StoryName = keyof typeof STORIES;
