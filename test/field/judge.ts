// One file of such a kind at a desk with an inbox: what became of it, beside what must.
import path from 'node:path';
import { CASE_LIST } from '../../src/use-cases/lists/adopt-cases.ts';
import { planAdoption } from '../../src/use-cases/lists/plan-adoption.ts';
import { readListBytes } from '../../src/use-cases/lists/list-file.ts';
import { isHeadingOf, openMappedList } from '../../src/use-cases/lists/mapped-list.ts';
import { readMarac } from '../../src/use-cases/lists/take-in-list.ts';
import { cellText } from '../../src/domain/cells/cell.ts';
import { readFacts } from '../../src/jobs/reading/read-facts.ts';
import { openInboxBench, type InboxBench } from '../support/inbox-bench.ts';
import { KINDS, type Came } from './kinds.ts';

export interface Judged {
  readonly name: string;
  readonly expected: string;
  readonly found: string;
  readonly faults: readonly string[];
}

/** Undefined for a file whose name says no kind. */
export async function judgeFile(name: string, bytes: Buffer): Promise<Judged | undefined> {
  const kind = KINDS[path.parse(name).name];
  if (kind === undefined) return undefined;
  const bench = openInboxBench();
  try {
    const came = name.startsWith('adopt-') ? await adopt(bench, name, bytes) : await takeIn(bench, name, bytes);
    return { name, expected: kind.expected, found: tell(came), faults: kind.faults(came) };
  } finally {
    bench.close();
  }
}

async function takeIn(bench: InboxBench, name: string, bytes: Buffer): Promise<Came> {
  bench.lay(name, bytes);
  let { told } = await bench.takeIn();
  const note = (...where: readonly string[]): string => {
    try {
      return bench.note(...where, `${name}.note.txt`);
    } catch {
      return '';
    }
  };
  const shown = note();
  if (told[0]?.end === 'asked') {
    await bench.answer('yes');
    ({ told } = await bench.takeIn());
  }
  const rows = bench.desk.book.rows('referrals').map((one) => valuesOf(one.cells));
  return {
    bytes,
    end: told[0]?.end ?? '',
    rows,
    note: [shown, note(), note('done'), note('refused')].join('\n'),
    today: (await bench.today()).join('\n'),
    cases: 0,
  };
}

async function adopt({ desk }: InboxBench, name: string, bytes: Buffer): Promise<Came> {
  const read = await readListBytes(name, bytes, { isKnown: (text) => isHeadingOf(CASE_LIST, text) });
  if (!read.ok || read.value === 'form') return { bytes, end: 'refused', rows: [], note: '', today: '', cases: 0 };
  const said = { maps: [], dates: undefined };
  const { mapping } = await openMappedList(desk.ledger, CASE_LIST, 'adopt-cases', read.value, said);
  const marac = await readMarac(desk.desk, undefined);
  const { facts } = await readFacts(desk.desk, false);
  const { changes, problems } = planAdoption(
    'cases',
    { keys: desk.desk.keys, marac, facts, now: desk.clock.now() },
    read.value,
    mapping,
  );
  const cases = changes.filter((one) => one.table === 'cases').length;
  const note = problems.map((one) => `${one.place}: ${one.sentence}`).join('\n');
  return { bytes, end: 'planned', rows: [], note, today: '', cases };
}

const valuesOf = (cells: ReadonlyMap<string, Parameters<typeof cellText>[0]>): Readonly<Record<string, string>> =>
  Object.fromEntries([...cells].map(([field, cell]) => [field, cellText(cell)]));

function tell({ end, rows, note, today, cases }: Came): string {
  const named = [...note.matchAll(/^- (.*)$/gm)].length;
  const filled = rows.reduce((sum, one) => sum + Object.keys(one).length, 0);
  const parts = [
    end,
    ...(cases > 0 ? [`${cases} cases`] : [`${rows.length} referrals with ${filled} cells`]),
    `${named} places named`,
    today === '' ? 'nothing on Today' : 'on Today',
  ];
  return parts.join(', ');
}
