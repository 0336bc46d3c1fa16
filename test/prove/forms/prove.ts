// Many made-up forms, one after the other, and what they come to.
import { readFacts } from '../../../src/jobs/read-facts.ts';
import { openTestDesk } from '../../support/desk.ts';
import { typeSmallMarac } from '../../support/small-marac.ts';
import { judgeForm } from './check.ts';

export interface Proved {
  readonly forms: number;
  readonly letters: number;
  readonly known: number;
  readonly inColumn: number;
  readonly faults: readonly string[];
}

export async function proveForms(first: number, count: number, told?: (done: number) => void): Promise<Proved> {
  const desk = openTestDesk({ start: '2027-03-09T09:00', maracs: ['ealing'] });
  typeSmallMarac(desk.book);
  const reading = await readFacts(desk.desk, false);
  const faults: string[] = [];
  let [letters, known, inColumn] = [0, 0, 0];
  try {
    for (let seed = first; seed < first + count; seed += 1) {
      const judged = judgeForm(reading, seed);
      faults.push(...judged.faults);
      letters += judged.all;
      known += judged.known;
      inColumn += judged.inColumn;
      if (seed % 100 === 0) told?.(seed - first);
    }
  } finally {
    desk.close();
  }
  return { forms: count, letters, known, inColumn, faults };
}
