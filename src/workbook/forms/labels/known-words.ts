// What the words of a form mean: whose name, which question, or nothing that is known. Built in, and what a person has confirmed of an area's own form.
import { QUESTION_SETS } from '../../../domain/referral/checklist.ts';
import { QUESTIONS } from '../../../domain/referral/questions/all-questions.ts';
import { foldText } from '../../../domain/text/fold.ts';
import type { FormWords, Party, SectionNamed } from '../reading/form-words.ts';
import { CONCEPT_FIELDS, CONCEPT_WORDS, type Concept } from './question-concepts.ts';
import { HEADING_WORDS, HEADINGS, PARTY_WORDS } from './party-words.ts';
import { OWN_WORDS, QUESTION_WORDS } from './question-words.ts';
import { bareWords, phraseOf, wordingsOf } from './wordings.ts';

export type Meaning =
  | {
      readonly kind: 'field';
      readonly field: string;
      readonly before?: string;
      readonly party?: Party;
      /** It says "she", "he" or "their": it means the one whose part of the form it stands in. */
      readonly byPronoun?: true;
    }
  | { readonly kind: 'concept'; readonly concept: Concept; readonly party?: Party; readonly index?: number };

/** What a person said that a label of an area's form is: a column, or nothing of ours. */
export interface LearntLabel {
  /** As the heading of its section is folded; absent: in every section. */
  readonly section?: string;
  readonly label: string;
  readonly field?: string;
}

export interface KnownWords extends FormWords {
  /** What a label can mean, the surest first; none when it is not known. */
  meaningsOf(label: string): readonly Meaning[];
  learnt(label: string, section: string): LearntLabel | undefined;
}

/** A label without what is not its words: numbers before it, hints in brackets, marks. */
export function plainLabel(text: string): string {
  const bare = text
    .slice(0, 400)
    .replace(/\((s|es)\)/gi, '')
    .replace(/\([^)]*\)/g, ' ')
    .replace(/^\s*\(?(\d{1,2}(\.\d{1,2})?|[a-z])[.)]\s+/i, '');
  const folded = foldText(bare);
  return (folded === '' ? foldText(text.slice(0, 400)) : folded)
    .replace(/^(\d{1,2}) (?=[a-z])/, '')
    .replace(/ please (tick|circle|delete).*$/, '');
}

const ORDERED = PARTY_WORDS.toSorted((a, b) => b[0].length - a[0].length);

const FIELDS: ReadonlyMap<string, readonly Meaning[]> = (() => {
  const found = new Map<string, Meaning[]>();
  const put = (words: string, meaning: Meaning): void => {
    const bare = bareWords(words);
    found.set(bare, [...(found.get(bare) ?? []), meaning]);
  };
  for (const { field, header, notAsked } of QUESTIONS)
    if (notAsked !== true) put(foldText(header), { kind: 'field', field });
  for (const [field, all] of Object.entries(QUESTION_WORDS))
    for (const part of all.split('; ')) {
      const [words = '', before] = part.split('|');
      put(words, { kind: 'field', field, ...(before === undefined ? {} : { before }) });
    }
  return found;
})();

const CONCEPTS: ReadonlyMap<string, Concept> = new Map(
  Object.entries(CONCEPT_WORDS).flatMap(([concept, all]) =>
    all.split('; ').map((words) => [bareWords(words), concept as Concept] as const),
  ),
);

export function knownWords(learnt: readonly LearntLabel[] = []): KnownWords {
  const own = new Map(learnt.map((label) => [`${label.section ?? ''}|${label.label}`, label]));
  const byLabel = new Set(learnt.map((label) => label.label));
  const cache = new Map<string, readonly Meaning[]>();
  const meaningsOf = (label: string): readonly Meaning[] => {
    if (label.length > 300) return [];
    const key = plainLabel(label);
    const kept = cache.get(key);
    if (kept !== undefined) return kept;
    const found = findMeanings(key);
    cache.set(key, found);
    return found;
  };
  return {
    meaningsOf,
    learnt: (label, section) =>
      own.get(`${plainLabel(section)}|${plainLabel(label)}`) ?? own.get(`|${plainLabel(label)}`),
    isLabel: (text) => {
      const trimmed = text.trim();
      if (trimmed === '' || trimmed.length > 300) return false;
      return byLabel.has(plainLabel(trimmed)) || meaningsOf(trimmed).length > 0;
    },
    asks: (text) =>
      meaningsOf(text).some((one) => (one.kind === 'field' ? one.field !== 'referrerName' : one.concept !== 'name')),
    sectionOf,
    rowsOf: (text) => {
      const [meaning] = meaningsOf(text);
      if (meaning?.kind !== 'concept') return undefined;
      const [only, ...others] = Object.keys(CONCEPT_FIELDS[meaning.concept]) as Party[];
      return meaning.party ?? (others.length === 0 && only === 'child' ? only : undefined);
    },
    isOwn: (text) => OWN_WORDS.some((word) => word.test(text.trim())),
    optionAt,
  };
}

