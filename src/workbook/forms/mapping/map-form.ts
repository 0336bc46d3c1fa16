// A form's questions and answers as columns of Referrals: what is known goes to its column, everything else that was filled in is named. Nothing is guessed.
import type { Coverage } from '../reading/coverage.ts';
import type { FormEntry } from '../reading/form-entry.ts';
import { textOf, type Token } from '../reading/page-lines.ts';
import { inkOf, type FormPage } from '../../../domain/referral/form-page.ts';
import { readContent } from '../reading/page-content.ts';
import { TABLE } from '../../tables/all-tables.ts';
import type { Column } from '../../tables/table.ts';
import { readAnswer, type AnswerRead } from './form-answers.ts';
import { openFilling, type Filled } from './fill-columns.ts';
import { findTargets, openPlaces } from './answer-targets.ts';
import { knownWords, type KnownWords, type LearntLabel } from '../labels/known-words.ts';
import { NEEDED } from '../referral/referral-questions.ts';
import { followRuns, type Asked } from './question-party.ts';
import { partyOfField } from './field-party.ts';
import type { Written } from '../../tables/write-cell.ts';

export interface TakenAnswer {
  readonly label: string;
  readonly place: string;
  readonly field: string;
  readonly column: string;
  readonly shown: string;
  /** Worth a look though it was taken. */
  readonly look?: string;
}

export interface LeftAnswer {
  /** As printed on the form; '' for words that stand under no question. */
  readonly label: string;
  readonly section: string;
  readonly place: string;
  /** A sentence without what was filled in. */
  readonly why: string;
  readonly text: string;
}

export interface ReadForm {
  readonly values: Readonly<Record<string, Written>>;
  readonly taken: readonly TakenAnswer[];
  /** Filled in and not taken. */
  readonly left: readonly LeftAnswer[];
  /** Words that seem to be the form's own and are not known to be. */
  readonly other: readonly { readonly place: string; readonly text: string }[];
  /** Columns that matter and were left blank. */
  readonly blank: readonly string[];
  /** How many questions of the form are known, answered or not. */
  readonly known: number;
  /** Every known question of the form, folded, with its section: two forms of one layout have the same. */
  readonly layout: readonly string[];
}

const COLUMNS = TABLE.referrals.columns as Readonly<Record<string, Column>>;

export function mapForm(page: FormPage, learnt: readonly LearntLabel[] = []): ReadForm {
  const words = knownWords(learnt);
  const { entries, coverage } = readContent(page, words);
  const asked = followRuns(entries, words, partyOfField);
  const { filled, left } = fillIn(asked, words, coverage);
  for (const taken of filled.taken) coverage.coverTokens(taken.used, 'taken');
  for (const { entry, at, why, text, used } of filled.left) {
    coverage.coverTokens([...used, ...entry.labelTokens], 'named');
    left.push({ ...leftOf(entry, why, text), at });
  }
  const inOrder = left.toSorted((a, b) => a.at - b.at).map(({ at: _at, ...one }) => one);
  return {
    values: filled.values,
    taken: filled.taken.flatMap((taken) =>
      taken.fields.map((field) => takenOf(taken.entry, field, filled.values[field], taken.look)),
    ),
    left: [
      ...inOrder,
      ...coverage.rest(page.blocks).map((one) => apart(one.place, 'words that stand under no question', one.text)),
      ...page.asides.map((aside) => apart(aside.place, ASIDES[aside.what], aside.text)),
    ],
    other: coverage.those(page.blocks, 'unknown'),
    blank: [...NEEDED]
      .filter((field) => filled.values[field] === undefined)
      .map((field) => COLUMNS[field]?.header ?? field),
    known: asked.filter((one) => one.meanings.length > 0).length,
    layout: layoutOf(entries, words),
  };
}

interface FilledIn {
  readonly filled: Filled;
  readonly left: (LeftAnswer & { readonly at: number })[];
}

function fillIn(asked: readonly Asked[], words: KnownWords, coverage: Coverage): FilledIn {
  const filling = openFilling();
  const left: FilledIn['left'] = [];
  const places = openPlaces(asked);
  for (const [at, one] of asked.entries()) {
    const { entry } = one;
    const answer = readAnswer(entry.answer, words);
    const leave = (why: string, tokens: readonly Token[], text = textOf(tokens).trim()): void => {
      coverage.coverTokens([...tokens, ...entry.labelTokens], 'named');
      left.push({ ...leftOf(entry, why, text), at });
    };
    coverPrinted(entry, answer, words, coverage);
    if (entry.doubt !== undefined) {
      leave(entry.doubt, entry.answer);
      continue;
    }
    if (answer.beside.length > 0) leave('words beside the answer', answer.beside);
    if (answer.text === '') continue;
    const targets = findTargets(one, places, words);
    if (targets.why !== undefined || answer.doubt !== undefined)
      leave(answer.doubt ?? targets.why ?? '', answer.used, answer.text);
    else filling.offer({ at, entry, answer, fields: targets.fields });
  }
  return { filled: filling.end(), left };
}

function apart(place: string, why: string, text: string): LeftAnswer {
  return { label: '', section: '', place, why, text };
}

/** Boxes, and captions that are usual answers, are the form's own; other captions seem to be. */
function coverPrinted(entry: FormEntry, answer: AnswerRead, words: KnownWords, coverage: Coverage): void {
  coverage.coverTokens(
    entry.answer.filter((token) => token.kind === 'box'),
    'label',
  );
  for (const token of answer.printed) {
    const text = token.kind === 'box' ? '' : token.text.trim();
    const isUsual =
      words.optionAt(text, 'start')?.length === text.length || words.isLabel(text) || /^[/|,;.\s]*$/.test(text);
    coverage.coverTokens([token], isUsual || PRINTED.test(text) ? 'label' : 'unknown');
  }
}

/** "Y / N": nothing but usual answers. */
const PRINTED =
  /^(y(es)?|n(o)?|d\/?k|n\/?k|n\/?a|m|f)?(\s*[/|]\s*(y(es)?|n(o)?|d\/?k|n\/?k|n\/?a|don.t know|not known|m|f)?)+$/i;

const ASIDES = {
  comment: 'a comment on the form',
  footnote: 'a note at the foot of the form',
  'struck out': 'taken out under tracked changes: ask which holds',
  picture: 'a picture; nothing can be read from it',
  embedded: 'something within the form that is not read: open the form and look',
  hidden: 'hidden on the form',
} as const;

function leftOf(entry: FormEntry, why: string, text: string): LeftAnswer {
  return { label: entry.label, section: entry.section.words, place: entry.place, why, text };
}

function takenOf(entry: FormEntry, field: string, value: Written, look: string | undefined): TakenAnswer {
  const shown = value === undefined ? '' : typeof value === 'object' ? value.join('; ') : String(value);
  return {
    label: entry.label,
    place: entry.place,
    field,
    column: COLUMNS[field]?.header ?? field,
    shown,
    ...(look === undefined ? {} : { look }),
  };
}

function layoutOf(entries: readonly FormEntry[], words: KnownWords): readonly string[] {
  return [
    ...new Set(
      entries.flatMap((entry) =>
        inkOf(entry.label) > 0 && words.isLabel(entry.label)
          ? [`${entry.section.party ?? ''}|${entry.label.toLowerCase().replace(/\s+/g, ' ')}`]
          : [],
      ),
    ),
  ].toSorted((a, b) => (a < b ? -1 : 1));
}
