// What an attachment is called: as the paper was named when it was made, while that is a name of the grammar and its agency is on the register.
import type { Access } from '../domain/access/access.ts';
import { kindOfPaper } from '../domain/outward/outward-kinds.ts';
import { parseName, printName } from '../domain/outward/outward-name.ts';
import { LONGEST_AGENCY, outwardWords } from '../domain/outward/outward-words.ts';
import type { StoredPaper } from '../ledger/ledger-history.ts';
import type { Keys } from '../system/keys.ts';
import { referenceOf } from './subjects.ts';

/** Without the format. A paper made before papers had names has its kind and an opaque number. */
export function attachmentName(
  keys: Keys,
  { agencies }: Pick<Access, 'agencies'>,
  paper: Pick<StoredPaper, 'key' | 'template'>,
  kept: string | undefined,
): string {
  const name = kept === undefined ? undefined : parseName(kept);
  const agency = name?.agency;
  const isKnown = agency === undefined || agencies.some((one) => outwardWords(one.name, LONGEST_AGENCY) === agency);
  return kept !== undefined && name !== undefined && isKnown ? kept : numberedName(keys, paper);
}

/** "Agenda, D-7KQ2MX" */
export function numberedName(keys: Keys, { key, template }: Pick<StoredPaper, 'key' | 'template'>): string {
  return printName({ kind: kindOfPaper(template), number: referenceOf(keys, key) });
}
