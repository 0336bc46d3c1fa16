// What the reading process and its parent say to each other over their channel.
import type { SheetComment } from '../reading/sheet-comments.ts';
import type { Profile } from '../trust-profile.ts';
import type { Range } from '../package/cell-reference.ts';
import type { Refusal } from '../reading/refusal.ts';
import type { RowMessage } from './row-message.ts';
import type { SheetChange } from '../patching/sheet-change.ts';
import type { Additions } from '../patching/additions.ts';

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

export type Answer = Spent &
  (
    | { readonly outcome: 'read'; readonly sheets: readonly SheetReport[]; readonly lost: readonly string[] }
    | {
        readonly outcome: 'patched';
        readonly changed: readonly string[];
        readonly bytes: Buffer;
        readonly holds: boolean;
      }
    | ({ readonly outcome: 'refused' } & Refusal)
  );

export interface ToChild {
  readonly request: Request;
  readonly bytes: Buffer;
}
export type FromChild = { readonly rows: readonly RowMessage[] } | { readonly answer: Answer };
