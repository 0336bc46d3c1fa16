// Opens the app for a command, with its progress and the day it is asked about, and closes it whatever happens.
import { clockTime, at, dayOf, findDay, findLocalTime, type LocalTime } from '../domain/time/day.ts';
import { findNearest } from '../config/nearest.ts';
import { Failure, NEEDS_A_PERSON, DONE, type ExitCode } from '../errors.ts';
import type { Job } from '../jobs/engine/job.ts';
import { JOBS } from '../jobs/engine/job-list.ts';
import type { Problem } from '../domain/text/problem.ts';
import type { Clock } from '../system/clock.ts';
import type { CommandContext, Option } from './command.ts';
import type { App } from '../app/app-port.ts';

export const AS_OF: Readonly<Record<string, Option>> = {
  'as-of': {
    value: 'TIME',
    help: 'Act as if it were that day or time: 2027-03-09 or 2027-03-09T08:30. In rehearsal only, except for plan.',
  },
};

export async function withApp<T>(
  context: CommandContext,
  work: (app: App, now: LocalTime) => Promise<T>,
  options: { readonly onlyLooks?: boolean } = {},
): Promise<T> {
  const config = await context.config();
  if (options.onlyLooks === true) (await import('../app/early-readers.ts')).startReadersOf(config);
  const { openApp } = await import('../app/open-app.ts');
  const asOf = context.args.text('as-of');
  if (asOf !== undefined && options.onlyLooks !== true && config.mail.mode !== 'rehearsal')
    throw new Failure('as-of-refused', 'This would act for another day than today.');
  const now = asOf === undefined ? context.clock.now() : timeOf(asOf, context.clock);
  const clock: Clock = asOf === undefined ? context.clock : { ...context.clock, now: () => now };
  const { heartbeat: _beat, machine: _machine, ...outside } = context.outside;
  const progress = (what: string, done: number, of: number): void => context.progress.report(what, done, of);
  const timeIsGiven = asOf !== undefined;
  const app = await openApp(config, { ...outside, clock, timeIsGiven, progress });
  try {
    return await work(app, now);
  } finally {
    await app.close();
  }
}

function timeOf(text: string, clock: Clock): LocalTime {
  const time = findLocalTime(text);
  if (time !== undefined) return time;
  const day = findDay(text);
  if (day === undefined)
    throw new Failure('arguments', `--as-of "${text}" is not a day: write 2027-03-09 or 2027-03-09T08:30.`);
  return day === dayOf(clock.now()) ? clock.now() : at(day, clockTime('09:00'));
}

/** The jobs a command names; none named: all of them. */
export function jobsNamed(names: readonly string[]): readonly Job[] {
  if (names.length === 0) return JOBS;
  return names.map((name) => {
    const job = JOBS.find((candidate) => candidate.name === name);
    if (job !== undefined) return job;
    const nearest = findNearest(
      name,
      JOBS.map((one) => one.name),
    );
    throw new Failure(
      'arguments',
      `There is no job "${name}".${nearest === undefined ? ` The jobs: ${JOBS.map((one) => one.name).join(', ')}, send.` : ` Did you mean ${nearest}?`}`,
    );
  });
}

export function exitFor(problems: readonly Problem[], waiting = 0): ExitCode {
  return problems.some((problem) => problem.size !== 'note') || waiting > 0 ? NEEDS_A_PERSON : DONE;
}
