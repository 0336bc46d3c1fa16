// Lives one month: a few referrals, a meeting, and people who do what the chosen stories say. After every run and every sending the oracle looks.
import type { LocalTime } from '../../../src/domain/time/day.ts';
import { chanceOf, type Chance } from '../entitlement/ground.ts';
import { daysOf } from './calendar.ts';
import { openOffice, type Office } from './office.ts';
import type { Act, Month } from './month.ts';
import { lookAround, type Looked, type Lost } from './oracle.ts';
import { judge } from '../../../src/mail/smtp/smtp-reply.ts';
import type { Attempt } from '../../../src/mail/mail-port.ts';
import { Routine } from './routine.ts';
import { FURTHER, PARTNERSHIP, REPORTS, STORIES, type StoryName } from './stories/index.ts';
import { Typist } from './typist.ts';
import { openTown } from './town.ts';

export interface Lived {
  readonly seed: number;
  readonly moments: number;
  readonly sent: number;
  readonly forks: number;
  readonly lines: number;
  readonly matters: number;
  readonly quiet: number;
  readonly stories: readonly string[];
  readonly lost: readonly Lost[];
}

export interface MonthOptions {
  readonly rendered?: boolean;
  readonly stories?: readonly StoryName[];
  readonly quiet?: boolean;
  /** Stops at the first thing that is lost and of which this is said. */
  readonly first?: RegExp;
  readonly until?: string;
  /** The random register of the entitlement proof; else every third month has one. */
  readonly mean?: boolean;
  readonly tell?: (line: string) => void;
  /** Who looks at each moment, instead of the oracle. */
  readonly look?: (month: Month) => Promise<Looked>;
}

const HALVES = { morning: '09:30', afternoon: '15:10' } as const;

export async function liveMonth(seed: number, options: MonthOptions = {}): Promise<Lived> {
  const chance = chanceOf(seed);
  const server: { refuses: Month['refuses'] } = { refuses: undefined };
  const office = openOffice({
    ...(options.rendered === true ? { rendered: true } : {}),
    start: '2027-03-01T08:30',
    refuses: (claim) => server.refuses?.(claim),
  });
  try {
    return await live(seed, chance, office, options, server);
  } finally {
    office.close();
  }
}

const push = (map: Map<string, Act[]>, key: string, act: Act): void =>
  void map.set(key, [...(map.get(key) ?? []), act]);

async function live(
  seed: number,
  chance: Chance,
  office: Office,
  options: MonthOptions,
  server: { refuses: Month['refuses'] },
): Promise<Lived> {
  const before = new Map<string, Act[]>();
  const between = new Map<string, Act[]>();
  const typist = new Typist(office.book, office.now);
  const routine = new Routine(office, typist, chance);
  let old = new Set<string>();
  const town = openTown(typist, chance, options.mean ?? seed % 3 === 0);
  const month: Month = {
    seed,
    chance,
    office,
    typist,
    town,
    routine,
    rendered: options.rendered === true,
    isNew: (table, id) => !old.has(`${table} ${id}`),
    caseOf: new Map(),
    news: [],
    ways: [],
    sendAsDenied,
    get refuses() {
      return server.refuses;
    },
    set refuses(how) {
      server.refuses = how;
    },
    on: (day, act, half = 'morning') => push(before, `${day} ${half}`, act),
    beforeSending: (day, act) => push(between, `${day} morning`, act),
  };
  const names = options.stories ?? [
    ...pickStories(chance),
    ...pickFurther(seed),
    ...pickPartnership(seed),
    ...pickReports(seed),
  ];
  for (const name of names) STORIES[name](month);
  const lost = new Map<string, Lost>();
  let [moments, lines, matters, forks, quiet] = [0, 0, 0, 0, 0];
  for (const day of daysOf('2027-03-01', options.until ?? '2027-04-02'))
    for (const half of ['morning', 'afternoon'] as const) {
      const acts = before.get(`${day} ${half}`) ?? [];
      const during = between.get(`${day} ${half}`) ?? [];
      if (half === 'afternoon' && acts.length === 0 && !chance.in(4)) continue;
      const time = `${day}T${HALVES[half]}` as LocalTime;
      office.desk.clock.set(time);
      for (const act of acts) await act();
      routine.morning(day, half);
      await office.run(time);
      for (const act of during) await act();
      await office.send();
      const looked = await (options.look ?? lookAround)(month);
      old = new Set(
        (['safeContacts', 'list', 'practice'] as const).flatMap((name) =>
          typist.ids(name).map((id) => `${name} ${id}`),
        ),
      );
      moments += 1;
      lines += looked.lines;
      matters += looked.matters;
      forks += looked.forks;
      quiet += looked.quiet;
      for (const one of looked.lost) if (!lost.has(one.thing)) lost.set(one.thing, one);
      if (options.tell !== undefined) tellMoment(options.tell, time, month, looked.lost);
      if (options.first !== undefined && [...lost.values()].some((one) => options.first?.test(one.what) === true))
        return {
          seed,
          moments,
          sent: office.got.length,
          lines,
          matters,
          forks,
          quiet,
          stories: names,
          lost: [...lost.values()],
        };
    }
  return {
    seed,
    moments,
    sent: office.got.length,
    lines,
    matters,
    forks,
    quiet,
    stories: names,
    lost: [...lost.values()],
  };
}

const DENIED = '554 5.2.252 SendAsDenied; test@example.org not allowed to send as marac@example.org';

const sendAsDenied = (): Attempt =>
  judge(
    { phase: 'body', code: 'EMESSAGE', replyCode: 554, reply: DENIED },
    { relayMayLie: false, attempts: 1, triedForMs: 0 },
  );

function pickStories(chance: Chance): readonly StoryName[] {
  const all = (Object.keys(STORIES) as StoryName[]).filter(
    (one) => ![...FURTHER, ...PARTNERSHIP, ...REPORTS].includes(one),
  );
  const count = 2 + chance.below(4);
  const picked = new Set<StoryName>(['agreed']);
  for (let left = count; left > 0; left -= 1) picked.add(chance.one(all));
  return [...picked];
}

/** By a chance of their own: what a seed was made of before they were there, it is made of still. */
function pickFurther(seed: number): readonly StoryName[] {
  const chance = chanceOf(seed + 7_000_000);
  return FURTHER.filter(() => chance.in(5));
}

function pickPartnership(seed: number): readonly StoryName[] {
  const chance = chanceOf(seed + 11_000_000);
  return PARTNERSHIP.filter(() => chance.in(5));
}

function pickReports(seed: number): readonly StoryName[] {
  const chance = chanceOf(seed + 13_000_000);
  return REPORTS.filter(() => chance.in(5));
}

function tellMoment(
  tell: (line: string) => void,
  time: string,
  { office, typist }: Month,
  lost: readonly Lost[],
): void {
  tell(`== ${time}`);
  for (const one of typist.answered.filter((each) => each.at === time))
    tell(`   ${one.by ?? 'nobody'} answered ${one.word}: ${one.line.what}`);
  for (const one of office.got.filter((each) => each.at === time)) tell(`   sent ${one.key} to ${one.to}`);
  for (const one of office.today()) tell(`   ${one.file} ${one.kind} | ${one.about} | ${one.what}`);
  for (const row of office.book.rows('checks'))
    tell(`   check ${[...row.cells.values()].map((cell) => ('text' in cell ? cell.text : '')).join(' | ')}`);
  for (const one of lost) tell(`   LOST ${one.what}`);
}
