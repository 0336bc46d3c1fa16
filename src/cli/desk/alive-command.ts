// `marac alive`: for the machine's own timer, not for `marac serve`: notifies people if no run succeeded by the agreed hour.
import { formatTime } from '../../domain/time/day.ts';
import { many } from '../../domain/referral/describe-grounds.ts';
import { checkAlive, tryAlarms, type AliveReport } from '../../app/alarms/alarm.ts';
import type { NotifiedBy } from '../../app/alarms/alarm-channels.ts';
import { DONE, NEEDS_A_PERSON } from '../../errors.ts';
import { openFiles } from '../../system/files.ts';
import { openKeys } from '../../system/keys.ts';
import type { Command } from '../command.ts';
import { time, word } from '../safe-texts.ts';

export const alive: Command = {
  name: 'alive',
  summary: 'notifies people if no run succeeded by the agreed hour',
  options: {
    try: { help: 'Sends a test notice to the people of `alarms` by every configured channel.' },
  },
  more: [
    'Call it from a timer of the machine (systemd, cron) every quarter of an hour, not from marac itself: it needs neither the runner nor the workbooks. The people of `alarms` in the config get one notice for each working day without a successful run, one when it works again, and one for each day on which mail does not leave or switched-off sending keeps what never waits. The exit code is 3 as long as any of this holds, so that the unit’s OnFailure can act.',
  ],
  async run({ args, print, clock, config }) {
    const loaded = await config();
    const outside = { clock, files: openFiles(), keys: openKeys(loaded.key) };
    if (args.on('try')) {
      const told = await tryAlarms(loaded, outside);
      print.say(`Tried every configured channel. ${describeTold(told)}`);
      print.put('told', { people: told.people, took: told.took.map(word), failed: told.failed.map(word) });
      return told.failed.length > 0 || told.took.length === 0 ? NEEDS_A_PERSON : DONE;
    }
    const report = await checkAlive(loaded, outside);
    print.say(describeHealth(report));
    if (report.keptByOff > 0)
      print.say(
        `Sending is switched off, and ${many(report.keptByOff, 'message that never waits does', 'messages that never wait do')} not go: Today says whom to ring.`,
      );
    if (report.told !== undefined) print.say(`Told ${report.told.people} people: ${report.told.kind}.`);
    if (report.told !== undefined && report.told.failed.length > 0) print.say(describeTold(report.told));
    print.put('health', word(report.health.state));
    const last = report.health.state === 'notYet' ? undefined : report.health.last;
    print.put('last', last === undefined ? null : time(last));
    print.put('keptByOff', report.keptByOff);
    print.put('ledger', report.ledger === undefined ? null : word(report.ledger));
    print.put(
      'told',
      report.told === undefined
        ? null
        : {
            kind: word(report.told.kind),
            people: report.told.people,
            took: report.told.took.map(word),
            failed: report.told.failed.map(word),
          },
    );
    return ['silent', 'mailStopped'].includes(report.health.state) || report.keptByOff > 0 ? NEEDS_A_PERSON : DONE;
  },
};

function describeHealth({ health, ledger, isLost }: AliveReport): string {
  if (isLost)
    return `The record of what was sent (the ledger) is not there or cannot be read (${ledger ?? ''}): nothing goes until that is put right. docs/operations.md, "Restore", has the steps.`;
  if (health.state === 'good') return `Good: the last run ended well on ${formatTime(health.last)}.`;
  if (health.state === 'mailStopped') {
    const { since, evidence } = health.stoppage;
    return `Mail does not leave, since ${formatTime(since)} (${evidence}). Today says what to do.`;
  }
  if (health.state === 'notYet') return 'Nothing is expected yet.';
  const why = ledger === undefined ? '' : ` The ledger could not be asked (${ledger}).`;
  return `No good run today.${health.last === undefined ? '' : ` The last one ended on ${formatTime(health.last)}.`}${why}`;
}

const ROADS = { smtp: 'mail.smtp', relay: 'alarms.relay', command: 'alarms.command' } as const;

function describeTold({ took, failed }: NotifiedBy): string {
  const told = took.map((channel) => `${ROADS[channel]} took it.`);
  const not = failed.map((channel) => `${ROADS[channel]} did not take it.`);
  return [...told, ...not].join(' ') || 'There is none.';
}
