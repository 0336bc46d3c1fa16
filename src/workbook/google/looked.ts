// What one look at a Google file saw.
import type { Problem } from '../../domain/text/problem.ts';
import type { FileRead } from './rows/read-file.ts';
import type { Sharing } from './sharing.ts';

export interface FileLook {
  /** Drive's version of the file before it was read; absent when it could not be read. */
  readonly version?: string;
  /** Earlier versions from which this one differs by our own writes alone. */
  readonly writtenSince?: readonly string[];
  /** Absent when the file may not be read. */
  readonly read?: FileRead;
  readonly sharing: readonly Sharing[];
  readonly problems: readonly Problem[];
}
