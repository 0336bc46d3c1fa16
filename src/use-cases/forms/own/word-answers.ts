// A returned answer sheet in Word, as the rows of its workbook.
import { lineOf, paragraphsIn } from '../../../documents/forms/minute-places.ts';
import type { FormLayout } from '../../../domain/referral/form-layout.ts';
import type { FormPage } from '../../../domain/referral/form-page.ts';
import { foldText } from '../../../domain/text/fold.ts';
import {
  ACTION_ASKS,
  ACTION_REF,
  AGENCY_REF,
  CASE_ASKS,
  CASE_REF,
  MEETING_ASKS,
  MEETING_REF,
  type Asks,
} from '../../../workbook/forms/answer-sheet/answer-columns.ts';
import { answerLayout, ANSWERS_TAG, PRINTED_ON_ANSWERS } from '../../../workbook/forms/answer-sheet/answer-layout.ts';
import type { FormRow } from '../../../workbook/forms/form-sheets.ts';
import { refsOn, type Refs } from './refs-on-answers.ts';
import type { OwnWordForm } from './own-word-form.ts';
import { readLayout } from './read-layout.ts';
import { describeOutsidePlaces } from './word-notes.ts';
import { cellsOf, rowOf } from './word-rows.ts';

const ANSWERS = 'Answer sheet';

/** `printed`: the sheet as it was made, each version that is kept; `agencies`: names that may be printed on it. */
export function readAnswers(page: FormPage, printed: readonly FormPage[], agencies: readonly string[]): OwnWordForm {
  const refs = refsOn(page);
  const layout = layoutOf(refs);
  const read = readLayout(page, layout, printedOn(page, printed, agencies));
  const table = (
    ref: string,
    asks: Asks,
    rows: readonly { readonly first: readonly string[]; readonly tag: string; readonly place: string }[],
    also: readonly string[] = [],
  ): readonly FormRow[] => [
    { row: 1, cells: cellsOf([ref, ...also, ...Object.values(asks).map((one) => one.heading)]) },
    ...rows.map(({ first, tag, place }, index) =>
      rowOf(
        read,
        Object.keys(asks).map((field) => `${tag}/${field}`),
        { row: index + 2, place, from: first.length, first },
      ),
    ),
  ];
  const sheets = [
    {
      name: 'Meeting',
      rows: [
        ...table(
          AGENCY_REF,
          MEETING_ASKS,
          refs.agencies.map((id) => ({
            // The foot of the sheet has the ref of the meeting in the second column.
            first: [id, ''],
            tag: `${ANSWERS_TAG}/${refs.meeting}/${id}`,
            place: `Who comes, ${id}`,
          })),
          ['Agency'],
        ),
        { row: refs.agencies.length + 3, cells: cellsOf([MEETING_REF, refs.meeting]) },
      ],
    },
    {
      name: 'Cases',
      rows: table(
        CASE_REF,
        CASE_ASKS,
        refs.cases.map(({ ref, agencyId, number }) => ({
          first: [ref, agencyId],
          tag: `${ANSWERS_TAG}/${ref}/${agencyId}`,
          place: `Case ${number}`,
        })),
        [AGENCY_REF],
      ),
    },
    {
      name: 'Actions',
      rows: table(
        ACTION_REF,
        ACTION_ASKS,
        refs.actions.map((ref, index) => ({
          first: [ref],
          tag: `${ANSWERS_TAG}/${ref}`,
          place: `Action ${index + 1}`,
        })),
      ),
    },
  ];
  return { kind: 'answers', sheets, problems: describeOutsidePlaces(ANSWERS, page, layout, read) };
}

/** The places of such a sheet; what was printed beside them is not known. */
function layoutOf(refs: Refs): FormLayout {
  return answerLayout({
    head: { marac: '', meeting: '', copyFor: '', reference: '', version: 1, madeOn: '', marking: '' },
    due: '',
    coordinator: { name: '', phone: '', email: '' },
    meetingId: refs.meeting,
    agencies: refs.agencies.map((id) => ({ id, name: '' })),
    cases: refs.cases.map((one) => ({ ...one, agency: '', name: '', birth: '' })),
    actions: refs.actions.map((actionRef) => ({ ref: '', actionRef, agency: '', text: '', due: '', status: '' })),
  });
}

/** The sheet as it was made says what was printed; without it, how the maker's lines begin and end, and what stands in the rows that are given. */
function printedOn(
  page: FormPage,
  printed: readonly FormPage[],
  agencies: readonly string[],
): (line: string) => boolean {
  if (printed.length > 0) {
    const lines = new Set(
      printed.flatMap((one) => paragraphsIn(one.blocks).map((paragraph) => foldText(lineOf(paragraph)))),
    );
    return (line) => lines.has(foldText(line));
  }
  const given = new Set(
    [
      ...agencies,
      ...page.blocks.flatMap((block) =>
        block.kind === 'paragraph'
          ? []
          : block.rows.flatMap((row) => {
              const [first = '', ...rest] = row.map((cell) => paragraphsIn(cell.blocks).map(lineOf).join('\n'));
              return ['Action', 'Due', 'Status now'].includes(first.trim())
                ? rest.flatMap((cell) => cell.split('\n'))
                : [];
            }),
      ),
    ].map(foldText),
  );
  return (line) => given.has(foldText(line)) || PRINTED_ON_ANSWERS.some((pattern) => pattern.test(line));
}
