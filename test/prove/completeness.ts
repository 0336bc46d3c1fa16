// npm run -s prove:completeness [-- --months N --moments N --rendered N --seed S]: nothing agreed, typed or sent in is lost in silence.
// `--show SEED` tells one month, moment by moment; `--mutants none` leaves out the planted bugs, `--mutants NAME` hunts one.
import { parseArgs } from 'node:util';
import { liveOne } from './completeness/one-month.ts';
import { huntMutants } from './completeness/mutants/run.ts';
import { prove, type Proof } from './completeness/prove.ts';

const { values } = parseArgs({
  options: {
    months: { type: 'string', default: '1000' },
    moments: { type: 'string', default: '30000' },
    rendered: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    show: { type: 'string' },
    story: { type: 'string', multiple: true },
    mutants: { type: 'string', default: 'all' },
  },
});
const whole = (name: 'months' | 'moments' | 'rendered' | 'seed'): number => {
  const number = Number(values[name]);
  if (!Number.isInteger(number) || number < 0) {
    process.stderr.write(`--${name} is a whole number.\n`);
    process.exit(2);
  }
  return number;
};
const tell = (line: string): void => void process.stderr.write(`${line}\n`);

if (values.show !== undefined) {
  const told = await liveOne(Number(values.show), whole('rendered') === 1, {
    tell,
    ...(values.story === undefined ? {} : { stories: values.story as never }),
  });
  tell(`${told.stories.join(', ')}: ${told.moments} moments, ${told.sent} messages, ${told.lost.length} lost`);
  process.exit(told.lost.length === 0 ? 0 : 1);
}

const seed = whole('seed');
const began = performance.now();
let months = 0;
const proof = await prove(
  { months: whole('months'), moments: whole('moments'), rendered: whole('rendered'), seed },
  (told) => {
    months += 1;
    for (const one of told.lost) tell(`seed ${told.seed}, ${one.at}, ${told.stories.join(' ')}: ${one.what}`);
    if (months % 100 === 0) tell(`${months} months, ${Math.round((performance.now() - began) / 1000)} s`);
  },
);
tellGroups(proof);
const minutes = ((performance.now() - began) / 60_000).toFixed(1);
tell(
  `${proof.moments} moments of ${proof.months} months (${proof.quiet} quiet, ${proof.rendered} with papers) in ${minutes} minutes: ${proof.matters} times something that somebody must know, ${proof.lines} lines of Today, ${proof.forks} answers followed, ${proof.sent} messages taken by the mail server; ${proof.lost.length} lost`,
);
const mutants =
  values.mutants === 'none'
    ? []
    : await huntMutants(values.mutants === 'all' ? 'all' : [values.mutants], 40, seed, tell);
const { lost, ...figures } = proof;
process.stdout.write(`${JSON.stringify({ ...figures, lost: lost.length, mutants, seed })}\n`);
process.exitCode = lost.length === 0 && mutants.every((one) => one.caughtAt !== null) ? 0 : 1;

/** What was lost, by kind: many months find the same. */
function tellGroups({ lost: all }: Proof): void {
  const groups = new Map<string, number>();
  for (const one of all) {
    const what = one.what
      .replace(/\b[A-Z]{1,2}-[A-Z0-9]{6}\b/g, '#')
      .replace(/zq[a-z]+/gi, '#')
      .slice(0, 120);
    groups.set(what, (groups.get(what) ?? 0) + 1);
  }
  for (const [what, count] of [...groups].toSorted((a, b) => b[1] - a[1]).slice(0, 40)) tell(`${count} x ${what}`);
}
