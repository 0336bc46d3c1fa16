// Where the record is kept, and how much of it there is.
import path from 'node:path';
import type { Sizes } from './pieces.ts';

export const RECORD = path.join(import.meta.dirname, 'recorded.txt');
export const SIZES: Sizes = { worlds: 1000, months: 24, demo: true };
