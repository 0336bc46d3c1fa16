// Preview of an area's own form: what would be read into which column, and whether somebody has confirmed this layout before.
import { createHash } from 'node:crypto';
import { listControls } from '../../documents/forms/word-controls.ts';
import { looksLikeMinuteForm } from '../../documents/forms/minute-places.ts';
import { readWordPage } from '../../documents/forms/word-page.ts';
import { foldText } from '../../domain/text/fold.ts';
import type { FormPage } from '../../domain/referral/form-page.ts';
import { askId } from '../../domain/today/referrals/inbox-lines.ts';
import type { Ports } from '../../jobs/engine/ports.ts';
import { openIdPool } from '../../jobs/engine/open-id-pool.ts';
import { rememberTodayAnswer } from '../../jobs/reading/read-answers.ts';
import type { Ledger } from '../../ledger/ledger-port.ts';
import { learntWords } from '../mappings/learnt-labels.ts';
import { plainLabel, type LearntLabel } from '../../workbook/forms/labels/known-words.ts';
import { mapForm, type ReadForm } from '../../workbook/forms/mapping/map-form.ts';
import type { Arrived } from '../inbox/arrived.ts';
import { contentOf } from '../inbox/content-name.ts';
import { readReferralForm } from '../../workbook/forms/referral/read-referral-form.ts';
import { findOwnKind } from './own/own-word-form.ts';
import { isOurForm } from './own/take-in-own.ts';
import { readReferral } from './own/word-referral.ts';
import { isTooLong } from './word-form.ts';
import { areaPageOf } from './workbook-form.ts';
import { rowIdOf } from '../../domain/today/line-id.ts';

export interface FormPreview {
  readonly form: ReadForm;
  /** True if nobody has to check: every question has the name of our column or was learnt from a person, or a person has confirmed this layout. */
  readonly isBelieved: boolean;
}

const LAYOUT = 'form-layout';

/** `said`: which columns a person says the questions belong to. Undefined for a file that is not an area's form: ours, a list, or unreadable. */
export async function previewForm(
  ledger: Ledger,
  file: Arrived,
  said: readonly LearntLabel[],
): Promise<FormPreview | undefined> {
  const page = /\.xlsx$/i.test(file.name) ? await areaPageOf(file.bytes) : wordPageOf(file);
  return page !== undefined && !isTooLong(page) ? previewPage(ledger, page, said) : undefined;
}

function wordPageOf(file: Arrived): FormPage | undefined {
  const controls = listControls(file.bytes, file.name);
  // Row ids as names of places mark our own forms.
  if (!controls.ok || controls.value.some((one) => /^[A-Z]{1,2}-[0-9A-Z]{4,10}\//.test(one.name))) return undefined;
  const page = readWordPage(file.bytes, file.name);
  return page.ok && !looksLikeMinuteForm(page.value.blocks) && !isOwnForm(page.value) ? page.value : undefined;
}

function isOwnForm(page: FormPage): boolean {
  const kind = findOwnKind(page);
  return (
    kind === 'answers' ||
    kind === 'research' ||
    (kind === 'referral' && isOurForm(readReferralForm(readReferral(page).sheets)))
  );
}

async function previewPage(
  ledger: Ledger,
  page: FormPage,
  said: readonly LearntLabel[],
): Promise<FormPreview | undefined> {
  const learnt = await learntWords(ledger);
  const form = mapForm(page, [...learnt, ...said]);
  if (Object.keys(form.values).length === 0) return undefined;
  const isOurs = form.taken.every(
    ({ label, column, field }) =>
      foldText(label) === foldText(column) ||
      learnt.some((other) => other.field === field && other.label === plainLabel(label)),
  );
  const confirmed = await ledger.answers(`${LAYOUT}/${layoutOf(form)}`);
  return { form, isBelieved: isOurs || confirmed.size > 0 };
}

/** Records that a person confirmed the reading. It holds for every form of this layout, and the next one is taken in at once. */
export async function rememberConfirmedForm(ports: Ports, file: Arrived, form: ReadForm, by: string): Promise<void> {
  await ports.ledger.rememberAnswer(`${LAYOUT}/${layoutOf(form)}`, 'yes', { by, in: 'command' });
  for (const { name } of ports.maracs) {
    const id = askId({ what: 'form', content: contentOf(ports.keys, file) });
    const row = rowIdOf(openIdPool(ports.keys, name), { id });
    await rememberTodayAnswer(ports.ledger, name, row, 'yes', { by, in: 'command' });
  }
}

/** Identifies a layout by its questions and sections, never by what was filled in. */
function layoutOf(form: ReadForm): string {
  return createHash('sha256').update(form.layout.join('\n')).digest('hex').slice(0, 24);
}
