// Every setting: how it is spelt, and what holds while what was typed cannot be read.
import { describe, expect, it, test } from 'vitest';
import { findAmbiguous } from '../../../src/domain/cells/choices.ts';
import { findDay, type Day } from '../../../src/domain/time/day.ts';
import { openRules, type Rules, type WrittenSetting } from '../../../src/domain/settings/rules.ts';
import { findSetting, findSettingFault, readSetting } from '../../../src/domain/settings/read-setting.ts';
import { SETTING_NAMES, SETTINGS, type SettingName } from '../../../src/domain/settings/settings.ts';
import { TABLES } from '../../../src/workbook/tables/all-tables.ts';
import { columnsOf } from '../../../src/workbook/tables/table.ts';

const day = (text: string): Day => findDay(text)!;
const TODAY = day('2027-03-10');
const typed = (setting: string, value: string, more: Partial<WrittenSetting> = {}): WrittenSetting => ({
  id: `S-${setting}-${value}`,
  setting,
  value,
  ...more,
});
const rulesOf = (...rows: readonly WrittenSetting[]): Rules => openRules(rows);
const sending = (...rows: readonly WrittenSetting[]): string => {
  const rules = rulesOf(...rows);
  const doubt = rules.doubt('sending', TODAY);
  return doubt === undefined || doubt.said ? rules.text('sending', TODAY) : 'not certain';
};

describe('F1: sending is exactly on, exactly off, or not certain', () => {
  test.each(['on', 'On', 'ON', ' on ', 'yes', 'TRUE', '1', 'Go'])('%s lets it go', (value) => {
    expect(sending(typed('sending', value))).toBe('on');
  });
  test.each([
    'off',
    'Off',
    'OFF',
    'no',
    'No',
    'stop',
    'Stop',
    'stops',
    'STOPPED',
    'halt',
    'paused',
    'on hold',
    'on-hold',
  ])('%s stops it', (value) => {
    expect(sending(typed('sending', value))).toBe('off');
  });
  test.each(['offf', 'onn', 'o n l y', 'perhaps', 'on?', 'until Friday', 'нет', '-', 'off from Monday'])(
    '%s is not certain, and nothing with case content goes',
    (value) => {
      expect(sending(typed('sending', value))).toBe('not certain');
      expect(rulesOf(typed('sending', value)).text('sending', TODAY)).toBe('off');
    },
  );
  test.each([
    ['Sendng', 'off'],
    ['SENDIGN', 'off'],
    ['Stop sending', 'yes please'],
    ['sending (all)', 'off'],
  ])('a row called "%s" with "%s" may be the stop', (name, value) => {
    expect(sending(typed(name, value))).toBe('not certain');
  });
  it('a name is read as people spell it', () => {
    for (const name of ['Sending', 'SENDING', 'send', 'e-mail sending'])
      expect(sending(typed(name, 'off'))).toBe('off');
  });
  it('a row whose name cannot be read may be the stop if it could say so', () => {
    expect(sending({ id: 'S-1', value: 'off' })).toBe('not certain');
    expect(sending({ id: 'S-1', unread: ['value'] })).toBe('not certain');
    expect(sending({ id: 'S-1', value: '30' })).toBe('on');
    expect(sending({ id: 'S-1', value: 'on' })).toBe('on');
    expect(sending({ id: 'S-1' })).toBe('on');
  });
  it('a day that cannot be read may be today', () => {
    expect(sending(typed('sending', 'off', { unread: ['fromDate'] }))).toBe('not certain');
    expect(sending(typed('sending', 'on', { unread: ['fromDate'] }))).toBe('on');
    expect(sending(typed('sending', 'off'), typed('sending', 'on', { unread: ['fromDate'] }))).toBe('off');
  });
  it('of two rows of one day the one that stops counts; a later day is another rule', () => {
    expect(sending(typed('sending', 'on'), typed('sending', 'off'))).toBe('off');
    expect(sending(typed('sending', 'off'), typed('sending', 'on'))).toBe('off');
    expect(rulesOf(typed('sending', 'on'), typed('sending', 'off')).doubt('sending', TODAY)?.why).toBe('twice');
    expect(sending(typed('sending', 'off'), typed('sending', 'on', { fromDate: day('2027-03-10') }))).toBe('on');
    expect(sending(typed('sending', 'on'), typed('sending', 'off', { fromDate: day('2027-03-11') }))).toBe('on');
    expect(sending(typed('sending', 'perhaps'), typed('sending', 'on', { fromDate: day('2027-03-09') }))).toBe('on');
    expect(sending(typed('sending', 'on'), typed('sending', 'perhaps', { fromDate: day('2027-03-10') }))).toBe(
      'not certain',
    );
  });
  it('a tab that cannot be read says nothing', () => {
    expect(openRules([], 'unread').doubt('sending', TODAY)).toMatchObject({ holds: 'off', said: false });
  });
});

