// What is said of a whole file that was refused.
import path from 'node:path';
import { problemId, type Problem } from '../../domain/text/problem.ts';
import type { FileState } from './xlsx-file-state.ts';
import type { XlsxFile } from './workbook-files.ts';

export function fileProblem(file: XlsxFile, state: FileState | undefined): Problem[] {
  if (state?.outcome !== 'refused') return [];
  const code = `workbook.${state.code}`;
  return [
    { id: problemId(code, file.role), code, size: 'run', place: path.basename(file.path), sentence: state.message },
  ];
}
