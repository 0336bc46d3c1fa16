// The MARAC of a month: a small and tidy register, or a random and mean one of the entitlement proof, with an agency that is on no list by itself;
// two meetings, and the cases that referrals make.
import { Canaries } from '../entitlement/canary.ts';
import type { Chance, Made } from '../entitlement/ground.ts';
import { makeAgencies, makeContacts } from '../entitlement/register.ts';
import { AGENCY, CONTACT, MEETING, typeSmallMarac } from '../../support/small-marac.ts';
import { MEETING_ON, NEXT_ON } from './calendar.ts';
import type { Typist } from './typist.ts';

export const PROBATION = { agency: 'G-BAAA22', contact: 'C-BAAA22' } as const;
export const MANAGER = 'C-TMMM22';
/** What a meeting gives its chair to do is an action of this one; whoever chairs comes from an agency of their own. */
export const CHAIR_AGENCY = 'G-XAAA22';
export const NEXT = 'M-BBBB22';
export { AGENCY, CONTACT, MEETING };

type Typed = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

export interface Town {
  readonly mean: boolean;
  readonly referrals: string[];
  /** Agencies that work on cases, the one that no list has by itself among them. */
  readonly agencies: readonly string[];
  readonly team: string;
  readonly coordinator: string;
  /** Representatives and others who get papers. */
  readonly contacts: readonly string[];
  readonly chair: string | undefined;
  /** Who may chair where the chair may not. */
  readonly vice: string | undefined;
  /** A referral with words of its own, decided or not. */
  refer(more?: Typed): string;
  /** The case that stands for a referral, once there is one. */
  caseOf(referral: string): string | undefined;
  cases(): readonly string[];
}

type Register = Pick<Town, 'mean' | 'agencies' | 'team' | 'coordinator' | 'contacts' | 'chair' | 'vice'>;

function smallRegister(typist: Typist): Register {
  typeSmallMarac(typist.book, { on: MEETING_ON });
  typist.contact('C-JBBB22', AGENCY.idva, 'representative', 'Renata Reprova');
  const { team, ...working } = AGENCY;
  return {
    mean: false,
    agencies: [...Object.values(working), PROBATION.agency],
    team,
    coordinator: CONTACT.coordinator,
    contacts: [CONTACT.police, CONTACT.housing, CONTACT.children, CONTACT.health, CONTACT.idva],
    chair: CONTACT.chair,
    vice: CONTACT.vice,
  };
}

/** The register of a random world of the entitlement proof, typed into cells. */
function meanRegister(typist: Typist, chance: Chance): Register {
  const made: Made = { chance, acting: chance, canaries: new Canaries(), agencies: [], contacts: [], names: [] };
  makeAgencies(made);
  makeContacts(made, ['ealing']);
  for (const { id, ...more } of made.agencies) typist.row('agencies', more, id);
  for (const { id, ...more } of made.contacts) typist.row('contacts', { phone: '020 7946 0100', ...more }, id);
  const find = (role: string): string | undefined => made.contacts.find((one) => one.role === role)?.id;
  const chair = find('chair');
  typist.row(
    'meetings',
    {
      on: MEETING_ON,
      start: '09:30',
      end: '12:30',
      kind: 'ordinary',
      ...(chair === undefined ? {} : { chair }),
    },
    MEETING,
  );
  const working = made.agencies.filter((one) => one.kind !== 'maracTeam').map((one) => one.id);
  return {
    mean: true,
    agencies: [...working, PROBATION.agency],
    team: 'G-TEAM2A',
    coordinator: find('coordinator') ?? '',
    contacts: made.contacts.filter((one) => one.role === 'representative' || one.role === 'idva').map((one) => one.id),
    chair,
    vice: find('viceChair'),
  };
}

export function openTown(typist: Typist, chance: Chance, mean: boolean): Town {
  const register = mean ? meanRegister(typist, chance) : smallRegister(typist);
  typist.row('agencies', { name: 'Test Probation', kind: 'probation' }, PROBATION.agency);
  typist.row('agencies', { name: 'Test Chair', kind: 'chair' }, CHAIR_AGENCY);
  typist.contact(PROBATION.contact, PROBATION.agency, 'representative', 'Prue Probationer');
  typist.contact(MANAGER, register.team, 'manager', 'Mira Manageress');
  const chair = register.chair === undefined ? {} : { chair: register.chair };
  typist.row('meetings', { on: NEXT_ON, start: '09:30', end: '12:30', kind: 'ordinary', ...chair }, NEXT);
  const referrals: string[] = [];
  return {
    ...register,
    referrals,
    refer(more = {}) {
      const id = typist.id('R');
      referrals.push(id);
      const today = typist.now().slice(0, 10);
      typist.referral(id, {
        receivedAt: typist.now(),
        referredOn: today,
        referrerAgency: chance.one(register.agencies),
        surname: typist.word('v'),
        forenames: typist.word('f'),
        perp1Surname: typist.word('p'),
        perp1Forenames: typist.word('g'),
        birthDate: `19${70 + chance.below(25)}-0${1 + chance.below(9)}-1${chance.below(9)}`,
        perp1BirthDate: `19${60 + chance.below(25)}-0${1 + chance.below(9)}-1${chance.below(9)}`,
        address: `${1 + chance.below(90)} ${typist.word('h')} Lane`,
        phone: `07700 9${String(10_000 + chance.below(89_999))}`,
        decidedOn: today,
        ...more,
      });
      return id;
    },
    caseOf: (referral) => {
      const surname = typist.said.find((one) => one.id === referral && one.how === 'row')?.values['surname'];
      return typeof surname === 'string' ? caseFor(typist, surname) : undefined;
    },
    cases: () => typist.ids('cases'),
  };
}

/** By the victim's name, as a person would find it. */
function caseFor(typist: Typist, surname: string): string | undefined {
  for (const { cells } of typist.book.rows('people')) {
    const [name, ref] = [cells.get('surname'), cells.get('caseRef')];
    if (name?.kind === 'text' && name.text === surname && ref?.kind === 'text') return ref.text;
  }
  return undefined;
}
