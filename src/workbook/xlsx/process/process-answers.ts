// What reading and patching a workbook answers, whether in a child process or in this one.
import type { Refusal } from '../reading/refusal.ts';
import type { SheetReport, Spent } from './process-messages.ts';
import type { ReadCells } from '../read-cells.ts';

export type ReadAnswer = Spent &
  (
    | { readonly outcome: 'read'; readonly sheets: readonly SheetReport[]; readonly lost: readonly string[] }
    | ({ readonly outcome: 'refused' } & Refusal)
  );

export type PatchAnswer = Spent &
  (
    | {
        readonly outcome: 'patched';
        readonly changed: readonly string[];
        readonly bytes: Buffer;
        /** Every cell read back as it was written; true when nobody asked. */
        readonly holds: boolean;
        /** What the new file holds, where reading it back told. */
        readonly cells?: readonly ReadCells[];
      }
    | ({ readonly outcome: 'refused' } & Refusal)
  );
