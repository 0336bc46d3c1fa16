// `npm run prove:field -- FOLDER`: small files as people's programs write them, each at a desk of its own: what must become of it and what did.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { judgeFile } from './judge.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('Use: npm run prove:field -- FOLDER\n');
  process.exit(2);
}
let wrong = 0;
for (const name of readdirSync(folder).toSorted()) {
  const judged = await judgeFile(name, readFileSync(path.join(folder, name)));
  if (judged === undefined) process.stdout.write(`${name}\n  its name says no kind: not judged\n`);
  else {
    const { expected, found, faults } = judged;
    wrong += faults.length === 0 ? 0 : 1;
    process.stdout.write(
      `${name}\n  expected: ${expected}\n  found: ${found}${faults.map((one) => `\n  WRONG: ${one}`).join('')}\n`,
    );
  }
}
process.stdout.write(`${wrong === 0 ? 'All as expected.' : `${wrong} came out wrong.`}\n`);
process.exit(wrong === 0 ? 0 : 1);
