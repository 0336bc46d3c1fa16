// The step that every write over people's cells rests on (rows/scratch.ts), on its own.
import { openScratch, readScratch, spansOf, updateOver, dropScratch } from '../rows/scratch.ts';
import { block, ok, show, update, words, type Trying } from './assumption.ts';

export async function capturedText(trying: Trying): Promise<string | undefined> {
  const { client, id, sheetId } = trying;
  ok(await update(trying, [block(sheetId, 0, 0, [[words('typed by a person'), {}, { numberValue: 3 }]])]));
  const scratch = openScratch(ok(await client.getSpreadsheet(id)), spansOf(sheetId, 0, [0, 1, 2]));
  const requests = [block(sheetId, 0, 0, [[words('ours'), words('ours'), words('ours')]])];
  const came = ok(await updateOver(client, id, scratch, { requests, ranges: [] }));
  await dropScratch(client, id, scratch);
  if (scratch === undefined) return 'There was nothing to copy.';
  const was = readScratch(came, scratch);
  const seen = [0, 1, 2].map((column) => was(sheetId, 0, column));
  const right = seen[0]?.stringValue === 'typed by a person' && seen[1] === undefined && seen[2]?.numberValue === 3;
  return right ? undefined : `It shows ${show(seen)}.`;
}
