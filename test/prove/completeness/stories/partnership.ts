// The partnership around the meeting: a member lost, somebody new, courses past their day, entries of the Practice log, misses running, and what an
// agency wrote that did not come.
import { LIST_ON, MEETING_ON, working } from '../calendar.ts';
import { CORA } from '../clerk.ts';
import type { Month } from '../month.ts';
import { MEETING, PROBATION } from '../town.ts';

const AGREED_ON = '2026-04-20';

/** Terms and an operating protocol that were approved last year and are to be reviewed this April. */
function agree({ typist }: Month): void {
  const by = { fromDate: AGREED_ON, why: 'The steering group' };
  for (const setting of ['termsOfReference', 'operatingProtocol'])
    typist.row('settings', { setting, value: '2', ...by }, typist.id('S'));
  typist.row('settings', { setting: 'coreMembers', value: 'Police; Probation' }, typist.id('S'));
}

/** A core member loses its representative, with a team manager on Contacts or without; somebody may be named later. */
export function memberLost(month: Month): void {
  const { chance, typist, on } = month;
  const [asked, replaced] = [!chance.in(4), chance.in(2)];
  const last = chance.one(['2027-03-02', '2027-03-05', working(LIST_ON, 1)]);
  on('2027-03-01', () => {
    agree(month);
    if (asked) typist.contact(typist.id('C'), PROBATION.agency, 'teamManager', 'Tamsin Teamleader');
    typist.cell('contacts', PROBATION.contact, { activeTo: last });
  });
  if (replaced)
    on(working(last, 4), () => {
      typist.contact(typist.id('C'), PROBATION.agency, 'representative', 'Roland Replacement', {
        activeFrom: typist.now().slice(0, 10),
      });
    });
}

/** Somebody begins, another has been here for long and was never inducted, and courses are due again or have been done again. */
export function newPeople(month: Month): void {
  const { chance, typist, town, on } = month;
  const agency = chance.one(town.agencies);
  on('2027-03-01', () => {
    agree(month);
    const old = typist.contact(typist.id('C'), PROBATION.agency, 'deputy', 'Olga Oldhand', {
      activeFrom: '2027-01-18',
    });
    const course = { contact: old, on: '2025-03-03', dueAgain: chance.one(['2027-02-26', '2027-03-01', '2027-03-10']) };
    typist.row('training', { ...course, course: `Risk ${typist.word('t')}` }, typist.id('TN'));
    const again = `Chairing ${typist.word('t')}`;
    typist.row('training', { ...course, course: again }, typist.id('TN'));
    typist.row('training', { contact: old, course: again, on: '2027-02-01', dueAgain: '2029-02-01' }, typist.id('TN'));
  });
  on(chance.one(['2027-03-02', LIST_ON, MEETING_ON]), () => {
    typist.contact(typist.id('C'), agency, 'deputy', 'Nadia Newcomerova', {
      activeFrom: typist.now().slice(0, 10),
      ...(chance.in(5) ? { inductedOn: typist.now().slice(0, 10) } : {}),
    });
  });
}

/** Thanks, feedback and breaches that are to be written, about a case too; and entries whose day passes. */
export function practiceLog(month: Month): void {
  const { chance, typist, town, on } = month;
  on('2027-03-01', () => agree(month));
  on(chance.one(['2027-03-03', LIST_ON, MEETING_ON]), () => {
    const today = typist.now().slice(0, 10);
    for (const kind of ['praise', 'feedback', 'breach'] as const) {
      const [caseRef] = town.cases();
      typist.row(
        'practice',
        {
          kind,
          on: today,
          agency: chance.one([...town.agencies, PROBATION.agency]),
          text: `They were heard ${typist.word('p')}.`,
          letterWanted: !chance.in(5),
          ...(chance.in(4) && caseRef !== undefined ? { caseRef } : {}),
        },
        typist.id('PL'),
      );
    }
    const due = chance.one(['2027-03-05', today, '2027-03-18']);
    const open = typist.id('PL');
    typist.row('practice', { kind: 'milestone', on: today, text: 'A protocol.', owner: CORA, due }, open);
    if (chance.in(2)) on('2027-03-19', () => typist.cell('practice', open, { closedOn: '2027-03-19' }));
  });
}

/** At three small meetings running an agency answers for none of its actions; another misses two of them; a third answers at the last. */
export function missesRunning(month: Month): void {
  const { chance, typist, town, on, routine } = month;
  routine.releases = 'all';
  const others = town.agencies.filter((one) => one !== PROBATION.agency);
  const start = chance.below(others.length);
  const [first = '', second = '', third = ''] = [0, 1, 2].map((nth) => others[(start + nth) % others.length]);
  const done: string[] = [];
  on('2027-03-01', () => agree(month));
  for (const [nth, day] of ['2027-03-02', '2027-03-03', '2027-03-04'].entries())
    on(day, () => {
      const meeting = typist.id('M');
      const marks = { actionsReady: true, actionsReadyBy: CORA };
      const chair = town.chair === undefined ? {} : { chair: town.chair };
      typist.row('meetings', { on: day, start: '08:30', end: '09:00', kind: 'extra', ...chair, ...marks }, meeting);
      for (const agency of new Set(nth === 0 ? [first, third] : [first, second, third])) {
        const id = typist.id('A');
        const text = `Ring her: ${typist.word('a')}`;
        typist.row('actions', { meeting, agency, text, due: '2027-03-08', status: 'open' }, id);
        if (agency === third && nth === 2) done.push(id);
      }
    });
  on('2027-03-08', () => {
    for (const id of done) typist.cell('actions', id, { status: 'completed', doneOn: '2027-03-08' });
  });
}

/** An agency writes what it knows and does not come. */
export function wroteAndStayedAway({ chance, typist, on, routine }: Month): void {
  routine.minutes = 0;
  const written = new Set<string>();
  on(working(LIST_ON, 2), () => {
    for (const row of typist.book.rows('needed')) {
      const [agency, caseRef] = ['agency', 'caseRef'].map((field) => typist.book.text('needed', row.id ?? '', field));
      if (agency === undefined || caseRef === undefined || chance.in(2)) continue;
      written.add(agency);
      const said = { known: 'yes', shared: `They know ${typist.word('s')}.`, answeredOn: typist.now().slice(0, 10) };
      typist.row('research', { meeting: MEETING, caseRef, agency, ...said, answeredBy: 'A worker' }, typist.id('RS'));
    }
  });
  on(
    MEETING_ON,
    () => {
      for (const [nth, agency] of [...written].entries())
        typist.row(
          'attendance',
          { meeting: MEETING, agency, came: nth % 2 === 0 ? 'absent' : 'apologiesWithInformation' },
          typist.id('AT'),
        );
    },
    'afternoon',
  );
}
