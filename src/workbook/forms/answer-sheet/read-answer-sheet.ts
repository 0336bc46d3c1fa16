// Takes a returned answer sheet back into answers: who comes, research, action updates, flags. Only what this agency was asked is heard.
import type { ActionFields, FlagFields } from '../../../domain/actions/action.ts';
import { BLANK, cellText } from '../../../domain/cells/cell.ts';
import type { ClockTime } from '../../../domain/time/day.ts';
import { foldText } from '../../../domain/text/fold.ts';
import type { ResearchFields } from '../../../domain/meeting/listing.ts';
import type { Problem } from '../../../domain/text/problem.ts';
import { refuse, succeed, type Result } from '../../../domain/text/result.ts';
import {
  ACTION_ASKS,
  ACTION_REF,
  AGENCY_REF,
  CASE_ASKS,
  CASE_REF,
  fieldsTo,
  headingsWanted,
  MEETING_ASKS,
  MEETING_REF,
  type Asks,
  type COMING,
} from './answer-columns.ts';
import { answerStrays } from './answer-strays.ts';
import {
  findTable,
  formProblem,
  readAnswer,
  spotAt,
  spotProblem,
  type FormSheet,
  type FoundTable,
  type Spot,
} from '../form-sheets.ts';
import type { Fault, Value } from '../../../domain/cells/cell-read.ts';

const FORM = 'Answer sheet';

/** What was sent to this agency: answers about anything else are not heard. */
export interface Asked {
  readonly meeting: string;
  readonly agencies: readonly string[];
  /** Case ref and agency of every row. */
  readonly cases: readonly { readonly caseRef: string; readonly agency: string }[];
  readonly actions: readonly string[];
}

export interface Availability {
  readonly agency: string;
  readonly coming?: keyof typeof COMING;
  readonly personName?: string;
  readonly canComeFrom?: ClockTime;
  readonly canComeTo?: ClockTime;
}

export interface ReturnedAnswers {
  readonly meeting: string;
  readonly availability: readonly Availability[];
  readonly flags: readonly Omit<FlagFields, 'meeting'>[];
  readonly research: readonly Omit<ResearchFields, 'meeting'>[];
  readonly actions: readonly ({ readonly id: string } & Pick<
    ActionFields,
    'status' | 'answer' | 'doneOn' | 'newDate'
  >)[];
  /** Cells that could not be read or contradict each other, each named; the other answers stand. */
  readonly problems: readonly Problem[];
}

/** The answers of a returned sheet; refused when it is not whole, or belongs to another meeting. */
export function readAnswerSheet(sheets: readonly FormSheet[], asked: Asked): Result<ReturnedAnswers> {
  const find = (asks: Asks, refs: Readonly<Record<string, string>>): ReturnType<typeof findTable> => {
    const { needed, more } = headingsWanted(asks);
    return findTable(sheets, { ...needed, ...refs }, more);
  };
  const meetings = find(MEETING_ASKS, { ref: AGENCY_REF });
  const cases = find(CASE_ASKS, { ref: CASE_REF, agency: AGENCY_REF });
  const actions = find(ACTION_ASKS, { ref: ACTION_REF });
  const problems: Problem[] = [];
  for (const table of [meetings, cases, actions]) if ('missing' in table) problems.push(...table.missing.map(missing));
  const meeting = findMeeting(sheets);
  if (meeting === undefined) problems.push(missing(MEETING_REF));
  else if (meeting !== asked.meeting)
    problems.push(
      formProblem(
        FORM,
        'form.other-meeting',
        'This sheet belongs to another meeting. Look whether it came too late, or was the wrong file.',
        MEETING_REF,
      ),
    );
  if ('missing' in meetings || 'missing' in cases || 'missing' in actions || problems.length > 0)
    return refuse(...problems);
  const found: Problem[] = [];
  const mayAnswer = new Set(asked.cases.map((caseRow) => `${caseRow.caseRef}/${caseRow.agency}`));
  const perAgency = readRows(meetings, MEETING_ASKS, found, (key) => asked.agencies.includes(key('ref')));
  const perCase = readRows(cases, CASE_ASKS, found, (key) => mayAnswer.has(`${key('ref')}/${key('agency')}`));
  const perAction = readRows(actions, ACTION_ASKS, found, (key) => asked.actions.includes(key('ref')));
  const answers = {
    meeting: asked.meeting,
    availability: perAgency.flatMap((row) => partOf(row, ['together', 'attendance'])),
    flags: perAgency.flatMap((row) => partOf(row, ['flags'])),
    research: perCase.map((row) => ({ caseRef: row.key('ref'), agency: row.key('agency'), ...row.values })),
    actions: perAction.map((row) => ({ id: row.key('ref'), ...row.values })),
  };
  return succeed({
    ...answers,
    problems: [
      ...found,
      ...perCase.flatMap(caseDoubts),
      ...perAction.flatMap(actionDoubts),
      ...answerStrays(FORM, sheets, [
        { table: meetings, asks: Object.keys(MEETING_ASKS) },
        { table: cases, asks: Object.keys(CASE_ASKS) },
        { table: actions, asks: Object.keys(ACTION_ASKS) },
      ]),
    ],
  });
}

