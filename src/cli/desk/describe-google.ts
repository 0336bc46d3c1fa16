// What `marac check` and `marac plan` say of Google: what is wrong with the sheets, what of a form only a person can look at, how much was asked.
import { checkSheets, FORM_SETTINGS_TO_LOOK_AT, sheetsOf, describeQuota } from '../../app/google-desk.ts';
import type { LocalTime } from '../../domain/time/day.ts';
import { readFormLook, rememberFormLook } from '../../use-cases/form-settings.ts';
import type { Problem } from '../../domain/text/problem.ts';
import type { CommandContext } from '../command.ts';
import { fixed, time } from '../safe-texts.ts';
import type { App } from '../../app/app-port.ts';

/** Everything wrong between us and the sheets of the config; empty where there are none. One of size run: nothing else can be looked at. */
export async function lookAtGoogle(app: App): Promise<readonly Problem[]> {
  return app.google === undefined ? [] : await checkSheets(app.google, app.config);
}

/** Remembers that a person has looked at the form's settings, where they say so; then says when that was last, and what to look at when it is due. */
export async function printFormSettings({ print, args }: CommandContext, app: App, now: LocalTime): Promise<void> {
  if (app.google === undefined) return;
  const by = args.text('form-looked-at-by');
  if (by !== undefined) await rememberFormLook(app.ledger, by);
  const { at: last, days, counts } = await readFormLook(app.ledger, now);
  const ago = days === undefined ? 'never' : days === 0 ? 'today' : `${days} day${days === 1 ? '' : 's'} ago`;
  print.put('formSettings', { lookedAt: last === undefined ? null : time(last), days: days ?? null });
  print.say(`\nGoogle Form, if agencies fill one in: a person last looked at its settings ${ago}.`);
  if (counts) return;
  print.say('No program can see them. Look at each, then `marac check --form-looked-at-by "Your Name"`:');
  for (const line of FORM_SETTINGS_TO_LOOK_AT) print.say(`- ${line}`);
  print.put('formSettingsToLookAt', FORM_SETTINGS_TO_LOOK_AT.map(fixed));
}

/** What this look asked of Google, and what a run of the same asks beside it: the views are written once more after the rows. */
export function printQuotaOf({ print }: CommandContext, app: App, rows: number): void {
  if (app.google === undefined) return;
  const { read, drive } = app.google.counts();
  const sheets = sheetsOf(app.config).length;
  const write = rows > 0 ? 2 : 1;
  // A run reads a sheet as this look did, once more before each write, once for the views and once for the order of rows: two requests each.
  const each = { read: Math.ceil(read / sheets) + 2 * (write + 2), write };
  print.say(
    `Google: ${describeQuota(each)} at most for each of ${sheets} sheets in a run of this; looking took ${read} reads and ${drive} Drive calls. Its limit is 60 reads and 60 writes a minute.`,
  );
  print.put('google', { sheets, reads: read, driveCalls: drive, writesAtMost: each.write * sheets });
}
