// What is said of a group's rate ratio, the same on the terminal and on pages.
import { formatNumber, NOT_RECORDED } from '../format-figure.ts';
import { REFERRER_COLUMNS } from '../../register/referrer-column.ts';
import type { GroupFigures, ThroughWhom, Verdict } from './equality.ts';

export const VERDICTS: Readonly<Record<Verdict, string>> = {
  fewer: 'fewer than live here',
  more: 'more than live here',
  noneShown: 'no difference shown',
  tooFew: 'under 20 cases: no conclusion',
};

export function describeRatio({ ratio, population }: Omit<GroupFigures, 'cases' | 'through' | 'verdict'>): string {
  if (population === undefined || ratio === undefined) return NOT_RECORDED;
  if (!Number.isFinite(ratio.ratio)) return `all cases are of this group (${formatNumber(ratio.low)} or more)`;
  const high = Number.isFinite(ratio.high) ? formatNumber(ratio.high) : 'no upper end';
  return `${formatNumber(ratio.ratio)} (${formatNumber(ratio.low)} to ${high})`;
}

export function describeThrough({ column, cases, ofGroup, groupNotKnown }: ThroughWhom): string {
  const name = column === 'notKnown' ? 'referrer not known' : REFERRER_COLUMNS[column];
  const rest = groupNotKnown > 0 ? ` (${formatNumber(groupNotKnown)} not known)` : '';
  return `${name} ${formatNumber(ofGroup)} of ${formatNumber(cases)}${rest}`;
}
