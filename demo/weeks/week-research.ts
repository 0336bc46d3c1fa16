// 9 to 15 March: answers come back, late or never; the agenda; a chair who knows the perpetrator; a death; the ladder.
import { answerOwnActions, ringsAboutLate } from './agencies-answer.ts';
import { arrives, decide, decides } from '../arrive.ts';
import { dropsAnswerSheet, researchRows } from './answer-sheets.ts';
import { APRIL, MARCH } from '../made-up/demo-meetings.ts';
import { callEmergency, closeEmergency } from './emergency-day.ts';
import { corrects } from './correct-papers.ts';
import { cell, row } from '../type-as-people.ts';
import { idAt } from '../made-up/made-up-history.ts';
import type { Month } from '../live-month.ts';
import { takesOver } from './takes-over.ts';
import { contactOf } from '../made-up/made-up-register.ts';
import { SPECIALIST } from './week-list.ts';
import type { World } from '../starting-world.ts';

export async function liveResearchAndAgenda(month: Month, world: World): Promise<void> {
  await answers(month, world);
  await chase(month, world);
  await callEmergency(month, world);
  await agenda(month, world);
  await fridayBefore(month, world);
  await mondayBefore(month, world);
}

async function answers(month: Month, world: World): Promise<void> {
  const me = world.coordinator;
  month.clockTo('2027-03-09T11:20');
  await dropsAnswerSheet(month, world, 'Borough Housing');
  await month.types(
    me,
    'Types the answers that came by mail from Westmere Police, Children’s Social Care, Primary Care, the IDVA service, the hospital and Adult Social Care. Education Safeguarding sends a nil return: searched, nobody known.',
    await researchRows(month, world),
    { why: 'A nil return is an answer.' },
  );
  await arrives(month, world, ['R-DEMR22']);
  await decides(
    month,
    world,
    'R-DEMR22 came after the list had closed: lists it for 13 April. Its perpetrator is the victim of an earlier case; the link is held for the chair.',
    [
      decide(world, 'R-DEMR22', '2027-03-09', 'accept', {
        meeting: APRIL.id,
        matchCase: world.cases[7]?.ref,
        matchAnswer: 'linked',
        matchAnsweredBy: me,
      }),
      cell('referrals', 'R-DEMR22', { idvaAcknowledgedAt: '2027-03-09T11:30', idvaAcknowledgedBy: 'IDVA duty desk' }),
    ],
    {
      why: 'The program asks: a supplement to this meeting, or the one after. A person chooses.',
      hard: 'perpetrator here, victim there; counter-allegation',
    },
  );
  await month.types(
    me,
    'Types the answers about actions from Friday evening’s mail: four completed with their day, one in progress with a new date, one not possible. The safety actions are done: nobody is chased by day any more.',
    [
      cell('actions', idAt('A', 'DEMA', 72), {
        status: 'completed',
        doneOn: '2027-03-05',
        answeredOn: '2027-03-05',
        answer: 'Done.',
      }),
      ...[92, 93, 94].map((at) =>
        cell('actions', idAt('A', 'DEMA', at), {
          status: 'completed',
          doneOn: '2027-03-05',
          answeredOn: '2027-03-08',
          answer: 'Done.',
        }),
      ),
      cell('actions', idAt('A', 'DEMA', 73), {
        status: 'inProgress',
        newDate: '2027-03-18',
        answeredOn: '2027-03-05',
        answer: 'Appointment made.',
      }),
      cell('actions', idAt('A', 'DEMA', 74), {
        status: 'notPossibleCircumstances',
        answeredOn: '2027-03-05',
        answer: 'She has moved out of the borough.',
      }),
    ],
    { why: 'Only Completed with a date ends a chase.', hard: 'answered "in progress", "not possible", "not done"' },
  );
  await month.tick('2027-03-09T12:05');
}

async function chase(month: Month, world: World): Promise<void> {
  const me = world.coordinator;
  await month.tick('2027-03-10T08:30');
  await month.releases(me, ['westmere/intake/'], 'command', {
    why: 'The IDVA gets the safe contact of the counter-allegation’s victim, on a paper of its own.',
  });
  await month.tick('2027-03-10T09:45');
  const fire = contactOf(world.contacts, 'representative', 'Mental Health Trust');
  await corrects(
    month,
    me,
    'withdraw',
    `westmere/research/M-MAR227/at-risk-list/${fire.id}`,
    'It went to a mailbox that a temporary worker had open. She was rung first: she is safe.',
    'paper sent that should not have been',
  );
  await month.types(
    me,
    'Types that the first case of the month is before a court: nothing of it is destroyed.',
    [
      cell('cases', world.cases[6]?.ref ?? '', {
        holdKind: 'court',
        holdBy: 'Crown Court',
        holdReviewOn: '2027-09-01',
      }),
    ],
    { hard: 'hold for court, review, access request' },
  );
}

