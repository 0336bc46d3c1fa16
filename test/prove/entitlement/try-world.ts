// One world through the planner: what leaves now, what leaves when things change between plan and send, and the rules that compare two worlds.
import { gatherAccess } from '../../../src/domain/access/access.ts';
import { dayOf } from '../../../src/domain/time/day.ts';
import type { Facts, MaracFacts } from '../../../src/domain/plan/facts.ts';
import type { Recorded } from '../../../src/domain/plan/effects.ts';
import type { Ports } from '../../../src/jobs/engine/ports.ts';
import { gridColumns } from '../../../src/jobs/views/access-grid.ts';
import { JOBS } from '../../../src/jobs/engine/job-list.ts';
import { makePlan } from '../../../src/jobs/engine/make-plan.ts';
import { judge, judgeMissing, judgeReminders, judgeSheets, judgeTwice, type Finding } from './judge.ts';
import { judgeLetters } from './letters.ts';
import { leavingModels, type Leaving } from './leave.ts';
import { makeConflict } from './cases.ts';
import { Oracle } from './oracle.ts';
import { chanceOf, KEYS } from './ground.ts';
import { recordedFrom } from './recorded.ts';
import { mailboxOf } from './words.ts';
import { tryViews } from './views.ts';
import { changeLate, NOTHING_RECORDED, type World } from './world.ts';
import type { Planned } from '../../../src/jobs/engine/planned.ts';

export const DOMAINS = ['agency.example.org'];
export type PlanDesk = Pick<Ports, 'keys' | 'documents' | 'allowedDomains'>;

/** Enough of a desk to plan with: no template is read. */
export const PLAN_DESK: PlanDesk = {
  keys: KEYS,
  documents: { versionOf: () => '1' } as unknown as Ports['documents'],
  allowedDomains: DOMAINS,
};

export function planOf(world: World, recorded: Recorded = NOTHING_RECORDED): Planned {
  return makePlan(PLAN_DESK, { ...world.facts, recorded }, JOBS, world.now);
}

const failing = (world: World, what: string): Finding => ({ kind: 'property', seed: world.seed, what });

/** Everything a world is asked in the fast path; `found` counts canaries looked at, so that a proof that looks at nothing shows. */
export function tryWorld(world: World): readonly Finding[] {
  const planned = planOf(world);
  const leaving = leavingModels(planned, world.facts);
  const findings = [
    ...judge(world, leaving),
    ...judgeMissing(world, leaving),
    ...judgeReminders(world, leaving),
    ...judgeSheets(world, leaving),
    ...judgeTwice(world, leaving),
    ...judgeLetters(world, leaving),
    ...trySheetsGone(world, planned),
    ...tryGrid(world, planned, leaving),
    ...tryLate(world, planned),
  ];
  // Each of the rules that need a second plan is tried on every sixth world in turn.
  switch (world.seed % 6) {
    case 0:
      return [...findings, ...tryMonotone(world, leaving)];
    case 1:
      return [...findings, ...tryPermuted(world, planned)];
    case 2:
      return [...findings, ...tryLocal(world, leaving)];
    case 3:
      return [...findings, ...trySwapped(world, leaving)];
    case 4:
      return [...findings, ...tryTwice(world, planned)];
    default:
      return [...findings, ...tryViews(world, planned, planOf)];
  }
}

/** Between plan and send: the gate of the second commit alone with what was frozen before; in every other world a new plan on top of it. */
function tryLate(before: World, planned: Planned): readonly Finding[] {
  const world = changeLate(before, chanceOf(before.seed ^ 0x5bd1e995));
  const access = gatherAccess(world.facts, dayOf(world.now), DOMAINS);
  const gated = leavingModels(planned, before.facts, access);
  const atTheGate = judge(world, gated);
  if (before.seed % 2 === 0) return atTheGate;
  const recorded = recordedFrom(planned);
  const again = planOf(world, recorded);
  const leaving = leavingModels(again, world.facts);
  const kept = new Set([...again.wanted.map(({ effect }) => effect.key), ...again.reconciled.cancel]);
  const lost = [...recorded.messages.keys()].filter((key) => !kept.has(key));
  return [
    ...atTheGate,
    ...judge(world, leaving),
    ...judgeSheets(world, leaving),
    ...judgeMissing(world, leaving),
    ...lost.map((key) => failing(world, `neither kept nor cancelled: ${key}`)),
  ];
}

/** The Monday after, once the action sheets have gone: now their actions are reminded of. */
function trySheetsGone(before: World, planned: Planned): readonly Finding[] {
  if (before.stage !== 'week') return [];
  const recorded = recordedFrom(planned);
  const messages = new Map(
    [...recorded.messages]
      .filter(([key]) => key.includes('/actions/'))
      .map(([key, one]) => [key, { ...one, state: 'sent' as const }]),
  );
  const world: World = { ...before, sheetsGone: true };
  const leaving = leavingModels(planOf(world, { ...recorded, messages }), world.facts).filter((one) =>
    one.key.includes('follow-up'),
  );
  return [...judge(world, leaving), ...judgeReminders(world, leaving), ...judgeMissing(world, leaving, 'follow-up')];
}

