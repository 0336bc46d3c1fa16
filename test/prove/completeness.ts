// npm run -s prove:completeness [-- --months N --moments N --seed S]: nothing agreed, typed or sent in is lost in silence.
import { parseArgs } from 'node:util';
import { liveMonth } from './completeness/month.ts';

const { values } = parseArgs({
  options: {
    months: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    story: { type: 'string', multiple: true },
    show: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
    rendered: { type: 'boolean', default: false },
  },
});
const from = Number(values.seed);
const before = performance.now();
let [moments, matters] = [0, 0];
const groups = new Map<string, { count: number; first: string }>();
for (let seed = from; seed < from + Number(values.months); seed += 1) {
  const lived = await liveMonth(seed, {
    ...(values.story === undefined ? {} : { stories: values.story as never }),
    ...(values.show ? { tell: (line: string) => console.log(line) } : {}),
    rendered: values.rendered,
  });
  moments += lived.moments;
  matters += lived.matters;
  for (const one of lived.lost) {
    const line = `seed ${seed} ${one.at} [${one.kind}] ${one.what} (${lived.stories.join(', ')})`;
    if (values.all) console.log(line);
    const group = `${one.kind} ${one.what.replace(/\b[A-Z]{1,2}-[A-Z0-9]{6}\b/g, '#').replace(/Test [A-Z]\S+( Service| Services)?|Agency [A-F]/g, 'An agency')}`.slice(0, 110);
    const known = groups.get(group) ?? { count: 0, first: line };
    groups.set(group, { count: known.count + 1, first: known.first });
  }
}
for (const [, { count, first }] of [...groups].toSorted((a, b) => b[1].count - a[1].count)) console.log(`${count} x ${first}`);
console.log(`${moments} moments, ${matters} matters in ${((performance.now() - before) / 1000).toFixed(1)} s`);
