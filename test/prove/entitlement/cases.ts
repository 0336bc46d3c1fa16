// The cases of a random world: people, places, safe contacts, who is needed, what was said, and conflicts of every kind. All synthetic.
import type { Action, ActionStatus } from '../../../src/domain/actions/action.ts';
import type { Address, Case, Person, SafeContact } from '../../../src/domain/cases/case.ts';
import { day, localTime } from '../../../src/domain/time/day.ts';
import type { Listing, Needed, Note, Research } from '../../../src/domain/meeting/listing.ts';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
import type { Referral } from '../../../src/domain/referral/referral.ts';
import type { Conflict } from '../../../src/domain/register/register.ts';
import { DAYS, type Made, type Stage } from './ground.ts';

export interface Kept {
  readonly referrals: Referral[];
  readonly cases: Case[];
  readonly people: Person[];
  readonly addresses: Address[];
  readonly safeContacts: SafeContact[];
  readonly listings: Listing[];
  readonly needed: Needed[];
  readonly research: Research[];
  readonly notes: Note[];
  readonly actions: Action[];
  readonly conflicts: Conflict[];
}

export interface CasePlace {
  readonly id: string;
  readonly referral: string;
  readonly meeting: Meeting;
  readonly last: Meeting;
  readonly at: number;
  readonly index: number;
  readonly stage: Stage;
}

export function makeCase(made: Made, kept: Kept, place: CasePlace): void {
  const { chance, canaries, contacts, agencies } = made;
  const { id, meeting, at, index, stage } = place;
  const service = agencies.filter((one) => one.kind === 'idva');
  const idvas = contacts.filter((one) => one.role === 'idva' || one.role === 'idvaDuty');
  const named = idvas.length > 0 && !chance.in(3) ? chance.one(idvas) : undefined;
  kept.cases.push({
    id,
    state: 'listed',
    openedOn: day('2027-02-26'),
    ...(named === undefined ? {} : { idvaContact: named.id }),
    ...(named === undefined && chance.in(2) && service.length > 0 ? { idvaService: chance.one(service).id } : {}),
    ...(chance.in(8) ? { restricted: true } : {}),
    ...(chance.in(14) ? { deceased: true } : {}),
    ...(chance.in(20) ? { holdKind: chance.one(['court', 'death'] as const) } : {}),
    ...(chance.in(20) ? { papersAllowedBy: 'Chair' } : {}),
    contactThrough: canaries.word('s', id),
    interpreter: canaries.word('s', id),
    unsafeRoutes: ['letters', 'voicemail'],
    wishes: canaries.word('t', id),
    safeToUpdate: canaries.word('t', id),
    withoutConsentWhy: canaries.word('z', id),
  });
  makePeople(made, kept, id, at, index);
  kept.listings.push({
    id: `L-AAA${index}${at}A`,
    meeting: meeting.id,
    caseRef: id,
    ...(chance.in(16) ? { takenOff: true } : {}),
    ...(stage === 'after' || stage === 'week'
      ? {
          outcome: chance.in(8) ? ('notHeard' as const) : ('actionPlan' as const),
          risksToOthers: canaries.word('t', id),
          forumReferredTo: canaries.word('t', id),
        }
      : {}),
  });
  makeReferral(made, kept, place);
  makeNeeded(made, kept, id, at, index);
  makeSaid(made, kept, place);
  const conflicts = chance.in(2) ? 0 : 1 + chance.below(2);
  for (let nth = 0; nth < conflicts; nth += 1) kept.conflicts.push(makeConflict(made, `X-A${nth}A${index}${at}A`, id));
}

