// The number of the form's version stands for its questions: whoever changes one counts it up.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { printedLines } from '../../../../src/domain/referral/form-layout.ts';
import { FORM_VERSION } from '../../../../src/workbook/forms/referral/fixed-lines.ts';
import { referralLayout } from '../../../../src/workbook/forms/referral/referral-layout.ts';

/** What the questions of each version are. */
const VERSIONS: Readonly<Record<number, string>> = { 3: 'b57f0c3e9aeebae2' };

test('the version of the referral form counts up when its questions, their help or their choices change: FORM_VERSION in fixed-lines.ts', () => {
  const layout = { ...referralLayout({ marac: '', sendTo: '' }), foot: '', lines: [] };
  const hash = createHash('sha256').update(printedLines(layout).join('\n')).digest('hex').slice(0, 16);
  expect({ [FORM_VERSION]: hash }).toEqual({ [FORM_VERSION]: VERSIONS[FORM_VERSION] });
});
