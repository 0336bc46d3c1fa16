// The area's rules: every threshold and deadline as a dated setting with its default, read from the Settings tab for the day asked about. Where it is
// not certain what was typed, the careful value of the setting holds.
import type { Day } from '../time/day.ts';
import { sortBy } from '../text/order.ts';
import { findSetting, readSetting, splitList } from './read-setting.ts';
import { SETTING_NAMES, SETTINGS, type Cadence, type SettingName } from './settings.ts';
import type { Careful } from './setting-shape.ts';

/** A row of Settings as far as it can be read. A row without a value, and without anything in its place, says nothing. */
export interface WrittenSetting {
  readonly id: string;
  /** As a person finds it: Settings, row 14. */
  readonly place?: string;
  /** As it was typed; undefined where it cannot be read. */
  readonly setting?: string;
  readonly value?: string;
  readonly fromDate?: Day;
  /** Who decided it, and when. */
  readonly why?: string;
  /** What stands there and cannot be read. */
  readonly unread?: readonly ('value' | 'fromDate')[];
}

/** Why it is not certain what a setting is. */
export type DoubtKind = 'value' | 'day' | 'name' | 'twice';

/** A setting of which it is not certain what was typed. */
export interface Doubt {
  readonly name: SettingName;
  readonly why: DoubtKind;
  readonly rows: readonly WrittenSetting[];
  /** What holds meanwhile. */
  readonly holds: string;
  /** A row that can be read says just that. */
  readonly said: boolean;
}

/** The rules of one MARAC: a setting for a day, with the sentence of where it comes from. */
export interface Rules {
  text(name: SettingName, on: Day): string;
  whole(name: SettingName, on: Day): number;
  yesNo(name: SettingName, on: Day): boolean;
  list(name: SettingName, on: Day): readonly string[];
  /** The day from which the value holds, or undefined for the default. */
  since(name: SettingName, on: Day): Day | undefined;
  /** The row that says it, or undefined for the default. */
  row(name: SettingName, on: Day): WrittenSetting | undefined;
  /** Why it is not certain what the setting is on that day; undefined when it is. */
  doubt(name: SettingName, on: Day): Doubt | undefined;
}

interface Found {
  readonly value: string;
  readonly since?: Day;
  readonly row?: WrittenSetting;
  readonly doubt?: Doubt;
}

/** Rules from the rows of Settings. With `tab` unread nothing on it is certain, and each setting that protects somebody is careful. */
export function openRules(rows: readonly WrittenSetting[], tab: 'read' | 'unread' = 'read'): Rules {
  const found = new Map<string, Found>();
  const of = (name: SettingName, on: Day): Found => {
    const known = found.get(`${name} ${on}`) ?? findValue(name, on, rows, tab);
    found.set(`${name} ${on}`, known);
    return known;
  };
  const text = (name: SettingName, on: Day): string => of(name, on).value;
  return {
    text,
    whole: (name, on) => Number(text(name, on)),
    yesNo: (name, on) => text(name, on) === 'yes',
    list: (name, on) => splitList(text(name, on)),
    since: (name, on) => of(name, on).since,
    row: (name, on) => of(name, on).row,
    doubt: (name, on) => of(name, on).doubt,
  };
}

/** Every setting that is in doubt on that day. */
export function gatherDoubts(rules: Rules, on: Day): readonly Doubt[] {
  return SETTING_NAMES.flatMap((name) => rules.doubt(name, on) ?? []);
}

interface Said {
  readonly row: WrittenSetting;
  /** As the rules ask for it; undefined where it cannot be read. */
  readonly value: string | undefined;
  readonly why: DoubtKind;
}

const UNREAD: Said = { row: { id: 'settings' }, value: undefined, why: 'value' };

function findValue(name: SettingName, on: Day, rows: readonly WrittenSetting[], tab: 'read' | 'unread'): Found {
  const { certain, unsure } = sort(name, on, rows);
  const since = last(certain)?.row.fromDate;
  const inForce = certain.filter((one) => (one.row.fromDate ?? '') === (since ?? ''));
  // Before the day of what is in force an older row says nothing, whatever it was meant to say.
  const doubtful = unsure.filter(({ row, why }) => why === 'day' || (row.fromDate ?? '') >= (since ?? ''));
  const maybe = tab === 'unread' ? [UNREAD] : doubtful;
  const { careful } = SETTINGS[name];
  const usual = usualOf(name, on, rows, tab);
  const base = inForce.length === 0 ? [usual] : inForce.map((one) => one.value);
  const possible = [...new Set([...base, ...maybe.map((one) => one.value)])];
  const [only] = possible;
  const row = last(inForce)?.row;
  const dated = { ...(since === undefined ? {} : { since }), ...(row === undefined ? {} : { row }) };
  if (possible.length === 1 && only !== undefined) return { value: only, ...dated };
  const before = last(certain.filter((one) => one.value !== undefined))?.value ?? usual;
  const holds = beCareful(careful, possible, usual, before);
  const why = maybe[0]?.why ?? (inForce.some((one) => one.value === undefined) ? 'value' : 'twice');
  const open = inForce.filter((one) => one.value === undefined || base.length > 1);
  const said = inForce.some((one) => one.value === holds);
  const doubt = { name, why, rows: [...open, ...maybe].map((one) => one.row), holds, said };
  return { value: holds, ...dated, doubt };
}

/** What holds without a row: by how often the MARAC meets, where it depends on that. */
function usualOf(name: SettingName, on: Day, rows: readonly WrittenSetting[], tab: 'read' | 'unread'): string {
  const { value, byCadence } = SETTINGS[name];
  return byCadence?.[findValue('cadence', on, rows, tab).value as Cadence] ?? value;
}

function last<T>(items: readonly T[]): T | undefined {
  return items[items.length - 1];
}

/** Rows that are certainly about the setting and begin by that day, oldest first; and rows that may be. */
function sort(
  name: SettingName,
  on: Day,
  rows: readonly WrittenSetting[],
): { readonly certain: readonly Said[]; readonly unsure: readonly Said[] } {
  const certain: Said[] = [];
  const unsure: Said[] = [];
  for (const row of rows) {
    const isEmpty = row.value === undefined && row.unread?.includes('value') !== true;
    if (isEmpty || (row.fromDate !== undefined && row.fromDate > on)) continue;
    const named = row.setting === undefined ? undefined : findSetting(row.setting);
    if (row.setting !== undefined && named?.name !== name) continue;
    const value = row.value === undefined ? undefined : readSetting(name, row.value);
    // A row without a name is about every setting that its value can be one of.
    if (named === undefined) {
      if (row.value === undefined || value !== undefined) unsure.push({ row, value, why: 'name' });
    } else if (row.unread?.includes('fromDate') === true) unsure.push({ row, value, why: 'day' });
    else if (named.exact) certain.push({ row, value, why: 'value' });
    else unsure.push({ row, value, why: 'name' });
  }
  return { certain: sortBy(certain, ({ row }) => row.fromDate ?? ''), unsure };
}

function beCareful(careful: Careful, possible: readonly (string | undefined)[], usual: string, before: string): string {
  if ('is' in careful) return careful.is;
  if ('none' in careful) return before;
  const { side, beyond } = careful;
  const anything = possible.includes(undefined) && beyond !== undefined ? [beyond] : [];
  const numbers = [usual, before, ...possible]
    .flatMap((part) => (part === undefined ? [] : [Number(part)]))
    .concat(anything);
  return String(side === 'most' ? Math.max(...numbers) : Math.min(...numbers));
}