function makeReferral({ chance, canaries, agencies }: Made, kept: Kept, { id, referral }: CasePlace): void {
  if (chance.in(3)) return;
  kept.referrals.push({
    id: referral,
    receivedAt: localTime('2027-02-26T10:00'),
    decision: 'accept',
    decidedOn: day('2027-02-26'),
    referrerAgency: chance.one(agencies).id,
    incident: canaries.word('t', id),
    risksToVictim: canaries.word('t', id),
    afraidOf: canaries.word('t', id),
    safeToTalkTo: canaries.word('s', id),
    phone: canaries.word('z', id),
    address: canaries.word('h', id),
    victimAware: 'yes',
    q1: 'yes',
  });
}

function makePeople(made: Made, kept: Kept, caseRef: string, at: number, index: number): void {
  const { chance, canaries, contacts } = made;
  const roles = [
    'victim',
    'perpetrator',
    ...(chance.in(2) ? ['child' as const] : []),
    ...(chance.in(6) ? ['other' as const] : []),
  ] as const;
  for (const [nth, role] of roles.entries()) {
    const id = `P-A${index}${at}${nth}AA`;
    const [forenames, surname] = [canaries.word('n', caseRef), canaries.word('n', caseRef)];
    kept.people.push({
      id,
      caseRef,
      role,
      forenames,
      surname,
      aliases: chance.in(3) ? [canaries.word('n', caseRef)] : [],
      birthDate: canaries.birth(caseRef) as never,
      ethnicity: canaries.word('d', caseRef),
      phone: canaries.word('z', caseRef),
      employer: canaries.word('z', caseRef),
      ...(role === 'child' ? { sharedWith: canaries.word('z', caseRef) } : {}),
      whereabouts: canaries.word('t', caseRef),
    });
    // Someone in a case who bears a professional's name, in either order.
    if (chance.in(40) && contacts.length > 0) {
      const contact = chance.one(contacts);
      const [first = '', second = ''] = (contact.personName ?? '').split(' ');
      const last = kept.people.length - 1;
      kept.people[last] = {
        ...(kept.people[last] as Person),
        forenames: chance.in(2) ? second : first,
        surname: chance.in(2) ? first : second,
      };
    }
    makePlaces(made, kept, id, caseRef);
  }
}

function makePlaces({ chance, canaries }: Made, kept: Kept, personId: string, caseRef: string): void {
  const said = chance.one(['yes', 'no', 'notKnown', undefined] as const);
  const kind = chance.one(['home', 'home', 'refuge', 'old', 'work'] as const);
  const hidden = said !== 'yes' || kind === 'refuge';
  kept.addresses.push({
    id: `D-${personId.slice(2)}`,
    personId,
    kind,
    text: canaries.word(hidden ? 'h' : 'k', caseRef),
    postcode: canaries.word(hidden ? 'h' : 'k', caseRef),
    ...(said === undefined ? {} : { perpetratorKnows: said }),
  });
  if (!personId.endsWith('0AA')) return;
  const expired = chance.in(4);
  const safe = chance.one(['yes', 'yes', 'no', 'notKnown', undefined] as const);
  kept.safeContacts.push({
    id: `S-${personId.slice(2)}`,
    caseRef,
    route: 'phone',
    value: canaries.word(expired && safe === 'yes' ? 'x' : 's', caseRef),
    ...(safe === undefined ? {} : { safe }),
    times: safe === 'yes' && !expired ? canaries.word('s', caseRef) : '',
    ...(expired ? { expiresOn: day('2027-03-01') } : chance.in(2) ? { expiresOn: DAYS.later } : {}),
  });
}

function makeNeeded({ chance, acting, agencies }: Made, kept: Kept, caseRef: string, at: number, index: number): void {
  for (const [nth, agency] of agencies.entries()) {
    // Beside any other row, or alone: an action was given to it.
    if (acting.in(4)) kept.needed.push({ id: `N-${nth}${index}${at}CCC`, caseRef, agency: agency.id, level: 'acts' });
    if (chance.in(3)) continue;
    const level = chance.one(['searches', 'takesPart', 'takesPart', 'seesAll', undefined] as const);
    kept.needed.push({
      id: `N-${nth}${index}${at}AAA`,
      caseRef,
      agency: chance.in(4) ? agency.name : agency.id,
      ...(level === undefined ? {} : { level }),
      inTheRoom: chance.in(2),
    });
    if (chance.in(25)) kept.needed.push({ id: `N-${nth}${index}${at}BBB`, caseRef, agency: agency.id });
  }
}