/** PROP17: planning again on top of what was offered adds nothing, changes nothing and cancels nothing. */
function tryTwice(world: World, planned: Planned): readonly Finding[] {
  const again = planOf(world, { ...recordedFrom(planned), papers: new Map() });
  const odd = [...again.reconciled.add, ...again.reconciled.supersede].flatMap(({ effect }) =>
    effect.do === 'message' ? [effect.key] : [],
  );
  return [...odd, ...again.reconciled.cancel].map((key) => failing(world, `PROP17 planned twice, and changed: ${key}`));
}

/** Who gets what: mailbox and canary. */
function pairsOf(world: World, leaving: readonly Leaving[]): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (const one of leaving)
    for (const word of world.canaries.findIn(one.text)) {
      const canary = world.canaries.all.get(word);
      if (canary !== undefined)
        pairs.add(`${one.papers.includes('chair-papers') ? 'chair' : one.mailbox} ${canary.kind} ${canary.about}`);
    }
  return pairs;
}

/** PROP7: one more conflict gives nobody more and takes nothing of another case away. The vice-chair in the chair's place is the one who may come in. */
function tryMonotone(world: World, before: readonly Leaving[]): readonly Finding[] {
  const chance = chanceOf(world.seed ^ 0x1234);
  const marac = world.facts.maracs[0] as MaracFacts;
  const made = {
    chance,
    acting: chance,
    canaries: world.canaries,
    agencies: [...world.facts.agencies],
    contacts: [...world.facts.contacts],
    names: world.facts.contacts.flatMap((one) => one.personName ?? []),
  };
  const conflict = makeConflict(made, 'X-MONOAA', chance.one(marac.cases).id);
  const more = withMarac(world, { ...marac, conflicts: [...marac.conflicts, conflict] });
  const after = leavingModels(planOf(more), more.facts);
  const [had, has] = [pairsOf(world, before), pairsOf(more, after)];
  const stays = pairsOf(
    world,
    before.filter((one) => isAboutOthers(world, one, conflict.caseRef)),
  );
  const isLifted = new Oracle(world).lifted(conflict);
  // A lifted conflict keeps nobody out; it answers whether a contact and somebody in its case are one person, so only there may it give more.
  const isOwn = (pair: string): boolean => pair.endsWith(conflict.caseRef);
  // The one contact whom it excepts stands for the agency from now on, and gets what such a contact may.
  const excepted = world.facts.contacts.find((one) => one.id === conflict.exceptContact)?.address;
  const stands = (one: string): boolean => excepted !== undefined && one.startsWith(`${mailboxOf(excepted)} `);
  const extra = [...has].filter(
    (one) => !had.has(one) && !one.startsWith('chair ') && !(isLifted ? isOwn(one) : stands(one)),
  );
  const others = [...stays].filter((one) => !has.has(one) && (isLifted || !isOwn(one)));
  return [
    ...extra.map((one) => failing(world, `PROP7 a conflict gave more: ${one}`)),
    ...others.map((one) => failing(world, `PROP7 a conflict took away of another case: ${one}`)),
  ];
}

/**
 * Whether the message must go without this case too. A letter whose every occasion is about this case has nothing more to ask: what else it
 * carried (earlier actions beside a list) goes by its own message. So does an action sheet on which no action of its meeting is about another
 * case: what was left over from earlier meetings and rode on it is in the digest.
 */
function isAboutOthers(world: World, { effect, papers, text }: Leaving, caseRef: string): boolean {
  if (papers.includes('action-sheet'))
    return world.facts.maracs.some((marac) =>
      marac.actions.some(
        (one) =>
          one.caseRef !== caseRef &&
          effect.key.split('/').includes(one.meeting ?? '') &&
          text.includes(one.text ?? '\0'),
      ),
    );
  return effect.covers.length === 0 || !effect.covers.every((one) => one.split('/').includes(caseRef));
}

function withMarac(world: World, marac: MaracFacts): World {
  return { ...world, facts: { ...world.facts, maracs: [marac, ...world.facts.maracs.slice(1)] } };
}

const hashes = (planned: Planned): string =>
  planned.wanted
    .flatMap(({ effect, hash }) => (effect.do === 'message' ? [`${effect.key} ${hash}`] : []))
    .toSorted()
    .join('\n');

