// The postcode at the end of an address.
import { readCell } from '../../../domain/cells/value.ts';
import type { Written } from '../../tables/write-cell.ts';

const POSTCODE = /\b([A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})\b/gi;

/** A postcode at the end of an address is that address's. */
export function addPostcodes(values: Record<string, Written>): void {
  for (const [address, postcode] of [
    ['address', 'postcode'],
    ['perp1Address', 'perp1Postcode'],
    ['perp2Address', 'perp2Postcode'],
  ] as const) {
    const text = values[address];
    if (typeof text !== 'string' || values[postcode] !== undefined || /\.\s+\S|\b(above|below|same)\b/i.test(text))
      continue;
    const found = [...text.matchAll(POSTCODE)];
    const isLast = found[0] !== undefined && text.slice(found[0].index + found[0][0].length).trim().length <= 1;
    const read =
      found.length === 1 && isLast
        ? readCell({ kind: 'text', text: found[0]?.[0] ?? '' }, { kind: 'postcode' })
        : undefined;
    if (read?.ok === true && read.value !== undefined) values[postcode] = read.value;
  }
}
