// The rows of Settings cell by cell: what can be read of each, and what is told of those that cannot, the same in the runner and in the add-on.
import { BLANK } from '../../domain/cells/cell.ts';
import type { Day } from '../../domain/time/day.ts';
import { problemId, type Problem } from '../../domain/text/problem.ts';
import type { Rules, WrittenSetting } from '../../domain/settings/rules.ts';
import { findAtOdds, SETTINGS_IN_TURN } from '../../domain/time/calendar.ts';
import { findSetting, findSettingFault, describeRetired } from '../../domain/settings/read-setting.ts';
import { SETTING_NAMES } from '../../domain/settings/settings.ts';
import { describeHeld } from '../../domain/settings/describe-setting.ts';
import { readCell } from '../../domain/cells/value.ts';
import type { RawRow, RawTable } from '../workbook-port.ts';
import { settings } from './register/settings-tab.ts';

/** Every row as far as it can be read; a row without an id yet counts like any other. */
export function readSettingRows(raw: RawTable | undefined): readonly WrittenSetting[] {
  return raw === undefined || raw.state !== 'known' ? [] : raw.rows.map(readRow);
}

function readRow(row: RawRow): WrittenSetting {
  const { setting, value, fromDate, why } = settings.columns;
  const [name, said, from, decided] = [
    readCell(row.cells.get('setting') ?? BLANK, setting),
    readCell(row.cells.get('value') ?? BLANK, value),
    readCell(row.cells.get('fromDate') ?? BLANK, fromDate),
    readCell(row.cells.get('why') ?? BLANK, why),
  ];
  const unread = [...(said.ok ? [] : ['value' as const]), ...(from.ok ? [] : ['fromDate' as const])];
  return {
    id: row.id ?? `${row.file} ${row.place}`,
    place: `${settings.tab}, ${row.place}`,
    ...(name.ok && name.value !== undefined ? { setting: String(name.value) } : {}),
    ...(said.ok && said.value !== undefined ? { value: String(said.value) } : {}),
    ...(decided.ok && decided.value !== undefined ? { why: String(decided.value) } : {}),
    ...(from.ok && from.value !== undefined ? { fromDate: from.value as Day } : {}),
    ...(unread.length === 0 ? {} : { unread }),
  };
}

/** What is wrong with the rows, and what holds meanwhile. Cells that cannot be read at all are told by the table itself. */
export function findSettingProblems(rows: readonly WrittenSetting[], rules: Rules, today: Day): readonly Problem[] {
  const misread = rows.flatMap((row): readonly Problem[] => {
    const { setting, value } = row;
    const retired = setting === undefined || value === undefined ? undefined : describeRetired(setting);
    if (retired !== undefined)
      return [{ ...problemOf('setting.retired', row, settings.columns.setting.header, retired), size: 'note' }];
    const fault = setting === undefined || value === undefined ? undefined : findSettingFault(setting, value);
    if (fault === undefined) return [];
    const name = findSetting(setting ?? '')?.name;
    const doubt = name === undefined ? undefined : rules.doubt(name, today);
    const column = fault.startsWith('There is no setting') ? settings.columns.setting : settings.columns.value;
    const meanwhile = doubt?.rows.includes(row) === true ? ` Until then ${describeHeld(doubt)}.` : '';
    return [problemOf('setting.unreadable', row, column.header, `${fault}${meanwhile}`, `${setting}: ${value}`)];
  });
  const twice = SETTING_NAMES.flatMap((name): readonly Problem[] => {
    const doubt = rules.doubt(name, today);
    const [first, ...others] = doubt?.rows ?? [];
    if (doubt?.why !== 'twice' || first === undefined) return [];
    const places = [first, ...others].map((setting) => setting.place ?? setting.id).join('; ');
    const sentence = `Rows that begin on the same day say different things of "${name}" (${places}). Until one of them is gone ${describeHeld(doubt)}.`;
    return [problemOf('setting.twice', first, settings.columns.value.header, sentence)];
  });
  return [...misread, ...twice, ...findAtOddsRows(rows, rules)];
}

const ALWAYS = '0001-01-01' as Day;

/** One problem for each day from which settings are at odds with each other, beside a row of that day. */
function findAtOddsRows(rows: readonly WrittenSetting[], rules: Rules): readonly Problem[] {
  const told = new Set<string>();
  return rows.flatMap((row): readonly Problem[] => {
    const name = findSetting(row.setting ?? '')?.name;
    if (name === undefined || row.value === undefined || !SETTINGS_IN_TURN.includes(name)) return [];
    const on = row.fromDate ?? ALWAYS;
    const sentence = findAtOdds(rules, on);
    if (sentence === undefined || told.has(on)) return [];
    told.add(on);
    return [
      problemOf('setting.at-odds', row, settings.columns.value.header, sentence, `${row.setting ?? ''}: ${row.value}`),
    ];
  });
}

function problemOf(code: string, row: WrittenSetting, column: string, sentence: string, shown?: string): Problem {
  return {
    id: problemId(code, settings.name, row.id),
    code,
    size: 'row',
    table: settings.name,
    rowId: row.id,
    column,
    place: `${row.place ?? settings.tab}, "${column}"`,
    sentence,
    ...(shown === undefined ? {} : { shown }),
  };
}
