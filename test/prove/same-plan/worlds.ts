// What is recorded: random worlds that are planned, changed late and planned again; random months, moment by moment. By seed, without papers' bytes.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Documents } from '../../../src/documents/documents-port.ts';
import { dayOf } from '../../../src/domain/time/day.ts';
import { composingDocuments, openTestDesk, type TestDesk } from '../../support/desk.ts';
import { asks, CORA, words } from '../completeness/clerk.ts';
import { liveMonth } from '../completeness/live-month.ts';
import { linesOf } from '../completeness/office.ts';
import { chanceOf, type Chance } from '../entitlement/ground.ts';
import { changeLate, makeWorld, type World } from '../entitlement/world.ts';
import type { Moment } from './digest.ts';
import { openLooker } from './look.ts';
import { NEXT, rowsOf, typeRows, type TypedRow, type TypedRows } from './typed-world.ts';

const RAM = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** A paper is the model that a template would fill. */
export function papersAsModels(documents: Documents = composingDocuments()): Documents {
  return {
    ...documents,
    compose(sort, template, model) {
      if (sort === 'mail') return documents.compose(sort, template, model);
      const text = JSON.stringify(model);
      return { html: text, text, discloses: [] };
    },
  };
}

/** When on a day it is looked: at the ends of the working day too. */
const CLOCKS = ['09:05', '09:05', '09:10', '09:00', '08:59', '12:00', '16:59', '17:00'] as const;

/** Planned; then released in part, sent and changed late, and planned again; then a morning later. */
export async function liveWorld(seed: number): Promise<readonly Moment[]> {
  const world = makeWorld(seed);
  const folder = mkdtempSync(path.join(RAM, 'marac-same-plan-'));
  const desk = openTestDesk({
    ledgerFile: path.join(folder, 'ledger.sqlite'),
    maracs: world.facts.maracs.map((one) => one.name),
    documents: papersAsModels(),
  });
  try {
    return await live(desk, world, chanceOf(seed + 3_000_003));
  } finally {
    desk.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function live(desk: TestDesk, world: World, chance: Chance): Promise<readonly Moment[]> {
  const looker = openLooker(desk.ledger, desk.maracs);
  const moments: Moment[] = [];
  const runs = async (time: string): Promise<void> => {
    await desk.run(time);
    moments.push({ world: `world ${world.seed}`, at: time, look: await looker.look() });
  };
  const typed = await typeWorld(desk, world);
  if (chance.in(3)) scrawl(desk, typed, chance);
  await runs(`${dayOf(world.now)}T${chance.one(CLOCKS)}`);
  await desk.release((key) => key.length % 3 > 0);
  await desk.send();
  answer(desk, chance);
  await typeWorld(desk, changeLate(world, chance), typed);
  await runs(`${NEXT[world.stage]}T${chance.one(CLOCKS)}`);
  return moments;
}

async function typeWorld(
  desk: TestDesk,
  world: World,
  before: readonly TypedRows[] = [],
): Promise<readonly TypedRows[]> {
  const typed: TypedRows[] = [];
  for (const [index, marac] of world.facts.maracs.entries()) {
    const book = desk.maracs[index]?.book;
    if (book === undefined) throw new Error(`no workbook of ${marac.name}`);
    const rows = rowsOf(world, marac);
    await typeRows(book, rows, before[index]);
    typed.push(rows);
  }
  return typed;
}

const SCRAWLS = ['31 February', 'ask Jo', '??', 'yes/no', '12.7', 'Robin'];

/** Somebody wrote something else into a cell than it asks for. */
function scrawl(desk: TestDesk, typed: readonly TypedRows[], chance: Chance): void {
  const rows = [...(typed[0] ?? new Map<string, TypedRow>()).values()];
  const { table, id, values } = chance.one(rows);
  const fields = Object.keys(values).filter((field) => values[field] !== undefined);
  if (fields.length > 0) desk.book.scrawl(table, id, chance.one(fields), chance.one(SCRAWLS));
}

/** Some lines of Today are answered, some messages are held. */
function answer(desk: TestDesk, chance: Chance): void {
  const { book } = desk;
  for (const line of linesOf(book)) {
    const offered = words(line);
    if (asks(line) && offered.length > 0 && chance.in(3))
      book.edit('today', line.id, { answer: chance.one(offered), doneBy: CORA, why: 'Said so on the phone.' });
  }
  for (const { id, cells } of book.rows('outbox')) {
    const state = cells.get('state');
    if (id !== undefined && state?.kind === 'text' && state.text === 'offered' && chance.in(6))
      book.edit('outbox', id, { answer: 'hold', by: CORA });
  }
}

/** A month of the proof of completeness, after each run and sending. */
export async function liveRecordedMonth(seed: number, until?: string): Promise<readonly Moment[]> {
  const moments: Moment[] = [];
  let looker: ReturnType<typeof openLooker> | undefined;
  await liveMonth(seed, {
    ...(until === undefined ? {} : { until }),
    async look({ office }) {
      looker ??= openLooker(office.desk.ledger, office.desk.maracs);
      moments.push({ world: `month ${seed}`, at: office.now(), look: await looker.look() });
      return { lost: [], lines: 0, matters: 0, forks: 0, quiet: 0 };
    },
  });
  return moments;
}
