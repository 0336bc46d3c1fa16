// Yes to a line that asks whether to make a paper again: the same as `marac reissue`, in the name of the person who answered.
import type { Correction } from '../../domain/plan/correction.ts';
import type { LocalTime } from '../../domain/time/day.ts';
import type { Key } from '../../domain/plan/effects.ts';
import { answerTo } from '../../domain/today/today-question.ts';
import { askedAnew } from '../../domain/today/meetings/changed-paper-lines.ts';
import type { Ports } from '../engine/ports.ts';
import { readCorrections } from '../memory/read-corrections.ts';
import type { Reading } from '../reading/reading.ts';

/** The same reading with the corrections that were just asked for. */
export async function recordReissueAnswers<R extends Reading>(ports: Ports, reading: R): Promise<R> {
  let count = 0;
  for (const marac of reading.facts.maracs) {
    if ((marac.answered?.size ?? 0) === 0) continue;
    for (const asked of askedAnew(reading.facts, marac, ports.clock.now())) {
      const said = asked.isMade ? answerTo(marac, asked.item, asked.question) : undefined;
      if (said?.answer !== 'yes') continue;
      const stated = { by: said.by, in: 'workbook' } as const;
      for (const paper of asked.papers) {
        // Recorded before: a new version that nobody released in time has ended, and is not made a second time.
        if (wasAsked(reading.facts.corrections, paper, said.at)) continue;
        await ports.ledger.rememberAnswer(`reissue/${paper}`, said.why ?? WHY, stated);
        count += 1;
      }
    }
  }
  if (count === 0) return reading;
  return { ...reading, facts: { ...reading.facts, corrections: await readCorrections(ports.ledger) } };
}

const WHY = 'Something was added or changed after you got it.';

const wasAsked = (corrections: readonly Correction[], paper: Key, since: LocalTime): boolean =>
  corrections.some((one) => one.kind === 'reissue' && one.papers === paper && one.at >= since);
