// A disk as a power cut leaves it: what was synced is there, what was written since is lost, or there in part and torn.
import type { Done } from './trace.ts';

type Change = Extract<Done, { did: 'write' | 'truncate' }>;

interface File {
  durable: Buffer;
  /** In the order in which they were made. */
  readonly since: Change[];
}

export interface Disk {
  /** Takes in what happened next to the files. */
  apply(done: Done): void;
  /** What is on the disk if the power goes now: of what was not synced the given share of changes, the last of them half. */
  cut(share: number): ReadonlyMap<string, Buffer>;
}

export function openDisk(): Disk {
  const files = new Map<string, File>();
  const fileOf = (name: string): File => {
    const file = files.get(name) ?? { durable: Buffer.alloc(0), since: [] };
    files.set(name, file);
    return file;
  };
  return {
    apply(done): void {
      if (done.did === 'remove') files.delete(done.file);
      else if (done.did === 'sync') {
        const file = files.get(done.file);
        if (file === undefined) return;
        file.durable = file.since.reduce(changed, file.durable);
        file.since.length = 0;
      } else if (done.did === 'write' || done.did === 'truncate') fileOf(done.file).since.push(done);
    },
    cut: (share) =>
      new Map(
        [...files].map(([name, { durable, since }]) => {
          const kept = since.slice(0, Math.ceil(since.length * share));
          const last = kept.pop();
          const whole = kept.reduce(changed, durable);
          return [name, last === undefined ? whole : changed(whole, torn(last))];
        }),
      ),
  };
}

function changed(before: Buffer, change: Change): Buffer {
  if (change.did === 'truncate')
    return Buffer.concat([before.subarray(0, change.length), Buffer.alloc(Math.max(0, change.length - before.length))]);
  const after = Buffer.alloc(Math.max(before.length, change.at + change.bytes.length));
  before.copy(after);
  change.bytes.copy(after, change.at);
  return after;
}

function torn(change: Change): Change {
  return change.did === 'truncate' ? change : { ...change, bytes: change.bytes.subarray(0, change.bytes.length >> 1) };
}
