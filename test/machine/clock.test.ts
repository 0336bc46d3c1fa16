// The machine's clock, judged alike on every road by which something leaves: by commands on a desk of files with a mail server. All of it is made up.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openOldDesk, type OldDesk } from '../upgrade/open-desk.ts';

const SLOW = 300_000;
const CORA = 'Cora Coordinata';
const HOUSING = 'northmere/agenda/M-AAAA22/C-HAAA22';
/** When the desk was used last, in this test. */
const LAST = '2027-03-11T11:05';

let desk: OldDesk;
beforeEach(async () => {
  desk = await openOldDesk('desk-2026-11');
  const { exit, err } = await desk.marac(LAST, 'run');
  if (exit !== 0 && exit !== 3) throw new Error(`${exit} ${err}`);
}, SLOW);
afterEach(() => desk.close());

const ROADS: readonly (readonly string[])[] = [
  ['run'],
  ['run', 'send'],
  ['run', 'intake'],
  ['release', HOUSING, '--by', CORA],
  ['reissue', 'northmere/research/M-AAAA22', '--yes', '--by', CORA, '--why', 'A wrong date'],
  ['withdraw', 'northmere/research/M-AAAA22', '--yes', '--by', CORA, '--why', 'A wrong date'],
];

describe('F65: a clock that jumped stops every command that would act, as it stops `serve`', () => {
  test.each([
    ['30 hours back', '2027-03-10T05:05', 'jumped back'],
    ['three hours and a minute back', '2027-03-11T08:04', 'jumped back'],
    ['401 days on', '2028-04-15T11:05', 'jumped on'],
  ])(
    'F65: %s: nothing leaves, nothing is cancelled or drafted, why is said, and the exit code is 1',
    async (_, now, how) => {
      const [left, before] = [desk.taken.length, await desk.messages(LAST)];
      for (const words of ROADS) {
        const said = await desk.marac(now, ...words);
        expect([words, said.exit]).toEqual([words, 1]);
        expect(said.err).toContain(how);
        expect(said.err).toContain('marac accept clock/2027-03-11');
      }
      expect((await desk.serve(now)).err).toContain(how);
      expect(desk.taken).toHaveLength(left);
      expect(await desk.messages(LAST)).toEqual(before);
      const check = await desk.marac(now, 'check');
      expect(check.exit).toBe(3);
      expect(check.out).toContain(how);
    },
    SLOW,
  );

  test(
    'F65: three hours back and 400 days on are no jump; a jump that a person accepts is none either',
    async () => {
      expect([0, 3]).toContain((await desk.marac('2027-03-11T08:05', 'run', 'send')).exit);
      expect([0, 3]).toContain((await desk.marac('2028-04-14T11:05', 'run')).exit);
      expect((await desk.marac('2028-04-10T11:05', 'run', 'send')).exit).toBe(1);
      const accepted = await desk.marac('2028-04-10T11:05', 'accept', 'clock/2028-04-14', '--by', CORA);
      expect(accepted.err).toBe('');
      expect([0, 3]).toContain((await desk.marac('2028-04-10T11:06', 'run', 'send')).exit);
    },
    SLOW,
  );
});
