// npm run prove:power-cut: C22 and PROP47. Needs strace (Linux); without it says so aloud, and ends well.
import { findTool } from '../desk/tools.ts';
import { AGAIN, cutPower, type CutReport } from './power-cut/cut.ts';

async function plant(tool: string, mutant: string): Promise<Record<string, CutReport>> {
  return { [mutant]: await cutPower({ strace: tool, messages: 2, mutant }) };
}

const strace = findTool('strace');
if (strace === undefined) process.stderr.write('NOT FOUND: strace. No power is cut.\n');
else {
  const real = await cutPower({ strace, messages: 6 });
  const planted = {
    'a disk that only says that it synced': await cutPower({ strace, messages: 2, lyingDisk: true }),
    ...(await plant(strace, 'commits that do not wait for the disk')),
    ...(await plant(strace, 'a body that begins to leave before the second commit')),
  };
  const bugs = Object.entries(planted).map(([name, { faults }]) => ({ name, found: faults.includes(AGAIN) }));
  for (const fault of new Set(real.faults)) process.stderr.write(`FAULT: ${fault}\n`);
  const { cuts, withBody, messages, faults } = real;
  process.stdout.write(`${JSON.stringify({ cuts, withBody, messages, faults: faults.length, bugs })}\n`);
  const isSound = faults.length === 0 && messages === 6 && withBody > 0 && bugs.every((one) => one.found);
  process.exitCode = isSound ? 0 : 1;
}
