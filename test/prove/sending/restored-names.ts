// What runners, worlds and the script must know of a restore without loading what it takes.

export const LEDGER = 'live.sqlite';
/** The ledger's file and what SQLite keeps beside it. */
export const LEDGER_FILES = [LEDGER, `${LEDGER}-wal`, `${LEDGER}-shm`] as const;
/** The tab Record of the proof's workbook. */
export const RECORD = 'record.json';
export const ANCHOR = 'anchor';
export const ANCHOR_FILE = `${ANCHOR}/ledger-live.head.json`;
/** How a runner ends that refuses to work on copies that disagree. */
export const REFUSED = 4;

/**
 * What is put back of the copy, everything else staying as it is: the ledger alone, with its anchor, or the whole machine; or there was no copy and
 * the ledger is gone.
 */
export type PutBack = 'ledger' | 'ledger and anchor' | 'everything' | 'nothing';
export const PUT_BACKS: readonly PutBack[] = ['ledger', 'ledger and anchor', 'everything', 'nothing'];
