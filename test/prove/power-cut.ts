// npm run prove:power-cut: C22 and PROP47. Needs strace (Linux); without it says so aloud, and ends well.
import { findTool } from '../desk/tools.ts';
import { AGAIN, cutPower } from './power-cut/cut.ts';

const strace = findTool('strace');
if (strace === undefined) process.stderr.write('NOT FOUND: strace. No power is cut.\n');
else {
  const real = await cutPower({ strace, messages: 6 });
  const planted = {
    'a disk that only says that it synced': await cutPower({ strace, messages: 2, lyingDisk: true }),
    'commits that do not wait for the disk': await cutPower({
      strace,
      messages: 2,
      mutant: 'commits that do not wait for the disk',
    }),
  };
  const bugs = Object.entries(planted).map(([name, { faults }]) => ({ name, found: faults.includes(AGAIN) }));
  for (const fault of new Set(real.faults)) process.stderr.write(`FAULT: ${fault}\n`);
  const { cuts, withBody, messages, faults } = real;
  process.stdout.write(`${JSON.stringify({ cuts, withBody, messages, faults: faults.length, bugs })}\n`);
  const isSound = faults.length === 0 && messages === 6 && withBody > 0 && bugs.every((one) => one.found);
  process.exitCode = isSound ? 0 : 1;
}
