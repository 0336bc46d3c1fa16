// Stops because of what a row says, or does not: the IDVA, referrals, transfers, letters, dates, meetings, minutes.
import { letGo, sendList } from '../journeys/steps.ts';
import { AGENCY, CONTACT, MEETING, addContact, typeReferral } from '../support/small-marac.ts';
import { yes, type Scenario, type World } from './scenario.ts';

const { health, duty } = CONTACT;

const meetingToday = {
  on: '2027-03-04',
  start: '17:00',
  end: '18:00',
  kind: 'emergency',
  listReady: true,
  listReadyBy: 'C',
};

const JOINED = {
  decision: 'join',
  decidedBy: 'Cora Coordinata',
  decidedOn: '2027-03-02',
  matchAnswer: 'duplicate',
  matchAnsweredBy: 'Cora Coordinata',
};

export async function toAgenda({ desk }: World): Promise<void> {
  await sendList(desk);
  desk.book.edit('meetings', MEETING, { agendaReady: true, agendaReadyBy: 'Cora Coordinata' });
  await desk.run('2027-03-11T08:40');
}

export async function afterAgenda(world: World): Promise<void> {
  await toAgenda(world);
  await letGo(world.desk, '2027-03-11T09:30');
  await world.desk.run('2027-03-12T08:40');
}

export async function toMeeting(world: World): Promise<void> {
  await afterAgenda(world);
  await world.desk.run('2027-03-16T09:40');
}

export async function toMinutes(world: World): Promise<void> {
  await toMeeting(world);
  world.desk.book.edit('meetings', MEETING, {
    actionsReady: true,
    actionsReadyBy: 'C',
    minutesReady: true,
    minutesReadyBy: 'C',
  });
  await world.desk.run('2027-03-19T09:00');
}

