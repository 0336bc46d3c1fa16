// The blank forms as Word files.
import { printForm } from '../../../documents/forms/print-form.ts';
import type { FormTop } from '../../../workbook/forms/referral/fixed-lines.ts';
import { referralLayout } from '../../../workbook/forms/referral/referral-layout.ts';
import { researchLayout } from '../../../workbook/forms/research/research-layout.ts';

/** The bytes of the form; the same for the same words. */
export async function renderWordReferralForm(form: FormTop): Promise<Uint8Array> {
  return printForm(referralLayout(form));
}

/** For an agency's own use; it is not taken back. */
export async function renderResearchForm(form: Pick<FormTop, 'marac'>): Promise<Uint8Array> {
  return printForm(researchLayout(form));
}
