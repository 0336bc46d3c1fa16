// What agencies answer before a meeting, what is typed for the papers, what came of it late, and meetings that are put off.
import { ACTIONS_ON, LIST_ON, MEETING_ON, NEXT_ON, shift, working } from '../calendar.ts';
import type { Month } from '../month.ts';
import { CORA } from '../clerk.ts';
import { MEETING } from '../town.ts';

/** Agencies answer the research question: known and with something to say, or not known; in every other month one answers after the papers went. */
export function answers({ seed, chance, typist, town, on }: Month): void {
  if (seed % 2 === 0)
    on(working(MEETING_ON, -1), () => {
      const [caseRef] = town.cases();
      if (caseRef === undefined) return;
      typist.row(
        'research',
        {
          meeting: MEETING,
          caseRef,
          agency: town.agencies[0] ?? '',
          known: 'yes',
          willSpeak: true,
          shared: `Has heard of her: ${typist.word('s')}`,
          answeredOn: typist.now().slice(0, 10),
          answeredBy: 'A worker',
        },
        typist.id('RS'),
      );
    });
  on(working(LIST_ON, 2), () => {
    for (const caseRef of town.cases())
      for (const agency of town.agencies)
        if (chance.in(3)) {
          const known = !chance.in(3);
          typist.row(
            'research',
            {
              meeting: MEETING,
              caseRef,
              agency,
              known: known ? 'yes' : 'no',
              ...(known
                ? {
                    willSpeak: !chance.in(3),
                    shared: `Has seen her: ${typist.word('s')}`,
                    proposedActions: `Will offer ${typist.word('o')}`,
                  }
                : { nil: true }),
              answeredOn: typist.now().slice(0, 10),
              answeredBy: 'A worker',
            },
            typist.id('RS'),
          );
        }
  });
}

/** What the minute taker types: notes of the cases, of a section, of a case that is not on the list; risks to others and the forum. */
export function notes({ chance, typist, town, on }: Month): void {
  on(
    MEETING_ON,
    () => {
      for (const caseRef of town.cases()) {
        const section = chance.one(['background', 'information', 'risksVictim', 'victimView', 'disclosure'] as const);
        typist.row(
          'notes',
          { meeting: MEETING, caseRef, section, text: `It was said: ${typist.word('m')}` },
          typist.id('NT'),
        );
        const listing = typist.book.rows('list').find((one) => {
          const cell = one.cells.get('caseRef');
          return cell?.kind === 'text' && cell.text === caseRef;
        });
        if (listing?.id !== undefined && chance.in(2))
          typist.cell('list', listing.id, {
            risksToOthers: `The neighbours: ${typist.word('m')}`,
            forumReferredTo: `A forum: ${typist.word('m')}`,
          });
      }
    },
    'afternoon',
  );
}

/** A note about a case that was taken off the list, and one under a heading of cases that names none. */
export function strayNotes({ chance, typist, town, on }: Month): void {
  on(
    MEETING_ON,
    () => {
      const caseRef = chance.one(town.cases());
      if (chance.in(2))
        typist.row(
          'notes',
          { meeting: MEETING, section: 'background', text: `It was said: ${typist.word('m')}` },
          typist.id('NT'),
        );
      if (caseRef === undefined) return;
      const listing = typist.book.rows('list').find((one) => {
        const cell = one.cells.get('caseRef');
        return cell?.kind === 'text' && cell.text === caseRef;
      });
      if (listing?.id === undefined) return;
      typist.cell('list', listing.id, { takenOff: true, takenOffWhy: 'Heard elsewhere' });
      typist.row(
        'notes',
        { meeting: MEETING, caseRef, section: 'background', text: `It was said: ${typist.word('m')}` },
        typist.id('NT'),
      );
    },
    'afternoon',
  );
}

/** A note that is added, and one that is changed, after the minutes went. */
export function lateNotes({ chance, typist, town, on }: Month): void {
  on(working(MEETING_ON, 5 + chance.below(3)), () => {
    const caseRef = chance.one(town.cases());
    if (caseRef === undefined) return;
    typist.row(
      'notes',
      { meeting: MEETING, caseRef, section: 'information', text: `It was said too: ${typist.word('m')}` },
      typist.id('NT'),
    );
    const [first] = typist.ids('notes');
    if (first !== undefined && chance.in(2)) typist.cell('notes', first, { text: `Put right: ${typist.word('m')}` });
  });
}