async function agenda(month: Month, world: World): Promise<void> {
  const me = world.coordinator;
  await month.tick('2027-03-11T08:30');
  const trust = contactOf(world.contacts, 'deputy', 'Elthorne Hospital');
  await month.types(
    'Chair',
    `Rings before opening anything: the man in the case of R-DEMA22 is a neighbour. The coordinator records it in the restricted workbook; the vice-chair takes this case. A nurse of Elthorne Hospital is related to the family of R-DEMJ22: the whole agency is kept out but for one named senior contact.`,
    [
      row('conflicts', 'X-DEMA22', {
        caseRef: month.caseOf('R-DEMA22'),
        contact: world.chair.id,
        why: 'Neighbour of the perpetrator',
        recordedBy: me,
        recordedOn: '2027-03-11',
      }),
      row('conflicts', 'X-DEMB22', {
        caseRef: month.caseOf('R-DEMJ22'),
        agency: 'G-TRUST2',
        exceptContact: trust.id,
        why: 'Related to the family',
        unheardInstead: 'The named senior contact',
        recordedBy: me,
        recordedOn: '2027-03-11',
      }),
      row('disclosures', 'DR-DEMA22', {
        meeting: MARCH.id,
        applicant: 'Rowan Pendlemoor-Vale',
        route: 'ask',
        subject: 'Darius Thistlewaite-Quill',
        subjectBirthDate: '1984-05-19',
        subjectAliases: ['Darry Quill'],
        receivedOn: '2027-03-04',
        agenciesWho: ['Westmere Police', 'Probation'],
      }),
      cell('meetings', MARCH.id, { agendaReady: true, agendaReadyBy: me }),
    ],
    {
      why: 'A conflict beats every role and covers every mailbox that person can open.',
      hard: 'chair is conflicted; coordinator is conflicted',
    },
  );
  month.says(me, 'Has kept a whole agency out of one case, with one exception.', {
    hard: 'police perpetrator, whole-agency conflict',
    why: 'Today asks: by whom is that agency’s knowledge heard instead?',
  });
  month.says(me, 'Puts a request under Clare’s Law at the end of the agenda; its applicant is on no paper.', {
    hard: 'Clare’s Law request',
  });
  await month.tick('2027-03-11T12:05');
  await month.releases(me, ['westmere/agenda/'], 'tab');
  await month.answers(
    me,
    'Rings Southall Women’s Centre with its time, and tells it what the agenda says of its case.',
    [{ line: `(${SPECIALIST}) is not sent`, answer: 'yes' }],
  );
  await month.tick('2027-03-11T12:15');
}

async function fridayBefore(month: Month, world: World): Promise<void> {
  const me = world.coordinator;
  month.clockTo('2027-03-12T11:30');
  await month.types('Mental Health Trust', 'Answers two days late; the coordinator types it and marks it late.', [
    row('research', 'RS-LATE22', {
      meeting: MARCH.id,
      caseRef: month.caseOf('R-DEMJ22'),
      agency: 'Mental Health Trust',
      known: 'yes',
      willSpeak: true,
      shared: 'Open to the community team since January.',
      answeredOn: '2027-03-12',
      answeredBy: 'Duty manager',
      late: true,
    }),
  ]);
  await month.types(
    'Westmere Police',
    'Ring: a victim of February has died. The coordinator types it on Cases before anything else.',
    [
      cell('cases', world.cases[5]?.ref ?? '', {
        deceased: true,
        holdKind: 'death',
        holdBy: 'Review of the death',
        holdReviewOn: '2027-09-12',
        linkedCases: [world.cases[10]?.ref ?? ''],
        linkConfirmedBy: me,
      }),
    ],
    {
      why: 'The case and all linked ones are frozen: automatic mail about them stops, each message is asked about.',
      hard: 'death',
    },
  );
  await closeEmergency(month, world);
  await ringsAboutLate(month, world, '2027-03-12', '2027-02-26');
  await month.types(
    'Chair',
    'Knows that the coordinator’s sister is the victim of a case of February: types the conflict into the restricted workbook.',
    [
      row('conflicts', 'X-DEMC22', {
        caseRef: world.cases[12]?.ref ?? '',
        contact: contactOf(world.contacts, 'coordinator').id,
        why: 'Family',
        recordedBy: 'Chair',
        recordedOn: '2027-03-12',
      }),
    ],
    {
      why: 'The manager hears of it at once, without content; it stands in nothing that the coordinator reads.',
      hard: 'chair is conflicted; coordinator is conflicted',
    },
  );
}

async function mondayBefore(month: Month, world: World): Promise<void> {
  const me = world.coordinator;
  await month.tick('2027-03-15T08:30');
  await month.answers(
    me,
    'The Mental Health Trust answered after the agenda had gone. Today asks who is to have that: answers Yes.',
    [{ line: 'What agencies answered about case', answer: 'yes' }],
    { why: 'The papers are made anew for those who had them and may still have them.' },
  );
  await month.releases(me, ['westmere/minutes/M-EMG227'], 'tab');
  await answerOwnActions(month, world, '2027-03-15');
  await month.types(
    'West London IDVA Service',
    'Says again who reads its duty mailbox, as Today asks after the conflicts of last week: none of the people named in them.',
    [cell('contacts', contactOf(world.contacts, 'idvaDuty').id, { mailboxAttestedOn: '2027-03-15' })],
  );
  await takesOver(month, world);
  await month.releases(me, ['register/follow-up-manager', 'register/'], 'command', {
    why: 'The deputy is told by rule; the team manager only when a person says so, and without a word of the case.',
  });
  await month.tick('2027-03-15T09:45');
  await month.tick('2027-03-15T12:05');
  await month.tick('2027-03-15T12:10');
  await month.releases(me, ['westmere/corrections/'], 'command');
  await month.tick('2027-03-15T12:45');
}
