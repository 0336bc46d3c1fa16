// Something that needs a person: what, about which row, since and until when. All kinds in one list, the worst first.
import type { LocalTime } from '../time/day.ts';
import { sorted } from '../text/sorted.ts';
import { compareText } from '../text/order.ts';
import type { OutboxMessage } from '../outbox/outbox-message.ts';
import { describeChoices, type Question } from './today-question.ts';
import { KIND_ORDER, TODAY_GROUPS, TODAY_KINDS, type TodayGroup, type TodayKind } from './today-kinds.ts';

export type { TodayGroup, TodayKind };

/** Lines with the same cause and the same answer are one line, which lists what each is about. */
export interface Alike {
  /** The same for the same cause and answer. */
  readonly as: string;
  /** What this line is about, as the list says it; with a row id, by which a person can answer for it alone. */
  readonly thing: string;
  /** Under what it is listed: the agency to ring. */
  readonly under?: string;
  /** The sentences about several: given their list and their number. */
  readonly tell: (things: string, count: number) => string;
}

/** One of the things that a line lists, with the item ids under which it is answered. */
export interface ListedThing {
  readonly thing: string;
  /** The row it is about, or ''. */
  readonly about: string;
  /** The question or line about it alone, and the parts of that. */
  readonly ids: readonly string[];
  /** What a line about it alone would say: what is done is done while it says so. */
  readonly alone: string;
}

type Carried = Pick<OutboxMessage, 'key' | 'papers'>;

interface Line {
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
  /** The messages it is about: their rows of Outbox, and the papers that they carry. */
  readonly messages?: readonly Carried[];
  /** Stands in the restricted workbook only. */
  readonly restricted: boolean;
  /** Where one line asks about several things: the item ids of the same question about each. What is answered is remembered for each of them. */
  readonly parts?: readonly string[];
  /** What is to be done, if not what its kind says. */
  readonly todo?: TodayGroup;
  readonly alike?: Alike;
  /** What a line about several lists. */
  readonly things?: readonly ListedThing[];
}

/** A line ends when its cause is gone. One that asks ends by an answer too, and never by *Done*; any other by *Done*. */
interface Asks {
  /** What a person may answer beside the line. */
  readonly question: Question;
  readonly otherwise?: string;
}
interface Tells {
  readonly question?: undefined;
  /** What happens if nothing is done, and by when: completes "If nothing is done: ...", with its full stop. */
  readonly otherwise: string;
}
export type TodayItem = Line & (Asks | Tells);

/** What a line says beside where it stands. */
export type Words = Pick<Tells & Line, 'what' | 'otherwise'> & Partial<Pick<Line, 'todo' | 'alike' | 'due' | 'since'>>;

export const groupOf = ({ kind, todo }: Pick<TodayItem, 'kind' | 'todo'>): TodayGroup => todo ?? KIND_ORDER[kind].group;

/** What happens if nothing is done, as a sentence by itself. */
export function describeOtherwise({ question, otherwise }: Pick<TodayItem, 'question' | 'otherwise'>): string {
  const said = otherwise ?? question?.otherwise ?? '';
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}`;
}

/** What is needed and what may be answered, as people read it. */
export function describeMatter(item: Pick<TodayItem, 'what' | 'aside' | 'question' | 'shown'>): string {
  const { what, aside = '', question, shown } = item;
  const asked = question === undefined ? '' : describeChoices(question);
  return shown ?? joinParts([what, aside, asked]);
}

/** The whole text of a line: with what happens if nothing is done. */
export function describeItem(item: Pick<TodayItem, 'what' | 'aside' | 'question' | 'shown' | 'otherwise'>): string {
  const head = item.question === undefined ? 'If nothing is done:' : 'Without an answer:';
  return joinParts([describeMatter(item), `${head} ${item.otherwise ?? item.question?.otherwise ?? ''}`]);
}

/** What follows a list begins a line of its own. */
function joinParts(parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .reduce((text, part) => `${text}${text.includes('\n') ? '\n' : ' '}${part}`);
}

type Sorted = Pick<TodayItem, 'id' | 'kind' | 'todo'> & { readonly due?: string; readonly since?: string };

/**
 * Worst first: the groups by the worst line in each, then the lines of a group by their kind, by what is due first, by what has waited longest, and
 * by id.
 */
export function sortToday<T extends Sorted>(items: readonly T[]): readonly T[] {
  const rank = (item: T): number => TODAY_KINDS.indexOf(item.kind);
  const worst = new Map<TodayGroup, number>();
  for (const item of items) worst.set(groupOf(item), Math.min(rank(item), worst.get(groupOf(item)) ?? Infinity));
  const place = (item: T): number =>
    (worst.get(groupOf(item)) ?? 0) * TODAY_GROUPS.length + TODAY_GROUPS.indexOf(groupOf(item));
  return sorted(
    items,
    (a, b) =>
      place(a) - place(b) ||
      rank(a) - rank(b) ||
      compareText(a.due ?? '9999', b.due ?? '9999') ||
      compareText(a.since ?? '9999', b.since ?? '9999') ||
      compareText(a.id, b.id),
  );
}
