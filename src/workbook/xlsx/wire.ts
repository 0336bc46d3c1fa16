// What the child process and its parent say to each other: a request in front of the file's bytes, frames of rows, and one last line.
import type { SheetComment } from './comments.ts';
import type { Additions, SheetChange } from './patch.ts';
import type { Profile } from './profile.ts';
import type { Range } from './reference.ts';
import type { Refusal } from './refused.ts';

export type Request =
  | { readonly do: 'read'; readonly profile: Profile; readonly cells: boolean }
  | {
      readonly do: 'patch';
      readonly profile: Profile;
      readonly changes: readonly SheetChange[];
      readonly additions: Additions;
      /** Read the new file back before it is given away. */
      readonly readBack: boolean;
    };

export const NO_ADDITIONS: Additions = { tabs: [], columns: [] };

export interface SheetReport {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: number;
  readonly cells: number;
  readonly hiddenRows: number;
  readonly merges: readonly Range[];
  readonly hiddenColumns: readonly Range[];
  readonly comments: readonly SheetComment[];
}

export interface Spent {
  /** Wall time of the work, without the start of the process. */
  readonly ms: number;
  /** Processor time of the work, in milliseconds: it does not depend on what else the machine does. */
  readonly cpuMs: number;
  /** Highest resident memory of the process, in MiB. */
  readonly peakMb: number;
}

export type LastLine = Spent &
  (
    | { readonly outcome: 'read'; readonly sheets: readonly SheetReport[]; readonly lost: readonly string[] }
    | {
        readonly outcome: 'patched';
        readonly changed: readonly string[];
        readonly bytes: number;
        readonly holds: boolean;
      }
    | ({ readonly outcome: 'refused' } & Refusal)
  );

/** In front of each frame: its kind and its length, four bytes each. */
export const FRAME_HEAD_BYTES = 8;
export const ROWS_FRAME = 1;
/** The last one, as JSON; behind it the bytes of a new file, if there is one. */
export const LAST_FRAME = 2;

export function frameHead(kind: number, length: number): Buffer {
  const head = Buffer.alloc(FRAME_HEAD_BYTES);
  head.writeUInt32LE(kind, 0);
  head.writeUInt32LE(length, 4);
  return head;
}
