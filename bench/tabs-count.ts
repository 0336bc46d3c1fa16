// npm run tabs:count: how many tabs and columns a coordinator's workbooks have, and how many of them are in sight at first, by their definitions. To
// compare with another day, run it in a checkout of that day (`git worktree add FOLDER COMMIT`, then put this file into its bench folder).
import { sheetOrder } from '../src/workbook/looks/sheet-order.ts';
import { tablesIn } from '../src/workbook/tables/all-tables.ts';

const BOOKS = { 'main, with the register': 'mainAndRegister', restricted: 'restricted' } as const;

const lines = Object.entries(BOOKS).map(([name, file]) => {
  const tables = tablesIn(file);
  const shown = tables.filter((table) => table.shown);
  const columns = tables.flatMap((table) => sheetOrder(table).columns);
  const inSight = shown
    .flatMap((table) => sheetOrder(table).columns)
    .filter(({ hidden, group }) => !hidden && group === undefined);
  return `${name}: ${tables.length} tabs, ${shown.length} of them shown at first; ${columns.length} columns, ${inSight.length} of them in sight at first`;
});
process.stdout.write(`${lines.join('\n')}\n`);
