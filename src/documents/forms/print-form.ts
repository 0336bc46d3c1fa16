// Prints a form to fill in as a Word file. The library that writes it is large, and is loaded with the first form.
import type { FormLayout } from '../../domain/referral/form-layout.ts';

/** The bytes of the file; the same for the same layout. */
export async function printForm(layout: FormLayout): Promise<Uint8Array> {
  const { drawForm } = await import('../docx/docx-form.ts');
  return drawForm(layout);
}
