// Settings whose value cannot be read, each told with its way out: until it is put right the default holds.
import { problemId, type Problem } from '../domain/problem.ts';
import { findSettingFault } from '../domain/rules.ts';

export function settingProblems(
  rows: readonly { readonly id: string; readonly setting: string; readonly value?: string }[],
): readonly Problem[] {
  return rows.flatMap((row) => {
    // A setting without a value is there to be filled in: its default holds.
    const fault = row.value === undefined ? undefined : findSettingFault(row.setting, row.value);
    if (fault === undefined) return [];
    return [
      {
        id: problemId('setting.unreadable', 'settings', row.id),
        code: 'setting.unreadable',
        size: 'row' as const,
        table: 'settings',
        rowId: row.id,
        place: `Settings, row ${row.id}`,
        sentence: `${fault} Until then the default holds.`,
        shown: `${row.setting}: ${row.value ?? ''}`,
      },
    ];
  });
}
