// What a referral says about risk and what happened, who sent it, and what the coordinator decided.
import { DASH, RISK_TOOL_LABELS } from '../../../domain/referral/checklist.ts';
import type {
  Answer,
  Channel,
  Decision,
  MatchAnswer,
  QuestionNumber,
  RiskTool,
} from '../../../domain/referral/referral.ts';
import { seeded, choice, grouped, ref, typed } from '../column.ts';
import type { ColumnFor } from '../table.ts';

export const header = grouped('Referral', {
  channel: choice<Channel>('Channel', 'open', 'How it came.', {
    form: 'Google Form',
    xlsx: 'Excel form',
    docx: 'Word form',
    list: 'Pasted list',
    typed: 'Typed by hand',
    phone: 'Phone',
    transfer: 'Transfer in',
  }),
  receivedAt: typed('time', 'Received', 'open', 'Day and hour, 09/03/2027 15:40. Waits and deadlines count from it.', {
    otherNames: ['received at', 'timestamp', 'date received', 'received on', 'submitted at', 'submitted on'],
  }),
  referrerAgency: ref('agencies', 'Referring agency', 'staff', 'Its name as on Agencies.', {
    otherNames: ['agency', 'referrer agency', 'referred by agency'],
  }),
  referrerName: typed('text', 'Referrer name', 'staff', 'Who refers.', {
    otherNames: ['referrer', 'name of referrer', 'referred by'],
  }),
  referrerRole: typed('text', 'Referrer role', 'staff', 'Post or job title.', {
    otherNames: ['referrer position', 'role'],
  }),
  referrerPhone: typed('phone', 'Referrer phone', 'staff', 'A number that is answered in working hours.', {
    otherNames: ['referrer telephone'],
  }),
  referrerEmail: typed('email', 'Referrer email', 'staff', 'The secure address.', {
    otherNames: ['referrer e-mail', 'referrer secure email'],
  }),
  referredOn: typed('day', 'Date of referral', 'open', 'The date on the form.', {
    otherNames: ['referral date', 'referred on'],
  }),
  managerName: typed('text', 'Manager', 'staff', 'Line manager with whom it was discussed, if your area asks.', {
    otherNames: ['line manager'],
  }),
  managerSignedOff: typed('yesNo', 'Manager signed off', 'open', 'If your area asks for it.', {
    otherNames: ['manager sign-off'],
  }),
  presenter: typed('text', 'Who will present', 'staff', 'Who speaks for this case at the meeting.', {
    otherNames: ['presenter', 'presented by'],
  }),
});

/** The 24 answers, in the columns q1 to q24, under our own labels. */
function questions(): { readonly [K in `q${QuestionNumber}`]: ColumnFor<Answer> } {
  const columns = DASH.questions.map((question) => [
    `q${question.number}`,
    typed('answer', `Q${question.number} ${question.label}`, 'note', question.help, {
      otherNames: [`Q${question.number}`],
      group: 'Checklist',
    }),
  ]);
  return Object.fromEntries(columns) as { readonly [K in `q${QuestionNumber}`]: ColumnFor<Answer> };
}

export const grounds = {
  ...grouped('Grounds', {
    tool: choice<RiskTool>('Risk tool', 'open', 'Which checklist was used.', RISK_TOOL_LABELS, {
      otherNames: ['tool', 'checklist used'],
    }),
    toolVersion: typed('text', 'Risk tool version', 'open', 'As printed on it.'),
  }),
  ...questions(),
  ...grouped('Grounds', {
    statedScore: typed(
      'whole',
      'Stated score',
      'note',
      'For other tools, or when the answers are not attached: the score as the referrer gives it.',
      {
        otherNames: ['dash score', 'ric score', 'risk score'],
      },
    ),
    statedBand: typed('text', 'Stated grade', 'note', 'High, medium, standard; gold, silver, bronze.', {
      otherNames: ['risk grade', 'risk level'],
    }),
    judgement: typed(
      'note',
      'Professional judgement',
      'note',
      'Why the risk is high whatever the score says. It may stand alone; it only ever raises.',
      {
        otherNames: ['professional judgment'],
      },
    ),
    eventsIn12Months: typed('whole', 'Events in 12 months', 'note', 'How many incidents, reported to anybody.', {
      otherNames: ['incidents in 12 months', 'number of incidents'],
    }),
    honourBased: typed('answer', 'Honour-based abuse suspected', 'note', 'Yes, no or don’t know.', {
      otherNames: ['hbv', 'hba'],
    }),
    saidRepeat: typed('answer', 'Is it a repeat', 'note', 'As the referrer sees it; the workbook looks for itself.', {
      otherNames: ['repeat', 'repeat referral'],
    }),
    lastListed: typed('note', 'Last listed', 'note', 'When or under which number, if it was heard before.', {
      otherNames: ['date last listed'],
    }),
    otherMarac: typed('note', 'Other MARAC', 'note', 'Where and when, if it was referred to another one.', {
      otherNames: ['referred to other marac'],
    }),
  }),
};

