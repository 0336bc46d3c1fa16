// A day typed into our own referral form in Word, as the form asks: the day first. All made up.
import { expect, test } from 'vitest';
import { renderWordReferralForm } from '../../src/use-cases/forms/own/blank-word-form.ts';
import { fillWordForm } from '../support/fill-word-form.ts';
import { openInboxBench } from '../support/inbox-bench.ts';

test.each([
  ['02/09/1996', '1996-09-02'],
  ['09/13/1996', ''],
])('typed as %s, it is taken in as "%s"', async (typed, birthDate) => {
  const blank = await renderWordReferralForm({ marac: 'Ealing MARAC', sendTo: 'marac@ealing.gov.uk' });
  const bench = openInboxBench();
  try {
    const answers = { 'referral/surname': 'Brookov', 'referral/forenames': 'Anna', 'referral/birthDate': typed };
    bench.lay('own.docx', fillWordForm(blank, answers));
    await bench.takeIn();
    expect(bench.rows()[0]?.['birthDate']).toBe(birthDate);
  } finally {
    bench.close();
  }
});
