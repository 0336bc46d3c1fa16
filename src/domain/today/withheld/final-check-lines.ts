// Lines of Today about what the final check keeps back: words that somebody may not see, by cell and reader; templates nobody approved; papers
// that could not be made.
import { isRestricted, type Facts, type MaracFacts } from '../../plan/facts.ts';
import { nameQuestion, type Finding, type FoundIn, type Tripped } from '../../plan/final-check-finding.ts';
import { groupBy } from '../../text/order.ts';
import { findMail } from '../../papers/catalogue.ts';
import { namesRestricted } from '../../access/restricted.ts';
import type { Question } from '../today-question.ts';
import type { TodayItem } from '../today-item.ts';
import { describeAbout, titleOf } from './describe-withheld.ts';

/** Only of a name: a place or a way to reach her goes away by an edit alone. */
export const ANOTHER_PERSON: Question = {
  yes: { does: 'the words are another person’s, and what shows them goes' },
  otherwise: 'it stays a draft and does not go.',
};

/** The area's own template leaves out on purpose what the product would count as told. */
export const LEFT_OUT: Question = {
  yes: { does: 'it goes as the template makes it, and they are told what is left out another way' },
  otherwise: 'it stays a draft and does not go.',
};

const SECRETS: Readonly<Record<Tripped['secret'], string>> = {
  hiddenPlace: 'A hidden place',
  safeContact: 'A safe contact',
  name: 'A name',
};

type OfTrip = Finding & Tripped;

export function finalCheckItems(facts: Facts): readonly TodayItem[] {
  const groups = groupBy(
    (facts.look ?? []).flatMap((finding) => partsOf(facts, finding).map((part) => setApart(facts, part))),
    (part) => `${part.item.marac} ${part.item.id}`,
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { item, tell } = first;
    const readers = [...new Set(group.map((part) => part.finding.to))];
    const marac = facts.maracs.find((candidate) => candidate.name === item.marac);
    const titles = [...new Set(group.map((part) => describePaper(marac, part.finding)))];
    const cases = [...new Set(group.flatMap((part) => part.finding.cases ?? []))];
    const kept = group.flatMap(({ finding }) => [finding.key]);
    return [
      {
        ...item,
        what: tell(`${titles.join(', ')} for ${readers.join(', ')}${describeCases(facts, item, cases)}`),
        restricted: item.restricted || namesRestricted(facts, kept),
        ...(item.question === undefined ? { question: undefined, otherwise: STAYS } : { question: item.question }),
      },
    ];
  });
}

/** What tells of restricted cases alone has a line of its own, where they stand. A name or a place that was found says itself where it belongs. */
function setApart(facts: Facts, part: Part): Part {
  const { finding, item } = part;
  const cases = (finding.cases ?? []).filter((ref) => isCase(facts, ref));
  const isOther = finding.cause === 'tripwire' || item.restricted;
  if (isOther || cases.length === 0 || !cases.every((ref) => isRestricted(facts, ref))) return part;
  return { ...part, item: { ...item, id: `${item.id}${APART}`, restricted: true } };
}

/** Behind the id of a line that stands in main, too. */
export const APART = '/restricted';

/** “Feedback to victims” of the meeting of 16 March 2027 */
function describePaper(marac: MaracFacts | undefined, { mail, paper, key }: Finding): string {
  const about = marac === undefined ? '' : describeAbout(marac, key.split('/')[2] ?? '');
  const title = paper === undefined ? (findMail(mail)?.subject ?? mail) : titleOf(paper);
  return `“${title}”${about}`;
}

/** Of what else nobody hears while it is kept; in main without restricted cases. */
function describeCases(facts: Facts, { restricted }: Pick<TodayItem, 'restricted'>, cases: readonly string[]): string {
  const shown = cases.filter((ref) => isCase(facts, ref) && (restricted || !isRestricted(facts, ref)));
  const more = shown.length - MOST_NAMED;
  if (shown.length === 0) return '';
  return ` (case${shown.length === 1 ? '' : 's'} ${shown.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''})`;
}

