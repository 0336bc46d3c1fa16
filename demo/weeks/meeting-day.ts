// 16 March: the meeting itself, as it is typed while people speak.
import { cell, row, type Edit } from '../type-as-people.ts';
import { decidesLeftOver } from './agencies-answer.ts';
import { cellText } from '../../src/domain/cells/cell.ts';
import { isRestricted } from './answer-sheets.ts';
import { APRIL, MARCH } from '../made-up/demo-meetings.ts';
import { idAt } from '../made-up/made-up-history.ts';
import type { Month } from '../live-month.ts';
import { AGENCIES, contactOf } from '../made-up/made-up-register.ts';
import type { World } from '../starting-world.ts';

export async function liveMeeting(month: Month, world: World): Promise<void> {
  await morning(month, world);
  await during(month, world);
  await afterwards(month, world);
}

interface Slot {
  readonly id: string;
  readonly caseRef: string;
}

/** The rows of the list in the order of the agenda. */
async function running(month: Month): Promise<readonly Slot[]> {
  const rows = (await month.door.look()).tables.get('list')?.rows ?? [];
  const slots = rows.flatMap((one) => {
    const text = (field: string): string => {
      const found = one.cells.get(field);
      return found === undefined ? '' : cellText(found);
    };
    const here = text('meeting') === MARCH.id && text('takenOff') === '';
    return here ? [{ id: one.id ?? '', caseRef: text('caseRef'), order: Number(text('order')) }] : [];
  });
  return slots.toSorted((a, b) => a.order - b.order);
}

async function morning(month: Month, world: World): Promise<void> {
  const me = world.coordinator;
  month.clockTo('2027-03-16T08:40');
  const away: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    Probation: { came: 'apologiesWithInformation', informationReceivedOn: MARCH.on },
    'Drug and Alcohol Service': { came: 'absent' },
  };
  await month.types(
    me,
    'Types who is here. Housing names a substitute at 08:40: verified by phone on the number held, good for this meeting. The Drug and Alcohol Service is absent and sent nobody.',
    [
      ...(await housing(month, me)),
      ...AGENCIES.filter((agency) => agency.name !== 'Borough Housing').map((agency, index) =>
        row('attendance', idAt('AT', 'DEMA', index), {
          meeting: MARCH.id,
          agency: agency.name,
          ...(away[agency.name] ?? {
            came: 'present',
            personName: String(contactOf(world.contacts, 'representative', agency.name).values['personName']),
            statementSigned: true,
          }),
        }),
      ),
    ],
    { hard: 'substitute named at 08:40' },
  );
  month.says(me, 'The chair’s first page says on which cases an absent agency matters.', {
    hard: 'representative absent without substitute',
  });
  month.clockTo('2027-03-16T08:50');
  const slots = await running(month);
  await month.types(
    'Probation',
    'Rings at 08:50 with what it knows of two cases: the coordinator types it as late and verbal.',
    slots.slice(1, 3).map((slot, index) =>
      row(
        'research',
        idAt('RS', 'PRBA', index),
        {
          meeting: MARCH.id,
          caseRef: slot.caseRef,
          agency: 'Probation',
          known: 'yes',
          shared: 'On licence until June; reports weekly.',
          answeredOn: MARCH.on,
          late: true,
          verbal: true,
        },
        isRestricted(month, slot.caseRef),
      ),
    ),
    { hard: 'research arrives at 08:50 on the day' },
  );
  await month.tick('2027-03-16T09:00');
  await month.answers(
    me,
    'What Probation rang about came after the agenda too: answers No, since it is said in the meeting in half an hour.',
    [{ line: 'What agencies answered about case', answer: 'no', why: 'Read out in the meeting.' }],
  );
}