const careful = (name: SettingName): string =>
  rulesOf({ id: 'S-1', setting: name, unread: ['value'] }).text(name, TODAY);
const declared = SETTING_NAMES.map((name) => ({ name, setting: SETTINGS[name], careful: SETTINGS[name].careful }));
const undo = (...rows: readonly WrittenSetting[]): number => rulesOf(...rows).whole('undoMinutes', TODAY);
const line = (...rows: readonly WrittenSetting[]): number => rulesOf(...rows).whole('visibleHighMin', TODAY);
const free = (value: string): readonly string[] => rulesOf(typed('releaseOff', value)).list('releaseOff', TODAY);

describe('F1: the same for every setting', () => {
  test.each(declared.flatMap((one) => ('none' in one.careful ? [{ ...one, why: one.careful.none }] : [])))(
    '$name has no careful side, and says why; the value before holds',
    ({ name, setting, why }) => {
      expect(why).toMatch(/^[A-Z].{20,}\.$/);
      expect(careful(name)).toBe(setting.value);
    },
  );
  test.each(declared.flatMap((one) => ('is' in one.careful ? [{ ...one, is: one.careful.is }] : [])))(
    '$name is $is while it cannot be read',
    ({ name, is }) => {
      expect(readSetting(name, is)).toBe(is);
      expect(careful(name)).toBe(is);
    },
  );
  test.each(declared.flatMap((one) => ('side' in one.careful ? [{ ...one, side: one.careful.side }] : [])))(
    '$name is not less careful than its default while it cannot be read ($side)',
    ({ name, setting, side }) => {
      const sign = side === 'most' ? 1 : -1;
      expect(sign * Number(careful(name))).toBeGreaterThanOrEqual(sign * Number(setting.value));
    },
  );
  it('each declares one of the three', () => {
    expect(declared.filter(({ careful: one }) => Object.keys(one).length === 0)).toEqual([]);
  });

  test.each(declared)('$name: its default is a value of it, and the help names its choices', ({ name, setting }) => {
    expect(readSetting(name, setting.value)).toBe(setting.value);
    expect(findSetting(name)).toEqual({ name, exact: true });
    const choices = setting.kind === 'choice' ? Object.keys(setting.choices ?? {}) : [];
    expect(choices.filter((one) => !setting.help.includes(one))).toEqual([]);
    expect(choices.map((one) => readSetting(name, one.toUpperCase()))).toEqual(choices);
  });

  it('what may be said is what is read: the larger or smaller of it, never less careful than the default', () => {
    expect(undo(typed('undoMinutes', 'an hour'))).toBe(480);
    expect(undo(typed('undoMinutes', '600'), typed('undo minutes', '1 h'))).toBe(600);
    expect(undo(typed('undoMinutes', '10', { unread: ['fromDate'] }))).toBe(30);
    expect(undo(typed('undoMinutes', '45', { unread: ['fromDate'] }))).toBe(45);
    expect(undo(typed('Undo-Minutes', '45'))).toBe(45);
    expect(line(typed('visibleHighMin', 'ten'))).toBe(14);
    expect(line(typed('visibleHighMin', '12'), typed('visibleHighMin', '16'))).toBe(12);
    expect(line(typed('visibleHighMin', '25'))).toBe(14);
    expect(line(typed('visibleHighMin', '24'))).toBe(24);
  });

  it('kinds that go without a release are all named rightly, or none goes', () => {
    expect(free('Agenda; List and Request')).toEqual(['agenda', 'list-and-request']);
    expect(free('Minutes; Agendaa')).toEqual([]);
    expect(free('all')).toEqual([]);
  });

  it('where neither side protects anybody the value before holds', () => {
    const rows = [typed('jobHour', '9.15'), typed('jobHour', 'nine', { fromDate: day('2027-03-01') })];
    expect(rulesOf(...rows).text('jobHour', TODAY)).toBe('09:15');
  });

  it('the fault says what to write, and of which setting it may be a slip', () => {
    expect(findSettingFault('sendng', 'off')).toContain('If sending is meant');
    expect(findSettingFault('sending', 'perhaps')).toContain('off stops all sending');
    expect(findSettingFault('colour', 'red')).toContain('no setting of that name');
    expect(findSettingFault('Repeat scope', 'this marac')).toBeUndefined();
  });
});

test('F1: no two choices of a column or a setting share a word', () => {
  for (const table of TABLES)
    for (const { header, choices, spellings } of columnsOf(table))
      expect([table.tab, header, findAmbiguous(choices ?? {}, spellings)]).toEqual([table.tab, header, []]);
  for (const name of SETTING_NAMES) {
    const { choices = {}, spellings } = SETTINGS[name];
    expect([name, findAmbiguous(choices, spellings)]).toEqual([name, []]);
  }
});