export const narrative = grouped('What happened', {
  incidentOn: typed('day', 'Incident date', 'note', 'Of the latest incident.', {
    otherNames: ['date of incident', 'incident on'],
  }),
  incident: typed(
    'note',
    'Incident',
    'note',
    'The latest one: what, where, who was there, injuries, what set it off.',
    { otherNames: ['most recent incident', 'incident details'] },
  ),
  incidentReported: typed('answer', 'Incident reported to the police', 'note', 'Yes, no or don’t know.', {
    otherNames: ['reported to police'],
  }),
  history: typed('note', 'History', 'note', 'Short: since when, how often, the worst.', {
    otherNames: ['background', 'brief history'],
  }),
  risksToVictim: typed('note', 'Risks to the victim', 'note', 'Now.'),
  risksToChildren: typed('note', 'Risks to children', 'note', 'Now.'),
  risksToOthers: typed('note', 'Risks to others', 'note', 'Family, staff, the perpetrator.'),
  whyMultiAgency: typed('note', 'Why several agencies are needed', 'note', 'What you hope for from the meeting.'),
  supportInPlace: typed('note', 'Support in place', 'note', 'Referrals made, with dates: children, adults, housing.'),
  crimeReference: typed('text', 'Crime reference', 'note', 'Number, officer and force.', {
    otherNames: ['crime ref', 'crime number'],
  }),
  childrensServicesToldOn: typed(
    'day',
    'Children’s services told on',
    'open',
    'Needed when there are children, and when the victim is under 18.',
    {
      otherNames: ['childrens services told'],
    },
  ),
});

export const decided = grouped('Decision', {
  decision: choice<Decision>(
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
  decisionWhy: typed(
    'note',
    'Decision: why',
    'note',
    'One sentence, on no paper: the referrer’s side is told the decision, not this text.',
    { otherNames: ['reason for decision'] },
  ),
  decidedBy: typed('text', 'Decided by', 'staff', 'Your name.'),
  decidedOn: typed('day', 'Decided on', 'open', 'A date.'),
  urgentAskedBy: typed('text', 'Urgent: asked by', 'staff', 'Who asked for it.'),
  urgentWhy: typed('note', 'Urgent: why', 'note', 'What cannot wait for the ordinary meeting.'),
  matchCase: ref(
    'cases',
    'Match: case',
    'link',
    'The case ref that this referral joins, or that you looked at as a possible match; the other referral’s row id while it has no case.',
    { otherNames: ['match case'] },
  ),
  matchAnswer: choice<MatchAnswer>(
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
    },
  ),
  matchAnsweredBy: typed('text', 'Match: answered by', 'staff', 'Your name.'),
  meeting: ref(
    'meetings',
    'Meeting',
    'open',
    'The day of the meeting it goes to. Blank: the next one whose list is open.',
  ),
  redirectTo: typed('text', 'Redirected to', 'open', 'The other MARAC.'),
  redirectAcknowledgedOn: typed('day', 'Redirect acknowledged on', 'open', 'When the other MARAC said that it has it.'),
  idvaAcknowledgedAt: typed(
    'time',
    'IDVA acknowledged on',
    'open',
    'Day and hour at which the IDVA service said that it has it.',
    { otherNames: ['idva acknowledged at', 'idva acknowledged'] },
  ),
  idvaAcknowledgedBy: typed('text', 'IDVA acknowledged by', 'staff', 'Who said so.'),
  caseRef: seeded(
    ref('cases', 'Case', 'open', 'The case that intake opened for this referral, or that it joined.', {
      otherNames: ['case ref'],
    }),
  ),
});
