// What the reading process and its parent say to each other over their channel.
import type { ColumnWidth } from '../reading/sheet-reader.ts';
import type { SheetComment } from '../reading/sheet-comments.ts';
import type { Profile } from '../trust-profile.ts';
import type { Range } from '../package/cell-reference.ts';
import type { Refusal } from '../reading/refusal.ts';
import type { RowMessage } from './row-message.ts';
import type { SheetChange } from '../patching/sheet-change.ts';
import type { Additions } from '../patching/additions.ts';

/** How the child ends when it has grown past its limit. */
export const TOO_LARGE = 77;

/** Each request has the file's bytes beside it. */
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

export interface SheetReport {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: number;
  readonly cells: number;
  readonly hiddenRows: number;
  readonly merges: readonly Range[];
  readonly hiddenColumns: readonly Range[];
  readonly widths?: readonly ColumnWidth[];
  readonly comments: readonly SheetComment[];
}

export interface Spent {
  /** Wall time of the work, without the start of the process. */
  readonly ms: number;
  /** Processor time of the work, in milliseconds: it does not depend on what else the machine does. */
  readonly cpuMs: number;
  /** Highest resident memory of the process meanwhile, in MiB. */
  readonly peakMb: number;
}

type Refused = Spent & { readonly outcome: 'refused' } & Refusal;

export type ReadAnswer =
  | Refused
  | (Spent & { readonly outcome: 'read'; readonly sheets: readonly SheetReport[]; readonly lost: readonly string[] });

export type PatchAnswer =
  | Refused
  | (Spent & {
      readonly outcome: 'patched';
      readonly changed: readonly string[];
      readonly bytes: Buffer;
      /** Every cell read back as it was written; true when nobody asked. */
      readonly holds: boolean;
    });

export type Answer = ReadAnswer | PatchAnswer;

export interface ToChild {
  readonly request: Request;
  readonly bytes: Buffer;
}
export type FromChild = { readonly rows: readonly RowMessage[] } | { readonly answer: Answer };
