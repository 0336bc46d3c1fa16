// Something that needs a person: what, about which row, since and until when. All kinds in one list, what hurts most first.
import type { LocalTime } from '../time/day.ts';
import { sorted } from '../text/sorted.ts';
import { compareText } from '../text/order.ts';
import { describeQuestion, type Question } from './today-question.ts';

export const TODAY_KINDS = [
  'gone',
  'alarm',
  'ring',
  'uncertain',
  'stopped',
  'referral',
  'match',
  'conflict',
  'release',
  'ready',
  'action',
  'meeting',
  'case',
  'problem',
] as const;
export type TodayKind = (typeof TODAY_KINDS)[number];

export interface TodayItem {
  /** Stable while the matter is the same: `kind/row/rule`. */
  readonly id: string;
  readonly kind: TodayKind;
  readonly marac: string;
  /** One or two sentences without a person's data: contacts, agencies and people of a case by row id. */
  readonly what: string;
  /** Parts of `what`, and what a person reads in their place: an address, a name. Never for a log or JSON. */
  readonly named?: readonly (readonly [said: string, shown: string])[];
  /** What follows that for people only: an address, what a mail server wrote. */
  readonly aside?: string;
  /** The whole text with their names, for a workbook and a person's own terminal; never for a log or JSON. */
  readonly shown?: string;
  /** Row id it is about, or ''. */
  readonly about: string;
  /** The same for people: whose row it is, with the id as the last word. Never for a log or JSON. */
  readonly aboutShown?: string;
  /** Tab where it is settled. */
  readonly tab: string;
  readonly since?: LocalTime;
  readonly due?: LocalTime;
  /** Stands in the restricted workbook only. */
  readonly restricted: boolean;
  /** What a person may answer beside the line. Such a line ends by an answer, or when its cause is gone; never by *Done*. */
  readonly question?: Question;
  /** Where one line asks about several things: the item ids of the same question about each. What is answered is remembered for each of them. */
  readonly parts?: readonly string[];
}

/** The whole text of a line as people read it: what is needed, and what may be answered. */
export function describeItem(item: Pick<TodayItem, 'what' | 'aside' | 'question' | 'shown'>): string {
  const { what, aside = '', question, shown } = item;
  const asked = question === undefined ? '' : describeQuestion(question);
  return shown ?? [what, aside, asked].filter((part) => part !== '').join(' ');
}

/** What hurts most first: by kind, then what is due first, then by id. */
export function sortToday(items: readonly TodayItem[]): readonly TodayItem[] {
  const rank = (item: TodayItem): number => TODAY_KINDS.indexOf(item.kind);
  return sorted(
    items,
    (a, b) =>
      rank(a) - rank(b) ||
      compareText(a.due ?? '9999', b.due ?? '9999') ||
      compareText(a.since ?? '9999', b.since ?? '9999') ||
      compareText(a.id, b.id),
  );
}
