// A referral as it came, by whatever channel, with the coordinator's decision beside it. Its fields are the questions under `questions/`.
import type { ValueOf } from '../cells/column.ts';
import type { REFERRAL_COLUMNS } from './questions/all-questions.ts';

type Columns = typeof REFERRAL_COLUMNS;

export type ReferralFields = { readonly [K in keyof Columns]?: ValueOf<Columns[K]> };
export type Referral = ReferralFields & { readonly id: string };

export type ChildNumber = 1 | 2 | 3 | 4 | 5 | 6;
