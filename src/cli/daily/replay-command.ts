// `marac replay --setting visibleHighMin=12`: what another threshold would have meant for the last year's referrals. Counts and row ids, no names.
import { replayThreshold, REPLAYED, type Replay } from '../../domain/referral/replay-threshold.ts';
import { findNearest } from '../../config/nearest.ts';
import { dayOf } from '../../domain/time/day.ts';
import { findSettingFault, readSetting } from '../../domain/settings/read-setting.ts';
import type { SettingName } from '../../domain/settings/settings.ts';
import { DONE, Failure } from '../../errors.ts';
import { readFacts } from '../../jobs/reading/read-facts.ts';
import type { Command } from '../command.ts';
import type { Printer } from '../print.ts';
import { ref, time, word } from '../safe-texts.ts';
import { AS_OF, withApp } from '../with-app.ts';

export const replay: Command = {
  name: 'replay',
  summary: 'shows what another threshold would have meant for the last year’s referrals',
  options: {
    setting: {
      value: 'NAME=VALUE',
      many: true,
      help: `The threshold to try: ${REPLAYED.join(', ')}. Several go together.`,
    },
    ...AS_OF,
  },
  more: [
    'It assesses every referral of the last 12 months with the area’s settings of that day and with yours. It changes nothing: to change a threshold, add a row on the tab Settings, with its day and the reason.',
  ],
  run: async (context) =>
    withApp(
      context,
      async (app, now) => {
        const settings = settingsOf(context.args.texts('setting'));
        const only = context.args.text('marac');
        const { facts } = await readFacts(app.ports, false);
        for (const marac of facts.maracs)
          if (only === undefined || marac.name === only)
            tell(context.print, marac.name, replayThreshold(marac, settings, dayOf(now)));
        return DONE;
      },
      { onlyLooks: true },
    ),
};

function settingsOf(typed: readonly string[]): ReadonlyMap<SettingName, string> {
  const settings = new Map<SettingName, string>();
  for (const one of typed) {
    const [name = '', value = ''] = one.split('=').map((part) => part.trim());
    const known = REPLAYED.find((each) => each === name);
    if (known === undefined) {
      const nearest = findNearest(name, REPLAYED);
      throw new Failure(
        'arguments',
        `"${name}" is no setting of the threshold.${nearest === undefined ? ` Those are ${REPLAYED.join(', ')}.` : ` Did you mean ${nearest}?`}`,
      );
    }
    const fault = findSettingFault(known, value);
    if (fault !== undefined) throw new Failure('arguments', `--setting ${known}: ${fault}`);
    settings.set(known, readSetting(known, value) ?? value);
  }
  if (settings.size === 0) throw new Failure('arguments', 'Say what to try: --setting visibleHighMin=12.');
  return settings;
}

function tell(print: Printer, marac: string, found: Replay): void {
  const { from, to, referrals, graded, metThen, metNow, raised, lowered, raisedAccepted, accepted, expected } = found;
  print.say(
    `${marac}, ${from} to ${to}: ${referrals} referrals, ${graded} of them without a score: graded by another tool, or nothing recorded.`,
  );
  print.say(`Above the line as it was: ${metThen}. With what you try: ${metNow}.`);
  print.say(
    `${raised.length} more above it${raised.length > 0 ? `, ${raisedAccepted} of which were accepted anyway: ${raised.join(', ')}` : ''}.`,
  );
  print.say(`${lowered.length} fewer${lowered.length > 0 ? `: ${lowered.join(', ')}` : ''}.`);
  print.say(
    expected === undefined
      ? `${accepted} became a case. How many are to be expected is not known: type the adult women of the area on Settings (womenInArea).`
      : `${accepted} became a case; 40 a year for each 10,000 adult women would be ${expected}.`,
  );
  print.put(marac, {
    marac: word(marac),
    from: time(from),
    to: time(to),
    referrals,
    graded,
    metThen,
    metNow,
    raised: raised.map(ref),
    lowered: lowered.map(ref),
    raisedAccepted,
    accepted,
    expected: expected ?? null,
  });
}
