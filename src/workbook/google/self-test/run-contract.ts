// The workbook itself on the two sheets: set up, a row added, cells written, an id given, a row moved to the other sheet, each read back.
import { BLANK, type Cell } from '../../../domain/cells/cell.ts';
import type { Log } from '../../../system/log.ts';
import { Failure } from '../../../errors.ts';
import type { Change, Snapshot } from '../../workbook-port.ts';
import type { GoogleClient } from '../calls/google-client.ts';
import { openGoogleWorkbook, type GoogleWorkbook } from '../google-workbook.ts';
import { setUpSheet } from '../set-up/set-up-sheet.ts';
import type { Tried } from './assumption.ts';

export interface ContractPorts {
  readonly client: GoogleClient;
  readonly ids: readonly [main: string, restricted: string];
  readonly account: string | undefined;
  readonly domains: readonly string[];
  readonly log: Log;
  readonly pause: (ms: number) => Promise<void>;
  readonly nowMs: () => number;
}

const ROW = 'K-TRYING';
const text = (words: string): Cell => ({ kind: 'text', text: words });

interface Step {
  readonly what: string;
  readonly run: (book: GoogleWorkbook) => Promise<string | undefined>;
}

const set = (field: string, from: Cell, to: Cell): Change => ({
  do: 'set',
  table: 'cases',
  rowId: ROW,
  cells: new Map([[field, { from, to }]]),
});

const shownIn = (snapshot: Snapshot, field: string): Cell =>
  snapshot.tables
    .get('cases')
    ?.rows.find(({ id }) => id === ROW)
    ?.cells.get(field) ?? BLANK;

async function write(book: GoogleWorkbook, change: Change): Promise<string | undefined> {
  const { revision, problems } = await book.read(['cases']);
  const [problem] = problems.filter(({ size }) => size === 'run');
  if (problem !== undefined) return problem.sentence;
  const [answer] = await book.write([change], revision);
  return answer?.outcome === 'done' ? undefined : `It was answered “${answer?.outcome ?? 'nothing'}”.`;
}

const STEPS: readonly Step[] = [
  {
    what: 'A row is added and read back.',
    run: (book) => {
      const cells = new Map([['wishes', text('made up')]]);
      return write(book, { do: 'add', table: 'cases', file: 'main', rowId: ROW, cells });
    },
  },
  {
    what: 'A cell that people write is written over, and holds what was written.',
    async run(book) {
      const differs = await write(book, set('wishes', text('made up'), text('=made up too')));
      if (differs !== undefined) return differs;
      const shown = shownIn(await book.read(['cases']), 'wishes');
      return shown.kind === 'text' && shown.text === '=made up too' ? undefined : `It holds a ${shown.kind}.`;
    },
  },
  { what: 'A cell is cleared.', run: (book) => write(book, set('wishes', text('=made up too'), BLANK)) },
  {
    what: 'A row is moved to the other sheet, and stands there alone.',
    async run(book) {
      const [answer] = await book.move([{ table: 'cases', rowId: ROW, to: 'restricted' }]);
      if (answer?.outcome !== 'done') return `It was answered “${answer?.outcome ?? 'nothing'}”.`;
      const rows = (await book.read(['cases'])).tables.get('cases')?.rows.filter(({ id }) => id === ROW) ?? [];
      return rows.length === 1 && rows[0]?.file === 'restricted' ? undefined : `It stands in ${rows.length} places.`;
    },
  },
];

export async function runContract(ports: ContractPorts): Promise<readonly Tried[]> {
  const { client, ids, account, domains, log, pause, nowMs } = ports;
  const [main, restricted] = ids;
  const setUp = 'The two sheets are set up as workbooks.';
  try {
    for (const [id, roles] of [
      [main, ['main', 'register']],
      [restricted, ['restricted']],
    ] as const) {
      const { problems } = await setUpSheet({ client, id, roles, account: account ?? '', rows: 20 });
      const [problem] = problems;
      if (problem !== undefined) return [{ what: setUp, differs: problem.sentence }];
    }
  } catch (error) {
    if (error instanceof Failure) return [{ what: setUp, differs: error.message }];
    throw error;
  }
  const files = [
    { role: 'main', id: main },
    { role: 'register', id: main },
    { role: 'restricted', id: restricted },
  ] as const;
  const known = account === undefined ? {} : { account };
  const book = openGoogleWorkbook({ files, client, domains, log, pause, nowMs, ...known });
  const tried: Tried[] = [{ what: setUp }];
  for (const { what, run } of STEPS) {
    try {
      const differs = await run(book);
      tried.push(differs === undefined ? { what } : { what, differs });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      tried.push({ what, differs: error.message });
    }
  }
  await book.close();
  return tried;
}
