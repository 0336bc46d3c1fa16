// The rows of bench:google: a busy area's year of cases, people, listings and actions, as the runner would have added them. All invented.
import type { Cell } from '../src/domain/cells/cell.ts';
import { addDays, day } from '../src/domain/time/day.ts';
import type { Change, FileRole } from '../src/workbook/workbook-port.ts';
import { tableNamed } from '../src/workbook/tables/all-tables.ts';
import type { TableName } from '../src/workbook/tables/table.ts';
import { ownedCell } from '../src/workbook/tables/write-cell.ts';
import type { Written } from '../src/workbook/tables/write-cell.ts';
import { idOf, KINDS, START } from './year.ts';

/** As many agencies as a middling area has. */
const AGENCIES = KINDS.slice(0, 10);
const COMING = 20;

function row(table: TableName, rowId: string, values: Readonly<Record<string, Written>>): Change {
  const file: FileRole = tableNamed(table).home === 'register' ? 'register' : 'main';
  const cells = new Map<string, Cell>();
  for (const [field, value] of Object.entries(values))
    if (value !== undefined) cells.set(field, ownedCell(tableNamed(table), field, value));
  return { do: 'add', table, file, rowId, cells };
}

/** Agencies with two contacts each, a meeting a fortnight, and that many cases and actions; the last twenty cases are still to be heard. */
export function rowsOfYear(cases: number, actions: number): readonly Change[] {
  return [...registerRows(), ...caseRows(cases), ...actionRows(cases, actions)];
}

function registerRows(): Change[] {
  const agencies = AGENCIES.flatMap((kind, n) => {
    const contact = (role: string, at: number): Change =>
      row('contacts', idOf('C', n * 2 + at), {
        agency: idOf('G', n),
        role,
        personName: `Person ${n} ${role}`,
        address: `${role}${n}@example.org`,
        route: 'secureMail',
        routeProvenOn: '2026-11-02',
        verifiedBy: 'Team',
        verifiedOn: '2026-11-02',
      });
    const agency = row('agencies', idOf('G', n), { name: `Agency ${n}`, kind, searchesAll: kind !== 'idva' });
    return [agency, contact('representative', 0), contact('deputy', 1)];
  });
  const meetings = Array.from({ length: 24 }, (_, n) =>
    row('meetings', idOf('M', n), { on: addDays(START, n * 15), start: '09:30', kind: 'ordinary' }),
  );
  return [...agencies, ...meetings];
}

function caseRows(cases: number): Change[] {
  return Array.from({ length: cases }, (_, n) => {
    const caseRef = idOf('K', n);
    const heard = n < cases - COMING;
    const opened = addDays(START, n % 340);
    const person = (at: number, role: string): Change =>
      row('people', idOf('P', n * 2 + at), {
        caseRef,
        role,
        forenames: `Forename${(n + at) % 211}`,
        surname: `Surname${(n * 3 + at) % 397}`,
        birthDate: addDays(day('1970-01-01'), (n * 37 + at) % 12_000),
      });
    return [
      row('cases', caseRef, { state: heard ? 'heard' : 'open', kind: 'new', openedOn: opened, lastReferredOn: opened }),
      person(0, 'victim'),
      person(1, 'perpetrator'),
      row('list', idOf('L', n), {
        meeting: idOf('M', heard ? n % 22 : 23),
        caseRef,
        outcome: heard ? 'actionPlan' : undefined,
      }),
    ];
  }).flat();
}

function actionRows(cases: number, actions: number): Change[] {
  return Array.from({ length: actions }, (_, n) => {
    const open = n % 20 === 0;
    return row('actions', idOf('A', n), {
      meeting: idOf('M', n % 22),
      caseRef: idOf('K', n % cases),
      text: `Action number ${n} of the bench, as long as actions usually are.`,
      agency: idOf('G', n % AGENCIES.length),
      due: addDays(START, 20 + (n % 330)),
      status: open ? 'open' : 'completed',
      doneOn: open ? undefined : addDays(START, 15 + (n % 330)),
    });
  });
}
