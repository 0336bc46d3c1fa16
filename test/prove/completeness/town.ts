// The MARAC of a month: the small register with agencies that are not on every list, one or two meetings, and the cases that referrals make.
import type { Chance } from '../entitlement/ground.ts';
import { AGENCY, CONTACT, MEETING, typeSmallMarac } from '../../support/small-marac.ts';
import { MEETING_ON, NEXT_ON } from './calendar.ts';
import type { Typist } from './typist.ts';

export const PROBATION = { agency: 'G-BAAA22', contact: 'C-BAAA22' } as const;
export const MANAGER = 'C-TMMM22';
export const NEXT = 'M-BBBB22';
export { AGENCY, CONTACT, MEETING };

export interface Town {
  readonly referrals: string[];
  /** A referral with words of its own, decided or not. */
  refer(more?: Readonly<Record<string, string | undefined>>): string;
  /** The case that stands for a referral, once there is one. */
  caseOf(referral: string): string | undefined;
}

export function openTown(typist: Typist, chance: Chance): Town {
  typeSmallMarac(typist.book, { on: MEETING_ON });
  typist.row('agencies', { name: 'Test Probation', kind: 'probation' }, PROBATION.agency);
  typist.contact(PROBATION.contact, PROBATION.agency, 'representative', 'Prue Probationer');
  typist.contact(MANAGER, AGENCY.team, 'manager', 'Mira Manageress');
  typist.contact('C-JBBB22', AGENCY.idva, 'representative', 'Renata Reprova');
  typist.row('meetings', { on: NEXT_ON, start: '09:30', end: '12:30', kind: 'ordinary', chair: CONTACT.chair }, NEXT);
  const referrals: string[] = [];
  const town: Town = {
    referrals,
    refer(more = {}) {
      const id = typist.id('R');
      const surname = more['surname'] ?? typist.word('v');
      referrals.push(id);
      typist.referral(id, {
        receivedAt: typist.now(),
        referredOn: typist.now().slice(0, 10),
        surname,
        forenames: typist.word('f'),
        perp1Surname: typist.word('p'),
        perp1Forenames: typist.word('g'),
        birthDate: `19${70 + chance.below(25)}-0${1 + chance.below(9)}-1${chance.below(9)}`,
        perp1BirthDate: `19${60 + chance.below(25)}-0${1 + chance.below(9)}-1${chance.below(9)}`,
        address: `${1 + chance.below(90)} ${typist.word('h')} Lane`,
        phone: `07700 9${String(10_000 + chance.below(89_999))}`,
        decidedOn: typist.now().slice(0, 10),
        ...more,
      });
      return id;
    },
    caseOf: (referral) => {
      const row = typist.book.rows('referrals').find((one) => one.id === referral);
      void row;
      return caseFor(typist, referral);
    },
  };
  return town;
}

/** By the victim's name, as a person would find it. */
function caseFor(typist: Typist, referral: string): string | undefined {
  const surname = typist.said.find((one) => one.id === referral && one.how === 'row')?.values['surname'];
  const person = typist.book
    .rows('people')
    .find((one) => {
      const cell = one.cells.get('surname');
      return cell?.kind === 'text' && cell.text === surname;
    });
  const cell = person?.cells.get('caseRef');
  return cell?.kind === 'text' ? cell.text : undefined;
}
