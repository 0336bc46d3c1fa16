// By how much Drive's version of a file lags behind its cells, by writing one and looking every five seconds.
import { block, ok, update, words, type Assumption } from './assumption.ts';

const EVERY_MS = 5000;
const MOST_MS = 300_000;
/** The test server lags by as much; the program relies on no lag at all, and would only read more often. */
const ASSUMED_MS = 180_000;

export const measureLag: Assumption = {
  what: 'Drive shows a new version within three minutes of a write.',
  async attempt(trying) {
    const { client, id, nowMs, pause } = trying;
    // Making the tab was a change too: its version may be on the way.
    await pause(EVERY_MS);
    const before = ok(await client.getVersion(id));
    const began = nowMs();
    ok(await update(trying, [block(trying.sheetId, 0, 0, [[words('now')]])]));
    while (nowMs() - began <= MOST_MS) {
      if (ok(await client.getVersion(id)) !== before) {
        const took = nowMs() - began;
        return took <= ASSUMED_MS ? undefined : `It took ${Math.round(took / 1000)} seconds.`;
      }
      await pause(EVERY_MS);
    }
    return `It did not within ${MOST_MS / 1000} seconds.`;
  },
};
