// What is withheld, in words: which papers of which meeting, for whom, without which cases.
import { findDay, formatDate, mondayOf } from '../../time/day.ts';
import type { MaracFacts } from '../../plan/facts.ts';
import { groupBy } from '../../text/order.ts';
import type { OutboxMessage } from '../../outbox/outbox-message.ts';
import { findMail, findPaper, PAPERS, type PaperTemplate } from '../../papers/catalogue.ts';
import type { Withheld } from '../../plan/withheld.ts';

/** So many are named; the rest are counted. */
export const MOST_NAMED = 3;

/** Everybody who does not get it: nowhere else does it say who they are. With the cases that are left out for each. */
export function describeReaders(group: readonly Withheld[]): string {
  const byReader = groupBy(group, (each) => each.to ?? each.agency ?? '');
  const named = [...byReader]
    .map(([reader, theirs]) => `${reader}${describeCases(theirs)}`)
    .filter((one) => one !== '');
  return named.join(', ');
}

const OTHER: Readonly<Record<string, string>> = {
  'answer-sheet': 'Answer sheet',
  'disclosure-request': 'Clare’s Law request',
  'request-decision': 'Minutes with the decision on the Clare’s Law request',
  referrer: 'Word to the referrer',
  heard: 'Word that the case was heard',
  'not-heard': 'Word that the case was not heard',
  joining: 'Taking part in the case',
  times: 'New times of the meeting',
  progress: 'Progress report',
  steering: 'Report to the steering group',
};

/** “List and research request”, “Agenda” of the meeting of 16 March 2027; “Receipt” about R-AAAA22 */
export function describeThings(marac: MaracFacts, group: readonly Withheld[]): string {
  const byAbout = groupBy(group, (withheld) => withheld.about);
  return [...byAbout]
    .map(([about, things]) => {
      const titles = [...new Set(things.map((thing) => `“${titleOf(thing.what)}”`))];
      return `${titles.join(', ')}${describeAbout(marac, about)}`;
    })
    .join('; ');
}

export function titleOf(template: string): string {
  return OTHER[template] ?? findPaper(template)?.title ?? findMail(template)?.subject ?? template;
}

/**
 * “ of the meeting of 16 March 2027”, “ of the week from 1 March 2027”, “ of 6 April 2027”, “ about R-7KQ2MX”, by the third part of a key; nothing for
 * what says nothing to a person.
 */
export function describeAbout({ meetings }: Pick<MaracFacts, 'meetings'>, about: string): string {
  const meeting = meetings.find(({ id }) => id === about)?.on;
  if (meeting !== undefined) return ` of the meeting of ${formatDate(meeting)}`;
  const [monday, on] = [mondayOf(about), findDay(about)];
  if (monday !== undefined) return ` of the week from ${formatDate(monday)}`;
  if (on !== undefined) return ` of ${formatDate(on)}`;
  const left = /^leaver-(C-.+)$/.exec(about)?.[1];
  if (left !== undefined) return `, since ${left} has left`;
  const date = /^key-date-(KD-[0-9A-Z]{4,10})-/.exec(about)?.[1];
  if (date !== undefined) return ` about ${date}`;
  if (/^\d{4}-(Q\d|\d\d)$/.test(about)) return ` of ${about}`;
  return ROW_ID.test(about) ? ` about ${about}` : '';
}

const ROW_ID = /^[A-Z]{1,3}-[0-9A-Z]{4,10}$/;

/** The cases that are left out, where the rest may go. */
export function describeCases(group: readonly Pick<Withheld, 'cases'>[]): string {
  const cases = [...new Set(group.flatMap((one) => one.cases))];
  const more = cases.length - MOST_NAMED;
  if (cases.length === 0) return '';
  const named = cases.slice(0, MOST_NAMED).join(', ');
  return ` (case${cases.length === 1 ? '' : 's'} ${named}${more > 0 ? ` and ${more} more` : ''})`;
}

/** What a mail that says only that there is a paper carries, by the step in its key; what was cancelled carries no paper any more. */
const CARRIED: ReadonlyMap<string, PaperTemplate> = new Map([
  ['breach', 'partnership-letter'],
  ['chair', 'chair-papers'],
  ['emergency', 'emergency-note'],
  ['feedback', 'idva-feedback'],
  ['idva', 'idva-papers'],
  ['induction', 'induction-pack'],
  ['member', 'partnership-letter'],
  ['praise', 'praise-letter'],
  ['removal', 'flag-removal-list'],
  ['requests', 'disclosure-list'],
  ['safe-contact', 'idva-first-contact'],
  ['staff-feedback', 'partnership-letter'],
  ['transfer', 'transfer-pack'],
  ['ways', 'idva-first-contact'],
]);

/** `ealing/minutes/M-7KQ2MX/feedback/C-31FWET`, `ealing/intake/K-7KQ2MX/ways-2/C-31FWET` */
export function titleOfMessage({ template, key }: Pick<OutboxMessage, 'template' | 'key'>): string {
  const step = (key.split('/')[3] ?? '').replace(/-\d+$/, '');
  if (step === 'referrer' || step === 'progress' || step === 'steering') return titleOf(step);
  const paper = template === 'papers' ? CARRIED.get(step) : undefined;
  return paper === undefined ? (findMail(template)?.subject ?? template) : PAPERS[paper].title;
}

/** Agenda of the meeting of 16 March 2027; Receipt about R-AAAA22. */
export function describeMessage(marac: MaracFacts, message: Pick<OutboxMessage, 'template' | 'key'>): string {
  return withAbout(titleOfMessage(message), describeAbout(marac, message.key.split('/')[2] ?? ''));
}

/** “Change of meeting” says already what “of the meeting of 13 April 2027” would say again: Change of the meeting of 13 April 2027. */
function withAbout(title: string, about: string): string {
  return about.startsWith(' of the meeting of ') ? `${title.replace(/ of meeting$/, '')}${about}` : `${title}${about}`;
}

type Told = Pick<OutboxMessage, 'template' | 'key' | 'discloses'>;

/** Messages and every case that they are about: “Feedback to victims” of the meeting of 16 March 2027 (cases K-7KQ2MX, K-31FWET). */
export function describeMessages(marac: MaracFacts, messages: readonly Told[]): string {
  const apart = messages.some(({ discloses }) => discloses.some((one) => marac.restrictedCases.has(one.case)));
  // In main without restricted cases: a message about one has its row in the restricted workbook.
  const isTold = (ref: string): boolean =>
    marac.cases.some((caseRow) => caseRow.id === ref) && (apart || !marac.restrictedCases.has(ref));
  const things = groupBy(
    messages,
    (one) => `“${titleOfMessage(one)}”${describeAbout(marac, one.key.split('/')[2] ?? '')}`,
  );
  return [...things]
    .map(([thing, of]) => {
      const cases = [...new Set(of.flatMap(({ discloses }) => discloses.map((one) => one.case)))].filter(isTold);
      return cases.length === 0 ? thing : `${thing} (case${cases.length === 1 ? '' : 's'} ${cases.join(', ')})`;
    })
    .join(', ');
}
