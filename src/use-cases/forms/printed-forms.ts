// The minute form of a meeting as it was made, in each version that the ledger keeps: what is printed on it is not an answer.
import { readWordPage } from '../../documents/forms/word-page.ts';
import { listControls } from '../../documents/forms/word-controls.ts';
import type { FormPage } from '../../domain/referral/form-page.ts';
import type { Ledger } from '../../ledger/ledger-port.ts';
import type { Arrived } from '../inbox/arrived.ts';
import type { Reading } from '../../jobs/reading/reading.ts';
import { findMinuted } from './find-minuted.ts';

const MOST_VERSIONS = 20;

export async function printedForms(ledger: Ledger, reading: Reading, file: Arrived): Promise<readonly FormPage[]> {
  const controls = listControls(file.bytes, file.name);
  const minuted = controls.ok ? findMinuted(reading, controls.value) : undefined;
  if (minuted === undefined) return [];
  const key = `${minuted.marac.name}/agenda/${minuted.meeting.id}/minute-form`;
  const newest = (await ledger.findPaper(key))?.version ?? 0;
  const pages: FormPage[] = [];
  for (let version = newest; version > 0 && version > newest - MOST_VERSIONS; version -= 1) {
    const paper = await ledger.findPaper(key, version);
    for (const { format, contentId } of paper?.files ?? []) {
      const bytes = format === 'docx' ? await ledger.readContent(contentId) : undefined;
      const page = bytes === undefined ? undefined : readWordPage(Buffer.from(bytes), file.name);
      if (page?.ok === true) pages.push(page.value);
    }
  }
  return pages;
}