/** Its answer sheet has made the row: the substitute is named in it. */
async function housing(month: Month, me: string): Promise<readonly Edit[]> {
  const rows = (await month.door.look()).tables.get('attendance')?.rows ?? [];
  const found = rows.find((candidate) => {
    const agency = candidate.cells.get('agency');
    return agency !== undefined && ['Borough Housing', 'G-HAUSE2'].includes(cellText(agency));
  });
  if (found?.id === undefined) throw new Error('The answer sheet of Borough Housing made no row on Attendance.');
  const named = { substituteName: 'Ottoline Marchbanks', substitutePhoneVerifiedBy: me, statementSigned: true };
  return [cell('attendance', found.id, { came: 'substitute', ...named })];
}

async function during(month: Month, world: World): Promise<void> {
  const me = world.coordinator;
  const slots = await running(month);
  const [first, , third] = slots;
  month.clockTo('2027-03-16T10:45');
  await month.types(
    me,
    'The meeting runs forty minutes late: types the case that is now heard and since when.',
    [cell('meetings', MARCH.id, { nowAtCase: third?.caseRef ?? '', nowAtTime: '10:40' })],
    { hard: 'meeting runs over; case not heard' },
  );
  await month.runs(me, 'Runs `marac run agenda`: the rest is timed anew.', ['agenda']);
  await releasesIfAny(month, me, 'westmere/agenda/M-MAR227/times');
  month.clockTo('2027-03-16T10:55');
  await month.types(
    me,
    'An immediate action is agreed and typed while the next case begins.',
    [
      row(
        'actions',
        'A-MARJ22',
        {
          meeting: MARCH.id,
          caseRef: first?.caseRef,
          aboutWhom: 'Victim',
          text: 'Ring her on the safe number before he is out of court at noon',
          agency: 'West London IDVA Service',
          owner: 'The duty IDVA',
          due: MARCH.on,
          immediate: true,
          safety: true,
          status: 'open',
        },
        isRestricted(month, first?.caseRef ?? ''),
      ),
    ],
    { why: 'It does not wait for tomorrow’s action sheets.', hard: 'action owner is a front-line name' },
  );
  await month.runs(me, 'Runs `marac run minutes`.', ['minutes']);
  await releasesIfAny(month, me, 'westmere/minutes/M-MAR227/immediate');
  await month.tick('2027-03-16T11:00');
}

async function releasesIfAny(month: Month, me: string, start: string): Promise<void> {
  const offered = await month.app.ledger.messages({ states: ['offered'] });
  if (offered.some((message) => message.key.startsWith(start))) await month.releases(me, [start], 'command');
}

const AGREED: readonly (readonly [agency: string, text: string, more: Readonly<Record<string, string | boolean>>])[] = [
  [
    'Westmere Police',
    'Mark the address for an urgent response',
    { status: 'completed', doneOn: MARCH.on, doneAtMeeting: true },
  ],
  [
    'West London IDVA Service',
    'Go through the safety plan with her this week',
    { status: 'open', due: '2027-03-19', safety: true },
  ],
  ['Children’s Social Care', 'See the children at school and report back', { status: 'open', due: '2027-03-24' }],
  ['Borough Housing', 'Change the locks and fit a London bar', { status: 'open', due: '2027-03-22' }],
  [
    'Westmere Police',
    'Drive past the address weekly until the trial',
    { status: 'inProgress', repeatEvery: 'weekly', reviewOn: '2027-04-13', newDate: '2027-03-23' },
  ],
  ['Chair', 'Write to the Drug and Alcohol Service about its absence', { status: 'open', due: '2027-03-23' }],
  ['MARAC team', 'Ask every agency to flag its records', { status: 'open', due: '2027-03-19' }],
];

