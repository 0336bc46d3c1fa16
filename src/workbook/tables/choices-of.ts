// What the cells of a column take besides text: its choices, or words and numbers of a kind.
import type { Labels } from '../../domain/cells/choices.ts';
import { SETTINGS } from '../../domain/settings/settings.ts';
import type { Column, Kind, Table } from './table.ts';

const YES_NO: Labels = { yes: 'Yes', no: 'No' };
const ANSWERS: Labels = { ...YES_NO, notKnown: 'Not known' };

/** The choices of a column whose list holds nothing else: value -> label. */
export function choicesOf({ kind, choices, header }: Column, { name }: Table): Labels | undefined {
  if (kind === 'choice') return choices ?? {};
  if (kind === 'yesNo') return YES_NO;
  if (kind === 'answer') return ANSWERS;
  if (name === 'settings' && header === 'Setting')
    return Object.fromEntries(Object.keys(SETTINGS).map((key) => [key, key]));
  return undefined;
}

const LIMITED: readonly Kind[] = ['choice', 'yesNo', 'answer', 'day', 'time', 'clock', 'whole'];

/** What people may type in the column, in a text that changes with it; undefined where that is anything, or a row of another tab. */
export function describeTaken(column: Column, table: Table): string | undefined {
  const choices = choicesOf(column, table);
  if (column.writer === 'runner' || (choices === undefined && !LIMITED.includes(column.kind))) return undefined;
  return JSON.stringify([column.kind, choices]);
}
