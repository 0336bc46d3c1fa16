// What is printed: the score with its interval, what is counted apart, and each survivor so that its test can be written.
import type { Mutant } from './mutants.ts';
import { intervalOf } from './sample.ts';

export type End =
  'killed' | 'survived' | 'timed out' | 'unreached' | 'static' | `static ${'killed' | 'survived' | 'timed out'}`;

export interface Outcome {
  readonly mutant: Mutant;
  readonly end: End;
  /** The test file that noticed it, or those that ran and did not. */
  readonly tests: readonly string[];
}

const place = ({ mutant }: Outcome): string => `${mutant.file} ${String(mutant.start).padStart(8)}`;

const percent = (share: number): string => (share * 100).toFixed(1);

/** Sentences are held by the golden files and the journeys, static mutants by whoever imports: neither counts in the score. */
export function report(target: string, outcomes: readonly Outcome[], asked: number): void {
  const isApart = ({ mutant, end }: Outcome): boolean => mutant.kind === 'sentence' || end.startsWith('static');
  const counted = outcomes.filter((outcome) => !isApart(outcome));
  const apart = outcomes.filter(isApart);
  const missed = outcomes.filter(({ end }) => /survived|unreached/.test(end));
  for (const outcome of missed.toSorted((a, b) => (place(a) < place(b) ? -1 : 1))) console.log(lineOf(outcome));
  console.log('');
  const kinds = Map.groupBy(counted, ({ mutant }) => mutant.kind);
  for (const [kind, of] of kinds) console.log(`  ${kind.padEnd(12)} ${noticed(of)} of ${of.length} noticed`);
  console.log(`  apart: ${countsOf(apart) || 'none'}`);
  if (outcomes.length < asked) console.log(`  The time was up after ${outcomes.length} of ${asked}.`);
  if (counted.length === 0) return console.log(`${target}: nothing to count.`);
  const [low, high] = intervalOf(noticed(counted), counted.length);
  console.log(
    `${target}: ${noticed(counted)} of ${counted.length} noticed, ${percent(noticed(counted) / counted.length)} % (95 %: ${percent(low)} to ${percent(high)}); ${countsOf(counted)}`,
  );
}

function noticed(outcomes: readonly Outcome[]): number {
  return outcomes.filter(({ end }) => end === 'killed' || end === 'timed out').length;
}

function countsOf(outcomes: readonly Outcome[]): string {
  const groups = Map.groupBy(outcomes, ({ mutant, end }) => (mutant.kind === 'sentence' ? `sentence ${end}` : end));
  return [...groups].map(([end, of]) => `${of.length} ${end}`).join(', ');
}

const short = (text: string): string => text.replaceAll(/\s+/g, ' ').slice(0, 120);

function lineOf({ mutant, end, tests }: Outcome): string {
  const ran =
    tests.length === 0
      ? ''
      : `  [ran: ${tests.slice(0, 3).join(', ')}${tests.length > 3 ? ` and ${tests.length - 3} more` : ''}]`;
  return `${end}  ${mutant.file}:${mutant.line}  ${mutant.kind}: ${short(mutant.before)}  ->  ${short(mutant.after) || '(nothing)'}${ran}`;
}
