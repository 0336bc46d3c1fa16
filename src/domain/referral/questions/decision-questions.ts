// What the coordinator decides about a referral: no form asks it.
import { grouped, seeded } from '../../cells/column.ts';
import { ask, options } from './question.ts';

export const decided = grouped('Decision', {
  decision: options(
    'Decision',
    'open',
    'Yours. The workbook only proposes.',
    {
      accept: 'Accept',
      acceptUrgent: 'Accept, urgent',
      join: 'Join to a case (same incident)',
      query: 'Query (answers missing)',
      signpost: 'Signpost elsewhere',
      redirect: 'Redirect to another MARAC',
      withdraw: 'Withdraw',
    },
    {
      spellings: {
        accept: ['accepted'],
        acceptUrgent: [
          'accepted urgent',
          'accepted, urgent',
          'accept as urgent',
          'accepted as urgent',
          'urgent accept',
        ],
        join: ['joined', 'join', 'join to a case', 'joined to a case', 'same incident'],
        query: ['query', 'queried', 'answers missing'],
        signpost: ['signposted', 'signposted elsewhere'],
        redirect: ['redirected', 'redirected to another MARAC'],
        withdraw: ['withdrawn'],
      },
    },
  ),
  decisionWhy: ask(
    'note',
    'Decision: why',
    'note',
    'One sentence, on no paper: the referrer’s side is told the decision, not this text.',
    { otherNames: ['reason for decision'], scanned: false },
  ),
  decidedBy: ask('text', 'Decided by', 'staff', 'Your name.'),
  decidedOn: ask('day', 'Decided on', 'open', 'A date.', { within: 'happened' }),
  urgentAskedBy: ask('text', 'Urgent: asked by', 'staff', 'Who asked for it.'),
  urgentWhy: ask('note', 'Urgent: why', 'note', 'What cannot wait for the ordinary meeting.', { scanned: false }),
  matchCase: ask(
    'ref',
    'Match: case',
    'link',
    'The case ref that this referral joins, or that you looked at as a possible match; the other referral’s row id while it has no case.',
    { refersTo: 'cases', otherNames: ['match case'], holdsBack: true },
  ),
  matchAnswer: options(
    'Match: your answer',
    'link',
    'What the possible match is. Nobody is ever merged without it.',
    {
      duplicate: 'Duplicate: the same incident',
      repeat: 'Repeat: a new incident, the same two people',
      knownBefore: 'Known before: longer ago, or another perpetrator',
      linked: 'Linked: another person of the same family or matter',
      nobody: 'Nobody: not the same people',
    },
    {
      otherNames: ['match answer'],
      spellings: {
        duplicate: ['duplicate', 'same incident'],
        repeat: ['repeat', 'new incident'],
        knownBefore: ['known before'],
        linked: ['linked', 'link'],
        nobody: ['nobody', 'no', 'none', 'no match', 'not the same people', 'not the same'],
      },
      holdsBack: true,
    },
  ),
  matchAnsweredBy: ask('text', 'Match: answered by', 'staff', 'Your name.'),
  meeting: ask('ref', 'Meeting', 'open', 'The day of the meeting it goes to. Blank: the next one whose list is open.', {
    refersTo: 'meetings',
    holdsBack: true,
  }),
  redirectTo: ask('text', 'Redirected to', 'open', 'The other MARAC.'),
  redirectAcknowledgedOn: ask('day', 'Redirect acknowledged on', 'open', 'When the other MARAC said that it has it.', {
    within: 'happened',
  }),
  idvaAcknowledgedAt: ask(
    'time',
    'IDVA acknowledged on',
    'open',
    'Day and hour at which the IDVA service said that it has it.',
    { otherNames: ['idva acknowledged at', 'idva acknowledged'], within: 'happened' },
  ),
  idvaAcknowledgedBy: ask('text', 'IDVA acknowledged by', 'staff', 'Who said so.'),
  caseRef: seeded(
    ask('ref', 'Case', 'open', 'The case that intake opened for this referral, or that it joined.', {
      refersTo: 'cases',
      otherNames: ['case ref'],
    }),
  ),
});
