// Makes row effects one at a time: leaves blank values out, takes the id from the pool by its purpose, and the key from the purpose too.
import type { TableName } from '../cells/column.ts';
import type { RowEffect } from './effects.ts';
import type { MaracPlanContext } from './plan-context.ts';
import type { Reasons } from '../text/reason.ts';

export type RowValues = Record<string, string | number | boolean | readonly string[]>;

/** As rows are made from forms: what is undefined is left out. */
export type RowFields = Readonly<Record<string, RowValues[string] | undefined>>;

export type MakeRow = (
  table: TableName,
  prefix: string,
  purpose: string,
  values: RowFields,
  restricted?: boolean,
) => RowEffect;

/** One row effect; blank values are left out, the id comes from the pool by its purpose, the key is the purpose. */
export function rowMaker(context: MaracPlanContext, job: string, why: Reasons, restricted: boolean): MakeRow {
  return (table, prefix, purpose, values, apart) => {
    const filled: RowValues = {};
    for (const [field, value] of Object.entries(values)) {
      if (value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0))
        filled[field] = value as RowValues[string];
    }
    return {
      do: 'row',
      key: `${context.marac.name}/${job}/${purpose}`,
      marac: context.marac.name,
      job,
      table,
      rowId: context.marac.pool.take(prefix, purpose),
      restricted: apart ?? restricted,
      values: filled,
      because: why,
    };
  };
}