const isCase = ({ maracs }: Facts, ref: string): boolean =>
  maracs.some((marac) => marac.cases.some((each) => each.id === ref));

type Placed = Partial<Pick<TodayItem, 'about' | 'restricted'>> & { readonly question?: Question };

interface Part {
  readonly finding: Finding;
  readonly item: Omit<TodayItem, 'what' | 'otherwise' | 'question'> & { readonly question?: Question };
  /** The sentence, given what is kept and for whom. */
  readonly tell: (kept: string) => string;
}

function partsOf(facts: Facts, finding: Finding): readonly Part[] {
  const marac = facts.maracs.find((candidate) => candidate.name === finding.marac) ?? facts.maracs[0];
  if (marac === undefined) return [];
  const of = (id: string, tab: string, tell: Part['tell'], more: Placed = {}): Part => ({
    finding,
    item: { id, kind: 'stopped', marac: marac.name, about: '', tab, restricted: false, ...more },
    tell,
  });
  switch (finding.cause) {
    case 'tripwire':
      return finding.cells.length === 0
        ? [ofTrip(facts, marac, finding, undefined, of)]
        : finding.cells.map((cell) => ofTrip(facts, marac, finding, cell, of));
    case 'template':
      return [
        of(
          `template/${finding.accept}`,
          'Checks',
          (kept) =>
            `${kept} stays a draft: the template ${finding.template} is not the one that was approved. \`marac check --templates\` shows the difference; \`marac accept ${finding.accept} --by "Your Name"\` approves it.`,
        ),
      ];
    case 'unprinted':
      return [
        of(
          finding.asks,
          'Checks',
          (kept) =>
            `${kept} stays a draft: the template ${finding.template} does not print “${finding.field}”, which is what its reader is to be told. Put it in; \`marac check --templates\` shows what the shipped template has.`,
          { question: LEFT_OUT },
        ),
      ];
    case 'notMade':
      return [
        of(
          `not-made/${finding.template}/${finding.code}`,
          'Checks',
          (kept) =>
            `${kept} cannot be made: the template ${finding.template} failed on it (${finding.code}). ${NOR_EARLIER} Run \`marac check --templates\`, or tell whoever looks after the program.`,
        ),
      ];
    case 'printer':
      return [
        of(`not-made/${finding.format}`, 'Checks', (kept) => `${kept} cannot be made: ${finding.why} ${NOR_EARLIER}`),
      ];
  }
}

function ofTrip(
  facts: Facts,
  marac: MaracFacts,
  finding: OfTrip,
  cell: FoundIn | undefined,
  of: (id: string, tab: string, tell: Part['tell'], more?: Placed) => Part,
): Part {
  const { secret, caseRef, person, words, version } = finding;
  const where = cell === undefined ? 'the paper itself' : `${cell.tab}, row ${cell.row}, “${cell.column}”`;
  const isName = secret === 'name';
  const id = isName
    ? nameQuestion(marac.pool, finding, cell ?? version)
    : `tripwire/${secret}/${caseRef}/${cell === undefined ? words : `${cell.row}/${marac.pool.take('H', cell.column)}`}`;
  const subject = isName ? `The name ${person ?? ''}` : SECRETS[secret];
  return of(
    id,
    cell?.tab ?? 'Outbox',
    (kept) =>
      `${subject} of case ${caseRef} stands in ${where}, so ${kept} stays a draft: its readers may not see that. Take the words out there; the next run looks again.`,
    {
      about: cell?.row ?? caseRef,
      restricted: isRestricted(facts, caseRef) || namesRestricted(facts, [cell?.row ?? '']),
      ...(isName ? { question: ANOTHER_PERSON } : {}),
    },
  );
}

/** Of what cannot be made. */
const NOR_EARLIER = 'It does not go, nor does an earlier version of it that was released.';

const MOST_NAMED = 8;

const STAYS = 'it stays a draft, and ends as not sent when its hour has passed.';
