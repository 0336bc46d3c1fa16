// 4 to 8 March: the list closes and goes, an urgent case follows as a supplement, a wrong birth date is put right on papers that are out.
import { acknowledge, arrives, decide, decides } from '../arrive.ts';
import { APRIL, MARCH } from '../made-up/demo-meetings.ts';
import { corrects } from './correct-papers.ts';
import { cell, row, type Edit } from '../type-as-people.ts';
import { idAt } from '../made-up/made-up-history.ts';
import type { Month } from '../live-month.ts';
import { endsAddresses } from '../made-up/earlier-addresses.ts';
import { contactOf } from '../made-up/made-up-register.ts';
import type { World } from '../starting-world.ts';

/** Reached by phone and paper. */
export const SPECIALIST = 'Southall Women’s Centre';

export async function liveListAndSupplement(month: Month, world: World): Promise<void> {
  await closing(month, world);
  await friday(month, world);
  await mondayAfter(month, world);
  await corrected(month, world);
}

async function closing(month: Month, world: World): Promise<void> {
  const me = world.coordinator;
  month.clockTo('2027-03-04T09:42');
  await arrives(month, world, ['R-DEMN22'], ['perpetrator unknown, or several in honour-based abuse']);
  await decides(
    month,
    world,
    'Accepts R-DEMN22. Lists six earlier cases again, two of them sisters whose cases were put off in February, writes down the child who lives with both by turns, and confirms their link.',
    [
      decide(world, 'R-DEMN22', '2027-03-04', 'accept'),
      acknowledge('R-DEMN22', '2027-03-04T09:50'),
      ...relisted(world),
    ],
    {
      why: 'Linked people are shown to chair, police and coordinator only; the child counts once a meeting.',
      hard: 'siblings, mother and daughter',
    },
  );
  await month.tick('2027-03-04T12:05');
  month.says(me, 'Looks through the drafted lists: each agency gets only what it may search by.', {
    why: 'The list closed at 12:00, eight working days before the meeting.',
  });
  await month.types(
    me,
    'Adds Southall Women’s Centre to the case of R-DEMN22 on Who is needed: it works with her community, and has no secure mail.',
    [
      row('needed', 'N-SPEC22', {
        caseRef: month.caseOf('R-DEMN22'),
        agency: SPECIALIST,
        level: 'takesPart',
        why: 'Works with women of her community',
        inTheRoom: true,
      }),
    ],
  );
  month.clockTo('2027-03-04T14:30');
  await month.types(me, 'Marks the list of 16 March as ready.', [
    cell('meetings', MARCH.id, { listReady: true, listReadyBy: me }),
  ]);
  await month.tick('2027-03-04T15:00');
  await month.releases(me, ['westmere/research/', 'westmere/intake/'], 'tab');
  await month.types(
    SPECIALIST,
    'Is rung about its case, as Today asks; the coordinator types what it says on Research.',
    [
      row('research', 'RS-SPEC22', {
        meeting: MARCH.id,
        caseRef: month.caseOf('R-DEMN22'),
        agency: SPECIALIST,
        known: 'yes',
        willSpeak: true,
        shared: 'Has come to the drop-in twice since January.',
        answeredOn: '2027-03-04',
        answeredBy: 'The centre’s manager',
      }),
    ],
    {
      hard: 'small specialist service with ordinary mail',
      why: 'Southall Women’s Centre has no secure mail: it is rung, and heard all the same.',
    },
  );
  await month.tick('2027-03-04T15:10');
}

function relisted(world: World): readonly Edit[] {
  const [one, other] = [world.cases[4]?.ref ?? '', world.cases[9]?.ref ?? ''];
  // The others that were to be listed again say so in February's list, and are carried over by that.
  const again = [one, other];
  return [
    ...again.map((caseRef, index) => row('list', idAt('L', 'AGAN', index), { meeting: MARCH.id, caseRef })),
    ...[one, other].map((caseRef, index) =>
      row('people', idAt('P', 'SHAR', index), {
        caseRef,
        role: 'child',
        forenames: 'Imani',
        surname: 'Sharewell',
        birthDate: '2018-05-06',
      }),
    ),
    cell('cases', one, { linkedCases: [other], linkConfirmedBy: world.coordinator }),
    cell('cases', other, { linkedCases: [one], linkConfirmedBy: world.coordinator }),
  ];
}