export const OF_ROWS: readonly Scenario[] = [
  {
    rule: 'idva.none',
    touches: ['idva'],
    stop: ({ desk, caseRef }) => desk.book.edit('cases', caseRef, { idvaService: '' }),
    answer: ({ desk, caseRef }) => desk.book.edit('cases', caseRef, { idvaContact: CONTACT.idva }),
  },
  {
    rule: 'audience.not-theirs',
    touches: ['idva'],
    stop: ({ desk, caseRef }) => desk.book.edit('cases', caseRef, { idvaContact: CONTACT.vice }),
    answer: ({ desk, caseRef }) => desk.book.edit('cases', caseRef, { idvaContact: CONTACT.idva }),
  },
  {
    rule: 'referrer.nobody',
    touches: ['R-CCCC22'],
    stop: ({ desk }) => void typeReferral(desk.book, 'R-CCCC22', { referrerAgency: 'Somebody’s Surgery' }),
    answer: yes,
  },
  {
    rule: 'other-marac.nobody',
    touches: ['TR-AAAA22'],
    stop: ({ desk, caseRef }) => {
      const out = { caseRef, direction: 'out', otherMarac: 'Elsewhere MARAC', preparedOn: '2027-03-01' };
      desk.book.type('transfers', out, { id: 'TR-AAAA22' });
    },
    answer: ({ desk }) => desk.book.edit('transfers', 'TR-AAAA22', { sentOn: '2027-03-04' }),
  },
  {
    rule: 'praise.text',
    touches: ['PR-AAAA22'],
    stop: ({ desk }) =>
      void desk.book.type(
        'practice',
        { kind: 'praise', letterWanted: true, agency: 'Test Housing', on: '2027-03-02' },
        { id: 'PR-AAAA22' },
      ),
    answer: ({ desk }) => desk.book.edit('practice', 'PR-AAAA22', { text: 'Well done.' }),
  },
  {
    rule: 'praise.case',
    touches: ['PR-BBBB22'],
    stop: ({ desk, caseRef }) =>
      void desk.book.type(
        'practice',
        { kind: 'praise', letterWanted: true, agency: 'Test Housing', caseRef, text: 'Well done.', on: '2027-03-02' },
        { id: 'PR-BBBB22' },
      ),
    answer: ({ desk }) => desk.book.edit('practice', 'PR-BBBB22', { caseRef: '' }),
  },
  {
    rule: 'manager.nobody',
    touches: ['PR-DDDD22'],
    stop: ({ desk }) =>
      void desk.book.type(
        'practice',
        { kind: 'breach', letterWanted: true, agency: 'Test Housing', text: 'Absent.', on: '2027-03-02' },
        { id: 'PR-DDDD22' },
      ),
    answer: ({ desk }) => addContact(desk.book, 'C-ZMAA22', AGENCY.team, 'manager', 'Mona Managerwell'),
  },
  {
    rule: 'agency.unknown',
    touches: ['PR-CCCC22'],
    stop: ({ desk }) =>
      void desk.book.type(
        'practice',
        { kind: 'praise', letterWanted: true, agency: 'Nobody Limited', text: 'Well done.', on: '2027-03-02' },
        { id: 'PR-CCCC22' },
      ),
    answer: ({ desk }) => desk.book.edit('practice', 'PR-CCCC22', { agency: 'Test Housing' }),
  },
  {
    rule: 'level.none',
    touches: ['KD-AAAA22'],
    stop: ({ desk, caseRef }) => {
      desk.book.type('agencies', { name: 'Test Probation', kind: 'probation' }, { id: 'G-ZPAA22' });
      addContact(desk.book, 'C-ZPAA22', 'G-ZPAA22', 'representative', 'Prue Probationer');
      desk.book.type(
        'keyDates',
        { caseRef, what: 'release', on: '2027-03-08', remindAgency: 'Test Probation' },
        { id: 'KD-AAAA22' },
      );
    },
    answer: ({ desk }) => desk.book.edit('keyDates', 'KD-AAAA22', { dealtWithOn: '2027-03-04' }),
  },
  {
    rule: 'level.searches',
    touches: [health, 'emergency'],
    stop: ({ desk, caseRef }) => {
      desk.book.type('meetings', meetingToday, { id: 'M-EMER22' });
      desk.book.type('list', { meeting: 'M-EMER22', caseRef }, { id: 'L-EMER22' });
      desk.book.type('attendance', { meeting: 'M-EMER22', agency: 'Test Health' }, { id: 'AT-EMER22' });
    },
    answer: ({ desk, caseRef }) =>
      void desk.book.type('needed', { caseRef, agency: AGENCY.health, level: 'takesPart' }, { id: 'N-EMER22' }),
  },
  {
    rule: 'attendance.no-agency',
    touches: ['emergency'],
    stop: ({ desk, caseRef }) => {
      desk.book.type('meetings', meetingToday, { id: 'M-EMER22' });
      desk.book.type('list', { meeting: 'M-EMER22', caseRef }, { id: 'L-EMER22' });
      desk.book.type('attendance', { meeting: 'M-EMER22', personName: 'Somebody' }, { id: 'AT-EMER22' });
    },
    answer: ({ desk }) => desk.book.edit('attendance', 'AT-EMER22', { agency: 'Test Housing' }),
  },
  {
    rule: 'meeting.no-day',
    touches: ['moved'],
    stop: ({ desk }) =>
      void desk.book.type(
        'meetings',
        { on: '2027-03-23', start: '09:30', kind: 'ordinary', state: 'moved', chair: CONTACT.chair },
        { id: 'M-MOVE22' },
      ),
    answer: ({ desk }) => desk.book.edit('meetings', 'M-MOVE22', { movedTo: '2027-03-25' }),
  },
  {
    rule: 'idva.left',
    touches: ['idva', CONTACT.idva],
    stop: ({ desk, caseRef }) => {
      desk.book.edit('cases', caseRef, { idvaContact: CONTACT.idva });
      desk.book.edit('contacts', CONTACT.idva, { activeTo: '2027-03-01' });
    },
    answer: ({ desk, caseRef }) => desk.book.edit('cases', caseRef, { idvaContact: duty }),
  },
  {
    rule: 'idva.nobody',
    touches: ['idva', duty],
    line: 'ring/R-AAAA22',
    among: true,
    before: (desk) => {
      for (const one of [duty, CONTACT.idva, 'C-JRAA22']) desk.book.edit('contacts', one, { activeTo: '2027-02-01' });
    },
    stop: () => undefined,
    answer: ({ desk }) =>
      desk.book.edit('referrals', 'R-AAAA22', { idvaAcknowledgedAt: '2027-03-04T13:10', idvaAcknowledgedBy: 'Dora' }),
  },
  {
    rule: 'referrer.unknown',
    touches: ['R-DDDD22'],
    among: true,
    stop: ({ desk, caseRef }) =>
      void typeReferral(desk.book, 'R-DDDD22', {
        ...JOINED,
        matchCase: caseRef,
        referrerAgency: 'Somebody’s Surgery',
      }),
    answer: ({ desk }) => desk.book.edit('referrals', 'R-DDDD22', { referrerAgency: AGENCY.health }),
  },
  {
    rule: 'contact.no-address',
    touches: ['substitute'],
    stop: ({ desk }) =>
      addContact(desk.book, 'C-ZSAA22', AGENCY.housing, 'substitute', 'Sunil Substitute', {
        address: '',
        onlyMeeting: MEETING,
      }),
    alone: { until: toAgenda, answeredAt: '2027-03-11T11:00' },
    answer: ({ desk }) =>
      desk.book.edit('contacts', 'C-ZSAA22', { address: 'sunil@example.org', verifiedOn: '2027-03-11' }),
  },
  {
    rule: 'paper.went-without',
    touches: ['late'],
    stop: ({ desk }) => {
      typeReferral(desk.book, 'R-EEEE22', {
        receivedAt: '2027-03-12T09:00',
        meeting: MEETING,
        decidedOn: '2027-03-12',
      });
    },
    alone: { until: afterAgenda, answeredAt: '2027-03-15T11:00' },
    among: true,
    answer: yes,
  },
  {
    rule: 'join.no-case',
    touches: ['R-GGGG22'],
    stop: ({ desk }) => void typeReferral(desk.book, 'R-GGGG22', { ...JOINED, matchCase: 'K-ZZZZ22' }),
    answer: ({ desk, caseRef }) => desk.book.edit('referrals', 'R-GGGG22', { matchCase: caseRef }),
  },
  {
    rule: 'meeting.not-there',
    touches: ['now'],
    stop: ({ desk }) => {
      typeReferral(desk.book, 'R-FFFF22', { decision: '', decidedBy: '', decidedOn: '' });
      desk.book.edit('meetings', MEETING, { nowAtCase: 'K-ZZZZ22', nowAtTime: '10:00' });
    },
    alone: { until: toMeeting, answeredAt: '2027-03-16T10:30' },
    among: true,
    answer: ({ desk }) => desk.book.edit('meetings', MEETING, { nowAtCase: '', nowAtTime: '' }),
  },
  {
    rule: 'agency.not-active',
    touches: ['KD-BBBB22'],
    stop: ({ desk, caseRef }) => {
      desk.book.type('agencies', { name: 'Test Fire', kind: 'fire', activeTo: '2027-02-01' }, { id: 'G-ZFAA22' });
      addContact(desk.book, 'C-ZFAA22', 'G-ZFAA22', 'representative', 'Fay Firewright');
      const date = { caseRef, what: 'release', on: '2027-03-08', remindAgency: 'Test Fire' };
      desk.book.type('keyDates', date, { id: 'KD-BBBB22' });
    },
    answer: ({ desk }) => desk.book.edit('keyDates', 'KD-BBBB22', { dealtWithOn: '2027-03-04' }),
  },
  {
    rule: 'minutes.incomplete',
    touches: ['minutes'],
    stop: ({ desk, caseRef }) => {
      const row = desk.book.rows('list').find((one) => one.id !== undefined)?.id ?? '';
      desk.book.edit('list', row, { outcome: 'actionPlan' });
      const action = { caseRef, agency: AGENCY.housing, text: 'Change the locks.', meeting: MEETING };
      desk.book.type('actions', action, { id: 'A-AAAA22' });
    },
    alone: { until: toMinutes, answeredAt: '2027-03-19T11:00' },
    among: true,
    answer: ({ desk }) => desk.book.edit('actions', 'A-AAAA22', { due: '2027-03-30' }),
  },
];
