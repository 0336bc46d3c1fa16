// What must be seen after an older ledger was put back, from the heads and the mail server's own log alone. Pure.
import { headOf, holds, type Chain, type Head } from './heads.ts';

export interface Situation {
  /** The ledger that was at work, and the one that is put back in its place. */
  readonly before: Chain;
  readonly back: Chain;
  /** The other copies: undefined where it is put back too, its head undefined where nothing is written there yet. */
  readonly anchor: { readonly head: Head | undefined } | undefined;
  readonly record: { readonly head: Head | undefined } | undefined;
  /** Whether a run has come to its end since the newest message left: it writes the tab Record. */
  readonly ranToTheEnd: boolean;
  /** Keys of what the mail server took. */
  readonly taken: ReadonlySet<string>;
}

export interface Expected {
  /**
   * refuses: a copy that stays holds an event that the ledger put back does not hold. works: none does, and nothing can have left that this ledger
   * does not know. personFirst: none does, and something may have: nothing can show it, and a person says so before anything runs.
   */
  readonly runner: 'refuses' | 'works' | 'personFirst';
  /** What a copy should have known, or cannot know. */
  readonly findings: readonly string[];
}

export function expectOfRestore(situation: Situation): Expected {
  const { before, back, anchor, record, ranToTheEnd, taken } = situation;
  const findings: string[] = [];
  const copies = { anchor, record };
  const knowing: string[] = [];
  for (const [name, copy] of Object.entries(copies)) {
    if (copy?.head === undefined) continue;
    if (!holds(before, copy.head)) findings.push(`the ${name} says what the ledger at work does not hold`);
    if (!holds(back, copy.head)) knowing.push(name);
  }
  const begun = [...before.begun].flatMap(([key, seq]) => (seq > back.hashes.length ? [key] : []));
  const left = begun.filter((key) => taken.has(key));
  // Its head is kept there before the first byte of a body, so one that left is known, whenever its runner died.
  if (left.length > 0 && anchor !== undefined && !knowing.includes('anchor'))
    findings.push('messages left since, and the anchor knows nothing of it');
  if (left.length > 0 && record !== undefined && ranToTheEnd && !knowing.includes('record'))
    findings.push('messages left since and a run came to its end, and the tab Record knows nothing of it');
  const nothingWent = anchor === undefined ? begun.length === 0 : left.length === 0;
  return { runner: knowing.length > 0 ? 'refuses' : nothingWent ? 'works' : 'personFirst', findings };
}

/** `ledger put back: 41 events, 9f3c2a10; the one at work: 60 events, ...; left since: ...`. */
export function describeSituation({ before, back, anchor, record, taken }: Situation): string {
  const left = [...before.begun].filter(([key, seq]) => seq > back.hashes.length && taken.has(key));
  return [
    `ledger put back: ${describeHead(headOf(back))}`,
    `ledger at work: ${describeHead(headOf(before))}`,
    `anchor: ${anchor === undefined ? 'put back too' : describeHead(anchor.head)}`,
    `record: ${record === undefined ? 'put back too' : describeHead(record.head)}`,
    `left since: ${left.map(([key, seq]) => `${key} (event ${seq})`).join(', ') || 'nothing'}`,
  ].join('; ');
}

const describeHead = (head: Head | undefined): string =>
  head === undefined ? 'none' : `${head.count} events, ${head.hash.slice(0, 8)}`;
