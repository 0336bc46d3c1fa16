// The area's rules: every threshold and deadline as a dated setting with its default, read from the Settings tab for the day asked about.
import type { Day } from './day.ts';
import { findDay } from './day.ts';
import type { Setting } from './register.ts';

export type Nation = 'england-and-wales' | 'scotland' | 'northern-ireland';
export type Cadence = 'weekly' | 'fortnightly' | 'monthly';

/** name -> default, what it is, and how it is written. The Settings tab may give another value from a day on. */
export const SETTINGS = {
  nation: {
    kind: 'choice',
    value: 'england-and-wales',
    help: 'Whose bank holidays count: england-and-wales, scotland or northern-ireland.',
  },
  cadence: {
    kind: 'choice',
    value: 'monthly',
    help: 'How often this MARAC meets: weekly, fortnightly or monthly. Sets the deadlines below.',
  },
  visibleHighMin: { kind: 'whole', value: '14', help: 'Yes answers of 24 from which risk is visibly high.' },
  escalationEvents: { kind: 'whole', value: '3', help: 'Events within the months below that count as escalation.' },
  escalationMonths: { kind: 'whole', value: '12', help: 'Months over which events are counted for escalation.' },
  repeatMonths: {
    kind: 'whole',
    value: '12',
    help: 'Months since the last referral (or hearing) within which a new incident is a repeat; the last day counts.',
  },
  repeatAnchor: {
    kind: 'choice',
    value: 'lastReferral',
    help: 'What the months count from: lastReferral or lastHeard.',
  },
  repeatScope: { kind: 'choice', value: 'anyMarac', help: 'Where a repeat is looked for: thisMarac or anyMarac.' },
  repeatBehaviour: {
    kind: 'choice',
    value: 'anyAbuse',
    help: 'What counts as a new incident: anyAbuse or criminalOnly.',
  },
  honourBasedCounts: {
    kind: 'yesNo',
    value: 'no',
    help: 'Suspected honour-based abuse meets the threshold by itself.',
  },
  managerSignOff: { kind: 'yesNo', value: 'no', help: 'A referral needs its manager’s sign-off to be complete.' },
  policeContactQuestion: { kind: 'yesNo', value: 'no', help: 'The form asks whether the victim wants police contact.' },
  transferCountsAsRepeat: { kind: 'yesNo', value: 'no', help: 'A case transferred in counts as a repeat.' },
  areaPostcodes: {
    kind: 'list',
    value: '',
    help: 'Beginnings of the postcodes of the area (W5; W7; UB1). Empty: not checked.',
  },
  minutesPerCase: { kind: 'whole', value: '12', help: 'Minutes for a case unless the list says otherwise.' },
  warnCases: {
    kind: 'whole',
    value: '16',
    help: 'A meeting with more cases than this is over-full: an extra meeting is proposed.',
  },
  maxWaitDays: {
    kind: 'whole',
    value: '28',
    help: 'Calendar days from referral to table after which coordinator and manager are alarmed.',
  },
  flagMonths: { kind: 'whole', value: '12', help: 'Months after the last referral when flags are due for removal.' },
  safeContactDays: {
    kind: 'whole',
    value: '90',
    help: 'Days after which a safe contact that nobody confirmed again expires.',
  },
  referralsCloseAt: { kind: 'clock', value: '12:00', help: 'Hour at which referrals close on their last day.' },
  jobHour: { kind: 'clock', value: '08:30', help: 'Hour at which papers and digests are drafted.' },
  workFrom: { kind: 'clock', value: '09:00', help: 'When the coordinator’s working day begins.' },
  workTo: { kind: 'clock', value: '17:00', help: 'When the coordinator’s working day ends.' },
  undoMinutes: {
    kind: 'whole',
    value: '30',
    help: 'Working minutes in which a message that needs no release can still be held.',
  },
  idvaAckHours: {
    kind: 'whole',
    value: '4',
    help: 'Working hours in which the IDVA service acknowledges a new referral before the alarm.',
  },
  dueSoonDays: {
    kind: 'whole',
    value: '3',
    help: 'Working days before its due date when an action is told as due soon.',
  },
  deputyAfterDays: { kind: 'whole', value: '5', help: 'Working days overdue after which the deputy is told too.' },
  managerAfterDays: {
    kind: 'whole',
    value: '10',
    help: 'Working days overdue after which the team manager is proposed; a person releases it.',
  },
  digestWeekday: { kind: 'whole', value: '1', help: 'Day of the weekly digest: 1 Monday to 5 Friday.' },
  releaseOff: {
    kind: 'list',
    value: '',
    help: 'Kinds of message with case content that the area lets go without a release (templates by name).',
  },
  sending: { kind: 'choice', value: 'on', help: 'off stops all sending within one message.' },
  dutyNumber: { kind: 'text', value: '', help: 'The coordinator’s or duty number that content-free notices give.' },
  likely: { kind: 'whole', value: '50', help: 'Per cent from which a possible match is shown as likely.' },
  possible: { kind: 'whole', value: '5', help: 'Per cent from which a possible match is shown at all.' },
  waitingWeights: {
    kind: 'weights',
    value: '',
    help: 'Agencies whose waiting counts more in the order of the agenda, each with a whole number: "Ealing Hospital 3; Probation 2".',
  },
  heardTogether: {
    kind: 'list',
    value: '',
    help: 'Agencies whose cases follow one another on the agenda, because one person comes for them all: "Ealing Hospital; Probation".',
  },
  canaryCases: {
    kind: 'list',
    value: '',
    help: 'Refs of made-up cases that are due to nobody: should one stand in anything that would leave, nothing at all is offered.',
  },
  womenInArea: {
    kind: 'whole',
    value: '0',
    help: 'Adult women in the area, for the expected number of cases (40 a year per 10,000). 0: not compared.',
  },
} as const;
export type SettingName = keyof typeof SETTINGS;

