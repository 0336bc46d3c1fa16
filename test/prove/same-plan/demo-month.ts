// The month of the demo, day by day: what was planned, changed and sent on each, and how the tabs stood at its last look. On workbooks in memory.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeDemo } from '../../../demo/make-demo.ts';
import { MARAC, SEED } from '../../../demo/demo-folder.ts';
import { openDocuments } from '../../../src/documents/open-documents.ts';
import { dayOf, localTime, type LocalTime } from '../../../src/domain/time/day.ts';
import type { Ledger } from '../../../src/ledger/ledger-port.ts';
import { openLedger } from '../../../src/ledger/sqlite/open-ledger.ts';
import { fakeClock } from '../../../src/system/clock.ts';
import { demoKeys } from '../../../src/system/keys.ts';
import { seededRandom } from '../../../src/system/random.ts';
import { memoryWorkbook, type MemoryWorkbook } from '../../support/memory-workbook.ts';
import type { Moment } from './digest.ts';
import { lineOf, reasonsIn, rowLines, shortHash, viewLines, type Look } from './look.ts';
import { papersAsModels } from './worlds.ts';

type Tabs = Pick<Look, 'rows' | 'today' | 'outbox' | 'checks'>;
/** On a day without a look only what was sent and decided is recorded. */
const NO_LOOK: Tabs = { rows: [], today: [], outbox: [], checks: [] };

export async function liveDemoMonth(until?: string): Promise<readonly Moment[]> {
  const book = memoryWorkbook();
  // These two stand in every new workbook.
  book.type('agencies', { name: 'MARAC team', kind: 'maracTeam' }, { id: 'G-TEAM22' });
  book.type('agencies', { name: 'Chair', kind: 'chair' }, { id: 'G-CHAJR2' });
  const folder = mkdtempSync(path.join(tmpdir(), 'marac-same-plan-'));
  const real = openDocuments({ templatesDir: 'templates', cacheDir: path.join(folder, 'cache') });
  const models = papersAsModels(real);
  const tabs = new Map<string, Tabs>();
  let day: string | undefined;
  // A look of the month begins: what stands now is what the look before it left, and what people typed since.
  const photograph = (time: string): void => {
    if (day !== undefined) tabs.set(day, tabsOf(book));
    day = time.slice(0, 10);
  };
  try {
    await makeDemo(path.join(folder, 'demo'), {
      documents: {
        ...models,
        print: (html) =>
          Promise.resolve({ outcome: 'done', bytes: Buffer.from(createHash('sha256').update(html).digest('hex')) }),
      },
      maracs: (config) => config.maracs.map(({ name, title, outward }) => ({ name, title, outward, workbook: book })),
      progress: (what) => {
        const time = /^The month, (.*)$/.exec(what)?.[1];
        if (time !== undefined) photograph(time);
      },
      // The month alone: what it plans does not hang on the year that is put behind it afterwards.
      until: until ?? '2027-03-31',
    });
    if (day !== undefined) tabs.set(day, tabsOf(book));
    const ledger = openLedger({
      file: path.join(folder, 'demo', 'ledger', 'rehearsal.sqlite'),
      mode: 'rehearsal',
      keys: demoKeys(SEED),
      clock: fakeClock(localTime('2027-04-30T09:00')),
      random: seededRandom(1),
      anchors: [],
    });
    try {
      return await dayByDay(ledger, tabs);
    } finally {
      ledger.close();
    }
  } finally {
    await real.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function tabsOf(book: MemoryWorkbook): Tabs {
  const books = { name: MARAC, book };
  return {
    rows: rowLines(books).toSorted(),
    today: viewLines(books, 'today'),
    outbox: viewLines(books, 'outbox'),
    checks: viewLines(books, 'checks'),
  };
}

/** What an event of a message says beside its kind; the rest names contents and connections. */
const SAYS = [
  'job',
  'template',
  'to',
  'audience',
  'gate',
  'notAfter',
  'covers',
  'papers',
  'discloses',
  'version',
  'by',
  'evidence',
] as const;

function put(on: Map<string, string[]>, at: LocalTime, line: string): void {
  const day = dayOf(at);
  on.set(day, [...(on.get(day) ?? []), line]);
}

async function dayByDay(ledger: Ledger, tabs: ReadonlyMap<string, Tabs>): Promise<readonly Moment[]> {
  const [messages, content] = [new Map<string, string[]>(), new Map<string, string[]>()];
  for await (const { at, kind, subject, data } of ledger.events()) {
    if (kind.startsWith('message/') || kind === 'kept/paper_versions')
      put(messages, at, lineOf(at, kind, subject, ...SAYS.map((one) => data[one] ?? '')));
    if (kind === 'kept/orders') put(messages, at, lineOf(at, kind, subject, data['order']));
    if (data['contentHash'] !== undefined) put(content, at, lineOf(at, kind, subject, data['contentHash']));
  }
  // What has not ended may yet be worded anew: its content is named by its hash alone.
  for (const { key, settledAt } of await ledger.messages()) {
    if (settledAt === undefined) continue;
    const mail = await ledger.findMailText(key);
    put(content, settledAt, `${key} says ${shortHash([mail?.subject ?? '', mail?.text ?? '', mail?.html ?? ''])}`);
  }
  const why = await reasonsIn(ledger);
  const days = new Set([...tabs.keys(), ...messages.keys(), ...content.keys()]);
  return [...days].toSorted().map((day) => ({
    world: 'demo',
    at: day,
    look: {
      messages: (messages.get(day) ?? []).toSorted(),
      content: (content.get(day) ?? []).toSorted(),
      why: why.filter((line) => line.startsWith(day)),
      ...(tabs.get(day) ?? NO_LOOK),
    },
  }));
}
