// A setting that is in doubt, in words: where it stands, what holds meanwhile, and what to type.
import type { Doubt } from './rules.ts';
import { splitList } from './read-setting.ts';
import { SETTINGS, type SettingName } from './settings.ts';

/** "0 minutes hold", "nothing holds": completes "until then". */
export function describeHeld({ name, holds }: Pick<Doubt, 'name' | 'holds'>): string {
  if (name === 'sending') return 'nothing with case content leaves';
  if ('none' in SETTINGS[name].careful) return `the value before holds (${holds === '' ? 'empty' : holds})`;
  return `the careful value holds (${holds === '' ? 'empty' : holds})`;
}

const WRONG: Readonly<Record<Doubt['why'], string>> = {
  value: 'what stands there cannot be read',
  day: 'its day cannot be read',
  name: 'its name is not written as it should be',
  twice: 'rows of the same day say different things',
};

/** Settings, row 14, "Value": where the doubt stands, and why. */
export function describeDoubt({ name, why, rows }: Doubt): string {
  const places = [...new Set(rows.flatMap((setting) => setting.place ?? []))];
  const where = places.length === 0 ? 'The tab Settings' : places.join('; ');
  return `${where}, setting “${name}”: ${places.length === 0 ? 'it cannot be read' : WRONG[why]}`;
}

const COLUMN: Readonly<Record<Doubt['why'], string>> = {
  value: '“Value”',
  day: '“From”',
  name: '“Setting”',
  twice: '“Value”',
};

/** In which column, and what is to be typed there. */
export function describeWayOut({ name, why }: Doubt): string {
  if (why === 'name') return `Type ${name} in ${COLUMN[why]} if it is meant, or clear the row.`;
  if (why === 'day') return `Type its first day in ${COLUMN[why]}, or leave it blank for since always.`;
  if (why === 'twice') return 'Leave one of the rows and clear the other.';
  return `Type it in ${COLUMN[why]}. ${SETTINGS[name].help}`;
}

/** A value as people read it: the parts of a list by what they are called. */
export function describeValue(name: SettingName, value: string): string {
  const { kind, choices = {} } = SETTINGS[name];
  if (kind !== 'list') return value;
  return splitList(value)
    .map((part) => choices[part] ?? part)
    .join('; ');
}
