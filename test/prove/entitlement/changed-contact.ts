// F8 in a random world: somebody who gets papers, and whose address, route or kind of mailbox is another one than what was verified, gets nothing
// at all; Today asks about it; a named Yes gives back exactly what they had.
import type { Facts } from '../../../src/domain/plan/facts.ts';
import type { Contact } from '../../../src/domain/register/register.ts';
import { changedAddressId } from '../../../src/domain/today/register/changed-address-lines.ts';
import type { TodayAnswer } from '../../../src/domain/today/today-question.ts';
import { gatherToday } from '../../../src/jobs/views/today/gather-today.ts';
import { guardVerified, type GuardedContacts } from '../../../src/jobs/guards/guard-verified.ts';
import type { Answer } from '../../../src/ledger/ledger-history.ts';
import { silentLog } from '../../../src/system/log.ts';
import { KEYS } from './ground.ts';
import { leavingModels } from './leave.ts';
import { planOf } from './try-world.ts';
import type { World } from './world.ts';
import { rowIdOf } from '../../../src/domain/today/line-id.ts';

const CHANGES: readonly ((one: Contact) => Contact)[] = [
  (one) => ({ ...one, address: `other.${one.address ?? ''}` }),
  (one) => ({ ...one, route: one.route === 'link' ? 'secureMail' : 'link' }),
  (one) => ({ ...one, sharedMailbox: one.sharedMailbox !== true }),
];

interface Guard {
  look(facts: Facts): Promise<GuardedContacts>;
}

/** The real guard over a memory of its own. */
function openGuard({ now }: World): Guard {
  const kept = new Map<string, Answer>();
  const ledger = {
    answers: (prefix = '') => Promise.resolve(new Map([...kept].filter(([subject]) => subject.startsWith(prefix)))),
    rememberAnswer: (subject: string, answer: string, { by, why }: { by: string; why?: string }) => {
      kept.set(subject, { subject, answer, by, at: now, ...(why === undefined ? {} : { why }) });
      return Promise.resolve();
    },
    messages: () => Promise.resolve([]),
    findToAddress: () => Promise.resolve(undefined),
  };
  const desk = { ledger, keys: KEYS, clock: { now: () => now }, log: silentLog } as never;
  return {
    look: (facts) =>
      guardVerified(desk, {
        facts,
        generation: 0,
        isBegunAnew: false,
        standing: new Set(facts.contacts.map((one) => one.id)),
        remember: true,
        isCertain: true,
      }),
  };
}

export interface Tried {
  readonly found: readonly string[];
  /** Whether somebody got something before the change. */
  readonly looked: boolean;
}

export async function tryChangedContact(world: World, nth: number): Promise<Tried> {
  const keysTo = (facts: Facts, id: string): readonly string[] =>
    leavingModels(planOf({ ...world, facts }), facts).flatMap(({ effect }) => (effect.to === id ? [effect.key] : []));
  const id = leavingModels(planOf(world), world.facts)[nth % 7]?.effect.to;
  if (id === undefined) return { found: [], looked: false };
  const guard = openGuard(world);
  const first = await guard.look(world.facts);
  const found: string[] = [];
  const fail = (what: string): void => void found.push(`${world.seed}: ${what} (change ${nth % CHANGES.length})`);
  if (first.changed.length > 0) fail('asked at first sight');
  const change = CHANGES[nth % CHANGES.length] as (one: Contact) => Contact;
  const typed = { ...world.facts, contacts: world.facts.contacts.map((one) => (one.id === id ? change(one) : one)) };
  const { contacts, changed } = await guard.look(typed);
  const facts = { ...typed, contacts, changedAddresses: changed };
  const sent = keysTo(facts, id);
  if (sent.length > 0) fail(`went to what nobody verified: ${sent.join()}`);
  const [asked, ...more] = changed;
  if (asked?.contact !== id || more.length > 0) fail('not asked about exactly this contact');
  else {
    const lines = gatherToday(facts, planOf({ ...world, facts }), [], world.now);
    if (!lines.some((one) => one.id.startsWith(`address/${id}/`) && one.shown?.includes(id) === true))
      fail('no line of Today with its row');
    const again = await guard.look(withYes(typed, asked, world));
    if (again.changed.length > 0) fail('asked again after Yes');
    const back = keysTo({ ...typed, contacts: again.contacts }, id);
    if (back.toSorted().join() !== keysTo(typed, id).toSorted().join()) fail('Yes did not give back what they had');
  }
  return { found, looked: true };
}

function withYes(facts: Facts, asked: Parameters<typeof changedAddressId>[1], { now }: World): Facts {
  const [marac, ...others] = facts.maracs;
  if (marac === undefined) return facts;
  const row = rowIdOf(marac.pool, { id: changedAddressId(marac.pool, asked) });
  const answer: TodayAnswer = { answer: 'yes', by: 'Cora Coordinata', at: now };
  return { ...facts, maracs: [{ ...marac, answered: new Map([[row, answer]]) }, ...others] };
}
