// What people typed for a paper that has gone: each message remembers by a hash what it said of a case, so that a cell that is changed or added
// afterwards is asked about. Nothing goes twice by itself.
import type { Facts, MaracFacts } from './facts.ts';
import { dayOf, type Day, type LocalTime } from '../time/day.ts';
import type { Occasion, Recorded } from './effects.ts';
import { groupBy, sortBy } from '../text/order.ts';
import { rowsWith } from '../text/rows-with.ts';
import type { Meeting } from '../meeting/meeting.ts';
import { AUDIENCE_CLASSES } from '../access/entitlement.ts';
import type { WrittenModel } from '../papers/parts/part-models.ts';
import { sectionsOf } from '../papers/parts/case-notes.ts';
import type { Classes } from '../papers/parts/case-parts.ts';
import { describeNotHeard, describeOutcome } from '../papers/parts/describe-outcome.ts';
import { informationOf } from '../papers/parts/written-information.ts';
import { isReissued } from './reissue.ts';
import type { About, Changed } from './changed-paper.ts';
import { memoBy } from '../text/memo-by.ts';

/** Papers on which people's own words about a case stand, with where the key of a reader's copy ends. */
const COPIES = {
  minutes: (contact: string): string => `minutes/*/paper/${contact}`,
  agenda: (contact: string): string => `agenda/*/paper/${contact}`,
  'chair-papers': (contact: string): string => `agenda/*/chair-papers/${contact}`,
  'idva-papers': (contact: string): string => `agenda/*/idva-papers/${contact}`,
} as const;
export type SaidOn = keyof typeof COPIES;

const ALL: Classes = new Set(AUDIENCE_CLASSES.coordinator);

interface Told {
  readonly on: SaidOn;
  readonly meeting: string;
  readonly caseRef: string;
  readonly contact: string;
}

/** Everything that people typed about a case for a paper, whoever reads it: asked for every reader of every case. */
const wordsFor = memoBy(gatherWords);

function gatherWords(
  facts: Facts,
  marac: MaracFacts,
  today: Day,
  on: SaidOn,
  meeting: string,
  caseRef: string,
): string {
  const scene = { facts, marac, today };
  const row = rowsWith(marac.meetings, 'id', meeting)[0];
  if (on !== 'minutes') {
    if (row === undefined) return '';
    return JSON.stringify(informationOf(scene, row, caseRef, ALL).filter(saysSomething));
  }
  const listing = rowsWith(marac.listings, 'caseRef', caseRef).find(
    (candidate) => candidate.meeting === meeting && candidate.takenOff !== true,
  );
  if (listing === undefined) return '';
  return JSON.stringify([sectionsOf(scene, listing, ALL), describeOutcome(listing), describeNotHeard(listing)]);
}

/** A nil return is an answer, and changes nothing for those who have the papers. */
function saysSomething({ answer, text, proposes }: WrittenModel): boolean {
  return text !== '' || proposes !== '' || answer.includes('knows somebody') || answer.includes('will speak');
}

interface Round {
  readonly facts: Facts;
  readonly marac: MaracFacts;
  readonly today: Day;
}

/** What a message that carries the paper covers once it has left: what people had typed about the case by then. */
function saidOccasion({ facts, marac, today }: Round, told: Told): Occasion {
  const words = wordsFor(facts, marac, today, told.on, told.meeting, told.caseRef);
  return `${prefixOf(told)}${marac.pool.take('H', `said/${words}`)}`;
}

/** What a message covers case by case: that it told its reader of the case, and what people had typed about it. */
export function withSaid(
  context: Round,
  told: Omit<Told, 'caseRef'>,
  cases: readonly string[],
  occasion: (caseRef: string) => Occasion,
): readonly Occasion[] {
  return cases.flatMap((caseRef) => [occasion(caseRef), saidOccasion(context, { ...told, caseRef })]);
}

const prefixOf = ({ on, meeting, caseRef, contact }: Told): string => `said/${on}/${meeting}/${caseRef}/${contact}/`;

