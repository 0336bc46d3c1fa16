// Cases that are not like the others: repeats with news, conflicts, restricted ones, deaths, slips of the pen, stated scores, safe contacts.
import { ACTIONS_ON, LIST_ON, MEETING_ON, NEXT_ON, shift, working } from '../calendar.ts';
import type { Month } from '../month.ts';
import { CORA } from '../clerk.ts';
import { MEETING } from '../town.ts';

/** A second referral about the same two people, with what the first did not know; a person answers what it is, or nobody does. */
export function repeat({ chance, typist, town, on, news }: Month): void {
  let first = '';
  on('2027-03-01', () => {
    first = town.refer();
  });
  on('2027-03-03', () => {
    const was = typist.said.find((one) => one.id === first && one.how === 'row')?.values ?? {};
    const same = ['surname', 'forenames', 'birthDate', 'perp1Surname', 'perp1Forenames', 'perp1BirthDate'];
    const child = typist.word('n');
    const place = typist.word('h');
    const duplicate = chance.in(2);
    const ref = town.caseOf(first);
    const referral = town.refer({
      ...Object.fromEntries(same.map((field) => [field, was[field] as string])),
      child1Surname: child,
      child1Forenames: typist.word('f'),
      child1BirthDate: '2020-06-07',
      address: `7 ${place} Road`,
      phone: '07700 900987',
      ...(chance.in(4)
        ? { decision: '', decidedBy: '', decidedOn: '' }
        : duplicate
          ? { matchAnswer: 'duplicate', matchCase: ref ?? '', matchAnsweredBy: CORA, decision: 'join' }
          : {
              matchAnswer: 'repeat',
              matchCase: ref ?? '',
              matchAnsweredBy: CORA,
              decision: 'accept',
              incidentDate: '2027-03-02',
            }),
    });
    if (ref === undefined) return;
    const surname = String(was['surname']);
    news.push(
      { referral, surname, word: child, sort: 'a child' },
      { referral, surname, word: place, sort: 'an address' },
      { referral, surname, word: '07700 900987', sort: 'a phone' },
    );
  });
}

const soon = (month: Month, act: (caseRef: string) => void, day = '2027-03-02'): void =>
  month.on(day, () => {
    const [caseRef] = month.town.cases();
    if (caseRef !== undefined) act(caseRef);
  });

/** Conflicts: of a contact, of a name that nobody bears, of a whole agency, of the coordinator, and one that nobody can read. */
export function conflict(month: Month): void {
  const { chance, typist, town } = month;
  soon(
    month,
    (caseRef) => {
      const today = typist.now().slice(0, 10);
      const id = typist.id('X');
      const recorded = { caseRef, why: 'Said so.', recordedBy: CORA, recordedOn: today };
      const kind = chance.below(6);
      if (kind === 0) typist.row('conflicts', { ...recorded, contact: chance.one(town.contacts) }, id);
      else if (kind === 1) typist.row('conflicts', { ...recorded, personName: 'Nobody Here' }, id);
      else if (kind === 2) typist.row('conflicts', { ...recorded, agency: chance.one(town.agencies) }, id);
      else if (kind === 3) typist.row('conflicts', { ...recorded, contact: town.coordinator }, id);
      else if (kind === 4) typist.row('conflicts', { ...recorded, contact: 'C-WRNGQQ' }, id);
      else typist.row('conflicts', { ...recorded, caseRef: 'the second one', contact: chance.one(town.contacts) }, id);
    },
    chance.one(['2027-03-02', working(LIST_ON, 1), working(MEETING_ON, 1)]),
  );
}

/** An action for an agency that a conflict keeps from the case. */
export function keptAndAgreed(month: Month): void {
  const { typist, town, chance } = month;
  const agency = chance.one(town.agencies);
  soon(month, (caseRef) => {
    typist.row(
      'conflicts',
      {
        caseRef,
        agency,
        recordedBy: CORA,
        recordedOn: '2027-03-02',
        ...(chance.in(2) ? { unheardInstead: 'Their manager' } : {}),
      },
      typist.id('X'),
    );
  });
  month.on(
    MEETING_ON,
    () => {
      const [caseRef] = town.cases();
      if (caseRef !== undefined)
        typist.row(
          'actions',
          {
            meeting: MEETING,
            caseRef,
            agency,
            text: `Fit locks ${typist.word('a')}`,
            due: shift(MEETING_ON, 9),
            status: 'open',
          },
          typist.id('A'),
        );
    },
    'afternoon',
  );
}

