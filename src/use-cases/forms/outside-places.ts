// What was written on a minute form outside its places is not part of any row. It is named with its label and place; only the note repeats the words.
import { wordsOutside, type Beside } from '../../documents/forms/beside-places.ts';
import type { NamedControl } from '../../documents/forms/word-controls.ts';
import type { MaracFacts } from '../../domain/plan/facts.ts';
import { foldText } from '../../domain/text/fold.ts';
import type { FormPage, FormParagraph } from '../../domain/referral/form-page.ts';
import { problemId, type Problem } from '../../domain/text/problem.ts';

export function describeOutside(
  marac: MaracFacts,
  page: FormPage,
  used: ReadonlySet<FormParagraph>,
  printed: readonly FormPage[],
): { readonly problems: readonly Problem[]; readonly shows: readonly string[] } {
  const { written, other } = wordsOutside(page, used, printed);
  const hidden = new Set([...namesOf(marac), ...written.flatMap((one) => (one.isHeading ? [] : longWords(one.text)))]);
  const problems = written.map((one, index) => ({
    id: problemId('minute-form.beside', String(index + 1)),
    code: 'minute-form.beside',
    size: 'row' as const,
    place: `Minute form, ${isOfTheForm(one.title, hidden) ? `at "${one.title}", ` : ''}${one.place}`,
    sentence: 'Written outside the places of the form, and not taken in. Type it where it belongs.',
    shown: one.text,
  }));
  return { problems, shows: describeOther(other) };
}

function describeOther(other: readonly Beside[]): readonly string[] {
  if (other.length === 0) return [];
  return [
    'Other words on the form, not known to be its own:',
    ...other.map((one) => `  ${one.place}: ${one.text.replace(/\s*\n\s*/g, ' ')}`),
  ];
}

/** Today shows no heading that shares a word with what was typed or with somebody's name, because an area may have changed a heading to anything. */
function isOfTheForm(title: string, hidden: ReadonlySet<string>): boolean {
  return (
    title !== '' && title.length <= 120 && !/\d{3}|@/.test(title) && !longWords(title).some((word) => hidden.has(word))
  );
}

function longWords(text: string): readonly string[] {
  return foldText(text)
    .split(' ')
    .filter((word) => word.length > 3);
}

function namesOf({ people }: MaracFacts): readonly string[] {
  return people.flatMap((person) =>
    [person.surname, person.forenames].flatMap((name) => (name === undefined ? [] : foldText(name).split(' '))),
  );
}

/** All text of a form that is not taken in, inside its places and outside: the note contains every letter. */
export function wordsOnLostForm(page: FormPage, controls: readonly NamedControl[]): readonly Problem[] {
  const { written, other } = wordsOutside(page, new Set(), []);
  const inPlaces = controls.flatMap((control) =>
    control.untouched ? [] : [{ place: `"${control.name.split('/')[1] ?? control.name}"`, text: control.value }],
  );
  const all = [...inPlaces, ...written, ...other];
  if (all.length === 0) return [];
  const shown = all.map(({ place, text }) => `${place}: ${text}`).join('\n');
  const sentence = 'What stands on the form, printed or typed, place by place.';
  return [{ id: problemId('form.words'), code: 'form.words', size: 'note', place: 'The form', sentence, shown }];
}
