// npm run test:units: what systemd itself says of the units that `marac service` writes: nothing wrong, and an exposure under 3. Says aloud when
// systemd-analyze is not there.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { renderUnits } from '../../src/app/machine/units.ts';
import { loadConfig } from '../../src/config.ts';
import { COMMANDS } from '../../src/cli/command-list.ts';
import { runLine } from '../support/command-line.ts';

const ask = (...words: readonly string[]): { readonly code: number; readonly said: string } => {
  const done = spawnSync('systemd-analyze', words, { encoding: 'utf8' });
  return { code: done.status ?? -1, said: `${done.stdout ?? ''}${done.stderr ?? ''}` };
};

if (ask('--version').code !== 0) {
  console.log('SKIPPED: systemd-analyze is not on this machine (Debian: package systemd). Nothing was tried.');
  process.exit(0);
}
const folder = mkdtempSync(path.join(tmpdir(), 'marac-units-'));
const faults: string[] = [];
try {
  await runLine(['init', 'ealing', '--title', 'Ealing MARAC'], COMMANDS, { folder });
  const loaded = loadConfig(path.join(folder, 'ealing', 'marac.config.yaml'), {});
  if (!loaded.ok) throw new Error('the config of a new folder is wrong');
  const nation = 'england-and-wales' as const;
  const alarms = { to: ['coordinator@example.gov.uk'], noGoodRunBy: '09:15', nation };
  const desks = {
    'as init makes it': loaded.value,
    'its anchor on a second disk': {
      ...loaded.value,
      folders: { ...loaded.value.folders, anchor: '/mnt/second disk/50% "here"/anchor' },
    },
    'in a home directory': { ...loaded.value, folder: '/home/pat/marac', environment: ['MARAC_SMTP_PASSWORD'] },
  };
  for (const [what, config] of Object.entries(desks))
    for (const { name, text } of renderUnits({
      config: { ...config, alarms },
      user: 'daemon',
      node: process.execPath,
      launcher: path.resolve('src/marac.js'),
    })) {
      const file = path.join(folder, name);
      writeFileSync(file, text);
      const verified = ask('verify', file);
      if (verified.code !== 0 || verified.said.includes(name)) faults.push(`${what}: ${verified.said.trim()}`);
      if (!name.endsWith('.service')) continue;
      const { said } = ask('security', '--offline=yes', file);
      const exposure = Number(/Overall exposure level for \S+: ([\d.]+)/.exec(said)?.[1] ?? 'nothing said');
      console.log(`${what}: ${name}: exposure ${exposure}`);
      if (!(exposure < 3)) faults.push(`${what}: ${name}: exposure ${exposure}`);
    }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const one of faults) console.log(`WRONG: ${one}`);
console.log(faults.length === 0 ? 'The units are as they should be.' : `${faults.length} faults.`);
process.exitCode = faults.length === 0 ? 0 : 1;
