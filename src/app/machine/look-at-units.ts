// The systemd units of this desk as they should be, and whether the machine has them and runs them: for `marac service` and `marac check`.
import { readFileSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config } from '../../config.ts';
import { problemId, type Problem, type TroubleSize } from '../../domain/text/problem.ts';
import { Failure } from '../../errors.ts';
import type { Machine } from '../../system/machine.ts';
import { shellWord } from './shell-words.ts';
import { renderUnits, type Unit } from './units.ts';

const LAUNCHER = fileURLToPath(new URL('../../marac.js', import.meta.url));

/** A Failure if the desk belongs to root: mail and cases are not for an account that may do everything. */
export function describeUnits(config: Config): readonly Unit[] {
  const user = ownerOf(config.folder);
  if (user === 'root')
    throw new Failure(
      'file-denied',
      `${config.folder} belongs to root. Make an account for marac and give it the folder (docs/operations.md, "Install"): chown -R marac ${config.folder}`,
    );
  return renderUnits({ config, user, node: process.execPath, launcher: LAUNCHER });
}

/**
 * The command line that writes them, to copy: as root, since only root writes there, and never with the shell function `marac`, which root does not
 * have.
 */
export function writeUnitsLine({ file }: Config): string {
  const words = [process.execPath, LAUNCHER, 'service', '--config', file, '--to', '/etc/systemd/system'];
  return `sudo ${words.map(shellWord).join(' ')}`;
}

/** Name of the account, or its number. */
export function ownerOf(folder: string): string {
  const { uid } = statSync(folder);
  if (uid === process.getuid?.()) return userInfo().username;
  const accounts = readAccounts();
  return accounts.get(uid) ?? String(uid);
}

function readAccounts(): ReadonlyMap<number, string> {
  try {
    const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
    return new Map(
      lines
        .map((line) => line.split(':'))
        .flatMap(([name, , uid]) => (name === undefined || uid === undefined ? [] : [[Number(uid), name] as const])),
    );
  } catch {
    return new Map();
  }
}

/** What prevents this desk from running by itself. For a desk in rehearsal this is only a note. */
export async function lookAtUnits(config: Config, machine: Machine): Promise<readonly Problem[]> {
  const size: TroubleSize = config.mail.mode === 'rehearsal' ? 'note' : 'row';
  const tell = (code: string, place: string, sentence: string): Problem => ({
    id: problemId(code, 'machine', place),
    code,
    size,
    place,
    sentence,
  });
  if (!machine.hasSystemd)
    return [
      {
        ...tell(
          'unit.none',
          'This machine',
          'It has no systemd: see to it yourself that `marac serve` runs and that `marac alive` is called every quarter of an hour.',
        ),
        size: 'note',
      },
    ];
  let units: readonly Unit[];
  try {
    units = describeUnits(config);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return [tell('unit.root', 'The folder of this desk', error.message)];
  }
  const problems: Problem[] = [];
  const again = `Write it, then do what that says: ${writeUnitsLine(config)}`;
  for (const { name, text } of units) {
    const there = readText(path.join(machine.unitFolder, name));
    if (there === undefined) problems.push(tell('unit.missing', name, `This unit is not there. ${again}`));
    else if (there !== text)
      problems.push(
        tell(
          'unit.differs',
          name,
          `This unit is not as this desk and this version need it. Move your own changes into a drop-in. ${again}`,
        ),
      );
    else if (text.includes('\n[Install]\n')) problems.push(...(await lookAtRunning(machine, name, tell)));
  }
  if (config.alarms === undefined)
    problems.push(
      tell(
        'unit.no-alarms',
        'marac.config.yaml',
        `\`alarms\` names nobody: nobody is told when marac is silent. Name them, then write the units: ${writeUnitsLine(config)}`,
      ),
    );
  return problems;
}

async function lookAtRunning(
  machine: Machine,
  name: string,
  tell: (code: string, place: string, sentence: string) => Problem,
): Promise<readonly Problem[]> {
  const enabled = await machine.ask('systemctl', ['is-enabled', name]);
  const active = await machine.ask('systemctl', ['is-active', name]);
  const problems: Problem[] = [];
  if (enabled !== 'enabled')
    problems.push(tell('unit.disabled', name, `It does not start with the machine: sudo systemctl enable ${name}`));
  if (active !== 'active')
    problems.push(
      tell(
        'unit.stopped',
        name,
        `It does not run (${active ?? 'systemctl did not say'}): sudo systemctl start ${name}; journalctl -u ${name} says why it stopped.`,
      ),
    );
  return problems;
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
