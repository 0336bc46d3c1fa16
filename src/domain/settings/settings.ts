// Every setting of the tab Settings, in the order of the blank workbook.
import { figures } from './figure-settings.ts';
import { meetings } from './meeting-settings.ts';
import { messages } from './message-settings.ts';
import { partnership } from './partnership-settings.ts';
import { referrals } from './referral-settings.ts';
import type { Setting } from './setting-shape.ts';

export type Nation = 'england-and-wales' | 'scotland' | 'northern-ireland';
export type Cadence = 'weekly' | 'fortnightly' | 'monthly';

const ALL = { ...meetings, ...referrals, ...messages, ...partnership, ...figures } as const;
export type SettingName = keyof typeof ALL;

/** The order in which the blank workbook lists them. */
export const SETTING_NAMES = Object.keys(ALL) as readonly SettingName[];

export const SETTINGS: Readonly<Record<SettingName, Setting>> = ALL;
