// What is said of a whole file that was refused, or that took no write.
import path from 'node:path';
import { problemId, type Problem } from '../../domain/text/problem.ts';
import { describeFailure, type Failure } from '../../errors.ts';
import type { FileRole } from '../workbook-port.ts';
import type { FileState } from './xlsx-file-state.ts';
import type { XlsxFile } from './workbook-files.ts';

export function fileProblem(file: XlsxFile, state: FileState | undefined): Problem[] {
  if (state?.outcome !== 'refused') return [];
  const code = `workbook.${state.code}`;
  return [
    { id: problemId(code, file.role), code, size: 'run', place: path.basename(file.path), sentence: state.message },
  ];
}

/** What the machine answered to the last write of each file, where it took none. */
export function unwritten(files: readonly XlsxFile[], troubles: ReadonlyMap<FileRole, Failure>): readonly Problem[] {
  return files.flatMap(({ role, path: file }) => {
    const failure = troubles.get(role);
    if (failure === undefined) return [];
    const { sentence, todo } = describeFailure(failure);
    const code = 'workbook.not-written';
    return [
      {
        id: problemId(code, role),
        code,
        size: 'row',
        place: path.basename(file),
        sentence: `${sentence} ${todo} What was to be written there waits; messages go.`,
      },
    ];
  });
}
