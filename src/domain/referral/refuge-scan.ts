// A refuge has no address here: what looks like one in the free text of a referral is asked about, and no paper carries it meanwhile.
import { inWords } from './referral-texts.ts';
import type { Referral } from './referral.ts';

export interface AddressFound {
  readonly field: string;
  readonly text: string;
}

const POSTCODE = /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/gi;
const STREET =
  /\b\d{1,4}[a-z]?,? (?:[A-Z][\p{L}'’-]+ ){1,3}(?:Street|St|Road|Rd|Lane|Avenue|Ave|Close|Drive|Way|Place|Court|Gardens|Terrace|Grove|Crescent|Square|House|Mews|Hill|Park|Row|Walk)\b/gu;

/** Postcodes and house numbers with a street in the free text of a referral whose victim is in a refuge. */
export function scanForRefuge(referral: Referral): readonly AddressFound[] {
  if (referral.refuge !== true) return [];
  return inWords(referral).flatMap(([field, text]) =>
    [...(text.match(POSTCODE) ?? []), ...(text.match(STREET) ?? [])].map((found) => ({ field, text: found })),
  );
}
