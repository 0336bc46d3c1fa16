// node bench/agenda-check.ts [--small N] [--larger N]: the orders against every order there is, and larger ones against every set of cases.
import { parseArgs } from 'node:util';
import { orderAgenda } from '../src/domain/agenda/order-agenda.ts';
import { keepsEverything, movedIn, tryEveryOrder, waitingIn } from '../test/domain/agenda/every-order.ts';
import { leastOverSets } from '../test/domain/agenda/every-set.ts';
import { meetingRequest } from './agenda-instances.ts';

interface Tally {
  checked: number;
  conflicts: number;
  wrong: string[];
}

/** Up to 8 cases, with and without constraints drawn so that often no order keeps them. */
function checkSmall(count: number): Tally {
  const tally: Tally = { checked: 0, conflicts: 0, wrong: [] };
  for (let seed = 0; seed < count; seed++) {
    const size = { cases: 2 + (seed % 7), people: 1 + (seed % 7), constraints: seed % 4 };
    const request = meetingRequest(size, seed, seed % 2 === 0);
    const answer = orderAgenda(request);
    const best = tryEveryOrder(request);
    tally.checked++;
    if ('conflict' in answer) {
      tally.conflicts++;
      if (best !== undefined || !answer.conflict.proven)
        tally.wrong.push(`seed ${seed}: a conflict, but an order exists`);
      continue;
    }
    const right = best !== undefined && best.cost === answer.cost && answer.bound === answer.cost && answer.proven;
    const told = waitingIn(request, answer.order) === answer.waiting && movedIn(request, answer.order) === answer.moved;
    if (!right || !told || !keepsEverything(request, answer.order))
      tally.wrong.push(`seed ${seed}: ${answer.cost}, best ${best?.cost}`);
  }
  return tally;
}

/** 9 to 13 cases, against plain dynamic programming over every set of cases. */
function checkLarger(count: number): Tally {
  const tally: Tally = { checked: 0, conflicts: 0, wrong: [] };
  for (let seed = 0; seed < count; seed++) {
    const size = { cases: 9 + (seed % 5), people: 3 + (seed % 13), constraints: seed % 5 };
    const request = meetingRequest(size, seed + 1_000_000, seed % 4 === 0);
    const answer = orderAgenda(request);
    const least = leastOverSets(request);
    tally.checked++;
    if ('conflict' in answer) {
      tally.conflicts++;
      if (least !== Infinity || !answer.conflict.proven)
        tally.wrong.push(`seed ${seed}: a conflict, but an order exists`);
      continue;
    }
    const right = answer.proven && answer.cost === least && answer.bound === least;
    if (!right || !keepsEverything(request, answer.order))
      tally.wrong.push(`seed ${seed}: ${answer.cost}, least ${least}`);
  }
  return tally;
}

const { values } = parseArgs({
  options: { small: { type: 'string', default: '5000' }, larger: { type: 'string', default: '500' } },
});
const result = { small: checkSmall(Number(values.small)), larger: checkLarger(Number(values.larger)) };
process.stdout.write(`${JSON.stringify(result)}\n`);
process.exitCode = result.small.wrong.length + result.larger.wrong.length > 0 ? 1 : 0;
