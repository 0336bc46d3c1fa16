// The settings of counting in a random world: what they are is drawn here, written down as rows, and known to the second count without reading them.
import type { WrittenSetting } from '../../../src/domain/settings/rules.ts';
import { addDays, type Day } from '../../../src/domain/time/day.ts';
import type { Chance } from '../entitlement/ground.ts';

export interface CountingSettings {
  readonly relistedFrom?: Day;
  readonly firstFrom?: Day;
  /** From it the core members are of other kinds than the twelve of the template. */
  readonly coreFrom?: Day;
}

/** What `coreMembers` says from `coreFrom` on. */
export const OTHER_CORE = ['police', 'fire', 'other'] as const;

/** Half of the MARACs leave a setting as it is; of the others some change it in the middle of the time. */
export function settingRows(
  { chance, settings }: { readonly chance: Chance; readonly settings: Map<string, CountingSettings> },
  name: string,
  first: Day,
): readonly WrittenSetting[] {
  const relistedFrom = chance.in(2) ? undefined : addDays(first, chance.below(400));
  const firstFrom = chance.in(2) ? undefined : addDays(first, chance.below(400));
  const coreFrom = chance.in(2) ? undefined : addDays(first, chance.below(400));
  settings.set(name, {
    ...(relistedFrom === undefined ? {} : { relistedFrom }),
    ...(firstFrom === undefined ? {} : { firstFrom }),
    ...(coreFrom === undefined ? {} : { coreFrom }),
  });
  return [
    ...(relistedFrom === undefined
      ? []
      : [{ id: 'S-BBBB22', setting: 'relistedCounts', value: 'yes', fromDate: relistedFrom }]),
    ...(firstFrom === undefined
      ? []
      : [{ id: 'S-CCCC22', setting: 'joinedReferral', value: 'first', fromDate: firstFrom }]),
    ...(coreFrom === undefined
      ? []
      : [{ id: 'S-DDDD22', setting: 'coreMembers', value: OTHER_CORE.join('; '), fromDate: coreFrom }]),
  ];
}
