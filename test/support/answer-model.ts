// An answer sheet of two agencies, two cases and two actions, and answers to it drawn at random. All made up.
import type { AnswerSheetModel } from '../../src/domain/papers/answer-sheet/answer-sheet-model.ts';
import {
  ACTION_ASKS,
  ACTION_REF,
  AGENCY_REF,
  CASE_ASKS,
  CASE_REF,
  MEETING_ASKS,
  type Asks,
} from '../../src/workbook/forms/answer-sheet/answer-columns.ts';
import { openDice } from '../prove/forms/dice.ts';
import { fillWordForm } from './fill-word-form.ts';
import { randomAnswer, typedInWord, type RandomAnswer } from './random-answers.ts';
import { AGENCY, MEETING } from './small-marac.ts';

const AGENCIES = [
  { id: AGENCY.housing, name: 'Test Housing' },
  { id: AGENCY.police, name: 'Test Police' },
];
const CASES = ['K-222222', 'K-333333'].flatMap((ref, index) =>
  AGENCIES.map(({ id, name }) => ({
    ref,
    number: index + 1,
    agencyId: id,
    agency: name,
    name: 'Zoë Field',
    birth: '',
  })),
);
export const MODEL: AnswerSheetModel = {
  head: {
    marac: 'Ealing MARAC',
    meeting: 'Tuesday 9 March 2027, 09:30',
    copyFor: 'Test Housing',
    reference: 'P-7KQ2MX',
    version: 1,
    madeOn: 'Wednesday 24 February 2027',
    marking: 'OFFICIAL-SENSITIVE',
  },
  meetingId: MEETING,
  due: 'Thursday 4 March 2027, 12:00',
  coordinator: { name: 'Lee Marsh', phone: '020 7946 0000', email: 'lee@example.org' },
  agencies: AGENCIES,
  cases: CASES,
  actions: ['A-222222', 'A-333333'].map((actionRef) => ({
    ref: 'K-444444',
    actionRef,
    agency: 'Test Housing',
    text: 'Fit new locks.\nTell the IDVA.',
    due: '2 March',
    status: 'Open',
  })),
};
export const ASKED = {
  meeting: MEETING,
  agencies: AGENCIES.map((agency) => agency.id),
  cases: CASES.map(({ ref, agencyId }) => ({ caseRef: ref, agency: agencyId })),
  actions: MODEL.actions.map((action) => action.actionRef),
};
export const NAMES = AGENCIES.map((agency) => agency.name);

export interface Row {
  readonly tab: string;
  readonly refs: Readonly<Record<string, string>>;
  readonly tag: string;
  readonly asks: Asks;
}
export const ROWS: readonly Row[] = [
  ...AGENCIES.map(({ id }) => ({
    tab: 'Meeting',
    refs: { [AGENCY_REF]: id },
    tag: `${MEETING}/${id}`,
    asks: MEETING_ASKS,
  })),
  ...CASES.map(({ ref, agencyId }) => ({
    tab: 'Cases',
    refs: { [CASE_REF]: ref, [AGENCY_REF]: agencyId },
    tag: `${ref}/${agencyId}`,
    asks: CASE_ASKS,
  })),
  ...MODEL.actions.map(({ actionRef }) => ({
    tab: 'Actions',
    refs: { [ACTION_REF]: actionRef },
    tag: actionRef,
    asks: ACTION_ASKS,
  })),
];

export type Answers = ReadonlyMap<string, RandomAnswer>;
export function drawn(seed: number): Answers {
  const dice = openDice(seed);
  return new Map(
    ROWS.flatMap(({ tag, asks }) =>
      Object.entries(asks).flatMap(([field, { column }]) => {
        const answer = randomAnswer(dice, column);
        // A cell of a workbook holds one answer, so two ticks have no like there.
        return answer === undefined || ('ticks' in answer && answer.ticks.length > 1)
          ? []
          : [[`${tag}/${field}`, answer] as const];
      }),
    ),
  );
}

export function fillSheet(word: Uint8Array, answers: Answers): Buffer {
  const typed = [...answers].flatMap(([tag, answer]) => Object.entries(typedInWord(`answers/${tag}`, answer)));
  return fillWordForm(word, Object.fromEntries(typed));
}
