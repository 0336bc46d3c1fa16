// What a paper and a message are in the catalogue, and the readers that many of them have in common.
import type { Audience } from '../access/field-class.ts';
import { group, type Fields, type GroupShape } from './model-shape.ts';

export interface Paper {
  /** The heading, the file's title; no case data. */
  readonly title: string;
  /** What its file is called, where the title says to a stranger what the meeting is. */
  readonly outside?: string;
  /** A template that can print a class that one of these may not see is refused at start-up. */
  readonly audiences: readonly Audience[];
  readonly shape: GroupShape;
}
export interface Mail {
  /** Constant; the opaque reference is added when it is composed. It never names a person, a case, or what it is about to a stranger. */
  readonly subject: string;
  readonly audiences: readonly Audience[];
  readonly shape: GroupShape;
}

export const ROOM: readonly Audience[] = ['agency', 'idva', 'police', 'chair', 'coordinator'];
export const SEARCH: readonly Audience[] = ['searcher', ...ROOM];
export const TEAM: readonly Audience[] = ['coordinator', 'chair'];
export const ANYONE: readonly Audience[] = [...SEARCH, 'referrer', 'manager', 'other-marac'];

export function paper<F extends Fields>(title: string, audiences: readonly Audience[], fields: F) {
  return { title, audiences, shape: group(fields) };
}
