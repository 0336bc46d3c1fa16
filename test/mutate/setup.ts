// Runs before each test file: answers which mutant is on, and notes which mutants the file came by.
import { appendFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, inject } from 'vitest';
import { ASKED } from './instrument.ts';

declare module 'vitest' {
  interface ProvidedContext {
    mutant: number;
    /** Where what each file came by is written, a line each; empty for nowhere. */
    notes: string;
  }
}

const on = inject('mutant');
const notes = inject('notes');
const inTests = new Set<number>();
const onImport = new Set<number>();
let came = onImport;

Object.assign(globalThis, {
  [ASKED]: (id: number): boolean => {
    came.add(id);
    return id === on;
  },
});

let file = '';
beforeAll(() => {
  came = inTests;
});
beforeEach(({ task }) => {
  file = task.file.filepath;
});
afterAll(() => {
  if (notes !== '' && file !== '')
    appendFileSync(notes, `${JSON.stringify({ file, inTests: [...inTests], onImport: [...onImport] })}\n`);
});
