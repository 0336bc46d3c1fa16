// What the disk refused while messages went on: papers, an anchor, workbooks. Reported once the work is done.
import { problemId, type Problem } from '../../domain/text/problem.ts';
import { DISK_FAILURES, Failure, describeFailure } from '../../errors.ts';
import type { MaracPorts } from '../../jobs/engine/ports.ts';

export interface Troubles {
  /** Does the work; errors of the disk are kept for the report, any other is thrown. */
  past(place: string, work: () => Promise<void>): Promise<void>;
  /** What was met since it was asked last, including the workbooks of these. */
  take(maracs: readonly MaracPorts[]): readonly Problem[];
}

export function openTroubles(): Troubles {
  const met = new Map<string, Problem>();
  return {
    async past(place, work) {
      try {
        await work();
      } catch (error) {
        if (!(error instanceof Failure) || !DISK_FAILURES.has(error.code)) throw error;
        const { sentence, todo } = describeFailure(error);
        const code = 'folder.not-written';
        // One of them: the others are on the same disk.
        if (!met.has(place))
          met.set(place, { id: problemId(code, place), code, size: 'row', place, sentence: `${sentence} ${todo}` });
      }
    },
    take(maracs) {
      const told = [...met.values(), ...maracs.flatMap(({ workbook }) => workbook.troubles?.() ?? [])];
      met.clear();
      return told;
    },
  };
}
