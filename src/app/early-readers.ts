// Whoever only looks waits for two things, the program and the workbooks: the processes that read the workbooks start while the program loads.
import type { Config } from '../config.ts';
import { startReaders } from '../workbook/xlsx/process/reader-process.ts';

/** One process for each file; none where the workbooks are Google Sheets. */
export function startReadersOf({ maracs, register }: Config): void {
  const places = [register, ...maracs.flatMap(({ main, restricted }) => [main, restricted])];
  startReaders(new Set(places.flatMap((place) => (place.kind === 'xlsx' ? [place.file] : []))).size);
}
