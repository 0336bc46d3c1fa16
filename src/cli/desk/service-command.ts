// `marac service`: the systemd units of this desk, shown, or written where systemd finds them.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describeUnits, ownerOf, writeUnitsLine } from '../../app/machine/look-at-units.ts';
import { foldersNamed, MARK } from '../../app/machine/units.ts';
import type { Config } from '../../config.ts';
import { DONE, Failure } from '../../errors.ts';
import type { Command } from '../command.ts';
import { fixed } from '../safe-texts.ts';
import { shellWord } from '../../app/machine/shell-words.ts';

export const service: Command = {
  name: 'service',
  summary: 'shows or writes the systemd units that run this desk and notice when it stops',
  options: {
    to: { value: 'DIR', help: 'The folder to write them to, /etc/systemd/system; without it they are shown.' },
  },
  more: [
    'The units name the folders of this desk, wherever they lie, and may write nowhere else. The service runs under the account that the folder belongs to. Call it again after a change of the folders and after an upgrade: only what it wrote itself is written over, and what you added in a drop-in (`systemctl edit`) stays.',
  ],
  async run({ args, print, config: load, folder }) {
    const config = await load();
    const units = describeUnits(config);
    refuseMissing(config);
    const to = args.text('to');
    if (to === undefined) {
      for (const { name, text } of units) print.say(`# ${name}\n${text}`);
      print.say(`Nothing was written. To write them: ${writeUnitsLine(config)}`);
    } else {
      const where = path.resolve(folder, to);
      for (const { name } of units) refuseForeign(path.join(where, name));
      for (const { name, text } of units) writeUnit(path.join(where, name), text, config);
      print.say(`Wrote ${units.map(({ name }) => name).join(', ')} into ${where}. Now:`);
      const started = units.filter(({ text }) => text.includes('\n[Install]\n')).map(({ name }) => name);
      print.say('  sudo systemctl daemon-reload');
      print.say(`  sudo systemctl enable ${started.map(shellWord).join(' ')}`);
      print.say(`  sudo systemctl restart ${started.map(shellWord).join(' ')}`);
    }
    if (config.alarms === undefined)
      print.say(
        'There is no timer: `alarms` in marac.config.yaml names nobody who would be told that marac is silent. Name them, and call this again.',
      );
    if (config.environment.length > 0)
      print.say(
        `The secrets ${config.environment.join(', ')} are read from the file environment in the folder of the desk: one line NAME=value each, chmod 600.`,
      );
    print.put(
      'units',
      units.map(({ name }) => fixed(name)),
    );
    return DONE;
  },
};

function writeUnit(file: string, text: string, config: Config): void {
  try {
    writeFileSync(file, text, { mode: 0o644 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EACCES')) throw error;
    throw new Failure('file-denied', `Only root may write there: ${writeUnitsLine(config)}`);
  }
}

/** systemd starts nothing that names a folder which is not there. */
function refuseMissing(config: Config): void {
  const missing = foldersNamed(config).find((one) => !existsSync(one));
  if (missing === undefined) return;
  throw new Failure(
    'file-missing',
    `The folder ${missing} is not there. Make it first, for the account of the desk: sudo install -d -m 700 -o ${ownerOf(config.folder)} ${shellWord(missing)}`,
  );
}

/** A unit that somebody else wrote stays as it is. */
function refuseForeign(file: string): void {
  let there: string;
  try {
    there = readFileSync(file, 'utf8');
  } catch {
    return;
  }
  if (!there.startsWith(MARK))
    throw new Failure('not-here', `${file} was not written by \`marac service\`: move it away first.`);
}