/** Outcomes are typed late, after the feedback sheet has gone; one case was not heard. */
export function lateOutcomes(month: Month): void {
  const { chance, typist, routine } = month;
  routine.outcomes = undefined;
  routine.actions = 0;
  routine.releases = 'all';
  const rows = (): readonly string[] => typist.ids('list');
  month.on(
    MEETING_ON,
    () => {
      const [first] = rows();
      if (first !== undefined) typist.cell('list', first, { outcome: 'actionPlan' });
    },
    'afternoon',
  );
  month.on(working(ACTIONS_ON, 1 + chance.below(3)), () => {
    for (const id of rows().slice(1))
      typist.cell('list', id, { outcome: chance.one(['actionPlan', 'noFurtherListing'] as const) });
  });
}

export function notHeard({ chance, typist, on }: Month): void {
  on(
    MEETING_ON,
    () => {
      const id = typist.ids('list')[0];
      if (id !== undefined)
        typist.cell('list', id, {
          outcome: 'notHeard',
          ...(chance.in(2) ? { notHeardUntil: NEXT_ON, interimSafetyBy: 'The IDVA', chairInitials: 'CC' } : {}),
        });
    },
    'afternoon',
  );
}

/** A referral that comes after the list is closed: a person lists it at that meeting, or nobody says anything yet. */
export function lateReferral({ chance, town, on }: Month): void {
  on(working(LIST_ON, 2), () => {
    town.refer(chance.in(2) ? { meeting: MEETING } : {});
  });
}

/** A request under Clare's Law about somebody whose name begins like that of a child in a case, and a clock that runs out. */
export function request({ seed, chance, town, typist, on }: Month): void {
  if (seed % 2 === 0)
    on(MEETING_ON, () => {
      for (const id of typist.ids('disclosures')) typist.cell('disclosures', id, { decision: 'disclose' });
    });
  on('2027-03-01', () => {
    const start = typist.word('n');
    town.refer({ child1Surname: start, child1Forenames: 'Ann', child1BirthDate: '2019-05-04' });
    typist.row(
      'disclosures',
      {
        meeting: MEETING,
        applicant: 'A neighbour',
        subject: `Ann ${start}ova ${typist.word('q')}`,
        receivedOn: chance.in(2) ? shift('2027-03-01', -2) : '2027-03-01',
        route: 'ask',
        agenciesWho: [chance.one(town.agencies)],
      },
      typist.id('DR'),
    );
  });
}

/** Answers without a name: ready marks, the chair's approval, a match, linked cases, the IDVA's acknowledgement, a call. */
export function nameless(month: Month): void {
  const { typist, town, routine } = month;
  routine.list = undefined;
  routine.minutes = undefined;
  routine.outcomes = 0;
  routine.acknowledges = false;
  month.on('2027-03-02', () => {
    town.refer({ matchAnswer: 'nobody' });
    const [first] = typist.ids('referrals');
    if (first !== undefined) typist.cell('referrals', first, { idvaAcknowledgedAt: typist.now() });
  });
  month.on(LIST_ON, () => typist.cell('meetings', MEETING, { listReady: true }), 'afternoon');
  month.on(working(LIST_ON, 1), () => {
    const [one, other] = town.cases();
    if (one !== undefined && other !== undefined) typist.cell('cases', one, { linkedCases: [other] });
  });
  month.on(working(MEETING_ON, 2), () => {
    typist.cell('meetings', MEETING, { minutesReady: true, minutesReadyBy: CORA, chairApproved: true });
    const [action] = typist.ids('actions');
    if (action !== undefined) typist.cell('actions', action, { phoneCallMadeOn: typist.now().slice(0, 10) });
  });
}

/** Nobody marks or releases in time: the hour passes. */
export function missed({ routine, chance }: Month): void {
  if (chance.in(2)) routine.agenda = undefined;
  else routine.releases = 'never';
}
