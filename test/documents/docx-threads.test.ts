// Word files made on threads: the same bytes as made here, in any order, several at a time. Synthetic pages.
import { expect, test } from 'vitest';
import { printDocx } from '../../src/documents/docx/printer.ts';
import { printDocxApart } from '../../src/documents/docx/threads.ts';
import { richModels } from './models.ts';
import { openTestDocuments } from './press.ts';

const NAMES = ['agenda', 'minutes', 'action-sheet', 'at-risk-list', 'praise-letter'] as const;

test('several at a time give the bytes that each gives alone', async () => {
  const documents = openTestDocuments();
  const models = richModels(6) as Readonly<Record<string, unknown>>;
  const pages = NAMES.map((name) => documents.compose('paper', name, models[name]).html);
  const together = await Promise.all(pages.map((html) => printDocxApart(html)));
  const alone = await Promise.all(pages.map((html) => printDocx(html)));
  expect(NAMES.filter((_, index) => !Buffer.from(together[index]!).equals(alone[index]!))).toEqual([]);
}, 60_000);