function findMeanings(key: string): readonly Meaning[] {
  for (const { words, isTheirs } of wordingsOf(key)) {
    const found = meaningsIn(words);
    if (found.length > 0)
      return isTheirs ? found.map((one) => (one.kind === 'field' ? { ...one, byPronoun: true } : one)) : found;
  }
  return [];
}

function meaningsIn(key: string): readonly Meaning[] {
  const direct = FIELDS.get(key);
  if (direct !== undefined) return direct;
  const question = questionOf(key);
  if (question !== undefined) return [{ kind: 'field', field: `q${question}`, party: 'checklist' }];
  const plain = CONCEPTS.get(key);
  if (plain !== undefined) return [{ kind: 'concept', concept: plain }];
  const phrase = phraseOf(key);
  if (phrase !== undefined) return [{ kind: 'field', field: phrase }];
  const { rest, named } = withoutParty(key);
  if (named === undefined) return byPronoun(key);
  const concept = rest === '' ? 'name' : CONCEPTS.get(rest);
  if (concept !== undefined) return [{ kind: 'concept', concept, ...named }];
  // "Victim’s religion": a question that stands once, with the one it is always about.
  const once = FIELDS.get(rest);
  return once === undefined ? [] : once.map((meaning) => ({ ...meaning, party: named.party }));
}

const PRONOUN = /\b(he or she|she or he|she he|he she|she|he|they)\b/;

/** "Does she know of this referral?", asked in her part of the form. */
function byPronoun(key: string): readonly Meaning[] {
  if (!PRONOUN.test(key)) return [];
  const named = key.replace(PRONOUN, 'victim');
  return (FIELDS.get(named) ?? []).map((field) => ({ ...field, party: 'victim', byPronoun: true }) as const);
}

/** A label without the words that say whom it is about. */
function withoutParty(key: string): { readonly rest: string; readonly named: SectionNamed | undefined } {
  for (const [words, party] of ORDERED) {
    const at = ` ${key} `.indexOf(` ${words} `);
    if (at < 0) continue;
    const rest = ` ${key} `.replace(` ${words} `, ' ').trim();
    const number = /^([1-6]) (.*)$/.exec(at === 0 ? rest : '') ?? /^([1-6])()$/.exec(rest);
    const bare = (number === null ? rest : (number[2] ?? ''))
      .replace(/^(of|for|the|s) /, '')
      .replace(/ (of|for|the|s)( the)?$/, '')
      .replace(/^details$|^details of$/, '')
      .trim();
    if (PARTY_WORDS.some(([other, whose]) => whose !== party && ` ${bare} `.includes(` ${other} `)))
      return { rest: key, named: undefined };
    return { rest: bare, named: { party, ...(number === null ? {} : { index: Number(number[1]) }) } };
  }
  return { rest: key, named: undefined };
}

const CHECKLIST: readonly (readonly [number, string])[] = QUESTION_SETS.flatMap((set) =>
  set.questions.map((question) => [question.number, bareWords(foldText(question.label))] as const),
);

