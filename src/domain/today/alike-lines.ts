// Lines with the same cause and the same answer become one line that lists each thing. Each thing keeps the id of the line about it alone: what is
// answered to the one line is an answer to each, and what was answered before there was one line still counts.
import type { IdPool } from '../plan/id-pool.ts';
import { compareText, groupBy } from '../text/order.ts';
import { sorted } from '../text/sorted.ts';
import { saysHash } from './done-lines.ts';
import { rowIdOf } from './line-id.ts';
import { listThings, onLines } from './list-things.ts';
import { sortToday, type Alike, type ListedThing, type TodayItem } from './today-item.ts';

type Named = TodayItem & { readonly alike: Alike };

/** `poolOf` by the name of a MARAC. Lines of different workbooks are never one. */
export function mergeAlike(
  items: readonly TodayItem[],
  poolOf: (marac: string) => IdPool | undefined,
): readonly TodayItem[] {
  const named = items.filter((item): item is Named => item.alike !== undefined);
  const rest = items.filter((item) => item.alike === undefined);
  const groups = groupBy(named, (one) => JSON.stringify([one.marac, one.restricted, one.kind, one.alike.as]));
  const merged = [...groups.values()].map((group) => {
    const pool = poolOf(group[0]?.marac ?? '');
    return group.length < 2 || pool === undefined ? group : [merge(pool, group)];
  });
  return [...rest, ...merged.flat()];
}

function merge(pool: IdPool, group: readonly Named[]): TodayItem {
  const inOrder = sortToday(group);
  const [first] = inOrder as readonly [Named];
  const {
    alike,
    about: _about,
    aboutShown: _rows,
    aside: _aside,
    named: _named,
    shown: _shown,
    parts: _parts,
    messages: _messages,
    ...rest
  } = first;
  const things = inOrder.map(thingOf);
  const ids = sorted(
    inOrder.map((one) => one.id),
    compareText,
  );
  const named = inOrder.flatMap((one) => one.named ?? []);
  const messages = inOrder.flatMap((one) => one.messages ?? []);
  const since = earliest(inOrder.map((one) => one.since));
  return {
    ...rest,
    id: `${first.kind}/alike/${pool.take('H', `alike/${alike.as}/${ids.join(' ')}`)}`,
    what: onLines(alike.tell(listOf(inOrder), things.length)),
    about: '',
    ...(named.length === 0 ? {} : { named }),
    ...(messages.length === 0 ? {} : { messages }),
    ...(since === undefined ? {} : { since }),
    parts: things.flatMap((thing) => thing.ids),
    things,
  };
}

/** Each on a line of its own: "Test Housing: A-9XK4TP", with those under the same heading together. */
function listOf(inOrder: readonly Named[]): string {
  const groups = groupBy(inOrder, ({ alike: { under = '' } }) => under);
  return listThings(
    [...groups].flatMap(([under, of]) =>
      of.map(({ alike }) => (under === '' ? alike.thing : `${under}: ${alike.thing}`)),
    ),
  );
}

const thingOf = (item: Named): ListedThing => ({
  thing: item.alike.thing,
  about: item.about,
  ids: [item.id, ...(item.parts ?? [])],
  alone: item.shown ?? item.what,
});

function earliest<T extends string>(times: readonly (T | undefined)[]): T | undefined {
  return sorted(
    times.filter((time) => time !== undefined),
    compareText,
  )[0];
}

/** Row ids of each thing that a line lists, or of the one it is about. */
export function rowsOf({ about, things = [] }: Pick<TodayItem, 'about' | 'things'>): readonly string[] {
  const rows = things.length === 0 ? [about] : things.map((thing) => thing.about);
  return [...new Set(rows)].filter((id) => id !== '');
}

/** What is kept of a line that lists several things, so that an answer typed beside it later is one about each. */
export interface StandingLine {
  /** Row id of the line on Today. */
  readonly row: string;
  readonly things: readonly {
    readonly thing: string;
    readonly about: string;
    readonly rows: readonly string[];
    /** Hash of what a line about it alone would say. */
    readonly says: string;
  }[];
  readonly yes?: 'plain' | 'why';
  readonly no?: 'plain' | 'why';
}

/** Row ids, our own words and hashes. */
export function standingLine(pool: IdPool, item: TodayItem): StandingLine | undefined {
  const { things = [], question } = item;
  if (things.length === 0) return undefined;
  return {
    row: rowIdOf(pool, item),
    things: things.map(({ thing, about, ids, alone }) => ({
      thing,
      about,
      rows: ids.map((id) => rowIdOf(pool, { id })),
      says: saysHash(pool, alone),
    })),
    ...(question?.yes === undefined ? {} : { yes: question.yes.why === undefined ? 'plain' : 'why' }),
    ...(question?.no === undefined ? {} : { no: question.no.why === undefined ? 'plain' : 'why' }),
  };
}

const TOKEN = /[A-Z]{1,3}-[0-9A-Z]{4,10}/g;

/** What was typed in "Only" beside a line: the things it is about, or undefined where it names none, or what the line does not list. */
export function chosenThings<T extends { readonly thing: string; readonly about: string }>(
  things: readonly T[],
  typed: string | undefined,
): readonly T[] | undefined {
  if (typed === undefined || typed.trim() === '') return things;
  const refs = typed.toUpperCase().match(TOKEN) ?? [];
  const names = (one: T, ref: string): boolean => one.about === ref || one.thing.split(/[^0-9A-Z-]+/).includes(ref);
  if (refs.length === 0 || refs.some((ref) => !things.some((one) => names(one, ref)))) return undefined;
  return things.filter((one) => refs.some((ref) => names(one, ref)));
}