/** PROP13: rows in another order, the same messages; columns in another order too, as far as facts know columns (PROP14). */
function tryPermuted(world: World, planned: Planned): readonly Finding[] {
  const chance = chanceOf(world.seed ^ 0x777);
  const shuffled = <T>(list: readonly T[]): readonly T[] => {
    const out = [...list];
    for (let at = out.length - 1; at > 0; at -= 1) {
      const other = chance.below(at + 1);
      [out[at], out[other]] = [out[other] as T, out[at] as T];
    }
    return out.map((one) =>
      typeof one === 'object' && one !== null ? (Object.fromEntries(Object.entries(one).toReversed()) as T) : one,
    );
  };
  const facts: Facts = {
    ...world.facts,
    agencies: shuffled(world.facts.agencies),
    contacts: shuffled(world.facts.contacts),
    maracs: world.facts.maracs.map((marac) => {
      const entries = Object.entries(marac).map(([name, rows]) =>
        Array.isArray(rows) ? [name, shuffled(rows as readonly unknown[])] : [name, rows],
      );
      return Object.fromEntries(entries) as MaracFacts;
    }),
  };
  return hashes(planOf({ ...world, facts })) === hashes(planned)
    ? []
    : [
        failing(
          world,
          `PROP13 other rows order, other messages: ${firstOdd(hashes(planned), hashes(planOf({ ...world, facts })))}`,
        ),
      ];
}

function firstOdd(a: string, b: string): string {
  const has = new Set(b.split('\n'));
  return a.split('\n').find((one) => !has.has(one)) ?? 'one more';
}

/** PROP8: other words in one case change no byte of a message that does not carry it. */
function tryLocal(world: World, before: readonly Leaving[]): readonly Finding[] {
  const marac = world.facts.maracs[0] as MaracFacts;
  const ref = (marac.cases[0] as { id: string }).id;
  const people = marac.people.map((one) =>
    one.caseRef === ref && one.surname?.startsWith('Zq') === true ? { ...one, surname: 'Elsewise' } : one,
  );
  const changed = withMarac(world, {
    ...marac,
    people,
    notes: marac.notes.map((one) => (one.caseRef === ref ? { ...one, text: 'other' } : one)),
    research: marac.research.map((one) =>
      one.caseRef === ref ? { ...one, shared: 'other', proposedActions: 'other' } : one,
    ),
    listings: marac.listings.map((one) =>
      one.caseRef === ref && one.risksToOthers !== undefined
        ? { ...one, risksToOthers: 'other', forumReferredTo: 'other' }
        : one,
    ),
    actions: marac.actions.map((one) => (one.caseRef === ref ? { ...one, text: 'other' } : one)),
  });
  const after = new Map(leavingModels(planOf(changed), changed.facts).map((one) => [one.key, one.text]));
  return before
    .filter((one) => !one.text.includes(ref) && after.get(one.key) !== one.text)
    .map((one) => failing(world, `PROP8 another case changed ${one.key}`));
}

/** PROP11: two victims exchange names, and so do the papers, and nothing else. */
function trySwapped(world: World, before: readonly Leaving[]): readonly Finding[] {
  const marac = world.facts.maracs[0] as MaracFacts;
  const [a, b] = marac.people.filter((one) => one.role === 'victim').map((one) => one.surname ?? '');
  if (a === undefined || b === undefined || !a.startsWith('Zq') || !b.startsWith('Zq')) return [];
  const swap = (text: string): string => text.replaceAll(a, '\u0001').replaceAll(b, a).replaceAll('\u0001', b);
  const swapped = withMarac(world, {
    ...marac,
    people: marac.people.map((one) => (one.surname === undefined ? one : { ...one, surname: swap(one.surname) })),
  });
  const after = new Map(leavingModels(planOf(swapped), swapped.facts).map((one) => [one.key, one.text]));
  return before
    .filter((one) => after.get(one.key) !== swap(one.text))
    .map((one) => failing(world, `PROP11 two names exchanged, and more than that: ${one.key}`));
}

/** The who-sees-what grid says exactly what leaves: a case in a box of the grid is a case in the bytes, and the other way round. */
function tryGrid(world: World, planned: Planned, leaving: readonly Leaving[]): readonly Finding[] {
  const columns = gridColumns(
    leaving.map((one) => one.effect),
    planned.discloses,
    world.facts,
  );
  const wanted = new Set(columns.flatMap((one) => [...(one.shows.get('name') ?? [])].map((ref) => `${one.to} ${ref}`)));
  const seen = new Set<string>();
  for (const one of leaving)
    for (const word of world.canaries.findIn(one.text)) {
      const canary = world.canaries.all.get(word);
      if (canary?.kind === 'n' || canary?.kind === 'q') seen.add(`${one.to} ${canary.about}`);
    }
  return [...seen].filter((one) => !wanted.has(one)).map((one) => failing(world, `shown and not in the grid: ${one}`));
}