function makeSaid({ chance, canaries, agencies }: Made, kept: Kept, place: CasePlace): void {
  const { id, meeting, last, at, index, stage } = place;
  for (const [nth, agency] of agencies.entries()) {
    if (chance.in(3))
      kept.research.push({
        id: `RS-${nth}${index}${at}A`,
        meeting: meeting.id,
        caseRef: id,
        agency: agency.id,
        known: chance.one(['yes', 'no', 'notKnown'] as const),
        ...(nth % 2 === 0 ? { willSpeak: true } : {}),
        shared: canaries.word('w', id, agency.id),
        proposedActions: canaries.word('w', id, agency.id),
      });
    const meetings = [...(chance.in(3) ? [last] : []), ...(stage === 'list' || stage === 'agenda' ? [] : [meeting])];
    for (const [which, when] of meetings.entries()) {
      if (chance.in(2)) continue;
      kept.actions.push({
        id: `A-${nth}${index}${at}${which}AA`,
        meeting: when.id,
        caseRef: id,
        text: canaries.word('a', id, agency.id),
        aboutWhom: canaries.word('a', id, agency.id),
        agency: chance.in(4) ? agency.name : agency.id,
        agreedOn: when.on,
        due: chance.one([day('2027-02-24'), day('2027-03-19'), day('2027-03-23')]),
        status: chance.one<ActionStatus>(['open', 'open', 'inProgress', 'notDone']),
        // Others have said nothing yet: their agency knows of it by its sheet alone.
        ...((nth + at) % 2 === 0 ? { answer: canaries.word('a', id, agency.id) } : {}),
        ...(chance.in(3) ? { safety: true } : {}),
        ...(chance.in(4) ? { immediate: true } : {}),
      });
    }
  }
  if (stage === 'list' || stage === 'agenda') return;
  for (const section of ['background', 'information', 'victimView', 'feedback'] as const)
    kept.notes.push({
      id: `NT-${section.slice(0, 2)}${index}${at}A`,
      meeting: meeting.id,
      caseRef: id,
      section,
      agency: chance.one(agencies).id,
      text: canaries.word('t', id),
    });
  for (const section of ['risksOthers', 'links', 'disclosure', 'general', 'flags'] as const)
    kept.notes.push({
      id: `NT-${section.slice(0, 2)}${index}${at}B`,
      meeting: meeting.id,
      caseRef: id,
      section,
      text: canaries.word('t', id),
    });
}

export function makeConflict(
  { chance, canaries, contacts, agencies, names }: Made,
  id: string,
  caseRef: string,
): Conflict {
  const way = chance.below(3);
  const agency = chance.one(agencies);
  const senior = contacts.filter((one) => one.agency === agency.id);
  const written = chance.one([agency.id, agency.name, agency.name.toUpperCase()]);
  return {
    id,
    caseRef,
    ...(way === 0 ? { contact: chance.one(contacts).id } : {}),
    ...(way === 1 ? { personName: chance.in(2) ? chance.one(names) : chance.one(names).toUpperCase() } : {}),
    ...(way === 2 ? { agency: written } : {}),
    ...(way === 2 && senior.length > 0 && chance.in(2) ? { exceptContact: chance.one(senior).id } : {}),
    why: canaries.word('z', caseRef),
    recordedBy: 'Manager',
    ...(chance.in(5)
      ? {
          liftedOn: day('2027-02-20'),
          liftedBy: 'Manager One',
          ...(chance.in(2) ? { liftedSecondBy: chance.in(3) ? 'manager one' : 'Manager Two' } : {}),
        }
      : {}),
  };
}
