// For which meeting, agencies, cases and actions a returned answer sheet in Word was made.
import { lineOf, paragraphsIn } from '../../../documents/forms/minute-places.ts';
import type { FormPage } from '../../../domain/referral/form-page.ts';
import { ANSWERS_TAG, refsOf } from '../../../workbook/forms/answer-sheet/answer-layout.ts';

export interface Refs {
  readonly meeting: string;
  readonly agencies: readonly string[];
  readonly cases: readonly { readonly ref: string; readonly agencyId: string; readonly number: number }[];
  readonly actions: readonly string[];
}

/** What the sheet was made for: by the names of its places, and by the lines under its headings. */
export function refsOn(page: FormPage): Refs {
  const agencies = new Set<string>();
  const cases = new Map<string, { readonly ref: string; readonly agencyId: string; readonly number: number }>();
  const actions = new Set<string>();
  let meeting = '';
  let number = 0;
  const addCase = (ref: string, agencyId: string): void => {
    const key = `${ref}/${agencyId}`;
    if (!cases.has(key)) cases.set(key, { ref, agencyId, number: number === 0 ? cases.size + 1 : number });
  };
  for (const paragraph of paragraphsIn(page.blocks)) {
    const line = lineOf(paragraph);
    number = Number(/^Case (\d+): /.exec(line)?.[1] ?? number);
    const refs = refsOf(line);
    if (refs.meeting !== undefined) {
      meeting = refs.meeting;
      for (const agency of refs.agencies) agencies.add(agency);
    }
    if (refs.action !== undefined) actions.add(refs.action);
    if (refs.case !== undefined) for (const agency of refs.agencies) addCase(refs.case, agency);
    for (const piece of paragraph.pieces) {
      if (piece.kind !== 'control' || !piece.tag.startsWith(`${ANSWERS_TAG}/`)) continue;
      const [, ref = '', agency = ''] = piece.tag.split('/');
      if (ref.startsWith('M-')) [meeting] = [ref, agencies.add(agency)];
      else if (ref.startsWith('A-')) actions.add(ref);
      else addCase(ref, agency);
    }
  }
  return { meeting, agencies: [...agencies], cases: [...cases.values()], actions: [...actions] };
}
