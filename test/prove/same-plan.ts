// npm run -s prove:same-plan [-- --record | --show world:17]: the program plans, writes and shows what it did when the record was made.
// Without an option it compares: 1,000 random worlds, 24 random months and the demo's month, with the record kept in the repository.
// `--record` renews the record after behaviour was changed on purpose. `--show` prints a piece in full, moment by moment, to be compared with
// what an older commit prints. `--worlds N --months N --no-demo` looks at fewer; `--file FILE` reads or writes another record.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { findDifferences, readDigests, writeDigests, type Difference } from './same-plan/digest.ts';
import { PARTS } from './same-plan/look.ts';
import { liveAll, livePiece, piecesOf } from './same-plan/pieces.ts';
import { RECORD, SIZES } from './same-plan/record.ts';

const { values } = parseArgs({
  options: {
    record: { type: 'boolean', default: false },
    show: { type: 'string' },
    file: { type: 'string', default: RECORD },
    worlds: { type: 'string', default: String(SIZES.worlds) },
    months: { type: 'string', default: String(SIZES.months) },
    'no-demo': { type: 'boolean', default: false },
  },
});
const tell = (line: string): void => void process.stderr.write(`${line}\n`);
const whole = (name: 'worlds' | 'months'): number => {
  const number = Number(values[name]);
  if (!Number.isInteger(number) || number < 0) {
    tell(`--${name} is a whole number.`);
    process.exit(2);
  }
  return number;
};

if (values.show !== undefined) {
  await show(values.show);
  process.exit(0);
}

const began = performance.now();
const pieces = piecesOf({ worlds: whole('worlds'), months: whole('months'), demo: !values['no-demo'] });
const now = await liveAll(pieces, (done) => {
  if (done % 100 === 0) tell(`${done} of ${pieces.length}, ${Math.round((performance.now() - began) / 1000)} s`);
});
tell(`${pieces.length} pieces, ${now.size} moments in ${Math.round((performance.now() - began) / 1000)} s`);
if (values.record) {
  writeFileSync(values.file, writeDigests(now));
  tell(`Recorded in ${path.relative(process.cwd(), values.file)}. Say in the commit why the plans changed.`);
} else {
  const different = findDifferences(readDigests(readFileSync(values.file, 'utf8')), now);
  tellDifferences(different);
  process.exitCode = different.length === 0 ? 0 : 1;
}

/** Each piece in full at its first moment, then what each later moment has more and what it has no longer. */
async function show(piece: string): Promise<void> {
  const moments = await livePiece(piece);
  for (const [index, { world, at, look }] of moments.entries())
    for (const part of PARTS) {
      const before = moments[index - 1]?.look[part] ?? [];
      const gone = before.filter((line) => !look[part].includes(line)).map((line) => `- ${line}`);
      const come = look[part].filter((line) => !before.includes(line)).map((line) => `+ ${line}`);
      process.stdout.write([`== ${world}, ${at}, ${part}`, ...gone, ...come, ''].join('\n'));
    }
}

function tellDifferences(different: readonly Difference[]): void {
  const [first] = different;
  if (first === undefined) {
    tell('Every plan is as recorded.');
    return;
  }
  const MOST = 20;
  for (const { world, at, parts } of different.slice(0, MOST))
    tell(`${world}, from ${at} on: other ${parts.join(', ')}`);
  if (different.length > MOST) tell(`and ${different.length - MOST} more`);
  for (const part of PARTS) {
    const count = different.filter((one) => one.parts.includes(part)).length;
    if (count > 0) tell(`${part}: ${count} of ${pieces.length} pieces differ`);
  }
  const piece = first.world.replace(' ', ':');
  const file = path.relative(process.cwd(), values.file);
  tell(`
To see both sides, show the same piece at the commit that made the record:
  git worktree add ../recorded $(git log -1 --format=%h -- ${file})
  (cd ../recorded && npm ci && npm run -s prove:same-plan -- --show ${piece}) > recorded.txt
  npm run -s prove:same-plan -- --show ${piece} > now.txt
  diff recorded.txt now.txt
If the change is meant, make the record anew with --record and say in the commit why.`);
}
