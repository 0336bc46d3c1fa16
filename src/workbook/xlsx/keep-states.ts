// Every state of a workbook that was read is kept before anything else is done with it.
import path from 'node:path';
import { problemId, type Problem } from '../../domain/text/problem.ts';
import { describeFailure } from '../../errors.ts';
import type { FileState } from './xlsx-file-state.ts';
import type { XlsxWorkbook } from './workbook-files.ts';

/** Keeps what was read; what cannot be kept is told and stops no look. */
export async function keepStates(
  workbook: Pick<XlsxWorkbook, 'files' | 'backups'>,
  states: readonly FileState[],
): Promise<readonly Problem[]> {
  const told: Problem[] = [];
  for (const [index, file] of workbook.files.entries()) {
    const state = states[index];
    if (state?.outcome !== 'read') continue;
    try {
      await workbook.backups.keep(file.path, state.bytes);
    } catch (error) {
      const code = 'workbook.not-kept';
      const { sentence, todo } = describeFailure(error);
      const place = path.basename(file.path);
      const words = `This state of the workbook could not be kept in the folder for backups. ${sentence} ${todo}`;
      told.push({ id: problemId(code, file.role), code, size: 'note', place, sentence: words });
    }
  }
  return told;
}