function toldOf(occasion: Occasion): Told | undefined {
  const [what, on = '', meeting = '', caseRef = '', contact = ''] = occasion.split('/');
  return what === 'said' && on in COPIES ? { on: on as SaidOn, meeting, caseRef, contact } : undefined;
}

/** The same occasions with what is typed now: a new version says this. */
export function saidAnew(context: Round, covers: readonly Occasion[]): readonly Occasion[] {
  return covers.flatMap((occasion) => {
    const told = toldOf(occasion);
    return told === undefined ? [] : [saidOccasion(context, told)];
  });
}

/** Of what a message covered: the cases about which people have typed something since it left. */
export function casesSaidSince(
  context: Round,
  covers: readonly Occasion[],
): readonly { readonly caseRef: string; readonly on: SaidOn }[] {
  const before = saidBefore(context.facts.recorded.covered);
  return covers.flatMap((occasion) => {
    const told = toldOf(occasion);
    const isSaid = told === undefined || before.get(prefixOf(told))?.covers.has(saidOccasion(context, told)) !== false;
    return isSaid ? [] : [{ caseRef: told.caseRef, on: told.on }];
  });
}

/** Papers that went, and of which what people typed is no longer what they say; of those that are asked about. */
export function findChanged(
  facts: Facts,
  marac: MaracFacts,
  now: LocalTime,
  isAsked: (about: About) => boolean,
): readonly Changed[] {
  const round = { facts, marac, today: dayOf(now) };
  const changed = [...saidBefore(facts.recorded.covered).values()].flatMap(({ told, covers }) => {
    if (!isAsked({ about: aboutOf(told), meeting: told.meeting, caseRef: told.caseRef })) return [];
    const said = saidOccasion(round, told);
    const paper = `${marac.name}/${COPIES[told.on](told.contact).replace('*', told.meeting)}`;
    return covers.has(said) || isReissued(facts, paper, now) ? [] : [{ told, said, paper }];
  });
  const side = (ref: string): boolean => marac.restrictedCases.has(ref);
  const groups = groupBy(
    sortBy(changed, (one) => one.said),
    ({ told }) => `${aboutOf(told)} ${told.meeting} ${side(told.caseRef)}`,
  );
  return [...groups.values()].flatMap((group): readonly Changed[] => {
    const [first] = group;
    if (first === undefined) return [];
    const { meeting, caseRef } = first.told;
    const about = aboutOf(first.told);
    return [
      {
        marac: marac.name,
        about,
        meeting,
        cases: each(group.map((one) => one.told.caseRef)),
        contacts: each(group.map((one) => one.told.contact)),
        papers: each(group.map((one) => one.paper)),
        restricted: side(caseRef),
        item: `changed/${about}/${meeting}/${marac.pool.take('H', group.map((one) => one.said).join(' '))}${side(caseRef) ? '/restricted' : ''}`,
      },
    ];
  });
}

const aboutOf = ({ on }: Told): Changed['about'] => (on === 'minutes' ? 'minutes' : 'answers');

/** Whether any agency wrote something of the case that somebody who had the papers may need. */
export function isAnythingWritten(facts: Facts, marac: MaracFacts, meeting: Meeting, caseRef: string): boolean {
  return informationOf({ facts, marac, today: meeting.on }, meeting, caseRef, ALL).some(saysSomething);
}

const each = (values: readonly string[]): readonly string[] => sortBy([...new Set(values)], (one) => one);

interface Before {
  readonly told: Told;
  readonly covers: ReadonlySet<Occasion>;
}

/** By paper, case and reader: everything that left of what was said. */
const saidBefore = memoBy((covered: Recorded['covered']): ReadonlyMap<string, Before> => {
  const found = new Map<string, { told: Told; covers: Set<Occasion> }>();
  for (const occasion of covered.keys()) {
    const told = toldOf(occasion);
    if (told === undefined) continue;
    const name = prefixOf(told);
    const before = found.get(name) ?? { told, covers: new Set() };
    before.covers.add(occasion);
    found.set(name, before);
  }
  return found;
});
