// The demo's month as it is lived: a fake clock, the real schedule, and people who type, answer and release when the script says so.
import path from 'node:path';
import { localTime, type LocalTime } from '../src/domain/time/day.ts';
import type { OutboxMessage } from '../src/domain/outbox/outbox-message.ts';
import { openIdPool } from '../src/jobs/engine/open-id-pool.ts';
import { findJob } from '../src/jobs/engine/job-list.ts';
import type { JobName } from '../src/jobs/engine/job.ts';
import { tick } from '../src/schedule/tick.ts';
import type { FakeClock } from '../src/system/clock.ts';
import { cell, openDoor, type Door, type Edit } from './type-as-people.ts';
import { MARAC } from './demo-folder.ts';
import { seenIn, type Seen } from './seen.ts';
import { openWitness } from './witness.ts';
import type { Link, Story } from './story.ts';
import type { App } from '../src/app/app-port.ts';

export interface Said {
  readonly why?: string;
  /** Name of the hard case this is about. */
  readonly hard?: string;
  readonly links?: readonly Link[];
  /** Many rows at once, which the story does not count as the program's. */
  readonly pasted?: boolean;
}

/** Words of a line of Today, and what is typed beside it. */
export interface TodayWord {
  readonly line: string;
  readonly answer: 'yes' | 'no' | 'done';
  readonly why?: string;
}

export interface Month {
  readonly app: App;
  readonly story: Story;
  readonly door: Door;
  now(): LocalTime;
  /** The clock goes on to that time without anything else. */
  clockTo(time: string): void;
  /** The clock goes on, returned forms are taken in, the schedule looks, and what it did is told. */
  tick(time: string): Promise<void>;
  /** A person types. */
  types(who: string, text: string, edits: readonly Edit[], said?: Said): Promise<void>;
  says(who: string, text: string, said?: Said): void;
  /** `marac run` by hand, and what it did. */
  runs(who: string, text: string, jobs: readonly JobName[], said?: Said): Promise<void>;
  /** A person releases what waits under keys that begin so: in the Outbox tab, or with `marac release`. */
  releases(who: string, starts: readonly string[], how: 'tab' | 'command', said?: Said): Promise<void>;
  /** One answer in the Outbox tab for each occasion: all messages like it go that show nothing of a case. */
  releasesAlike(who: string, starts: readonly string[], said?: Said): Promise<void>;
  /** A person answers lines of Today that have these words, or marks them as done; a line that is not there is an error. */
  answers(who: string, text: string, lines: readonly TodayWord[], said?: Said): Promise<void>;
  /** A file is put into the inbox. */
  drops(who: string, text: string, name: string, bytes: Uint8Array, said?: Said): Promise<void>;
  caseOf(referral: string): string;
  id(prefix: string, purpose: string): string;
}

/** `look` is the schedule's own; a test that lives the month through `marac serve` hands in its beat. */
export function openMonth(
  app: App,
  clock: FakeClock,
  story: Story,
  progress: (time: LocalTime) => void,
  look?: () => Promise<{ readonly failed: number }>,
): Month {
  const workbook = app.ports.maracs[0]?.workbook;
  if (workbook === undefined) throw new Error('The demo has no workbook.');
  const door = openDoor(workbook);
  const pool = openIdPool(app.keys, MARAC);
  const runner = app.runner();
  const witness = openWitness(app, story, door);
  const says = (who: string, text: string, said: Said = {}): void => {
    story.entries.push({
      at: clock.now(),
      who,
      text,
      links: said.links ?? [],
      ...(said.why === undefined ? {} : { why: said.why }),
      ...(said.hard === undefined ? {} : { hard: said.hard }),
    });
  };
  const month: Month = {
    app,
    story,
    door,
    now: () => clock.now(),
    clockTo: (time) => clock.set(localTime(time)),
    async tick(time) {
      clock.set(localTime(time));
      progress(clock.now());
      await takeIn(month);
      const { failed } = await (look === undefined ? tick(runner) : look());
      if (failed > 0) throw new Error(`A look of ${time} failed: ${await whyFailed(app)}`);
      await witness.tells();
    },
    async types(who, text, edits, said) {
      await door.type(edits);
      if (said?.pasted === true) await witness.seesRows();
      says(who, text, said);
    },
    says,
    async runs(who, text, jobs, said) {
      says(who, text, said);
      await app.run(
        jobs.flatMap((name) => findJob(name) ?? []),
        clock.now(),
      );
      await app.send();
      await witness.tells();
    },
    releases: (who, starts, how, said) => release(month, who, starts, how, said),
    releasesAlike: (who, starts, said) => releaseAlike(month, who, starts, said),
    async answers(who, text, lines, said) {
      const seen = await seenIn(door, 'today');
      await door.type(lines.flatMap((line) => answering(seen, who, line)));
      says(who, text, said);
    },
    async drops(who, text, name, bytes, said) {
      await app.files.write(path.join(app.config.folders.inbox, name), bytes);
      says(who, text, said);
    },
    caseOf: (referral) => pool.take('K', `case/${referral}`),
    id: (prefix, purpose) => pool.take(prefix, purpose),
  };
  return month;
}

