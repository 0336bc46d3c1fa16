// Many made-up forms, one after the other, and what they come to.
import { readFacts } from '../../../src/jobs/reading/read-facts.ts';
import { openTestDesk } from '../../support/desk.ts';
import { typeSmallMarac } from '../../support/small-marac.ts';
import { judgeForm, type Judged } from './check.ts';
import { judgeMinuteForm, printOnce } from './minute.ts';
import { blankSheets, judgeSheet } from './sheets.ts';

export interface Proved {
  readonly forms: number;
  readonly letters: number;
  readonly known: number;
  readonly inColumn: number;
  readonly faults: readonly string[];
}

/** `count` forms of areas, and beside them a quarter as many minute forms and a quarter as many of our own workbooks. */
export async function proveForms(first: number, count: number, told?: (done: number) => void): Promise<Proved> {
  const desk = openTestDesk({ start: '2027-03-09T09:00', maracs: ['ealing'] });
  typeSmallMarac(desk.book);
  const reading = await readFacts(desk.desk, false);
  const print = await printOnce();
  const blanks = await blankSheets();
  const faults: string[] = [];
  let [forms, letters, known, inColumn] = [0, 0, 0, 0];
  const add = (judged: Judged): void => {
    forms += 1;
    faults.push(...judged.faults);
    letters += judged.all;
    known += judged.known;
    inColumn += judged.inColumn;
  };
  try {
    for (let seed = first; seed < first + count; seed += 1) {
      add(judgeForm(reading, seed));
      if (seed % 4 === 0) add(judgeMinuteForm(reading, print, seed));
      if (seed % 4 === 2) add(await judgeSheet(blanks, seed));
      if (seed % 100 === 0) told?.(seed - first);
    }
  } finally {
    desk.close();
  }
  return { forms, letters, known, inColumn, faults };
}
