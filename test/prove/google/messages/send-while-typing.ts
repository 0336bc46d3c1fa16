// One run of the send step (or of all jobs and the send step) while people type between any two of its calls: what left, and what of it somebody's change
// should have kept. A change counts if it was typed at least ten seconds before the message left: messages go by a look at the cells that is no older.
import { readFileSync } from 'node:fs';
import { COMMANDS } from '../../../../src/cli/command-list.ts';
import { runLine } from '../../../support/command-line.ts';
import { chanceOf } from '../../entitlement/ground.ts';
import { NOISE, WAYS, type Mail, type Stop } from './stopping-changes.ts';
import type { WaitingWorld } from './waiting-world.ts';

/** The age up to which a look counts as the last one before a message. */
const LOOK_MS = 10_000;
/** Between two calls: most are quick, some take as long as Google ever took. */
const WAITS_MS = [300, 700, 1500, 3000, 6000, 12_000];

/** So many changes a run at most: after more of them nothing leaves that could be wrong. */
const MOST = 4;
/** Beside the calls: what composing and a mail server take, each before the last look at a message or after it left. */
const POINTS: ReadonlySet<string> = new Set(['send:composed', 'send:before-start', 'send:finished']);

export interface Sent {
  readonly seed: number;
  readonly left: number;
  readonly stops: number;
  /** Left within ten seconds of a change that came too late for it. */
  readonly tooLate: number;
  /** Google was too slow for more to leave. */
  readonly tooSlow: boolean;
  readonly wrong: readonly string[];
}

interface Timed<T> {
  readonly atMs: number;
  readonly it: T;
}

export async function sendWhileTyping(world: WaitingWorld, seed: number): Promise<Sent> {
  const { marac } = world;
  const { clock, server } = marac.bed;
  world.again();
  const chance = chanceOf(seed);
  const stops: Timed<Stop>[] = [];
  const left: Timed<Mail>[] = [];
  const seen = new Set(world.mails());
  const noteLeft = (): void => {
    for (const file of world.mails())
      if (!seen.has(file)) {
        seen.add(file);
        left.push({ atMs: clock.ms(), it: mailOf(readFileSync(file, 'utf8')) });
      }
  };
  const busy = chance.one([12, 25, 50, 100]);
  const slow = chance.one([2, 3, 3, 4, 4, 5, 6]);
  const between = (): void => {
    noteLeft();
    clock.pass(chance.one(WAITS_MS.slice(0, slow)) / 60_000);
    if (chance.in(2 * busy)) chance.one(NOISE)(world, chance);
    const stop = stops.length < MOST && chance.in(busy) ? chance.one(WAYS)(world, chance) : undefined;
    if (stop !== undefined) stops.push({ atMs: clock.ms(), it: stop });
  };
  between();
  for (const at of ['before', 'after'] as const)
    server.script.add({ on: '*', at, times: Infinity, trouble: { do: 'edit', edit: between } });
  const said = await runLine(['run', ...(chance.in(10) ? [] : ['send'])], COMMANDS, {
    folder: marac.folder,
    clock,
    outside: { ...marac.outside, faults: { reach: (point) => (POINTS.has(point) ? between() : undefined) } },
  });
  const tooSlow = said.err.includes('Nothing is sent just now');
  if (said.err !== '' && said.exit !== 3 && !tooSlow)
    throw new Error(`seed ${seed}: ${said.exit} ${said.err}${said.out}`);
  server.script.clear();
  noteLeft();
  const wrong = left.flatMap((mail) =>
    stops
      .filter((stop) => stop.it.keeps(mail.it))
      .map((stop) => ({ what: stop.it.what, ms: mail.atMs - stop.atMs, mail: mail.it })),
  );
  return {
    seed,
    left: left.length,
    stops: stops.length,
    tooSlow,
    tooLate: wrong.filter(({ ms }) => ms >= 0 && ms < LOOK_MS).length,
    wrong: wrong
      .filter(({ ms }) => ms >= LOOK_MS)
      .map(({ what, ms, mail }) => `${what}: typed ${ms / 1000} s before “${mail.subject}” left for ${mail.to}`),
  };
}

function mailOf(text: string): Mail {
  const [, to = ''] = /^To: (.*)$/m.exec(text) ?? [];
  const [, subject = ''] = /^Subject: ((?:.*)(?:\r?\n[ \t].*)*)/m.exec(text) ?? [];
  return { to: to.trim(), subject: subject.replaceAll(/\r?\n[ \t]+/g, ' '), text };
}
