// Everything about the machine that could prevent a desk from working, tested and reported for `marac check`.
import { stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import path from 'node:path';
import type { Config } from '../../config.ts';
import { problemId, type Problem } from '../../domain/text/problem.ts';
import { describeFailure } from '../../errors.ts';
import type { Machine } from '../../system/machine.ts';
import type { LoginFault, Transports } from '../transports.ts';
import { shellWord } from './shell-words.ts';
import { checkAlarmChannels } from '../alarms/check-alarm-channels.ts';
import { lookAtDisks, lookAtFolders, lookAtTimekeeping } from './desk-folders.ts';
import { lookAtUnits, ownerOf } from './look-at-units.ts';

/** `closed` are the folders from which rights were removed when the program started. */
export async function lookAtMachine(
  config: Config,
  machine: Machine,
  transports: Pick<Transports, 'tryLogins'>,
  closed: readonly string[],
): Promise<readonly Problem[]> {
  return [
    ...(await lookAtAccount(config)),
    ...closed.map((folder) => describeClosed(config, folder)),
    ...(await lookAtTimekeeping(machine)),
    ...(await lookAtFolders(config)),
    ...(await lookAtDisks(config, machine)),
    ...(await transports.tryLogins()).map(describeLogin),
    ...checkAlarmChannels(config),
    ...describeWhoReadsReports(config),
    ...(await lookAtUnits(config, machine)),
  ];
}

function describeClosed(config: Config, folder: string): Problem {
  return {
    id: problemId('folder.closed', 'machine', path.basename(folder)),
    code: 'folder.closed',
    size: 'row',
    place: path.relative(config.folder, folder) || folder,
    sentence: 'Every account of this machine could open it. That was taken back now (chmod o-rwx).',
  };
}

function describeLogin({ place, failure }: LoginFault): Problem {
  const { code, sentence, todo } = describeFailure(failure);
  return {
    id: problemId('login', 'machine', place),
    code,
    size: 'row',
    place: `marac.config.yaml, ${place}`,
    sentence: `${sentence} ${todo} Nothing goes by it until then.`,
  };
}

/** Without the mailbox somebody has to check: a relay's 250 does not prove delivery. */
function describeWhoReadsReports({ mail }: Config): readonly Problem[] {
  if (mail.mode === 'rehearsal' || mail.bounces !== undefined) return [];
  return [
    {
      id: problemId('bounces.nobody', 'machine'),
      code: 'bounces.nobody',
      size: 'note',
      place: 'marac.config.yaml, mail.bounces',
      sentence: `Nobody reads the reports of non-delivery that come back to ${mail.from}: somebody looks into that mailbox each working day and tells whoever did not get their papers (docs/sending.md, "What comes back"), or mail.bounces names it.`,
    },
  ];
}

/** What another account wrote, the service could not read. */
async function lookAtAccount({ folder }: Config): Promise<readonly Problem[]> {
  const { uid } = await stat(folder);
  const mine = process.getuid?.();
  if (mine === undefined || mine === uid) return [];
  const owner = ownerOf(folder);
  const toOwner = `It belongs to the account ${owner}, and this command runs under another: what it makes, ${owner} may be unable to open. Put \`sudo -u ${owner}\` before every command.`;
  const fromRoot = `It belongs to root, and this account may write nothing there, as after root unpacked a backup: sudo chown ${userInfo().username}: ${shellWord(folder)} && sudo chmod 700 ${shellWord(folder)}`;
  return [
    {
      id: problemId('other-account', 'machine'),
      code: 'other-account',
      size: 'row',
      place: 'The folder of this desk',
      sentence: owner === 'root' ? fromRoot : toOwner,
    },
  ];
}
