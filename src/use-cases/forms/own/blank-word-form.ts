// The blank referral form as a Word file.
import { printForm } from '../../../documents/forms/print-form.ts';
import type { FormTop } from '../../../workbook/forms/referral/fixed-lines.ts';
import { referralLayout } from '../../../workbook/forms/referral/referral-layout.ts';

/** The bytes of the form; the same for the same words. */
export async function renderWordReferralForm(form: FormTop): Promise<Uint8Array> {
  return printForm(referralLayout(form));
}