function answering(seen: readonly Seen[], who: string, { line, answer, why }: TodayWord): readonly Edit[] {
  const found = seen.filter((one) => one.text('what').includes(line));
  if (found.length === 0) throw new Error(`The demo found no line of Today with: ${line}`);
  const word = answer === 'done' ? { done: true } : { answer };
  return found.map((one) => cell('today', one.id, { ...word, doneBy: who, ...(why === undefined ? {} : { why }) }));
}

async function whyFailed(app: App): Promise<string> {
  const failed = (await app.ledger.listSlots()).filter((slot) => slot.state === 'failed');
  return failed.map((record) => `${record.job} ${record.slot} ${record.note ?? ''}`).join('; ');
}

const forms = (count: number): string => `${count} returned form${count === 1 ? '' : 's'}`;

async function takeIn(month: Month): Promise<void> {
  const taken = await month.app.takeIn(month.now());
  if (taken.done > 0)
    month.says(
      'Marac Desk',
      `Took in ${forms(taken.done)} from the inbox and moved ${taken.done === 1 ? 'it' : 'them'} to inbox/done.`,
    );
  if (taken.refused > 0)
    month.says('Marac Desk', `Refused ${forms(taken.refused)}: a note beside it in inbox/refused says why.`, {
      links: [{ label: 'inbox/refused', href: 'inbox/refused/' }],
    });
}

async function waitingFor(month: Month, starts: readonly string[]): Promise<readonly OutboxMessage[]> {
  const offered = await month.app.ledger.messages({ states: ['offered'] });
  const waiting = offered.filter(
    (message) =>
      message.gate === 'release' &&
      message.released?.version !== message.version &&
      starts.some((start) => message.key.startsWith(start)),
  );
  if (waiting.length === 0)
    throw new Error(`The demo found nothing to release at ${month.now()}: ${starts.join(', ')}`);
  return waiting;
}

async function releaseAlike(month: Month, who: string, starts: readonly string[], said: Said = {}): Promise<void> {
  const waiting = await waitingFor(month, starts);
  const kinds = [...Map.groupBy(waiting, (message) => message.key.split('/').slice(0, -1).join('/')).values()];
  await month.door.type(
    kinds.flatMap(([first]) =>
      first === undefined
        ? []
        : [cell('outbox', month.id('O', `outbox/${first.key}`), { answer: 'releaseAlike', by: who })],
    ),
  );
  const cells = `${kinds.length} cell${kinds.length === 1 ? '' : 's'}`;
  month.says(
    who,
    `Looks at ${waiting.length} messages and types Release all like it, and a name, in ${cells} of the Outbox tab.`,
    said,
  );
}

async function release(
  month: Month,
  who: string,
  starts: readonly string[],
  how: 'tab' | 'command',
  said: Said = {},
): Promise<void> {
  const waiting = await waitingFor(month, starts);
  if (how === 'tab')
    await month.door.type(
      waiting.map((message) => cell('outbox', month.id('O', `outbox/${message.key}`), { answer: 'release', by: who })),
    );
  else for (const one of waiting) await month.app.ledger.release(one.key, one.version, { by: who, in: 'command' });
  const many = `${waiting.length} message${waiting.length === 1 ? '' : 's'}`;
  month.says(
    who,
    how === 'tab'
      ? `Looks at ${many} and types Release and a name in the Outbox tab.`
      : `Looks at ${many} and lets ${waiting.length === 1 ? 'it' : 'them'} go with \`marac release\`.`,
    said,
  );
}
