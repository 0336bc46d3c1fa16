// A whole runner in a process of its own: works through its order, and kills itself where it was told. Prints the points it reached.
import { openWhole, work } from './work.ts';
import type { WholeDone, WholeOrder } from './order.ts';

const order = JSON.parse(process.argv[2] ?? '{}') as WholeOrder;
const trail: string[] = [];
const faults = {
  reach(point: string): void {
    trail.push(point);
    const { at } = order;
    if (at?.point === point && trail.filter((one) => one === point).length === at.nth)
      process.kill(process.pid, 'SIGKILL');
  },
};
const app = await openWhole(order.folder, order.now, faults);
await work(app, order);
await app.close();
const done: WholeDone = { trail };
process.stdout.write(JSON.stringify(done));
