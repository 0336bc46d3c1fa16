// What a referral says about risk: the tool, its answers or its score, and the other grounds.
import { grouped } from '../../cells/column.ts';
import { ask, options } from './question.ts';
import { DASH, RISK_TOOL_LABELS, type QuestionNumber } from '../checklist.ts';

/** The 24 answers, in the columns q1 to q24, under our own labels. */
function checklist(): { readonly [K in `q${QuestionNumber}`]: ReturnType<typeof ask<'answer'>> } {
  const columns = DASH.questions.map(({ number, label, help }) => [
    `q${number}`,
    ask('answer', `Q${number} ${label}`, 'note', help, { otherNames: [`Q${number}`], group: 'Checklist' }),
  ]);
  return Object.fromEntries(columns) as ReturnType<typeof checklist>;
}

export const grounds = {
  ...grouped('Grounds', {
    tool: options('Risk tool', 'open', 'Which checklist was used.', RISK_TOOL_LABELS, {
      otherNames: ['tool', 'checklist used'],
    }),
    toolVersion: ask('text', 'Risk tool version', 'open', 'As printed on it.', {
      printed: { under: 'Risk tool version', place: 13, on: ['idva', 'transfer'] },
    }),
  }),
  ...checklist(),
  ...grouped('Grounds', {
    statedScore: ask(
      'whole',
      'Stated score',
      'note',
      'For other tools, or when the answers are not attached: the score as the referrer gives it.',
      {
        otherNames: ['dash score', 'ric score', 'risk score'],
        formWords:
          'stated score; dash score; ric score; risk score; number of ticks; number of ticks on checklist; number of yes boxes ticked; ric score total; total score; dash ric score; total ticks; score; total number of ticks; number of ticks on checklist; number of yes boxes ticked; ric score total; total yes; dash risk score; number of yes answers',
        listWords:
          'dash; ric; dash ric; dash total; ric total; dash ric score; dash risk score; dash score total; score dash; no of ticks; number of ticks; ticks; risk assessment score; risk indicator score; dash ticks; ric ticks',
      },
    ),
    statedBand: ask('text', 'Stated grade', 'note', 'High, medium, standard; gold, silver, bronze.', {
      otherNames: ['risk grade', 'risk level'],
      formWords:
        'stated grade; risk level; risk grade; level of risk; risk grading; risk rating; risk classification; dash risk level',
      listWords:
        'risk; risk band; risk category; dash level; dash grading; dash risk grading; grading; risk assessment level',
      noMeansNothing: true,
    }),
    judgement: ask(
      'note',
      'Professional judgement',
      'note',
      'Why the risk is high whatever the score says. It may stand alone; it only ever raises.',
      {
        otherNames: ['professional judgment'],
        formWords:
          'professional judgement; professional judgment; reasons for professional judgement; professional judgement reasons; reason for professional judgement; if professional judgement please explain; why do you think this is high risk; why is this high risk; why do you believe this is high risk',
        listWords: 'professional judgement y n; prof judgement; professional judgement reason; pj',
        noMeansNothing: true,
        printed: { under: 'Professional judgement', place: 2, on: ['idva', 'transfer'] },
      },
    ),
    eventsIn12Months: ask('whole', 'Events in 12 months', 'note', 'How many incidents, reported to anybody.', {
      otherNames: ['incidents in 12 months', 'number of incidents'],
      formWords:
        'events in 12 months; incidents in 12 months; number of incidents; number of incidents in 12 months; number of incidents in the last 12 months; number of incidents in past 12 months',
      listWords:
        'no of incidents; number of incidents 12 months; no of incidents in last 12 months; incidents last 12 months; incidents in last 12 months; police incidents last 12 months',
    }),
    honourBased: ask('answer', 'Honour-based abuse suspected', 'note', 'Yes, no or don’t know.', {
      otherNames: ['hbv', 'hba'],
      formWords:
        'honour based abuse suspected; hbv; hba; honour based violence; honour based abuse; is this honour based abuse; is honour based abuse suspected; so called honour based abuse',
      listWords: 'hba y n; hbv y n; hbv fm; honour based; honour based violence y n',
    }),
    saidRepeat: ask('answer', 'Is it a repeat', 'note', 'As the referrer sees it; the workbook looks for itself.', {
      otherNames: ['repeat', 'repeat referral'],
      formHelp: 'As you see it.',
      formWords:
        'is it a repeat; marac repeat; repeat; repeat referral; is this a repeat; is this a repeat referral; repeat case; repeat marac; is this a repeat marac; is this a repeat case; repeat victim',
      listWords:
        'repeat y n; repeat yes no; repeat marac y n; repeat case y n; repeat victim y n; is repeat; marac repeat y n',
      askedBack: 'Has this victim been heard at a MARAC before?',
    }),
    lastListed: ask('note', 'Last listed', 'note', 'When or under which number, if it was heard before.', {
      otherNames: ['date last listed'],
      formWords:
        'last listed; date last listed; date of last marac; date of previous marac; date last heard at marac; if yes please provide the date listed case number|saidRepeat; if yes please provide date listed case number|saidRepeat; if yes date of last marac|saidRepeat; if yes date listed|saidRepeat; if yes when|saidRepeat; if yes please provide date|saidRepeat; if yes please give date|saidRepeat',
      listWords:
        'previous marac date; last marac date; date of last marac; previous marac; last heard; date last heard',
      noMeansNothing: true,
      scanned: false,
      printed: { under: 'Last listed', place: 8, on: ['idva', 'transfer'] },
    }),
    otherMarac: ask('note', 'Other MARAC', 'note', 'Where and when, if it was referred to another one.', {
      otherNames: ['referred to other marac'],
      formWords:
        'other marac; referred to other marac; referred to any other marac; has the victim been referred to any other marac; has the victim been referred to any other marac previously; has the victim been referred to another marac; has the victim been referred to marac in another area; referred to another marac; if yes where when|otherMarac; if yes where and when|otherMarac; if yes where|otherMarac',
      listWords: 'other marac area; heard at other marac; previous marac area',
      noMeansNothing: true,
      scanned: false,
    }),
  }),
};
