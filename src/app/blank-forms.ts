// The blank forms that the command line hands out.
export { renderReferralForm } from '../workbook/forms/referral-form.ts';
