// What the team sees in the main workbook of a world with restricted cases: no row, number, message or word there is about one of them. The
// oracle is the same world in which these cases never were: everything that stands in main must stand in main there too.
import type { MaracFacts } from '../../../src/domain/plan/facts.ts';
import type { OutboxMessage } from '../../../src/domain/outbox/outbox-message.ts';
import { gatherToday } from '../../../src/jobs/views/today/gather-today.ts';
import { outboxRows, todayRows } from '../../../src/jobs/views/view-rows.ts';
import { isFrozen } from './deaths.ts';
import type { Finding } from './judge.ts';
import type { World } from './world.ts';
import type { Planned } from '../../../src/jobs/engine/planned.ts';

/** The plan as the ledger would hold it once it is offered: with its reasons, which the Outbox tells. */
function messagesOf(world: World, planned: Planned): readonly OutboxMessage[] {
  return planned.wanted.flatMap(({ effect, hash }): readonly OutboxMessage[] =>
    effect.do !== 'message'
      ? []
      : [
          {
            ...effect,
            state: 'offered',
            version: 1,
            contentHash: hash,
            contentFree: effect.contentFree === true,
            discloses: planned.discloses.get(effect.key) ?? [],
            held: false,
            plannedAt: world.now,
            offeredAt: world.now,
            epoch: 0,
            attempts: 0,
            started: false,
            textId: '',
            pinned: [],
            forgotten: false,
          },
        ],
  );
}

/** A row of main as one text, and of a line that counts messages waiting for a release how many and which is due first. */
interface MainRow {
  readonly text: string;
  readonly count: number;
  readonly due: string;
}

/**
 * Messages that carry a restricted case wait on the other side: so main may count fewer than in the world without these cases, with a later
 * first due, and one word may let the rest go. It never counts more and never shows an earlier hour.
 */
function mainRow(values: Readonly<Record<string, unknown>>): MainRow {
  const { due, ...rest } = values;
  if (values['kind'] !== 'release') return { text: JSON.stringify(values), count: 0, due: '' };
  const text = JSON.stringify(rest);
  return {
    text: text.replace(/\d+ messages? (.*) waits? for/, '$1 wait for').replace(', or once “Release all like it”', ''),
    count: Number(/(\d+) messages? /.exec(text)?.[1] ?? 0),
    due: typeof due === 'string' ? due : '',
  };
}

/** The rows of Today and Outbox that would stand in the main workbooks, each as one text. */
function mainRows(world: World, planned: Planned): readonly MainRow[] {
  const messages = messagesOf(world, planned);
  const recorded = {
    ...world.facts.recorded,
    messages: new Map(messages.map((one) => [one.key, one])),
  };
  const facts = { ...world.facts, recorded };
  const standing = new Map(facts.contacts.map((one) => [one.id, one.address ?? '']));
  const addressees = new Map(messages.map((one) => [one.key, standing.get(one.to) ?? '']));
  const today = gatherToday(facts, planned, messages, world.now);
  return facts.maracs.flatMap((marac) =>
    [
      ...todayRows(
        facts,
        marac,
        today.filter((one) => one.marac === marac.name),
        new Map(),
      ),
      ...outboxRows(facts, planned.access, marac, addressees, messages, world.now),
    ]
      .filter((row) => row.file === 'main')
      .map((row) => mainRow(row.values)),
  );
}

/** The world in which the restricted cases never were. */
function withoutRestricted(world: World): World {
  const maracs = world.facts.maracs.map((marac): MaracFacts => {
    const apart = marac.restrictedCases;
    const gone = (one: { readonly id?: string; readonly caseRef?: string }): boolean =>
      apart.has(one.caseRef ?? '') || apart.has(one.id ?? '');
    const people = new Set(marac.people.filter(gone).map((one) => one.id));
    const rows = Object.fromEntries(
      Object.entries(marac).map(([name, value]) => [
        name,
        Array.isArray(value) ? (value as { readonly id?: string }[]).filter((one) => !gone(one)) : (value as unknown),
      ]),
    ) as unknown as MaracFacts;
    return {
      ...rows,
      cases: rows.cases.map((one) => ({
        ...one,
        linkedCases: (one.linkedCases ?? []).filter((ref) => !apart.has(ref)),
      })),
      addresses: rows.addresses.filter((one) => !people.has(one.personId)),
      referrals: rows.referrals.filter((one) => !apart.has(marac.pool.take('K', `case/${one.id}`))),
      restrictedCases: new Set(),
      blocked: marac.blocked === 'all' ? 'all' : new Set([...marac.blocked].filter((ref) => !apart.has(ref))),
    };
  });
  return { ...world, facts: { ...world.facts, maracs } };
}

/** A death in a restricted case freezes the open ones linked to it: that much those have to say of themselves, and it names nothing. */
function freezesOpen(marac: MaracFacts): boolean {
  const open = marac.cases.filter((one) => !marac.restrictedCases.has(one.id));
  return open.some((one) => isFrozen(marac, one, true) && !isFrozen({ ...marac, cases: open }, one, true));
}

/** Nothing in main is about a restricted case; tried where a world has one. */
export function tryViews(world: World, planned: Planned, plan: (world: World) => Planned): readonly Finding[] {
  if (world.facts.maracs.every((one) => one.restrictedCases.size === 0) || world.facts.maracs.some(freezesOpen))
    return [];
  const other = withoutRestricted(world);
  const innocent = mainRows(other, plan(other));
  const isInnocent = (row: MainRow): boolean =>
    innocent.some((one) => one.text === row.text && row.count <= one.count && row.due >= one.due);
  return mainRows(world, planned)
    .filter((row) => !isInnocent(row))
    .map((row) => ({
      kind: 'property' as const,
      seed: world.seed,
      what: `the main workbook tells of a restricted case: ${row.text}`,
    }));
}
