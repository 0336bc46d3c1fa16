// How long a form may be, and how long its reading may take. Synthetic.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openAreaDesk, type AreaDesk } from '../support/area-desk.ts';
import * as w from '../support/word.ts';

let area: AreaDesk;
beforeEach(() => {
  area = openAreaDesk();
});
afterEach(() => area.close());

const who = [
  ['Victim surname', 'Brookson'],
  ['Victim forenames', 'Anna'],
] as const;
const rows = (count: number): Buffer =>
  w.docx(
    w.table(
      ...who.map(([label, text]) => [label, text]),
      ...Array.from({ length: count }, (_, n) => [`Question ${n}`, `Answer ${n}`]),
    ),
  );

test('a document longer than any form is refused by name within seconds; one as long as the limit is read', async () => {
  const began = performance.now();
  const long = await area.come(rows(3000));
  expect([long.end, long.note.includes('form.too-long')]).toEqual(['refused', true]);
  expect((await area.come(rows(300), 'other.docx')).row).toMatchObject({ surname: 'Brookson' });
  expect(performance.now() - began).toBeLessThan(20_000);
});