async function friday(month: Month, world: World): Promise<void> {
  const me = world.coordinator;
  const away = contactOf(world.contacts, 'representative', 'Borough Housing');
  const cover = contactOf(world.contacts, 'deputy', 'Borough Housing');
  const leaver = contactOf(world.contacts, 'deputy', 'Drug and Alcohol Service');
  month.clockTo('2027-03-05T15:42');
  await arrives(month, world, ['R-DEMP22']);
  await month.types(
    me,
    `Types that the representative of Borough Housing is on leave from 8 to 19 March and who covers, and that a deputy of the Drug and Alcohol Service leaves today.`,
    [
      cell('contacts', away.id, { awayFrom: '2027-03-08', awayTo: '2027-03-19', cover: cover.id }),
      cell('contacts', leaver.id, { activeTo: '2027-03-05', mailboxClosedOn: '2027-03-05' }),
    ],
    { hard: 'away, out of office, leaver' },
  );
  await month.tick('2027-03-05T15:45');
  await decides(
    month,
    world,
    'Accepts R-DEMP22 as urgent for 16 March: asked for by the duty inspector, he comes out on Saturday morning.',
    [
      decide(world, 'R-DEMP22', '2027-03-05', 'acceptUrgent', {
        urgentAskedBy: 'Duty inspector',
        urgentWhy: 'Released on bail on Saturday morning',
        meeting: MARCH.id,
      }),
      acknowledge('R-DEMP22', '2027-03-05T15:50'),
    ],
  );
  await month.tick('2027-03-05T15:55');
  await month.runs(me, 'Runs `marac run research` instead of waiting until Monday.', ['research'], {
    why: 'The list is out: this one case follows as a supplement with its own short deadline.',
    hard: 'late case after the list went out',
  });
  month.clockTo('2027-03-05T16:05');
  await month.releases(me, ['westmere/research/M-MAR227/supplement', 'westmere/intake/'], 'command');
  await month.tick('2027-03-05T16:20');
  await month.releases(me, ['westmere/intake/R-DEMP22/'], 'command', {
    why: 'He comes out tomorrow morning: her safe contact must be with the IDVA tonight.',
  });
  await month.tick('2027-03-05T16:35');
}

async function mondayAfter(month: Month, world: World): Promise<void> {
  const me = world.coordinator;
  await month.tick('2027-03-08T08:30');
  await month.releasesAlike(me, ['register/follow-up/', 'register/follow-up-deputy/']);
  await month.releases(me, ['westmere/research/M-MAR227/list/'], 'tab', {
    why: 'Whoever covers for a colleague on leave gets what is still to be answered.',
  });
  await month.tick('2027-03-08T08:40');
  month.clockTo('2027-03-08T09:05');
  await month.types(
    me,
    'With 17 cases the meeting is over-full: takes the oldest relisted case off and lists it for 13 April.',
    [
      cell('list', month.id('L', `${idAt('L', 'ADPT', 5)}/again/${MARCH.id}`), {
        takenOff: true,
        takenOffWhy: 'Over-full; agreed with the chair; safety plan in place',
      }),
      row('list', idAt('L', 'APRA', 0), { meeting: APRIL.id, caseRef: world.cases[28]?.ref }),
    ],
    { why: 'The program ranks and proposes an extra meeting; only a person moves a case.', hard: 'meeting over-full' },
  );
  await month.types(me, 'All papers of the transfer R-DEMH22 have come from Brackmoor: types the day on Transfers.', [
    cell('transfers', month.id('TR', 'R-DEMH22/transfer-in'), { completeOn: '2027-03-08' }),
  ]);
  await month.types(
    me,
    'The victim of R-DEMH22 has moved: ends the old address and types the new one as not known to him.',
    [
      ...(await endsAddresses(month, month.id('P', 'victim/R-DEMH22'), '2027-03-06')),
      row(
        'addresses',
        'AD-DEMA22',
        {
          personId: month.id('P', 'victim/R-DEMH22'),
          kind: 'home',
          text: '9 Gunnersbury Path',
          postcode: 'W5 3ZD',
          perpetratorKnows: 'no',
          from: '2027-03-06',
        },
        true,
      ),
    ],
    {
      why: 'Hidden places stand in the restricted workbook and are printed nowhere.',
      hard: 'victim moves in mid-cycle, to another borough',
    },
  );
}

async function corrected(month: Month, world: World): Promise<void> {
  const me = world.coordinator;
  month.clockTo('2027-03-08T11:18');
  await arrives(month, world, ['R-DEMQ22', 'R-DEMS22']);
  await decides(
    month,
    world,
    'Withdraws R-DEMQ22 as its referrer asked. R-DEMS22 came from no agency and asks where she is: withdraws it and rings the police.',
    [
      decide(world, 'R-DEMQ22', '2027-03-08', 'withdraw', { decisionWhy: 'Asked for by its referrer' }),
      decide(world, 'R-DEMS22', '2027-03-08', 'withdraw', {
        decisionWhy: 'No agency: sent by the perpetrator, it seems',
      }),
      acknowledge('R-DEMQ22', '2027-03-08T11:40'),
    ],
    {
      why: 'An unverified referrer gets no automatic answer, not even that it arrived.',
      hard: 'referral sent in by the perpetrator',
    },
  );
  await month.types(
    'Westmere Police',
    'Ring: the birth date of the victim of R-DEMA22 is wrong on the list. The coordinator corrects it on People.',
    [cell('people', month.id('P', 'victim/R-DEMA22'), { birthDate: '1989-03-12' })],
  );
  await month.tick('2027-03-08T12:05');
  await corrects(
    month,
    me,
    'reissue',
    'westmere/research/M-MAR227/at-risk-list',
    'A birth date was wrong on the list.',
    'wrong birth date on the list',
  );
  await month.releases(me, ['westmere/corrections/'], 'tab');
  await month.answers(
    me,
    'The representative of Borough Housing had the list and is on leave: rings who covers, tells them the right date, and answers the line.',
    [{ line: 'It was to be issued anew', answer: 'yes' }],
  );
  await month.answers(
    me,
    'Nobody is told what was decided about R-DEMS22: answers so.',
    [{ line: 'R-DEMS22', answer: 'yes' }],
    { why: 'Whoever sent it may be the perpetrator.' },
  );
  await month.tick('2027-03-08T15:00');
}
