// A good order without a proof, for problems too wide for the exact searches: each item is moved to where it costs least until nothing helps.
import { waitingOf, type Talent } from './talent.ts';

/** An order that no move of one item, or of a run of up to three, to another place makes better; the same for the same input. */
export function improveOrder(talent: Talent, from: readonly number[]): readonly number[] {
  let order = [...from];
  let cost = waitingOf(talent, order);
  for (let better = true; better;) {
    better = false;
    for (const moved of moves(order)) {
      const waiting = waitingOf(talent, moved);
      if (waiting >= cost) continue;
      [order, cost, better] = [moved, waiting, true];
      break;
    }
  }
  return order;
}

function* moves(order: readonly number[]): Generator<number[]> {
  for (let length = 1; length <= 3; length++) {
    for (let start = 0; start + length <= order.length; start++) {
      const run = order.slice(start, start + length);
      const rest = [...order.slice(0, start), ...order.slice(start + length)];
      for (let place = 0; place <= rest.length; place++) {
        if (place !== start) yield [...rest.slice(0, place), ...run, ...rest.slice(place)];
      }
    }
  }
}
