// The IDVA's first paper says whether the victim knows of the referral as the referrer answered, and nothing of its own.
import { expect, test } from 'vitest';
import { describeAware } from '../../../../src/domain/papers/idva-first-contact/idva-first-contact-paper.ts';

const UNKNOWN = 'The referrer does not know whether the victim knows of the referral';

test.each<readonly [Parameters<typeof describeAware>[0], string]>([
  [{ victimAware: 'yes' }, 'Knows of the referral'],
  [{ victimAware: 'yes', whyNotAware: 'typed by mistake' }, 'Knows of the referral'],
  [{ victimAware: 'no' }, 'Does not know of the referral'],
  [{ victimAware: 'no', whyNotAware: 'unsafe to ring' }, 'Does not know of the referral: unsafe to ring'],
  [{ victimAware: 'no', whyNotAware: ' ' }, 'Does not know of the referral'],
  [{ victimAware: 'notKnown' }, UNKNOWN],
  [{ victimAware: 'notKnown', whyNotAware: 'no contact yet' }, `${UNKNOWN}: no contact yet`],
  [{}, ''],
  [{ whyNotAware: 'no contact yet' }, 'Not answered; the referrer wrote: no contact yet'],
])('%o: %s', (answers, words) => {
  expect(describeAware(answers)).toBe(words);
});
