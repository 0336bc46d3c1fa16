// The answer sheet of an agency on pages, in Word: the same questions as the workbook, one box for each case and each action.
import { answerPlace, type FormLayout, type FormLine, type FormPart } from '../../../domain/referral/form-layout.ts';
import type { AnswerSheetModel } from '../../../domain/papers/answer-sheet/answer-sheet-model.ts';
import { TITLES } from '../form-sheets.ts';
import {
  ACTION_ASKS,
  ACTION_REF,
  AGENCY_REF,
  CASE_ASKS,
  CASE_REF,
  MEETING_ASKS,
  MEETING_REF,
  type Asks,
} from './answer-columns.ts';

/** Every place is named so: `answers/M-AAAA22/G-AAAA22/coming`, `answers/K-AAAA22/G-AAAA22/known/yes`, `answers/A-AAAA22/status`. */
export const ANSWERS_TAG = 'answers';

/** What is printed on it beside the questions, besides the refs. */
export type AnswerPages = Pick<
  AnswerSheetModel,
  'head' | 'due' | 'coordinator' | 'meetingId' | 'agencies' | 'cases' | 'actions'
>;

const ASKED = 'Question';
const NO_CASE = 'There is no case for you this time.';
const ON_ACTION_SHEET = 'See your action sheet, under this ref.';
const NO_ACTION = 'You have no open action.';
/** So many agencies of one person stand beside each other on a page. */
const MOST_BESIDE = 3;

const FIXED_LINES: readonly string[] = [
  'Type in the boxes and tick. Leave blank what you cannot answer; nothing known is an answer too. Do not contact the victim.',
  'Fill it in with Word, or with LibreOffice 7.6 or newer: other programs can lose the boxes. Or print it and write.',
  'Write only what you choose to share, facts first, and mark what is opinion. If you cannot come, it is heard instead of you.',
];
const ABOUT_ACTIONS =
  'Completed needs the day it was done; In progress needs a new date. Not possible is for changed circumstances, Not done for everything else: both are fair answers.';

export function answerLayout(model: AnswerPages): FormLayout {
  const { head, coordinator, due, meetingId, agencies, cases, actions } = model;
  const who = [coordinator.name, coordinator.phone, coordinator.email].filter((part) => part !== '').join(', ');
  return {
    title: TITLES.answers,
    marking: head.marking,
    copyFor: head.copyFor,
    foot: [head.marac, TITLES.answers, `${head.reference}, version ${head.version}`].join(' · '),
    lines: [
      `${head.marac}, ${head.meeting}. For ${head.copyFor}.`,
      `Please send it back by ${due} the way it came. Questions: ${who}.`,
      ...FIXED_LINES,
      ...(cases.length === 0 ? [NO_CASE] : []),
      actions.length === 0 ? NO_ACTION : ABOUT_ACTIONS,
    ],
    parts: [
      ...meetingParts(meetingId, agencies),
      ...cases.map(casePart),
      ...actions.map((action, index) => actionPart(action, index, actions.length)),
    ],
  };
}

function meetingParts(meetingId: string, agencies: AnswerSheetModel['agencies']): readonly FormPart[] {
  return Array.from({ length: Math.ceil(agencies.length / MOST_BESIDE) }, (_, page) => {
    const some = agencies.slice(page * MOST_BESIDE, (page + 1) * MOST_BESIDE);
    const share = Math.floor(66 / some.length);
    const refs = `${AGENCY_REF} ${some.map((agency) => agency.id).join(', ')}`;
    return {
      heading: 'Who comes, and your records',
      help: `${MEETING_REF} ${meetingId}. ${refs}.`,
      key: refs,
      widths: [100 - share * some.length, ...some.map(() => share)],
      head: [ASKED, ...some.map((agency) => agency.name)],
      rows: Object.entries(MEETING_ASKS).map(([field, asked]) => ({
        label: asked.heading,
        help: helpOf(asked),
        needed: false,
        cells: some.map((agency) =>
          answerPlace(`${ANSWERS_TAG}/${meetingId}/${agency.id}/${field}`, asked.heading, asked.column),
        ),
      })),
    };
  });
}