/** Words of which one must stand in a numbered question, so that another list of questions is not taken for the checklist. */
const KEY_WORDS: Readonly<Record<number, RegExp>> = {
  1: /injur/,
  2: /frighten|afraid|scared/,
  3: /afraid of|fears?\b|further injury|more injury/,
  4: /isolat|cut off|family|friends/,
  5: /depress|suicid/,
  6: /separat/,
  7: /contact/,
  8: /stalk|follow|texts?|contact/,
  9: /pregnan|baby|birth/,
  10: /often|frequen/,
  11: /worse/,
  12: /control|jealous/,
  13: /weapon|object/,
  14: /kill/,
  15: /strangl|chok|suffocat|drown/,
  16: /sexual/,
  17: /other person|threaten|anyone else/,
  18: /anyone else|hurt|children|elderly|someone else/,
  19: /animal|pet/,
  20: /financ|money/,
  21: /drug|alcohol|mental/,
  22: /suicid/,
  23: /bail|order|injunction|contact arrangement|agreement/,
  24: /police|crim|convict/,
};

/** "Q13 Weapon", "13 Has he used weapons?": the number and a word of that question. The words of our own checklist without a number. */
function questionOf(key: string): number | undefined {
  const numbered = /^(?:q|question) ?(\d{1,2})\b ?(.*)$/.exec(key);
  const number = Number(numbered?.[1] ?? 0);
  if (number >= 1 && number <= 24) {
    const rest = numbered?.[2] ?? '';
    return rest === '' || KEY_WORDS[number]?.test(rest) === true ? number : undefined;
  }
  return CHECKLIST.find(([, words]) => words === key)?.[0];
}

/** In a section that is the checklist a number alone leads a question. */
export function checklistNumber(label: string): number | undefined {
  const match = /^\s*(?:q(?:uestion)?\.? ?)?(\d{1,2})[.):]?\s*(.*)$/is.exec(label);
  const number = Number(match?.[1] ?? 0);
  return number >= 1 && number <= 24 && KEY_WORDS[number]?.test(foldText(match?.[2] ?? '')) === true
    ? number
    : undefined;
}

function sectionOf(text: string): SectionNamed | undefined {
  if (text.length > 120 || /[.;]\s*\S/.test(text.replace(/^\s*(section|part)?\s*[\dA-Z]{1,3}[.)]?\s*/i, '')))
    return undefined;
  const key = plainLabel(
    text.replace(/^\s*(section|part)\s+(\d{1,2}|[a-z]|one|two|three|four|five|six|seven|eight)\b[\s:.–—-]*/i, ''),
  );
  const exact =
    HEADINGS[key] ??
    HEADINGS[
      key
        .split(' ')
        .filter((word) => !HEADING_WORDS.has(word))
        .join(' ')
    ];
  if (exact !== undefined) return { party: exact };
  let left = ` ${key} `;
  const found = new Set<Party>();
  for (const [words, party] of ORDERED) {
    if (words === 'your' || !left.includes(` ${words} `)) continue;
    left = left.replaceAll(` ${words} `, ' ');
    found.add(party);
  }
  const [party] = found;
  if (party === undefined || found.size > 1) return undefined;
  const rest = left.split(' ').filter((word) => word !== '' && !HEADING_WORDS.has(word));
  const index = rest.length === 1 && /^[1-6]$/.test(rest[0] ?? '') ? Number(rest[0]) : undefined;
  if (rest.length > (index === undefined ? 0 : 1)) return undefined;
  return { party, ...(index === undefined ? {} : { index }) };
}

const OPTIONS = [
  'don’t know',
  "don't know",
  'dont know',
  'do not know',
  'not known',
  'not applicable',
  'prefer not to say',
  'unknown',
  'not asked',
  'yes',
  'no',
  'dk',
  'd/k',
  'n/a',
  'n/k',
  'nk',
  'female',
  'male',
  'y',
  'n',
  'm',
  'f',
];

function optionAt(text: string, at: 'start' | 'end'): string | undefined {
  const lower = text.toLowerCase().replace(/[’‘]/g, '’');
  for (const option of OPTIONS) {
    const found = at === 'start' ? lower.startsWith(option) : lower.replace(/[:.]$/, '').endsWith(option);
    if (!found) continue;
    const bare = at === 'start' ? lower : lower.replace(/[:.]$/, '');
    const next = at === 'start' ? bare[option.length] : bare.at(-option.length - 1);
    if (next !== undefined && /[\p{L}\p{N}’']/u.test(next)) continue;
    return at === 'start' ? text.slice(0, option.length) : text.slice(bare.length - option.length, bare.length);
  }
  return undefined;
}
