// The tab Settings: the area's rules from a day on.
import type { SettingFields } from '../../../domain/register/register.ts';
import { must, computed, typed } from '../../../domain/cells/column.ts';
import { table } from '../table.ts';

export const settings = table<SettingFields>({
  name: 'settings',
  tab: 'Settings',
  help: 'One row is a rule from a day on. To change one, add a row with the new value and its first day.',
  prefix: 'S',
  home: 'main',
  alsoRestricted: false,
  shown: false,
  access: true,
  columns: {
    setting: must(typed('text', 'Setting', 'open', 'Its name, from the list.')),
    value: typed('text', 'Value', 'open', 'As the last column says.'),
    fromDate: typed('day', 'From', 'open', 'The first day it holds; blank: since always.', {
      otherNames: ['from date'],
    }),
    why: typed('text', 'Why', 'open', 'Who decided it, and when.'),
  },
  computed: { means: computed('note', 'What it means', 'open', 'What the setting does and how it is written.') },
});
