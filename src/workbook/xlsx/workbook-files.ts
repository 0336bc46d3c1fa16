// The files of a MARAC's workbook and what is remembered of them.
import type { Backups } from '../../system/backups.ts';
import type { Files } from '../../system/files.ts';
import type { Profile } from './trust-profile.ts';
import type { FileRole } from '../workbook-port.ts';

export interface XlsxWorkbook {
  /** main and register are one file unless a register is named; restricted is its own where there is one. */
  readonly files: readonly XlsxFile[];
  readonly system: { readonly files: Files };
  /** Keeps every state that was read, and none is written over before it is kept. */
  readonly backups: Backups;
  readonly profile?: Profile;
  /** The folders in which papers lie as files, whole paths: cells that name one lead there. */
  readonly papers?: { readonly team: string; readonly restricted: string };
}

export interface XlsxFile {
  readonly role: FileRole;
  readonly path: string;
}
