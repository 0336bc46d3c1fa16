// Which version of the referral form a Word file is, by the foot of its pages.
import { lineOf, paragraphsIn } from '../../../documents/forms/minute-places.ts';
import type { FormPage } from '../../../domain/referral/form-page.ts';
import { TITLES } from '../../../workbook/forms/form-sheets.ts';

export const FOOT = new RegExp(`${TITLES.referral}, version (\\d+)`);

/** Undefined where no foot says it: an area's own form, or one whose foot somebody took off. */
export function versionAtFoot({ blocks }: FormPage): number | undefined {
  const [said] = paragraphsIn(blocks).flatMap((paragraph) =>
    paragraph.place.startsWith('page ') ? (FOOT.exec(lineOf(paragraph))?.[1] ?? []) : [],
  );
  return said === undefined ? undefined : Number(said);
}
