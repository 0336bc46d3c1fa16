// The documents that the partnership has approved: version, day, by whom, and when each is to be reviewed. From Settings.
import { addDays, addMonths, type Day } from '../time/day.ts';
import type { Rules } from '../settings/rules.ts';

export const AGREED = ['termsOfReference', 'sharingProtocol', 'operatingProtocol'] as const;
export type AgreedName = (typeof AGREED)[number];

/** As it stands in a sentence. */
export const AGREED_TITLES: Readonly<Record<AgreedName, string>> = {
  termsOfReference: 'terms of reference',
  sharingProtocol: 'information-sharing protocol',
  operatingProtocol: 'operating protocol',
};

/** So many days before its review a document is told about. */
export const REMIND_DAYS = 60;

export interface AgreedDocument {
  readonly name: AgreedName;
  readonly version: string;
  readonly approvedOn?: Day;
  readonly approvedBy?: string;
  /** `reviewMonths` after it was approved; undefined where nobody typed the day. */
  readonly reviewOn?: Day;
  /** Row of Settings. */
  readonly row: string;
}

/** What holds on that day; undefined where no version is typed, or it is not certain which. */
export function findAgreed(rules: Rules, name: AgreedName, on: Day): AgreedDocument | undefined {
  const [version, row] = [rules.text(name, on), rules.row(name, on)];
  if (version === '' || row === undefined || rules.doubt(name, on) !== undefined) return undefined;
  const { fromDate, why } = row;
  return {
    name,
    version,
    row: row.id,
    ...(why === undefined ? {} : { approvedBy: why }),
    ...(fromDate === undefined
      ? {}
      : { approvedOn: fromDate, reviewOn: addMonths(fromDate, rules.whole('reviewMonths', on)) }),
  };
}

/** The day of a document's review, from 60 days before it on; undefined before that, and where no day of approval is typed. */
export function reviewNear({ reviewOn }: AgreedDocument, on: Day): Day | undefined {
  return reviewOn !== undefined && on >= addDays(reviewOn, -REMIND_DAYS) ? reviewOn : undefined;
}
