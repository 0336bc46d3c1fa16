// What the chair is to do, cases that are put off to another day, requests that come or are decided late, a repeat that calls a way safe, actions
// changed after their meeting closed, a Hold beside what never waits.
import { AGENDA_ON, LIST_ON, MEETING_ON, MINUTES_ON, NEXT_ON, shift, working } from '../calendar.ts';
import { CORA } from '../clerk.ts';
import type { Month } from '../month.ts';
import { CHAIR_AGENCY, MEETING, NEXT } from '../town.ts';

/** The meeting gives whoever chairs it something to do. Sometimes the chair may not hear the case and a vice-chair is named or not; sometimes the chair left. */
export function chairActs({ chance, typist, town, on }: Month): void {
  const [kept, vice, left] = [chance.in(3), chance.in(2), chance.in(5)];
  const agree = (): void => {
    const [first] = town.cases();
    const caseRef = first === undefined || chance.in(4) ? {} : { caseRef: kept ? first : chance.one(town.cases()) };
    typist.row(
      'actions',
      {
        meeting: MEETING,
        ...caseRef,
        agency: CHAIR_AGENCY,
        text: `Write to the head of the service ${typist.word('a')}`,
        due: shift(MEETING_ON, 6 + chance.below(8)),
        status: 'open',
      },
      typist.id('A'),
    );
  };
  on('2027-03-02', () => {
    const [caseRef] = town.cases();
    if (!kept || caseRef === undefined || town.chair === undefined) return;
    const recorded = { why: 'Said so.', recordedBy: CORA, recordedOn: '2027-03-02' };
    typist.row('conflicts', { caseRef, contact: town.chair, ...recorded }, typist.id('X'));
    if (vice && town.vice !== undefined) typist.cell('meetings', MEETING, { viceChair: town.vice });
  });
  on(MEETING_ON, agree, 'afternoon');
  on(working(MEETING_ON, 3), agree);
  if (left)
    on(working(MEETING_ON, 1), () => {
      if (town.chair !== undefined) typist.cell('contacts', town.chair, { activeTo: MEETING_ON });
    });
}

/** Cases that are not heard or put off: to a day that was typed, to the next list, or to a day that somebody says only later. */
export function putOffCases({ chance, typist, on }: Month): void {
  on(
    MEETING_ON,
    () => {
      for (const id of typist.ids('list').slice(0, 2))
        typist.cell('list', id, {
          outcome: chance.one(['notHeard', 'deferred'] as const),
          ...(chance.in(2) ? { interimSafetyBy: 'The IDVA', chairInitials: 'CC' } : {}),
          ...(chance.in(3) ? { notHeardUntil: '2027-05-18' } : {}),
        });
    },
    'afternoon',
  );
  on(working(MEETING_ON, 2 + chance.below(3)), () => {
    const [id] = typist.ids('list');
    if (id !== undefined) typist.cell('list', id, chance.in(2) ? { relistMeeting: NEXT } : { notHeardUntil: NEXT_ON });
  });
}

/** A request under Clare's Law that comes before or after the agenda went, in the restricted workbook too, and is decided in time, late or never. */
export function lateRequest({ chance, typist, town, on }: Month): void {
  const apart = chance.in(4);
  on(chance.one(['2027-03-02', working(LIST_ON, 1), working(AGENDA_ON, 1)]), () => {
    typist.row(
      'disclosures',
      {
        meeting: MEETING,
        applicant: 'A sister',
        subject: `Saul ${typist.word('q')}`,
        receivedOn: typist.now().slice(0, 10),
        route: 'ask',
        agenciesWho: [chance.one(town.agencies), chance.one(town.agencies)],
      },
      typist.id('DR'),
      apart ? 'restricted' : undefined,
    );
  });
  const decidedOn = chance.one([MEETING_ON, working(MINUTES_ON, 2), undefined]);
  if (decidedOn !== undefined)
    on(
      decidedOn,
      () => {
        for (const id of typist.ids('disclosures'))
          typist.cell('disclosures', id, {
            decision: chance.one(['disclose', 'doNotDisclose', 'deferred'] as const),
            decidedBy: 'Charis Chairman',
          });
      },
      'afternoon',
    );
}

/**
 * A second referral calls a number safe. Somebody has said before that it is not, or it was safe until a day that is over, or another way is
 * confirmed: it replaces and revives nothing.
 */
