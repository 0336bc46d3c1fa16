// Where a test's workbooks keep their states: sealed with the demo's key, all of them.
import { localTime } from '../../src/domain/time/day.ts';
import { openBackups, type Backups } from '../../src/system/backups.ts';
import { fakeClock } from '../../src/system/clock.ts';
import { openFiles } from '../../src/system/files.ts';
import { demoKeys } from '../../src/system/keys.ts';

export function testBackups(folder: string): Backups {
  return openBackups({
    folder,
    of: 'test',
    keys: demoKeys('test'),
    files: openFiles(),
    clock: fakeClock(localTime('2027-03-09T08:30')),
    thin: { allDays: 400, dailyDays: 400, weeklyDays: 400 },
  });
}