/** A case is moved to the restricted workbook, and actions are agreed in it. */
export function restricted(month: Month): void {
  const { typist, town, chance, office } = month;
  soon(month, () => undefined);
  month.on(
    '2027-03-02',
    async () => {
      const [caseRef] = town.cases();
      if (caseRef === undefined) return;
      typist.cell('cases', caseRef, { restricted: true });
      const tables = ['cases', 'people', 'list', 'needed', 'referrals', 'addresses'] as const;
      const person = new Set<string>();
      for (const table of tables)
        for (const row of typist.book.rows(table)) {
          const cell = (field: string): string => {
            const found = row.cells.get(field);
            return found?.kind === 'text' ? found.text : '';
          };
          const own =
            table === 'referrals'
              ? town.caseOf(row.id ?? '') === caseRef
              : row.id === caseRef || cell('caseRef') === caseRef || person.has(cell('personId'));
          if (!own || row.id === undefined) continue;
          if (table === 'people') person.add(row.id);
          await office.book.move([{ table, rowId: row.id, to: 'restricted' }]);
        }
      typist.moved(caseRef);
    },
    'afternoon',
  );
  month.on(
    MEETING_ON,
    () => {
      const [caseRef] = town.cases();
      if (caseRef !== undefined)
        typist.row(
          'actions',
          {
            meeting: MEETING,
            caseRef,
            agency: chance.one(town.agencies),
            text: `See to it ${typist.word('a')}`,
            due: shift(MEETING_ON, 9),
            status: 'open',
          },
          typist.id('A'),
          'restricted',
        );
    },
    'afternoon',
  );
}

/** A slip in a referral that was typed: a date that is none. */
export function badDate({ chance, typist, town, on }: Month): void {
  on('2027-03-02', () => {
    const decided = chance.in(2);
    const id = town.refer(decided ? {} : { decision: '', decidedBy: '', decidedOn: '' });
    typist.scrawl('referrals', id, chance.one(['perp1BirthDate', 'birthDate']), chance.one(['31/02/1985', 'soon']));
  });
}

/** A list gives a score and no answers. */
export function statedScore({ town, on }: Month): void {
  on('2027-03-02', () => {
    const none = Object.fromEntries(Array.from({ length: 24 }, (_, index) => [`q${index + 1}`, undefined]));
    town.refer({ ...none, statedScore: 16, decision: '', decidedBy: '', decidedOn: '' });
  });
}

/** A decision without the name of who decided. */
export function noDecider({ town, on }: Month): void {
  on('2027-03-02', () => {
    town.refer({ decision: 'accept', decidedBy: '' });
  });
}

/** The victim says how she can be reached, later in the month; or that a way is not safe any more. */
export function safeContact(month: Month): void {
  const { typist, chance } = month;
  soon(
    month,
    (caseRef) => {
      const today = typist.now().slice(0, 10);
      typist.row(
        'safeContacts',
        {
          caseRef,
          route: 'phone',
          value: `07700 9${String(20_000 + chance.below(70_000))}`,
          safe: chance.in(5) ? 'no' : 'yes',
          confirmedOn: today,
          confirmedBy: 'Ida Advocatson',
          expiresOn: shift(today, 60),
        },
        typist.id('SC'),
      );
    },
    chance.one(['2027-03-05', working(LIST_ON, 2), working(MEETING_ON, 1)]),
  );
}

export function death(month: Month): void {
  const { typist, chance } = month;
  soon(
    month,
    (caseRef) => typist.cell('cases', caseRef, { deceased: true }),
    chance.one(['2027-03-03', working(LIST_ON, 1), working(MEETING_ON, 1)]),
  );
}

/** An old referral that has waited since January: the clocks run. */
export function longWait({ town, on }: Month): void {
  on('2027-03-01', () => {
    town.refer({ receivedAt: '2027-02-05T10:00', referredOn: '2027-02-05', decidedOn: '2027-03-01' });
  });
}

/** The meeting is cancelled, or put off. */
export function putOff({ chance, typist, on }: Month): void {
  on(chance.one([working(LIST_ON, 1), working(MEETING_ON, -2)]), () =>
    typist.cell('meetings', MEETING, chance.in(2) ? { state: 'cancelled' } : { state: 'moved', movedTo: NEXT_ON }),
  );
}

/** The mail server does not let us send as ourselves, for an hour: nothing is wrong with any message. */
export function notAsUs(month: Month): void {
  const { chance } = month;
  const day = chance.one([LIST_ON, working(LIST_ON, 1), ACTIONS_ON, working(ACTIONS_ON, 1)]);
  month.beforeSending(day, () => {
    month.refuses = month.sendAsDenied;
  });
  month.on(working(day, 1), () => {
    month.refuses = undefined;
  });
}

/** Somebody types the hidden address into an action: what holds it does not leave, and Today says where it stands. */
export function hiddenPlace(month: Month): void {
  const { typist, town, chance } = month;
  month.on(
    MEETING_ON,
    () => {
      const said = typist.said.find((one) => one.table === 'referrals' && one.how === 'row');
      const caseRef = said === undefined ? undefined : town.caseOf(said.id);
      if (said === undefined || caseRef === undefined) return;
      typist.row(
        'actions',
        {
          meeting: MEETING,
          caseRef,
          agency: chance.one(town.agencies),
          text: `Change the locks at ${String(said.values['address'])} ${typist.word('a')}`,
          due: shift(MEETING_ON, 9),
          status: 'open',
        },
        typist.id('A'),
      );
    },
    'afternoon',
  );
}
