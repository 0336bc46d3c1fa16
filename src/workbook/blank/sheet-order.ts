// In which order a tab shows its columns to somebody who works in it, what stays in sight while scrolling, and which groups start folded up.
import { columnsOf, ROW_ID_HEADER, type Column, type Table, type TableName } from '../tables/table.ts';

export interface PlacedColumn {
  /** Absent for the column of row ids. */
  readonly field?: string;
  readonly header: string;
  readonly column?: Column;
  /** Folded up behind the first column of its group. */
  readonly folded: boolean;
  readonly hidden: boolean;
}

interface Layout {
  /** These come first, in this order; `id` is the row id, where people use it. */
  readonly first: readonly string[];
  /** How many columns stay in sight. */
  readonly frozen: number;
  readonly foldGroups?: boolean;
}

const REFERRALS_FIRST: readonly string[] = [
  'receivedAt referrerAgency surname forenames proposal score dontKnows criteriaMet missing possibleMatch inArea daysWaiting state',
  'decision decisionWhy decidedBy decidedOn meeting matchCase matchAnswer matchAnsweredBy caseRef',
].flatMap((line) => line.split(' '));

const LAYOUTS: Readonly<Partial<Record<TableName, Layout>>> = {
  today: {
    first: ['kind', 'what', 'about', 'link', 'due', 'since', 'done', 'answer', 'doneBy', 'why', 'marac'],
    frozen: 1,
  },
  referrals: {
    first: REFERRALS_FIRST,
    frozen: 4,
    foldGroups: true,
  },
  cases: { first: ['id', 'names', 'state', 'kind', 'daysWaiting', 'idvaContact', 'contactThrough'], frozen: 2 },
  list: { first: ['meeting', 'order', 'time', 'caseRef', 'names', 'kind', 'daysWaiting', 'missing'], frozen: 5 },
  notes: { first: ['meeting', 'caseRef', 'names', 'section', 'agency', 'text', 'fact'], frozen: 3 },
  actions: {
    first: [
      'meeting',
      'caseRef',
      'names',
      'text',
      'agency',
      'owner',
      'due',
      'lateness',
      'status',
      'answer',
      'doneOn',
      'newDate',
    ],
    frozen: 3,
  },
  people: { first: ['caseRef', 'role', 'surname', 'forenames', 'birthDate', 'age'], frozen: 4 },
  addresses: { first: ['personId', 'whose', 'kind', 'text', 'postcode', 'perpetratorKnows', 'place'], frozen: 2 },
  meetings: { first: ['on', 'start', 'end', 'kind', 'stage', 'cases', 'chair'], frozen: 1 },
  settings: { first: ['setting', 'value', 'fromDate', 'why', 'means'], frozen: 1 },
  agencies: { first: ['name', 'kind'], frozen: 1 },
  contacts: { first: ['agency', 'role', 'personName', 'address'], frozen: 3 },
  outbox: {
    first: ['to', 'what', 'about', 'because', 'state', 'goes', 'version', 'answer', 'by', 'why', 'sentByHandAt'],
    frozen: 2,
  },
  checks: {
    first: ['place', 'sentence', 'shown', 'stops', 'since', 'accepted', 'acceptedBy', 'acceptedWhy'],
    frozen: 1,
  },
};

/** The columns of a tab as a person sees them from left to right, and how many of them stay in sight. */
export function sheetOrder(table: Table): { readonly columns: readonly PlacedColumn[]; readonly frozen: number } {
  const layout = LAYOUTS[table.name] ?? { first: [], frozen: 1 };
  const byField = new Map(columnsOf(table).map(({ field, ...column }) => [field, column]));
  const rest = [...byField.keys()].filter((field) => !layout.first.includes(field));
  const idShown = layout.first.includes('id');
  const columns: PlacedColumn[] = [];
  let group: string | undefined;
  for (const field of [...layout.first, ...rest]) {
    if (field === 'id') {
      columns.push({ header: table.idHeader ?? ROW_ID_HEADER, folded: false, hidden: false });
      continue;
    }
    const column = byField.get(field);
    if (column === undefined) continue;
    const folded =
      layout.foldGroups === true && rest.includes(field) && column.group !== undefined && column.group === group;
    group = rest.includes(field) ? column.group : undefined;
    columns.push({ field, header: column.header, column, folded, hidden: false });
  }
  if (!idShown) columns.push({ header: table.idHeader ?? ROW_ID_HEADER, folded: false, hidden: true });
  return { columns, frozen: layout.frozen };
}
