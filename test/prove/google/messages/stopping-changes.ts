// What people type that must keep a message from leaving, each with what it keeps, from docs/sending.md (“What people typed comes first”, “To which
// address”) and docs/safety.md alone: nothing here asks the rules of the program.
import type { Chance } from '../../entitlement/ground.ts';
import { AGENCY, CONTACT } from '../../../support/small-marac.ts';
import type { SeenRow, WaitingWorld } from './waiting-world.ts';

/** A mail as its reader has it. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface Stop {
  readonly what: string;
  readonly keeps: (mail: Mail) => boolean;
}

const PEOPLE: readonly (readonly [contact: string, agency: string])[] = [
  [CONTACT.police, AGENCY.police],
  [CONTACT.housing, AGENCY.housing],
  [CONTACT.children, AGENCY.children],
  [CONTACT.health, AGENCY.health],
  [CONTACT.duty, AGENCY.idva],
];
const PARTNERS = [CONTACT.police, CONTACT.children, CONTACT.health];
const addressOf = (contact: string): string => `${contact.toLowerCase().replace('-', '')}@example.org`;

/** All mail of one contact, wherever it goes. */
const allOf =
  (contact: string, ...others: readonly string[]) =>
  ({ to }: Mail): boolean =>
    [addressOf(contact), ...others].includes(to);

/** The list and its request show every case, a reminder those of the actions in it. That a referral was accepted shows its referrer nothing of a case. */
function isAbout(mail: Mail, caseRef: string, caseOf: WaitingWorld['caseOf']): boolean {
  if (mail.subject.includes('referral, decision')) return false;
  if (mail.subject.includes('List and research request')) return true;
  const refs = mail.text.match(/\b[KRA]-[A-Z2-9]{6}\b/g) ?? [];
  return refs.some((ref) => (caseOf.get(ref) ?? ref) === caseRef);
}

type Way = (world: WaitingWorld, chance: Chance) => Stop | undefined;

/** The row of a contact, wherever it stands now; undefined where somebody deleted it. */
const rowOf = (world: WaitingWorld, contact: string): SeenRow | undefined =>
  world.rows('main', 'contacts').find(({ text }) => text('') === contact);

function atContact(what: string, act: (world: WaitingWorld, row: number, chance: Chance) => readonly string[]): Way {
  return (world, chance) => {
    const [contact] = chance.one(PEOPLE);
    const found = rowOf(world, contact);
    if (found === undefined) return undefined;
    const others = act(world, found.row, chance);
    return { what: `${what}: ${contact}`, keeps: allOf(contact, ...others) };
  };
}

/** The first blank row below what stands there. */
const freeRow = (rows: readonly SeenRow[]): number => Math.max(1, ...rows.map(({ row }) => row)) + 1;

export const WAYS: readonly Way[] = [
  atContact('another address', (world, row, chance) => {
    const other = `other${chance.below(1000)}@example.org`;
    world.type('main', 'contacts', 'address', row, other);
    return [other];
  }),
  atContact('left yesterday', (world, row) => {
    world.type('main', 'contacts', 'activeTo', row, '07/03/2027');
    return [];
  }),
  atContact('no longer verified', (world, row) => {
    world.type('main', 'contacts', 'verifiedOn', row, '');
    return [];
  }),
  atContact('deleted', (world, row) => {
    world.marac.bed.person().deleteRows('Contacts', row - 1);
    return [];
  }),
  // A Hold beside a message.
  (world, chance) => {
    const waiting = world
      .rows('main', 'outbox')
      .filter(({ text }) => /^(offered|approved|released)/.test(text('state')));
    if (waiting.length === 0) return undefined;
    const { row, text } = chance.one(waiting);
    world.type('main', 'outbox', 'answer', row, 'Hold');
    if (chance.in(2)) world.type('main', 'outbox', 'by', row, 'Cora Coordinata');
    const number = /\(D-[A-Z2-9]{6}\)$/.exec(text('what'))?.[0];
    return { what: `Hold: ${text('key')}`, keeps: ({ subject }) => number !== undefined && subject.includes(number) };
  },
  // A conflict with a contact, or with a whole agency.
  (world, chance) => {
    const [contact, agency] = chance.one(PEOPLE);
    const caseRef = chance.one([...new Set(world.caseOf.values())]);
    const row = freeRow(world.rows('restricted', 'conflicts'));
    const whole = chance.in(2);
    world.type('restricted', 'conflicts', 'caseRef', row, caseRef);
    world.type('restricted', 'conflicts', whole ? 'agency' : 'contact', row, whole ? agency : contact);
    return {
      what: `conflict: ${caseRef} and ${whole ? agency : contact}`,
      keeps: (mail) => allOf(contact)(mail) && isAbout(mail, caseRef, world.caseOf),
    };
  },
  (world, chance) => {
    const caseRef = chance.one([...new Set(world.caseOf.values())]);
    const found = world.rows('main', 'cases').find(({ text }) => text('') === caseRef);
    if (found === undefined) return undefined;
    world.type('main', 'cases', 'restricted', found.row, 'Yes');
    return {
      what: `restricted: ${caseRef}`,
      // Its IDVA and whoever referred it are needed in it all the same.
      keeps: (mail) => PARTNERS.some((one) => allOf(one)(mail)) && isAbout(mail, caseRef, world.caseOf),
    };
  },
  // The list is not ready after all.
  (world) => {
    const [found] = world.rows('main', 'meetings').filter(({ text }) => text('listReady') === 'Yes');
    if (found === undefined) return undefined;
    world.type('main', 'meetings', 'listReady', found.row, '');
    return { what: 'the list is not ready', keeps: ({ subject }) => subject.includes('List and research request') };
  },
  (world, chance) => {
    if (!chance.in(3)) return undefined;
    const row = freeRow(world.rows('main', 'settings'));
    world.type('main', 'settings', 'setting', row, 'Sending');
    world.type('main', 'settings', 'value', row, 'off');
    return { what: 'sending is off', keeps: () => true };
  },
];

/** What people do beside it, which keeps nothing: they sort, insert and type. */
export const NOISE: readonly ((world: WaitingWorld, chance: Chance) => void)[] = [
  ({ marac }, chance) => marac.bed.person().sort("'Contacts'!2:60", chance.below(6), chance.in(2)),
  ({ marac }, chance) => marac.bed.person().sort("'Outbox'!2:60", chance.below(6), chance.in(2)),
  ({ marac }, chance) =>
    marac.bed.person().insertRows(chance.one(['Contacts', 'Cases', 'Actions']), 1 + chance.below(3)),
  (world, chance) => {
    const { row } = chance.one(world.rows('main', 'cases'));
    world.type('main', 'cases', 'wishes', row, `wish ${chance.below(1000)}`);
  },
];
