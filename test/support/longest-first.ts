// The order in which `npm test` starts its files: those that take longest first, so that none of them is what all the others have to wait for.
import path from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { ROOT } from './source-files.ts';

/** Files that take a quarter of a minute and more, longest first. Vitest knows of a checkout that has run no tests yet only how large files are. */
export const LONGEST: readonly string[] = [
  'test/prove/entitlement.test.ts',
  'test/documents/forms-fuzz.test.ts',
  'test/workbook/xlsx/fuzz.test.ts',
  'test/demo/month.test.ts',
  'test/prove/completeness.test.ts',
  'test/prove/disasters.test.ts',
  'test/prove/sending.test.ts',
  'test/prove/whole-run.test.ts',
  'test/documents/pdf.test.ts',
  'test/jobs/every-typed-cell.test.ts',
  'test/workbook/google/month.test.ts',
  'test/stops/every-stop.test.ts',
  'test/stops/on-google.test.ts',
  'test/prove/same-plan.test.ts',
];

export function longestFirst<T extends { readonly moduleId: string }>(files: readonly T[]): T[] {
  const rank = ({ moduleId }: T): number => {
    const at = LONGEST.indexOf(path.relative(ROOT, moduleId).replaceAll(path.sep, '/'));
    return at < 0 ? LONGEST.length : at;
  };
  return files.toSorted((a, b) => rank(a) - rank(b));
}

export class LongestFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return Promise.resolve(longestFirst(files));
  }
}
