// How far a workbook is trusted: the team's own file is carried with all its oddities, a file from outside must be plain.
import type { ZipLimits } from '../../system/zip-directory.ts';

export interface Profile {
  readonly name: 'own' | 'received';
  /** Refuse what only odd or hostile writers make, instead of reading round it. */
  readonly strict: boolean;
  readonly maxFileBytes: number;
  readonly zip: ZipLimits;
  /** Rows of one sheet that hold something. */
  readonly maxRows: number;
  /** Characters (UTF-16 units) of one text. */
  readonly maxTextChars: number;
  /** Cells that merged ranges may cover in one sheet. */
  readonly maxMergedCells: number;
  readonly timeoutMs: number;
  readonly maxMemoryBytes: number;
}

const MB = 1024 * 1024;

/** The team's workbooks; the limits are settings. */
export const OWN: Profile = {
  name: 'own',
  strict: false,
  maxFileBytes: 200 * MB,
  zip: { maxEntries: 20_000, maxPartBytes: 200 * MB, maxTotalBytes: 200 * MB, maxRatio: 5000 },
  maxRows: 50_000,
  maxTextChars: 1_000_000,
  maxMergedCells: Number.MAX_SAFE_INTEGER,
  timeoutMs: 10_000,
  maxMemoryBytes: 512 * MB,
};

/** A form that came from outside (docs/map.json, 7B and 7D). */
export const RECEIVED: Profile = {
  name: 'received',
  strict: true,
  maxFileBytes: 25 * MB,
  zip: { maxEntries: 200, maxPartBytes: 50 * MB, maxTotalBytes: 50 * MB, maxRatio: 100 },
  maxRows: 20_000,
  maxTextChars: 32_767,
  maxMergedCells: 100_000,
  timeoutMs: 10_000,
  maxMemoryBytes: 512 * MB,
};
