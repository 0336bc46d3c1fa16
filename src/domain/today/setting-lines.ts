// What Settings say that stops sending, or that cannot be read where it protects somebody: the tab, the row, what holds meanwhile and what to type.
import { dayOf, type LocalTime } from '../time/day.ts';
import type { MaracFacts } from '../plan/facts.ts';
import { gatherDoubts, type Doubt } from '../settings/rules.ts';
import { SETTINGS } from '../settings/settings.ts';
import { describeDoubt, describeHeld, describeWayOut } from '../settings/describe-setting.ts';
import type { TodayItem } from './today-item.ts';

export function settingItems(marac: MaracFacts, now: LocalTime): readonly TodayItem[] {
  const today = dayOf(now);
  const doubts = gatherDoubts(marac.rules, today).filter((doubt) => !('none' in SETTINGS[doubt.name].careful));
  // A tab that cannot be read is one thing, however many settings stand on it; and it is told where tabs are.
  const told = marac.unknownTables.has('settings') ? [] : doubts.filter((doubt) => doubt.rows.length > 0);
  const sending = doubts.find((doubt) => doubt.name === 'sending');
  return [
    ...told.map((doubt) => item(marac, doubt)),
    ...(marac.rules.text('sending', today) === 'off' && (sending === undefined || sending.said)
      ? [switchedOff(marac, now)]
      : []),
  ];
}

function item(marac: MaracFacts, doubt: Doubt): TodayItem {
  const { name, rows } = doubt;
  const stops = name === 'sending' && !doubt.said;
  const meanwhile = stops
    ? `nothing with case content leaves ${marac.title} until it can; the IDVA’s notices, withdrawals and alarms still go`
    : describeHeld(doubt);
  const way =
    stops && doubt.why === 'value' ? 'Type on in “Value”, or off, which stops these too.' : describeWayOut(doubt);
  return {
    id: `setting/${name}/${rows.map((setting) => setting.id).join('+')}`,
    kind: stops ? 'alarm' : 'problem',
    marac: marac.name,
    what: `${describeDoubt(doubt)}. ${way}`,
    todo: 'mend',
    otherwise: `${meanwhile}.`,
    about: rows[0]?.id ?? '',
    tab: 'Settings',
    restricted: false,
  };
}

function switchedOff(marac: MaracFacts, now: LocalTime): TodayItem {
  const row = marac.rules.row('sending', dayOf(now));
  const isNameless = (marac.nameless ?? []).some((one) => one.signed.table === 'settings' && one.rowId === row?.id);
  const whose = isNameless ? ' Nobody is named: type in “Why” who switched it off.' : '';
  return {
    id: 'setting/sending/off',
    kind: 'alarm',
    marac: marac.name,
    what: `Sending is switched off (${row?.place ?? 'Settings'}, “sending”): nothing leaves ${marac.title}, not even what never waits. Type on in “Value” to let it go on.${whose}`,
    todo: 'mend',
    otherwise: 'each message ends as not sent when its hour has passed.',
    about: row?.id ?? '',
    tab: 'Settings',
    restricted: false,
  };
}