/** The rules of one MARAC: a setting for a day, with the sentence of where it comes from. */
export interface Rules {
  text(name: SettingName, on: Day): string;
  whole(name: SettingName, on: Day): number;
  yesNo(name: SettingName, on: Day): boolean;
  list(name: SettingName, on: Day): readonly string[];
  /** The day from which the value holds, or undefined for the default. */
  since(name: SettingName, on: Day): Day | undefined;
}

/** Rules from the rows of Settings. A row that is not a known setting or not readable is a problem for the reader, not here. */
export function openRules(rows: readonly Setting[]): Rules {
  const dated = (name: SettingName, on: Day): Setting | undefined => {
    let found: Setting | undefined;
    for (const row of rows) {
      if (row.setting !== name || row.value === undefined) continue;
      if (row.fromDate !== undefined && row.fromDate > on) continue;
      if (found === undefined || (row.fromDate ?? '') >= (found.fromDate ?? '')) found = row;
    }
    return found;
  };
  const text = (name: SettingName, on: Day): string => dated(name, on)?.value ?? SETTINGS[name].value;
  return {
    text,
    whole: (name, on) => Number(text(name, on)),
    yesNo: (name, on) => text(name, on).toLowerCase() === 'yes',
    list: (name, on) => splitList(text(name, on)),
    since: (name, on) => dated(name, on)?.fromDate,
  };
}

export function splitList(text: string): readonly string[] {
  return text
    .split(/[;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** `Ealing Hospital 3; Probation 2` as agencies with their numbers; what is not written so is left out. */
export function splitWeights(text: string): readonly { readonly agency: string; readonly weight: number }[] {
  return splitList(text).flatMap((part) => {
    const found = /^(.*\S)\s+(\d{1,3})$/.exec(part);
    const weight = Number(found?.[2] ?? 0);
    return found === null || weight < 1 ? [] : [{ agency: found[1] ?? '', weight }];
  });
}

/** Whether a value can stand for that setting; the sentence says how it is written. */
export function findSettingFault(name: string, value: string): string | undefined {
  const setting = (SETTINGS as Readonly<Record<string, { kind: string; help: string }>>)[name];
  if (setting === undefined || !Object.prototype.hasOwnProperty.call(SETTINGS, name))
    return 'There is no setting of that name. `marac columns settings` lists them.';
  const good =
    setting.kind === 'whole'
      ? /^\d{1,6}$/.test(value)
      : setting.kind === 'yesNo'
        ? /^(yes|no)$/i.test(value)
        : setting.kind === 'clock'
          ? /^([01]\d|2[0-3]):[0-5]\d$/.test(value)
          : setting.kind === 'day'
            ? findDay(value) !== undefined
            : setting.kind === 'choice'
              ? choiceFits(setting.help, value)
              : setting.kind === 'weights'
                ? splitWeights(value).length === splitList(value).length
                : true;
  return good ? undefined : `It is not written as this setting needs it. ${setting.help}`;
}

function choiceFits(help: string, value: string): boolean {
  return /^[A-Za-z-]+$/.test(value) && new RegExp(`\\b${value}\\b`).test(help);
}