function casePart({ ref, number, agencyId, agency, name, birth }: AnswerSheetModel['cases'][number]): FormPart {
  const refs = `${CASE_REF} ${ref}. ${AGENCY_REF} ${agencyId}.`;
  return {
    heading: `Case ${number}: ${[name, birth].filter((one) => one !== '').join(', ')}`,
    help: `For ${agency}. ${refs}`,
    key: refs,
    widths: [34, 66],
    head: [ASKED, 'Answer'],
    together: true,
    rows: linesOf(CASE_ASKS, `${ANSWERS_TAG}/${ref}/${agencyId}`),
  };
}

function actionPart(action: AnswerSheetModel['actions'][number], index: number, of: number): FormPart {
  const given = {
    Action: action.text === '' ? ON_ACTION_SHEET : action.text,
    Due: action.due,
    'Status now': action.status,
  };
  return {
    heading: `Action ${index + 1} of ${of}`,
    key: `${ACTION_REF} ${action.actionRef}`,
    help: `For ${action.agency}. ${ACTION_REF} ${action.actionRef}.${action.ref === '' ? '' : ` ${CASE_REF} ${action.ref}.`}`,
    widths: [34, 66],
    head: [ASKED, 'Answer'],
    together: true,
    rows: [
      ...Object.entries(given).map(([label, words]) => ({ label, help: '', needed: false, cells: [{ words }] })),
      ...linesOf(ACTION_ASKS, `${ANSWERS_TAG}/${action.actionRef}`),
    ],
  };
}

function linesOf(asks: Asks, tag: string): readonly FormLine[] {
  return Object.entries(asks).map(([field, asked]) => ({
    label: asked.heading,
    help: helpOf(asked),
    needed: false,
    cells: [answerPlace(`${tag}/${field}`, asked.heading, asked.column)],
  }));
}

/** What can be chosen, for whoever writes by hand. */
function helpOf({ column }: Asks[string]): string {
  return column.kind === 'choice' ? `${Object.values(column.choices ?? {}).join('; ')}.` : '';
}

/** What is printed in the file of any agency and any meeting: its words differ, and how they begin and end does not. */
export const PRINTED_ON_ANSWERS: readonly RegExp[] = [
  /^.+, .+\. For .+\.$/,
  /^Please send it back by .+ the way it came\. Questions: .*\.$/,
  /^Case \d+: .+$/,
  /^Action \d+ of \d+$/,
  /^For .+\. (Case|Action) ref [A-Z]{1,2}-[0-9A-Z]{4,10}\.( (Agency|Case) ref [A-Z]{1,2}-[0-9A-Z]{4,10}\.)?$/,
  new RegExp(`^.+ · ${TITLES.answers} · \\S+, version \\d+\\s*Page\\s+of\\s*$`),
  /^\S[^.]*\s+Copy for .+$/,
  new RegExp(`^(${NO_CASE}|${NO_ACTION}|${ABOUT_ACTIONS})$`),
];

/** The refs of a line under a heading, from which a place is known whose name a program took off. */
export function refsOf(line: string): {
  readonly meeting?: string;
  readonly case?: string;
  readonly action?: string;
  readonly agencies: readonly string[];
} {
  const after = (words: string): string | undefined =>
    new RegExp(`\\b${words} ([A-Z]{1,2}-[0-9A-Z]{4,10})\\b`).exec(line)?.[1];
  const [meeting, about, action] = [after(MEETING_REF), after(CASE_REF), after(ACTION_REF)];
  const agencies =
    new RegExp(`\\b${AGENCY_REF} ((?:[A-Z]{1,2}-[0-9A-Z]{4,10}(?:, )?)+)`).exec(line)?.[1]?.split(', ') ?? [];
  return {
    agencies,
    ...(meeting === undefined ? {} : { meeting }),
    ...(action === undefined ? (about === undefined ? {} : { case: about }) : { action }),
  };
}
