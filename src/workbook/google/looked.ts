// What one look at a Google file saw.
import type { Problem } from '../../domain/text/problem.ts';
import type { FileRead } from './rows/read-file.ts';
import type { Sharing } from './sharing.ts';

export interface FileLook {
  /** What the cells were when they were first read like this; our own writes do not change it. Absent when it could not be read. */
  readonly seen?: string;
  /** Drive's version when it was last asked. It lags minutes behind the cells: another one says that they moved, the same one says nothing. */
  readonly version?: string;
  /** When the cells were last read and were those of `read`, in milliseconds; absent when what stands there is not certain. */
  readonly checkedMs?: number;
  /** Absent when the file may not be read. */
  readonly read?: FileRead;
  readonly sharing: readonly Sharing[];
  readonly problems: readonly Problem[];
}
