// npm run -s prove:completeness [-- --months N --moments N --seed S]: nothing agreed, typed or sent in is lost in silence.
import { parseArgs } from 'node:util';
import { liveMonth } from './completeness/month.ts';

const { values } = parseArgs({
  options: {
    months: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    story: { type: 'string', multiple: true },
    show: { type: 'boolean', default: false },
    rendered: { type: 'boolean', default: false },
  },
});
const from = Number(values.seed);
const before = performance.now();
let moments = 0;
for (let seed = from; seed < from + Number(values.months); seed += 1) {
  const lived = await liveMonth(seed, {
    ...(values.story === undefined ? {} : { stories: values.story as never }),
    ...(values.show ? { tell: (line: string) => console.log(line) } : {}),
    rendered: values.rendered,
  });
  moments += lived.moments;
  for (const one of lived.lost) console.log(`seed ${seed} ${one.at} [${one.kind}] ${one.what} (${lived.stories.join(', ')})`);
}
console.log(`${moments} moments in ${((performance.now() - before) / 1000).toFixed(1)} s`);
