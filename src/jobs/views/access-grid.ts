// The who-sees-what grid of a plan: recipients across, field classes down, the number of cases in each cell.
import type { Facts } from '../../domain/plan/facts.ts';
import { FIELD_CLASSES } from '../../domain/access/field-class.ts';
import type { Disclosed, Key, MessageEffect } from '../../domain/plan/effects.ts';

export interface GridColumn {
  readonly to: string;
  readonly agency: string;
  /** Field class -> case refs. */
  readonly shows: ReadonlyMap<string, ReadonlySet<string>>;
}

export function gridColumns(
  messages: readonly MessageEffect[],
  discloses: ReadonlyMap<Key, readonly Disclosed[]>,
  facts: Facts,
): readonly GridColumn[] {
  const columns = new Map<string, Map<string, Set<string>>>();
  for (const message of messages) {
    const shows = columns.get(message.to) ?? new Map<string, Set<string>>();
    for (const disclosed of discloses.get(message.key) ?? [])
      for (const name of disclosed.classes) shows.set(name, (shows.get(name) ?? new Set()).add(disclosed.case));
    columns.set(message.to, shows);
  }
  return [...columns].map(([to, shows]) => ({
    to,
    agency: facts.agencies.find((one) => one.id === facts.contacts.find((each) => each.id === to)?.agency)?.name ?? '',
    shows,
  }));
}

/** The grid as lines of text, one block of recipients after the other. */
export function planGrid(
  messages: readonly MessageEffect[],
  discloses: ReadonlyMap<Key, readonly Disclosed[]>,
  facts: Facts,
): readonly string[] {
  const columns = gridColumns(messages, discloses, facts);
  const used = FIELD_CLASSES.filter((name) => columns.some((column) => column.shows.has(name)));
  const lines: string[] = [];
  for (let from = 0; from < columns.length; from += 6) {
    const block = columns.slice(from, from + 6);
    lines.push(
      '',
      ['shows'.padEnd(14), ...block.map((column) => column.to.padEnd(12))].join(''),
      [''.padEnd(14), ...block.map((column) => column.agency.slice(0, 11).padEnd(12))].join(''),
    );
    for (const name of used)
      lines.push(
        [name.padEnd(14), ...block.map((column) => String(column.shows.get(name)?.size ?? '-').padEnd(12))].join(''),
      );
  }
  return lines;
}