async function afterwards(month: Month, world: World): Promise<void> {
  const me = world.coordinator;
  const slots = await running(month);
  const last = slots.at(-1);
  const heard = slots.slice(0, -1);
  month.clockTo('2027-03-16T13:40');
  const edits: Edit[] = [
    ...heard.flatMap((slot, at) => minutesOf(month, slot, at)),
    ...slots.slice(1, 3).map((slot, at) =>
      row('notes', idAt('NT', 'PRBA', at), {
        meeting: MARCH.id,
        caseRef: slot.caseRef,
        section: 'information',
        agency: 'Probation',
        text: 'On licence until June; reports weekly.',
        fact: 'fact',
      }),
    ),
  ];
  if (last !== undefined)
    edits.push(
      cell('list', last.id, {
        outcome: 'notHeard',
        notHeardUntil: APRIL.on,
        relistMeeting: APRIL.id,
        interimSafetyBy: 'West London IDVA Service: daily call',
        chairInitials: 'RR',
      }),
      row(
        'list',
        idAt('L', 'APRA', 1),
        { meeting: APRIL.id, caseRef: last.caseRef },
        isRestricted(month, last.caseRef),
      ),
    );
  await month.types(
    me,
    `Minutes of ${heard.length} cases are typed: outcome, risks, what was said, ${heard.length * 2} actions. One case was not heard: to which day, who keeps her safe until then, the chair’s initials.`,
    edits,
    {
      hard: 'done in the meeting; ongoing; weekly until trial; for the chair; for the coordinator; "all agencies to flag"',
    },
  );
  await month.types(
    'Chair',
    'Has asked about what was not possible and not done since February, and it was decided. The police say whom they will tell under Clare’s Law.',
    [
      ...(await decidesLeftOver(month)),
      cell('disclosures', 'DR-DEMA22', {
        concern: 'concern',
        decision: 'disclose',
        decidedBy: 'The duty inspector, Westmere Police',
        discloseTo: 'His new partner, by Westmere Police',
        decidedWhy: 'Needed to protect her and proportionate: the meeting saw two earlier cases.',
      }),
    ],
  );
  await month.tick('2027-03-16T15:00');
  await month.answers(
    me,
    'Probation rang this morning and so has a part in two cases, too late for an agenda: it was told by phone. Answers so.',
    [{ line: 'Parveen Nowakowska', answer: 'yes' }],
  );
}

function minutesOf(month: Month, slot: Slot, at: number): readonly Edit[] {
  const restricted = isRestricted(month, slot.caseRef);
  const note = (section: string, text: string, agency?: string, fact = 'fact'): Edit =>
    row(
      'notes',
      idAt(
        'NT',
        // First and last letter: the risks to the victim and to the children begin alike.
        `M${(section.slice(0, 1) + section.slice(-1))
          .toUpperCase()
          .replaceAll(/[ILO01U]/g, 'A')}${agency === undefined ? 'A' : 'B'}`,
        at,
      ),
      { meeting: MARCH.id, caseRef: slot.caseRef, section, text, fact, agency },
      restricted,
    );
  return [
    cell('list', slot.id, {
      outcome: at % 6 === 5 ? 'noFurtherListing' : 'actionPlan',
      risksToOthers:
        at % 2 === 0 ? 'The children; the next-door neighbour was threatened.' : 'None known beyond the family.',
      forumReferredTo: at % 4 === 0 ? 'Child protection conference' : undefined,
    }),
    note('information', 'Two calls since the referral; no arrest yet.', 'Westmere Police'),
    note('risksVictim', 'Serious injury; he has found her twice and says that he will again.', undefined, 'opinion'),
    note('risksChildren', 'They saw the last assault; the school has noticed a change.'),
    note('victimView', 'She wants to stay in her home and wants him kept away.'),
    note('feedback', 'Her IDVA tells her, by the safe way, this week.'),
    ...[at % AGREED.length, (at + 2) % AGREED.length].map((which, nth) => {
      const [agency, text, more] = AGREED[which] ?? AGREED[0] ?? ['', '', {}];
      return row(
        'actions',
        idAt('A', nth === 0 ? 'MARA' : 'MARB', at),
        {
          meeting: MARCH.id,
          caseRef: slot.caseRef,
          aboutWhom: 'Victim',
          text,
          agency,
          owner: 'As the agency names',
          agreedOn: MARCH.on,
          ...more,
        },
        restricted,
      );
    }),
  ];
}
