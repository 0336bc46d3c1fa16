// Whom a question of a form is about: the words of the question, the heading above it, or the questions before it where nothing else could be meant.
import type { FormEntry } from '../reading/form-entry.ts';
import type { Party } from '../reading/form-words.ts';
import { CONCEPT_FIELDS, REACHES, type Concept } from '../labels/question-concepts.ts';
import { plainLabel, type KnownWords, type Meaning } from '../labels/known-words.ts';

export interface Whose {
  readonly party: Party;
  readonly index?: number;
}

/** What one question means, once the questions before it are known. */
export interface Asked {
  readonly entry: FormEntry;
  readonly meanings: readonly Meaning[];
  /** By the run of questions it stands in. */
  readonly run: Party | undefined;
}

const PEOPLE: ReadonlySet<Party> = new Set(['referrer', 'victim', 'perpetrator', 'child', 'other']);

/** The meanings of all questions in their order, and whose run of questions each stands in. */
export function followRuns(
  entries: readonly FormEntry[],
  words: KnownWords,
  partyOfField: (field: string) => Party | undefined,
): readonly Asked[] {
  let run: Party | undefined;
  let part = '';
  return entries.map((entry) => {
    const here = `${entry.table}/${entry.section.number}`;
    if (here !== part) [run, part] = [undefined, here];
    const meanings = words.meaningsOf(entry.label);
    const own = meanings.flatMap((meaning) =>
      meaning.kind === 'concept' ? (meaning.party ?? []) : (meaning.party ?? partyOfField(meaning.field) ?? []),
    );
    const [first] = own;
    // "Is the victim aware?" is about the referral: it does not begin her part of the form.
    const begins =
      first !== undefined &&
      PEOPLE.has(first) &&
      meanings.some((one) => one.kind === 'concept' || /^(referrer|surname|forenames|perp\d)/.test(one.field));
    if (begins) run = first;
    return { entry, meanings, run };
  });
}

/** Undefined when the form does not say. */
export function findWhose(
  asked: Asked,
  concept: Concept,
  own: { readonly party?: Party; readonly index?: number },
  all: readonly Asked[],
): Whose | undefined {
  const { section } = asked.entry;
  if (own.party !== undefined) {
    const index = own.index ?? (section.party === own.party ? section.index : undefined);
    return { party: own.party, ...(index === undefined ? {} : { index }) };
  }
  if (section.party !== undefined && PEOPLE.has(section.party) && REACHES.has(concept) && isOfAThird(asked, all))
    return undefined;
  if (section.party !== undefined && PEOPLE.has(section.party))
    return { party: section.party, ...(section.index === undefined ? {} : { index: section.index }) };
  if (section.party !== undefined || asked.run === undefined) return undefined;
  if (!REACHES.has(concept)) return { party: asked.run };
  return isPlain(asked, asked.run, concept, all) ? { party: asked.run } : undefined;
}

/** Somebody else whom a part of a form asks about: what stands behind may be how to reach them. */
const THIRD =
  /\b(gp|gps|doctor|surgery|school|nursery|college|social worker|landlord|housing (officer|association|provider)|employer|workplace|next of kin|emergency contact|solicitor|officer|health visitor|midwife|support worker|key worker|friend|relative|mother|father|sister|brother|parents?|neighbour|idva|interpreter|therapist|consultant|keyworker|carer)\b/;
const MOST_BACK = 4;
/** "Interpreter needed?" asks about nobody but the victim. */
const isAboutLanguage = (meaning: Meaning): boolean =>
  meaning.kind === 'field' && /^(interpreterNeeded|language|dialect|interpreterWish)$/.test(meaning.field);

/** Whether the questions just before are about a third person: her doctor's number is not hers. */
function isOfAThird(asked: Asked, all: readonly Asked[]): boolean {
  const at = all.indexOf(asked);
  for (let back = at - 1; back >= Math.max(0, at - MOST_BACK); back -= 1) {
    const one = all[back];
    if (one === undefined || one.entry.section.number !== asked.entry.section.number) return false;
    if (THIRD.test(plainLabel(one.entry.label)) && !one.meanings.some(isAboutLanguage)) return true;
    // A question about the same person again.
    const { party } = asked.entry.section;
    const isBack = (each: Meaning): boolean =>
      each.kind === 'concept' && party !== undefined && CONCEPT_FIELDS[each.concept][party] !== undefined;
    if (one.meanings.some(isBack)) return false;
  }
  return false;
}

/** Whether a way to reach somebody can mean nobody else, without a heading that says so. */
function isPlain(asked: Asked, run: Party, concept: Concept, all: readonly Asked[]): boolean {
  const at = all.indexOf(asked);
  const others = (party: Party) => (one: Asked) =>
    one.meanings.some((each) => each.kind === 'concept' && each.party === party);
  if (run === 'referrer')
    return !all.slice(0, at).some(others('victim')) && !all.slice(0, at).some(others('perpetrator'));
  if (run !== 'victim') return false;
  if (concept === 'phone' || concept === 'phoneEmail') {
    const next = all[at + 1];
    return next?.meanings.some((meaning) => meaning.kind === 'field' && meaning.field === 'safeToCall') === true;
  }
  // The form asks the same of the perpetrator in so many words: this one is hers.
  return all.some((one) =>
    one.meanings.some((each) => each.kind === 'concept' && each.concept === concept && each.party === 'perpetrator'),
  );
}
