// A person of the demo has moved: where they lived until then.
import { cell, type Edit } from '../type-as-people.ts';
import type { Month } from '../live-month.ts';
import { seenIn } from '../seen.ts';

/** Ends every address of the person that has no end. */
export async function endsAddresses(month: Month, person: string, to: string): Promise<readonly Edit[]> {
  const rows = (await seenIn(month.door, 'addresses')).filter(
    (one) => one.text('personId') === person && one.text('to') === '',
  );
  return rows.map((row) => cell('addresses', row.id, { to }));
}
