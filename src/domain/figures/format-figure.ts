// Figures as people read them: at most two places, and "not recorded" where nothing was recorded.
import type { Definition, Figure } from './figure.ts';

export const NOT_RECORDED = 'not recorded';

export function formatNumber(value: number | undefined, places = 2): string {
  return value === undefined ? NOT_RECORDED : String(Number(value.toFixed(places)));
}

/** 12; 32.5 %; 21 days. A dash where there was nothing to look at. */
export function formatFigure({ value, missing, ofRows, ...definition }: Figure): string {
  if (value === undefined) return missing === undefined && ofRows.length === 0 ? '–' : NOT_RECORDED;
  return formatValue(value, definition);
}

export function formatValue(value: number, { kind, unit, times }: Pick<Definition, 'kind' | 'unit' | 'times'>): string {
  if (kind === 'ratio') return times === 100 ? `${formatNumber(value, 1)} %` : formatNumber(value, 1);
  return kind === 'count' ? formatNumber(value) : `${formatNumber(value, 1)} ${unit}`;
}

/** How much of what was looked at is not known: blank where all of it is known. What is missing stands at the end of the whole. */
export function formatNotKnown({ notKnown, missing }: Figure): string {
  if (missing !== undefined) return 'see the end';
  return notKnown === 0 ? '' : formatNumber(notKnown);
}

/** For JSON: null where nothing was recorded. */
export function numberOrNull(value: number | undefined): number | null {
  return value === undefined || !Number.isFinite(value) ? null : Number(value.toFixed(4));
}
