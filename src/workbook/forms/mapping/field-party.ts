// Whom a column of Referrals is about, so that an answer from another person's part of a form never gets there.
import type { Party } from '../reading/form-words.ts';
import { TABLE } from '../../tables/all-tables.ts';
import type { Column } from '../../tables/table.ts';

const VICTIM = new Set(['Victim', 'Where the victim lives', 'Safe contact', 'About the victim', 'The victim’s voice']);

/** Undefined for what is about the matter itself: the incident, the grounds. */
export function partyOfField(field: string): Party | undefined {
  if (/^perp\d/.test(field)) return 'perpetrator';
  if (/^child\d/.test(field)) return 'child';
  if (/^(other\d|morePeople)/.test(field)) return 'other';
  if (/^q\d+$/.test(field)) return 'checklist';
  const group = (TABLE.referrals.columns as Readonly<Record<string, Column>>)[field]?.group ?? '';
  if (VICTIM.has(group)) return 'victim';
  return group === 'Referral' ? 'referrer' : undefined;
}
