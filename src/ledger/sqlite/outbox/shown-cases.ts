// Which case each version of a message shows: written when the version is fixed, so that "who was sent what" is one query.
import type { OutboxMessage } from '../../../domain/outbox/outbox-message.ts';
import type { Key } from '../../../domain/plan/effects.ts';
import { checkMac, signRow } from '../signed-table.ts';
import type { Store } from '../sqlite-store.ts';

export interface Shown {
  readonly message: Key;
  readonly version: number;
  readonly classes: readonly string[];
}

export function showAtOffer(store: Store, message: OutboxMessage): void {
  for (const { case: caseRef, classes } of message.discloses) {
    const text = JSON.stringify(classes);
    store.run(
      'insert or replace into shown (case_ref, message, version, classes, mac) values (?, ?, ?, ?, ?)',
      caseRef,
      message.key,
      message.version,
      text,
      signRow(store, 'shown', caseRef, message.key, message.version, text),
    );
  }
}

export function findShown(store: Store, caseRef: string): readonly Shown[] {
  const rows = store.all('select * from shown where case_ref = ? order by message, version', caseRef);
  return rows.map((row) => {
    const [message, version, classes] = [String(row['message']), Number(row['version']), String(row['classes'])];
    checkMac(store, row['mac'], 'shown', caseRef, message, version, classes);
    return { message, version, classes: JSON.parse(classes) as readonly string[] };
  });
}
