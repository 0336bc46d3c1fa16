// What a person sees on long work: nothing in the first second, then one line that moves, on the error stream so that output stays clean.
import type { Clock } from './clock.ts';

export interface Progress {
  /** `what` in the words of the work ("Papers"); total 0 when nobody knows how much there is. */
  report(what: string, done: number, total: number): void;
  /** Wipes the line. */
  end(): void;
}

export interface ProgressStream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

const PATIENCE_MS = 1000;
const TERMINAL_EVERY_MS = 200;
const FILE_EVERY_MS = 5000;

export function openProgress(stream: ProgressStream, clock: Pick<Clock, 'steadyMs'>): Progress {
  const begun = clock.steadyMs();
  const every = stream.isTTY === true ? TERMINAL_EVERY_MS : FILE_EVERY_MS;
  let last = -Infinity;
  let shown = false;
  return {
    report(what, done, total) {
      const now = clock.steadyMs();
      if (now - begun < PATIENCE_MS || now - last < every) return;
      last = now;
      shown = true;
      const text = total > 0 ? `${what}: ${done} of ${total}` : `${what}: ${done}`;
      stream.write(stream.isTTY === true ? `\r\u001B[K${text}` : `${text}\n`);
    },
    end() {
      if (shown && stream.isTTY === true) stream.write('\r\u001B[K');
    },
  };
}
