// What was written on one of our own Word forms outside its places, and what an older program did to them: each named by question and place.
import type { FormLayout } from '../../../domain/referral/form-layout.ts';
import type { FormAside, FormPage } from '../../../domain/referral/form-page.ts';
import { problemId, type Problem } from '../../../domain/text/problem.ts';
import type { LayoutRead } from './read-layout.ts';

const STRAY =
  'Something is written here, outside the answers, and is not taken in. Read it, and type it where it belongs.';
const ASIDES: Readonly<Record<FormAside['what'], string>> = {
  comment: 'A comment is not taken in. Read it, and type it where it belongs.',
  footnote: 'A footnote is not taken in. Read it, and type it where it belongs.',
  'struck out': 'A tracked change took these words out, and they are not taken in. Look whether that is right.',
  picture: 'A picture stands here, and the program reads no pictures. Look at it.',
  embedded: 'Something is put into the file that the program does not read. Look at it.',
  hidden: 'Hidden words are not taken in. Look at them.',
};

export function describeOutsidePlaces(
  form: string,
  page: FormPage,
  layout: FormLayout,
  read: LayoutRead,
): readonly Problem[] {
  const problem = (code: string, index: number, place: string, sentence: string, shown: string): Problem => ({
    id: problemId(code, form.toLowerCase(), String(index + 1)),
    code,
    size: 'note',
    place: `${form}, ${place}`,
    sentence,
    ...(shown === '' ? {} : { shown }),
  });
  return [
    ...read.strays.map((stray, index) =>
      problem(
        'form.stray',
        index,
        stray.label === '' ? stray.place : `${nameOf(layout, stray.part)}beside "${stray.label}"`,
        STRAY,
        stray.text,
      ),
    ),
    ...page.asides.map((aside, index) => problem('form.comment', index, aside.place, ASIDES[aside.what], aside.text)),
    ...damage(form, layout, read),
  ];
}

/** The heading of a part without what is said of a case in it. */
function nameOf(layout: FormLayout, heading: string): string {
  const part = layout.parts.find((one) => one.heading === heading);
  return part === undefined ? '' : `${heading.replace(/: .*$/, '')}, `;
}

/** What an older LibreOffice did: said once, with the questions. */
function damage(form: string, layout: FormLayout, read: LayoutRead): readonly Problem[] {
  const titles = new Map(
    layout.parts.flatMap((part) =>
      part.rows.flatMap((row) =>
        row.cells.flatMap((cell): readonly (readonly [string, string])[] =>
          'place' in cell ? [[cell.place.tag, `${nameOf(layout, part.heading)}${cell.place.title}`]] : [],
        ),
      ),
    ),
  );
  const note = (code: string, sentence: string): Problem => ({
    id: problemId(code, form.toLowerCase()),
    code,
    size: 'note',
    place: form,
    sentence,
  });
  const together = [...read.runTogether].map((tag) => titles.get(tag) ?? tag);
  return [
    ...(read.byPlace.size === 0
      ? []
      : [
          note(
            'form.by-place',
            'An older LibreOffice, or another program, took the names off places of this form. What stands in them was taken in by the question beside it: look whether it is right.',
          ),
        ]),
    ...(together.length === 0
      ? []
      : [
          note(
            'form.lines-together',
            `That program also moved the breaks between lines, so words may be run together in: ${together.join('; ')}.`,
          ),
        ]),
  ];
}
