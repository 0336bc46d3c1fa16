// The proof of forms in small: what is filled in is never lost. `npm run prove:forms` makes two thousand.
import { expect, test } from 'vitest';
import { proveForms } from './forms/prove.ts';

test(
  'F21: of 120 random forms, 40 of them minute forms and workbooks of ours, every letter stands in a row or a note, none in a wrong column, none on Today',
  { timeout: 120_000 },
  async () => {
    const proved = await proveForms(1, 80);
    expect(proved.faults).toEqual([]);
    expect(proved.inColumn / proved.known).toBeGreaterThan(0.95);
  },
);
