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
    ok(await update(trying, [block(trying.sheetId, 0, 0, [[words('now')]])]));
    const wrote = nowMs();
    // It took at least until the last look that did not show it; how long an answer is under way says nothing of the version.
    let unseen = wrote;
    while (nowMs() - wrote <= MOST_MS) {
      const asked = nowMs();
      if (ok(await client.getVersion(id)) !== before) {
        const took = unseen - wrote;
        return took <= ASSUMED_MS ? undefined : `It took ${Math.round(took / 1000)} seconds.`;
      }
      unseen = asked;
      await pause(EVERY_MS);
    }
    return `It did not within ${MOST_MS / 1000} seconds.`;
  },
};
