// What was typed on Settings, read: which setting a name means, and what a value says, exactly or not at all.
import { compactWord, findChoice, type Labels, type Spellings } from '../cells/choices.ts';
import { findClockTime } from '../time/day.ts';
import { countSlips } from '../repeats/compare/edit-distance.ts';
import { SETTING_NAMES, SETTINGS, type SettingName } from './settings.ts';
import type { Setting } from './setting-shape.ts';

const YES_NO: Labels = { yes: 'yes', no: 'no' };
const YES_NO_WORDS: Spellings = { yes: ['y', 'true', '1', 'on'], no: ['n', 'false', '0', 'off'] };

export function splitList(text: string): readonly string[] {
  return text
    .split(/[;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** What was typed as the setting's value, spelt as the rules ask for it; undefined when it cannot be read. */
export function readSetting(name: SettingName, written: string): string | undefined {
  const setting = SETTINGS[name];
  const text = written.trim();
  switch (setting.kind) {
    case 'choice':
      return findChoice(setting.choices ?? {}, text, setting.spellings);
    case 'yesNo':
      return findChoice(YES_NO, text, YES_NO_WORDS);
    case 'whole':
      return /^\d{1,7}$/.test(text) && Number(text) <= (setting.most ?? 999_999) ? String(Number(text)) : undefined;
    case 'clock':
      return findClockTime(text.replace('.', ':').padStart(5, '0'));
    case 'list':
      return readParts(setting, text);
    case 'text':
      return text === '' || setting.looks === undefined || setting.looks.test(text) ? text : undefined;
  }
}

function readParts({ choices, spellings, looks }: Setting, text: string): string | undefined {
  const parts = splitList(text).map((part) => {
    if (choices !== undefined) return findChoice(choices, part, spellings);
    return looks === undefined || looks.test(part) ? part : undefined;
  });
  return parts.includes(undefined) ? undefined : parts.join('; ');
}

export interface NamedSetting {
  readonly name: SettingName;
  /** False where it is most likely a slip of that name. */
  readonly exact: boolean;
}

/** Each name of each setting as it is compared, with the setting: in their order. */
const NAMES: readonly (readonly [string, SettingName])[] = SETTING_NAMES.flatMap((name) =>
  [name, ...(SETTINGS[name].otherNames ?? [])].map((one) => [compactWord(one), name] as const),
);

/** Which setting people mean by a name: as it is called, otherwise spelt, or with a slip or two. */
export function findSetting(typed: string): NamedSetting | undefined {
  const word = compactWord(typed);
  const exact = NAMES.find(([one]) => one === word);
  if (exact !== undefined) return { name: exact[1], exact: true };
  const near = NAMES.find(([one]) => countSlips(word, one) <= (one.length < 6 ? 1 : 2));
  if (near !== undefined) return { name: near[1], exact: false };
  // "Stop sending", "Sending (all)": whatever was meant, it may be the stop.
  return word.includes('sending') ? { name: 'sending', exact: false } : undefined;
}

/** Settings of earlier versions that are none any more: a row that still names one stops nothing, and Checks says why it does nothing. */
const RETIRED: Readonly<Record<string, string>> = {
  canarycases:
    'This is no setting any more, and it changes nothing: a made-up case is a case like any other now. Take it off its list and close it. The row may be deleted.',
  waitingweights:
    'This is no setting any more, and it changes nothing: the waiting of every agency counts the same in the order of the agenda. Hours at which somebody can come stand on Who is needed and Attendance; a fixed place on At Risk List. The row may be deleted.',
  heardtogether:
    'This is no setting any more, and it changes nothing: the order of the agenda leaves no block of an agency together by itself. To hear cases one after another, fix their places on At Risk List. The row may be deleted.',
  escalationmonths:
    'This is no setting any more, and it changes nothing: every form asks for the events of 12 months, so no other months can be counted. How many events are enough is escalationEvents. The row may be deleted.',
};

/** What is said of a row that names a setting of an earlier version; undefined for any other name. */
export function describeRetired(typed: string): string | undefined {
  const word = compactWord(typed);
  return Object.prototype.hasOwnProperty.call(RETIRED, word) ? RETIRED[word] : undefined;
}

/** Why a value cannot stand for that setting, and how it is written. */
export function findSettingFault(typed: string, value: string): string | undefined {
  const found = findSetting(typed);
  if (found === undefined) return 'There is no setting of that name. `marac columns settings` lists them.';
  if (!found.exact) return `There is no setting of that name. If ${found.name} is meant, write it so.`;
  return readSetting(found.name, value) === undefined
    ? `It is not written as this setting needs it. ${SETTINGS[found.name].help}`
    : undefined;
}
