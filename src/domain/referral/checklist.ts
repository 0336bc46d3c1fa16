// The risk checklists as data. The short labels are our own words; an area that is licensed for a tool's official wording writes it into its form.
// Order and keys of the 24 follow the SafeLives Dash checklist, which asks to be acknowledged.

export const RISK_TOOL_LABELS = {
  safelivesDash24: 'Dash, 24 questions',
  safelivesDashYP: 'Dash for young people',
  safelivesDashNI: 'Dash, Northern Ireland',
  policeDash27: 'Police DASH',
  dara: 'DARA',
  daq: 'DAQ (Scotland)',
  merit: 'MeRIT',
  other: 'Another tool',
} as const;
export type RiskTool = keyof typeof RISK_TOOL_LABELS;

export type QuestionNumber =
  1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 16 | 17 | 18 | 19 | 20 | 21 | 22 | 23 | 24;

export interface Question {
  /** 1 to 24: the column q1 to q24 in which its answer stands. */
  readonly number: QuestionNumber;
  readonly key: string;
  readonly label: string;
  /** What to ask after, or what counts, for whoever fills it in. */
  readonly help: string;
}

export interface QuestionSet {
  readonly tool: RiskTool;
  readonly title: string;
  readonly acknowledgement: string;
  /** Yes answers from which risk is visibly high, or undefined for tools that are not scored by counting yes answers. */
  readonly visibleHighMin?: number;
  readonly questions: readonly Question[];
}

type Line = readonly [key: string, label: string, help: string];

const DASH24: readonly Line[] = [
  ['injury', 'Injured in the latest incident', 'What the injury is, and whether it is the first one.'],
  ['frightened', 'Very frightened', 'Whatever she or he shows or says of it.'],
  ['fears', 'Fears more injury or violence', 'What is feared, from whom, and for whom: self, children, others.'],
  ['isolated', 'Cut off from family, friends or services', 'If yes, think of honour-based abuse too, and say so.'],
  ['lowMood', 'Depressed, or has thoughts of suicide', 'The victim, not the perpetrator: that is question 22.'],
  ['separation', 'Separated, or tried to, within 12 months', 'When, and what happened then.'],
  ['contactConflict', 'Conflict over contact with children', 'What it is about.'],
  [
    'stalking',
    'Followed, watched, stalked, or contacted all the time',
    'What is done, how often, and whether it is meant to frighten.',
  ],
  ['pregnancy', 'Pregnant, or had a baby within 18 months', 'The due date if there is one.'],
  ['moreOften', 'The abuse happens more often', 'Compared with some months ago.'],
  ['worse', 'The abuse is getting worse', 'Compared with some months ago.'],
  [
    'control',
    'Is controlled, or the perpetrator is extremely jealous',
    'Who she or he may see, what to wear, phones checked.',
  ],
  ['weapons', 'A weapon or an object was used to hurt', 'What, and when.'],
  ['threatsKill', 'Threats to kill, believed or not', 'Whom: the victim, children, others.'],
  ['strangle', 'Tried to strangle, choke, suffocate or drown', 'Also when it left no mark.'],
  ['sexual', 'Sexual acts or words that hurt or distress', 'Done to whom, also pictures and messages.'],
  ['otherPersons', 'Someone else threatens, or is feared', 'Who, also the wider family.'],
  [
    'harmOthers',
    'The perpetrator has hurt other people',
    'Children, family, an older person, an earlier partner, others.',
  ],
  ['animals', 'The perpetrator has hurt an animal', 'Also the family pet.'],
  ['money', 'Money: dependence, debts, a lost job', 'Who holds the money; benefits count.'],
  [
    'substanceMH',
    'The perpetrator: drugs, alcohol or mental health within a year',
    'Which of them, and what is known.',
  ],
  ['perpSuicide', 'The perpetrator threatened or tried suicide', 'When.'],
  ['breaches', 'The perpetrator broke bail, an order or a contact agreement', 'Which one.'],
  ['police', 'The perpetrator is known to the police', 'For what: abuse in the home, sexual, other violence, other.'],
];

function numbered(lines: readonly Line[]): readonly Question[] {
  return lines.map(([key, label, help], index) => ({ number: (index + 1) as QuestionNumber, key, label, help }));
}

export const DASH: QuestionSet = {
  tool: 'safelivesDash24',
  title: 'Risk checklist: 24 questions',
  acknowledgement:
    'After the SafeLives Dash risk checklist, in our own short labels. Fill it in with the wording your agency uses.',
  visibleHighMin: 14,
  questions: numbered(DASH24),
};

const YOUNG: Readonly<Record<string, readonly [label: string, help: string]>> = {
  isolated: [
    'Cut off from family, friends, school or services',
    'Also someone who stopped going to school or college.',
  ],
  stalking: ['Followed, watched, or contacted all the time, also online', 'Phones, games and social media count.'],
  control: ['Is controlled, or the other is extremely jealous', 'Friends, clothes, passwords, where the phone is.'],
  money: ['Money or gifts: dependence, debts, pressure', 'Also who pays, and what is expected for it.'],
};

/** For young people of 13 to 17: the same 24 places, some in other words. */
export const DASH_YOUNG: QuestionSet = {
  ...DASH,
  tool: 'safelivesDashYP',
  title: 'Risk checklist for young people: 24 questions',
  acknowledgement:
    'After the SafeLives young people’s checklist, in our own short labels. Fill it in with the wording your agency uses.',
  questions: DASH.questions.map((question) => {
    const young = YOUNG[question.key];
    return young === undefined ? question : { ...question, label: young[0], help: young[1] };
  }),
};

/** Northern Ireland adds questions on children outside the 24; the 24 are the same. */
export const DASH_NI: QuestionSet = { ...DASH, tool: 'safelivesDashNI' };

export const QUESTION_SETS: readonly QuestionSet[] = [DASH, DASH_YOUNG, DASH_NI];