function missing(heading: string): Problem {
  return formProblem(
    FORM,
    'form.heading-missing',
    'This heading is no longer on the sheet. Ask for it to be filled in on the sheet as it was sent.',
    heading,
  );
}

function findMeeting(sheets: readonly FormSheet[]): string | undefined {
  for (const sheet of sheets)
    for (const row of sheet.rows)
      if (foldText(cellText(row.cells.get('A') ?? BLANK)) === foldText(MEETING_REF))
        return cellText(row.cells.get('B') ?? BLANK).trim();
  return undefined;
}

interface AnsweredRow {
  readonly values: Readonly<Record<string, Value>>;
  key(field: string): string;
  doubt(field: string, code: string, sentence: string): Problem;
}

/** The rows that say anything, without those that were never asked. */
function readRows(
  table: FoundTable,
  asks: Asks,
  problems: Problem[],
  wasAsked: (key: (field: string) => string) => boolean,
): readonly AnsweredRow[] {
  const rows: AnsweredRow[] = [];
  const seen = new Set<string>();
  for (const row of table.rows) {
    const spot = (field: string) => spotAt(table.sheet, row, table.columns.get(field) ?? '');
    const key = (field: string): string => cellText(spot(field).cell).trim();
    const values: Record<string, Value> = {};
    const faults: Problem[] = [];
    for (const [field, { heading, column }] of Object.entries(asks)) {
      const read = readAnswer(row, spot(field), column);
      if (!read.ok) faults.push(spotProblem(FORM, spot(field), heading, read.fault));
      else if (read.value !== undefined) values[field] = read.value;
    }
    if (faults.length === 0 && Object.keys(values).length === 0) continue;
    const name = `${key('ref')}/${key('agency')}`;
    // Past the table stands the foot of the sheet, which has no answer cells.
    const whole = (fault: Fault): Problem => ({
      ...spotProblem(FORM, spot('ref'), 'Ref', fault),
      shown: answersOn(spot, asks),
    });
    if (!wasAsked(key)) problems.push(whole(NOT_ASKED));
    else if (seen.has(name)) problems.push(whole(TWICE));
    else {
      problems.push(...faults);
      const doubt = (field: string, code: string, sentence: string): Problem =>
        spotProblem(FORM, spot(field), asks[field]?.heading ?? field, { code, sentence }, 'note');
      // Nothing but cells that cannot be read is no answer yet: it is asked for again.
      if (Object.keys(values).length > 0) rows.push({ values, key, doubt });
    }
    seen.add(name);
  }
  return rows;
}

/** What a row that is not heard says, answer by answer. */
function answersOn(spot: (field: string) => Spot, asks: Asks): string {
  const said = Object.entries(asks).map(
    ([field, { heading }]) => [heading, cellText(spot(field).cell).trim()] as const,
  );
  return said.flatMap(([heading, text]) => (text === '' ? [] : [`${heading}: ${text}`])).join('\n');
}

const NOT_ASKED = {
  code: 'form.not-asked',
  sentence: 'This agency was not asked about this row, so its answer is not taken in. Ring and ask what is meant.',
};
const TWICE = {
  code: 'form.answered-twice',
  sentence: 'The sheet answers for this row twice; the first answer was taken. Ring and ask which is meant.',
};

/** What the row says that goes to those tabs; nothing where it says nothing of it. */
function partOf(
  row: AnsweredRow,
  to: readonly Parameters<typeof fieldsTo>[0][],
): readonly { readonly agency: string }[] {
  const fields = to.flatMap((one) => fieldsTo(one, MEETING_ASKS));
  const said = Object.entries(row.values).filter(([field]) => fields.includes(field));
  return said.length === 0 ? [] : [{ agency: row.key('ref'), ...Object.fromEntries(said) }];
}

function caseDoubts(row: AnsweredRow): readonly Problem[] {
  const { nil, known, shared } = row.values;
  if (nil === true && (known === 'yes' || shared !== undefined))
    return [
      row.doubt(
        'nil',
        'form.nil-and-known',
        'It says that nothing was found, and also that something is known. Ring and ask which is meant.',
      ),
    ];
  return [];
}

function actionDoubts(row: AnsweredRow): readonly Problem[] {
  const { status, doneOn, newDate } = row.values;
  if (status === 'completed' && doneOn === undefined)
    return [row.doubt('doneOn', 'form.done-when', 'Completed needs the day it was done; until then it is chased.')];
  if (status === 'inProgress' && newDate === undefined)
    return [row.doubt('newDate', 'form.new-date', 'In progress needs a new date; until then it is chased.')];
  if (status === undefined)
    return [
      row.doubt(
        'status',
        'form.no-status',
        'Something was written and no answer chosen from the list. Ring and ask which is meant.',
      ),
    ];
  return [];
}
