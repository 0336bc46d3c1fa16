// Our own forms as Word files that came back: read by their layout into the rows that their workbooks have, so that the same checks hold for both.
import { lineOf, paragraphsIn } from '../../../documents/forms/minute-places.ts';
import type { FormPage } from '../../../domain/referral/form-page.ts';
import { foldText } from '../../../domain/text/fold.ts';
import type { Problem } from '../../../domain/text/problem.ts';
import { ANSWERS_TAG } from '../../../workbook/forms/answer-sheet/answer-layout.ts';
import { TITLES, type FormSheet } from '../../../workbook/forms/form-sheets.ts';
import { RESEARCH_TAG } from '../../../workbook/forms/research/research-layout.ts';
import { REFERRAL_TAG } from '../../../workbook/forms/referral/referral-layout.ts';
import { SECTIONS } from '../../../workbook/forms/referral/referral-questions.ts';
import { versionAtFoot } from './form-version.ts';

export interface OwnWordForm {
  readonly kind: 'referral' | 'answers' | 'research';
  readonly sheets: readonly FormSheet[];
  /** What was written outside the places, and what a program did to them. */
  readonly problems: readonly Problem[];
}

/** Which of our forms it is, by the names of its places, or else by its title; undefined for any other document. */
export function findOwnKind(page: FormPage): OwnWordForm['kind'] | undefined {
  const paragraphs = paragraphsIn(page.blocks);
  const has = (tag: string): boolean =>
    paragraphs.some(({ pieces }) =>
      pieces.some((piece) => piece.kind === 'control' && piece.tag.startsWith(`${tag}/`)),
    );
  if (has(REFERRAL_TAG)) return 'referral';
  if (has(ANSWERS_TAG)) return 'answers';
  if (has(RESEARCH_TAG)) return 'research';
  const title = foldText(
    paragraphs
      .filter((one) => !one.place.startsWith('page '))
      .map(lineOf)
      .find((line) => line !== '') ?? '',
  );
  const kind = KINDS.find((one) => title === foldText(TITLES[one]));
  return kind === 'referral' && versionAtFoot(page) === undefined && !asksOurQuestions(page) ? undefined : kind;
}

/**
 * An area's own form may have the title of ours and a few questions in our words. Without the names of our places and without our foot it is ours only
 * if it asks most questions in our words. One that is not is read by its labels, which ours are too: nothing of it is lost.
 */
function asksOurQuestions({ blocks }: FormPage): boolean {
  const asked = new Set(paragraphsIn(blocks).map((one) => foldText(lineOf(one))));
  const ours = SECTIONS.flatMap(({ questions }) => questions.map(({ label }) => foldText(label)));
  return ours.filter((label) => asked.has(label)).length * 2 > ours.length;
}

const KINDS = ['referral', 'answers', 'research'] as const;
