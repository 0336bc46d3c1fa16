// Our own Word forms as they were made, in each version that the ledger keeps: what is printed on them is not an answer.
import { readWordPage } from '../../documents/forms/word-page.ts';
import { listControls } from '../../documents/forms/word-controls.ts';
import type { FormPage } from '../../domain/referral/form-page.ts';
import type { Key } from '../../domain/plan/effects.ts';
import type { Ledger } from '../../ledger/ledger-port.ts';
import type { Arrived } from '../inbox/arrived.ts';
import type { Reading } from '../../jobs/reading/reading.ts';
import { findMinuted } from './find-minuted.ts';
import { findOwnKind } from './own/own-word-form.ts';
import { refsOn } from './own/refs-on-answers.ts';

const MOST_VERSIONS = 20;

/** Of the minute form or the answer sheet that came back; none for any other document. */
export async function printedForms(ledger: Ledger, reading: Reading, file: Arrived): Promise<readonly FormPage[]> {
  const pages: FormPage[] = [];
  for (const key of keysOf(reading, file)) pages.push(...(await versionsOf(ledger, key, file.name)));
  return pages;
}

function keysOf(reading: Reading, file: Arrived): readonly Key[] {
  const page = readWordPage(file.bytes, file.name);
  if (page.ok && findOwnKind(page.value) === 'answers') return sheetKeys(reading, refsOn(page.value));
  const controls = listControls(file.bytes, file.name);
  const minuted = controls.ok ? findMinuted(reading, controls.value) : undefined;
  return minuted === undefined ? [] : [`${minuted.marac.name}/agenda/${minuted.meeting.id}/minute-form`];
}

/** The sheets of everybody who answers for one of these agencies. */
function sheetKeys(
  { facts }: Reading,
  refs: { readonly meeting: string; readonly agencies: readonly string[] },
): readonly Key[] {
  const marac = facts.maracs.find((one) => one.meetings.some((meeting) => meeting.id === refs.meeting));
  if (marac === undefined) return [];
  return facts.contacts
    .filter((contact) => refs.agencies.includes(contact.agency))
    .map((contact) => `${marac.name}/research/${refs.meeting}/answers/${contact.id}`);
}

async function versionsOf(ledger: Ledger, key: Key, place: string): Promise<readonly FormPage[]> {
  const newest = (await ledger.findPaper(key))?.version ?? 0;
  const pages: FormPage[] = [];
  for (let version = newest; version > 0 && version > newest - MOST_VERSIONS; version -= 1) {
    const paper = await ledger.findPaper(key, version);
    for (const { format, contentId } of paper?.files ?? []) {
      const bytes = format === 'docx' ? await ledger.readContent(contentId) : undefined;
      const page = bytes === undefined ? undefined : readWordPage(Buffer.from(bytes), place);
      if (page?.ok === true) pages.push(page.value);
    }
  }
  return pages;
}
