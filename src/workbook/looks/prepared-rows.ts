// Rows that stand in a new workbook.
import { describeValue } from '../../domain/settings/describe-setting.ts';
import { SETTING_NAMES, SETTINGS } from '../../domain/settings/settings.ts';
import type { TableName } from '../tables/table.ts';

type Prepared = Readonly<Record<string, string>>;

/** Rows that every MARAC needs: the agencies that are itself, and the settings with what they mean. */
export function preparedRows(table: TableName): readonly Prepared[] {
  if (table === 'agencies')
    return [
      { name: 'MARAC team', kind: 'MARAC team' },
      { name: 'Chair', kind: 'Chair' },
    ];
  if (table === 'settings')
    return SETTING_NAMES.map((setting) => {
      const { value, help } = SETTINGS[setting];
      return { setting, means: `${help} Now: ${value === '' ? 'empty' : describeValue(setting, value)}.` };
    });
  return [];
}
