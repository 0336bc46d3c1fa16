// What an effect would do, for a person at a terminal: words and row ids, which the printer puts into names.
import { rowsWith } from '../domain/text/rows-with.ts';
import type { Facts } from '../domain/plan/facts.ts';
import type { Effect, RowEffect } from '../domain/plan/effects.ts';
import { describeAbout, titleOf, titleOfMessage } from '../domain/today/withheld/describe-withheld.ts';
import { tableNamed } from '../workbook/tables/all-tables.ts';
import type { Column, TableName } from '../workbook/tables/table.ts';

/** “New referral: safe contact” about R-7KQ2MX for C-31FWET; new row on Who is needed: K-7KQ2MX, G-4TX9QD. */
export function describeEffect(facts: Facts, effect: Effect): string {
  const marac = rowsWith(facts.maracs, 'name', effect.marac)[0] ?? facts.maracs[0];
  const about = marac === undefined ? '' : describeAbout(marac, effect.key.split('/')[2] ?? '');
  if (effect.do === 'message') return `“${titleOfMessage(effect)}”${about} to ${effect.to}`;
  if (effect.do === 'paper') return `“${titleOf(effect.template)}”${about} for ${effect.reader}`;
  if (effect.do === 'forget') return `what is remembered of case ${effect.case} is forgotten`;
  const { tab, columns } = tableNamed(effect.table as TableName);
  if (effect.do === 'row') return `new row on ${tab}: ${idsIn(effect)}`;
  const fields = effect.do === 'blank' ? effect.fields : Object.keys(effect.values);
  const headers = fields.map((field) => (columns as Readonly<Record<string, Column>>)[field]?.header ?? field);
  return `${tab}, row ${effect.rowId}: ${headers.map((one) => `“${one}”`).join(', ')}`;
}

/** Of which case, person, meeting and agency the new row is, or else its own id. */
function idsIn({ values, rowId }: RowEffect): string {
  const ids = ['caseRef', 'personId', 'meeting', 'agency', 'contact'].flatMap((field) => {
    const value = values[field];
    return typeof value === 'string' ? [value] : [];
  });
  return ids.length === 0 ? rowId : ids.join(', ');
}
