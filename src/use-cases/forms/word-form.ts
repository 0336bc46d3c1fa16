// Turns an area's own form into a referral: what was read into which column, what was filled in but not taken, and which important questions are
// blank.
import { foldText } from '../../domain/text/fold.ts';
import type { LocalTime } from '../../domain/time/day.ts';
import { linesOf, textOf } from '../../workbook/forms/reading/page-lines.ts';
import { EMPTY, inkOf, piecesOf, TICKED, type FormPage } from '../../domain/referral/form-page.ts';
import { problemId, type Problem } from '../../domain/text/problem.ts';
import { refuse, succeed, type Result } from '../../domain/text/result.ts';
import { knownWords, type LearntLabel } from '../../workbook/forms/labels/known-words.ts';
import { mapForm, type LeftAnswer, type ReadForm } from '../../workbook/forms/mapping/map-form.ts';
import { showForm } from './show-form.ts';
import { inboxProblem, referralRow, type Taken } from '../inbox/taken.ts';
import type { Arrived } from '../inbox/arrived.ts';
import type { Reading } from '../../jobs/reading/reading.ts';

/** A page as a referral. Refused if it is no referral form; a person is asked first if it does not say for certain who the victim is. */
export function referralOfPage(
  reading: Reading,
  file: Arrived,
  page: FormPage,
  {
    now,
    learnt,
    channel,
  }: { readonly now: LocalTime; readonly learnt: readonly LearntLabel[]; readonly channel: 'docx' | 'xlsx' },
): Result<Taken> {
  if (isTooLong(page)) return refuse(inboxProblem('form.too-long', TOO_LONG));
  const form = mapForm(page, learnt);
  const problems = problemsOf(form, learnt);
  if (Object.keys(form.values).length === 0) return refuse(noForm(form), ...problems);
  const shows = showForm(form);
  const taken = referralRow(
    reading,
    file,
    { values: form.values, problems, heads: headsOf(page), channel, shows },
    now,
  );
  if (taken.ask !== undefined || file.believed !== undefined || isCertain(form)) return succeed(taken);
  return succeed({ ...taken, ask: { what: 'form', maracs: [taken.marac], shows } });
}

const MOST_PIECES = 5000;
export const TOO_LONG =
  'The document is longer than any form: nothing was read from it. Read it yourself and type what it says on Referrals, or ask for the form without what was put into it.';

/** Limits the work, so that a book in the inbox does not delay a job. */
export function isTooLong(page: FormPage, most = MOST_PIECES): boolean {
  let count = 0;
  for (const { piece } of piecesOf(page.blocks)) {
    count += 1 + piece.text.length / 2000 + (piece.text.match(SIGNS)?.length ?? 0);
    if (count > most) return true;
  }
  return false;
}

const SIGNS = new RegExp(`[${TICKED}${EMPTY}\\n]`, 'gu');

/** Whether a person must check first: the form must say who the victim is. */
function isCertain(form: ReadForm): boolean {
  return form.values['surname'] !== undefined || form.values['forenames'] !== undefined;
}

function noForm(form: ReadForm): Problem {
  if (form.known > 2 && form.left.length === 0)
    return inboxProblem(
      'form.empty',
      'No answer stands on this form. Ask whoever sent it for the one that was filled in, and put that into inbox.',
    );
  return inboxProblem(
    'form.no-controls',
    'This is an ordinary document, or a form whose questions are not known: none of its answers is one of Referrals. Read it yourself and type what it says on Referrals. `marac import FILE --map "Their question=Our column"` teaches what an area’s own form calls things.',
  );
}

/** What was filled in but not taken, and what is worth checking: each is a place of the note, with its words. */
function problemsOf(form: ReadForm, learnt: readonly LearntLabel[]): readonly Problem[] {
  const words = knownWords(learnt);
  const values = typedWords(form);
  const left = form.left.map((answer, index) =>
    problem('form.left', index, `${nameOf(answer, words.isLabel(answer.label), values)}${placeOf(answer)}`, {
      sentence: `Filled in and not taken in: ${answer.why}. Type it where it belongs.`,
      shown: answer.label === '' ? answer.text : `${answer.label}: ${answer.text}`,
    }),
  );
  const looks = new Map(
    form.taken.flatMap((one) => (one.look === undefined ? [] : [[`${one.label}/${one.place}`, one] as const])),
  );
  return [
    ...left,
    ...[...looks.values()].map((answer, index) =>
      problem('form.look', index, `"${answer.label}" (${answer.place})`, {
        sentence: `Taken in, and worth a look: ${answer.look ?? ''}.`,
      }),
    ),
  ];
}

function problem(
  code: string,
  index: number,
  place: string,
  more: { readonly sentence: string; readonly shown?: string },
): Problem {
  return { id: problemId(code, 'form', String(index + 1)), code, size: 'row', place, ...more };
}

function placeOf({ place }: LeftAnswer): string {
  return `(${place})`;
}

/** Long words that somebody typed on the form. A question that contains one may be an answer, so Today does not show it. */
function typedWords(form: ReadForm): ReadonlySet<string> {
  const texts = [...form.taken.map((answer) => answer.shown), ...form.left.map((answer) => answer.text)];
  return new Set(
    texts
      .flatMap((text) => foldText(text).split(' '))
      .filter((word) => word.length > 3 && !/^(yes|not|known|dont|know|box|none)$/.test(word)),
  );
}

/** The question in its words, if these are, as far as can be known, the form's own. */
function nameOf({ label }: LeftAnswer, isKnown: boolean, typed: ReadonlySet<string>): string {
  if (label === '') return 'words ';
  const isHarmless =
    label.length <= 120 &&
    !label.includes('\n') &&
    !/\d{3}|@/.test(label) &&
    !foldText(label)
      .split(' ')
      .some((word) => typed.has(word));
  return isKnown || isHarmless ? `"${label.replace(/\s+/g, ' ')}" ` : 'a question ';
}

const MOST_HEADS = 6;

/** The lines at the top, which may name the MARAC. */
function headsOf(page: FormPage): readonly string[] {
  return linesOf(page.blocks.slice(0, 12))
    .map((line) => textOf(line.tokens).trim())
    .filter((text) => inkOf(text) > 0)
    .slice(0, MOST_HEADS);
}
