// What a person sees of long work, on a clock that stands still until told.
import { expect, test } from 'vitest';
import { localTime } from '../../src/domain/time/day.ts';
import { fakeClock } from '../../src/system/clock.ts';
import { openProgress } from '../../src/system/progress.ts';

function watch(isTTY: boolean): {
  readonly said: string[];
  readonly pass: (ms: number) => void;
  readonly progress: ReturnType<typeof openProgress>;
} {
  const clock = fakeClock(localTime('2027-03-09T08:30'));
  const said: string[] = [];
  const progress = openProgress({ isTTY, write: (text: string) => said.push(text) }, clock);
  return { said, pass: (ms) => clock.pass(ms / 60_000), progress };
}

test('work that takes less than a second says nothing', () => {
  const { said, pass, progress } = watch(true);
  progress.report('Papers', 1, 40);
  pass(900);
  progress.report('Papers', 39, 40);
  progress.end();
  expect(said).toEqual([]);
});

test('a terminal shows one line that moves and is wiped at the end', () => {
  const { said, pass, progress } = watch(true);
  pass(1100);
  progress.report('Papers', 3, 40);
  progress.report('Papers', 4, 40);
  pass(300);
  progress.report('Papers', 5, 40);
  progress.end();
  expect(said).toEqual(['\r\u001B[KPapers: 3 of 40', '\r\u001B[KPapers: 5 of 40', '\r\u001B[K']);
});

test('a file gets a line every five seconds', () => {
  const { said, pass, progress } = watch(false);
  for (let done = 1; done <= 12; done += 1) {
    pass(1000);
    progress.report('Rows', done, 0);
  }
  expect(said).toEqual(['Rows: 1\n', 'Rows: 6\n', 'Rows: 11\n']);
});