export function safeRepeat({ chance, typist, town, on, ways }: Month): void {
  let first = '';
  const number = `07700 8${String(20_000 + chance.below(70_000))}`;
  const other = `07700 7${String(20_000 + chance.below(70_000))}`;
  const kind = chance.one(['refused', 'expired', 'another'] as const);
  on('2027-03-01', () => {
    first = town.refer();
  });
  on('2027-03-02', () => {
    const caseRef = town.caseOf(first);
    if (caseRef === undefined) return;
    const old = {
      refused: { value: number, safe: 'no', confirmedOn: '2027-03-02', expiresOn: '2027-06-01' },
      expired: { value: number, safe: 'yes', confirmedOn: '2026-10-01', expiresOn: '2027-01-05' },
      another: { value: other, safe: 'yes', confirmedOn: '2027-03-02', expiresOn: '2027-06-01' },
    }[kind];
    typist.row('safeContacts', { caseRef, route: 'phone', confirmedBy: 'Ida Advocatson', ...old }, typist.id('SC'));
  });
  on('2027-03-04', () => {
    const was = typist.said.find((one) => one.id === first && one.how === 'row')?.values ?? {};
    const same = ['surname', 'forenames', 'birthDate', 'perp1Surname', 'perp1Forenames', 'perp1BirthDate', 'address'];
    const ref = town.caseOf(first);
    if (ref === undefined) return;
    const referral = town.refer({
      ...Object.fromEntries(same.map((field) => [field, was[field] as string])),
      phone: number,
      safeToCall: 'yes',
      matchAnswer: chance.one(['repeat', 'duplicate'] as const),
      matchCase: ref,
      matchAnsweredBy: CORA,
      ...(chance.in(2) ? { decision: 'join' } : { incidentDate: '2027-03-03' }),
      decidedBy: CORA,
    });
    ways.push({ referral, caseRef: ref, number, ...(kind === 'another' ? { confirmed: other } : {}) });
  });
}

/** The sheets have gone and the meeting is closed; then an action says something else, and its agency may not have the case any more, or may. */
export function changedAfterClosing({ chance, typist, town, routine, on }: Month): void {
  routine.actions = 0;
  routine.releases = 'all';
  const lost = chance.below(4);
  on(working(MEETING_ON, 3), () => typist.cell('meetings', MEETING, { state: 'closed' }));
  on(working(MEETING_ON, 4), () => {
    const actions = typist.said.filter(
      (one) => one.table === 'actions' && one.how === 'row' && one.values['agency'] !== town.team,
    );
    const [action] = actions;
    if (action === undefined) return;
    const { agency, caseRef } = action.values;
    const needed = typist.book
      .rows('needed')
      .find(
        (one) =>
          one.id !== undefined &&
          typist.book.text('needed', one.id, 'caseRef') === caseRef &&
          typist.book.text('needed', one.id, 'agency') === agency,
      );
    if (lost === 1 && needed?.id !== undefined) typist.remove('needed', needed.id);
    if (lost === 2 && typeof caseRef === 'string')
      typist.row(
        'conflicts',
        { caseRef, agency: String(agency), unheardInstead: 'Their manager', recordedBy: CORA, recordedOn: MINUTES_ON },
        typist.id('X'),
      );
    if (lost === 3) typist.cell('agencies', String(agency), { activeTo: MEETING_ON });
    typist.cell('actions', action.id, { text: `Do this instead: ${typist.word('a')}` });
  });
}

/** Somebody closes the meeting before everything that belongs to it has gone. */
export function closedEarly({ chance, typist, on }: Month): void {
  on(working(MEETING_ON, 1 + chance.below(4)), () => typist.cell('meetings', MEETING, { state: 'closed' }));
}

/** A named person types Hold beside what never waits, after the run and before it leaves. */
export function heldNotice({ chance, typist, town, on, beforeSending }: Month): void {
  const day = chance.one(['2027-03-02', working(LIST_ON, 1)]);
  on(day, () => {
    town.refer({ decision: '', decidedBy: '', decidedOn: '' });
  });
  beforeSending(day, () => {
    const row = typist.book
      .rows('outbox')
      .findLast((one) => one.id !== undefined && typist.book.text('outbox', one.id, 'key').includes('/idva/'));
    if (row?.id === undefined) return;
    typist.cell('outbox', row.id, { answer: 'hold', by: CORA, why: 'I ring.' });
  });
}
