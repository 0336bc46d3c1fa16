// What a workbook on Google Sheets is opened with, and what is remembered of its files.
import type { Problem } from '../../domain/text/problem.ts';
import type { Log } from '../../system/log.ts';
import type { FileRole } from '../workbook-port.ts';
import type { GoogleClient } from './calls/google-client.ts';
import type { FileLook } from './looked.ts';

export interface GoogleWorkbookOptions {
  /** Main, restricted and register; main and register may be one file. */
  readonly files: readonly { readonly role: FileRole; readonly id: string }[];
  readonly client: GoogleClient;
  /** Mail domains of the people the files may be shared with. */
  readonly domains: readonly string[];
  /** Our own account: in everybody's sharing, and no stranger. */
  readonly account?: string;
  readonly log: Log;
  /** What is remembered of each file, shared by the workbooks of several MARACs that have a register in common. */
  readonly remembered?: RememberedFiles;
  /** Waits between looks for a write that Google said it did but does not show. */
  readonly pause: (ms: number) => Promise<void>;
  /** The time, in milliseconds: what was read in the last ten seconds is not read again before a message. */
  readonly nowMs: () => number;
}

/** By file id: the newest look, and what Google would not write last time (told with the next snapshot). */
export interface RememberedFiles {
  readonly looked: Map<string, FileLook>;
  readonly untold: Map<string, Problem>;
}
