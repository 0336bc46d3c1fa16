// Papers and mails, searched for refs that stand there by themselves. In a paper whose reader may see names, what a ref is stands in the same line or row,
// or in a heading above it. In a mail no name of a case may stand: it names nobody by a ref who could be named, and a referral or an action with its day.
import { PAPERS, type PaperTemplate } from '../../../src/domain/papers/catalogue.ts';
import { plain } from '../entitlement/words.ts';
import { REF, type Known } from './bare-refs.ts';
import type { Broken } from './view.ts';

type Names = (id: string) => Known | undefined;

/** Whoever reads these may see no name of a case (domain/access): a ref is all that they have. */
const NAMELESS: readonly string[] = ['manager', 'referrer', 'other-marac'];

const wordsOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&nbsp;|&#160;/g, ' ')
    .replace(/&amp;/g, '&');

interface Block {
  readonly text: string;
  /** The headings that it stands under. */
  readonly under: string;
}

/** Rows of tables, lines of lists and paragraphs, each under its headings. */
function blocksOf(html: string): readonly Block[] {
  const body = html.replace(/^.*?<body[^>]*>/s, '').replace(/<(style|svg)\b.*?<\/\1>/gs, '');
  const found: Block[] = [];
  const under: string[] = [];
  // The line under the title says whom the paper is about.
  let lead = '';
  for (const [whole, name = ''] of body.matchAll(/<(tr|li|h[1-4]|p)\b[^>]*>.*?<\/\1>/gs)) {
    const text = wordsOf(whole);
    const level = /^h(\d)$/.exec(name)?.[1];
    if (level !== undefined) {
      under.length = Number(level) - 1;
      under.push(text);
    }
    found.push({ text, under: `${lead} ${under.join(' ')}` });
    if (whole.startsWith('<p class="lead">')) lead = text;
  }
  return found;
}

/** An action is told by its own words too. */
function says(told: string, known: Known, action: string | undefined): boolean {
  const all = ` ${plain(told)} `;
  const whole = told.replace(/\s+/g, ' ');
  const start = plain((action ?? '').slice(0, 40));
  const isSaid = (word: string): boolean =>
    plain(word) === '' ? whole.includes(word) : all.includes(` ${plain(word)} `);
  return known.words.some(isSaid) || (start !== '' && all.includes(start));
}

/** `actions`: what each says, by its ref. */
export function bareInPaper(
  template: string,
  html: string,
  names: Names,
  actions: ReadonlyMap<string, string>,
): readonly Broken[] {
  const audiences = PAPERS[template as PaperTemplate]?.audiences ?? [];
  // A paper prints only what all its readers may see.
  if (audiences.some((one) => NAMELESS.includes(one))) return [];
  return blocksOf(html).flatMap(({ text, under }) =>
    [...text.matchAll(REF)].flatMap(({ 0: id }) => {
      const known = names(id);
      if (known === undefined || says(`${under} ${text}`, known, actions.get(id))) return [];
      return [
        { thing: `bare ${id}`, what: `Paper ${template}: ${id} stands there without its name: “${text.trim()}”` },
      ];
    }),
  );
}

/** Agencies, people of theirs and meetings have names that everybody may read. */
const NAMED_IN_MAILS = /^(?:C|G|M|L|N|RS|AT|F)-/;

export function bareInMail(template: string, text: string): readonly Broken[] {
  return text.split('\n').flatMap((line) =>
    [...line.matchAll(REF)].flatMap(({ 0: id, index }) => {
      const around = `${line.slice(0, index)} ${line.slice(index + id.length)}`;
      const isTold = !NAMED_IN_MAILS.test(id) && /[a-z]{3}/i.test(around);
      return isTold ? [] : [{ thing: `bare ${id}`, what: `Mail ${template}: ${id} stands there by itself: “${line}”` }];
    }),
  );
}
