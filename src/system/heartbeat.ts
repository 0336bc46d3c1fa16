// The beat that wakes `marac serve`: every minute, by node-cron. What is due at a beat is not decided here.
import { createTask } from 'node-cron';

export interface Heartbeat {
  /** Calls `beat` at every beat, never two at a time; stop() waits for the one that runs. */
  start(beat: () => Promise<void>): { stop(): Promise<void> };
}

export function openHeartbeat(): Heartbeat {
  return {
    start(beat) {
      let running: Promise<void> | undefined;
      const task = createTask(
        '* * * * *',
        async () => {
          running ??= beat().finally(() => {
            running = undefined;
          });
          await running;
        },
        { noOverlap: true, suppressMissedWarning: true },
      );
      void task.start();
      return {
        async stop() {
          await task.destroy();
          await running;
        },
      };
    },
  };
}
