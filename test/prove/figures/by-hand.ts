// The same numbers counted a second time, in plain loops, from the definitions alone: no rule of the program is used, only the rows of a world and
// what was meant by them.
import type { Listing } from '../../../src/domain/meeting/listing.ts';
import type { MaracFacts } from '../../../src/domain/plan/facts.ts';
import type { FigureWorld } from './world.ts';

export interface ByHand {
  /** By name of the figure; `null` where it is not recorded. */
  readonly values: Map<string, number | null>;
  readonly notKnown: Map<string, number>;
  /** Rows of the list that are cases discussed. */
  readonly discussed: Set<string>;
  readonly waits: number[];
}

interface Heard {
  readonly marac: MaracFacts;
  readonly listing: Listing;
  readonly on: string;
  readonly meeting: string;
  readonly counted: boolean;
  readonly referrals: MaracFacts['referrals'];
}

const KIND_COLUMN: Readonly<Record<string, string>> = {
  police: 'police',
  idva: 'idva',
  childrensServices: 'childrensSocialCare',
  primaryCare: 'primaryCare',
  acuteTrust: 'secondaryCare',
  housing: 'housing',
  probation: 'probation',
  fire: 'other',
  maracTeam: 'other',
};
const COLUMNS_BY_HAND =
  'police idva childrensSocialCare primaryCare secondaryCare education housing mentalHealth probation voluntarySector substanceAbuse adultSocialCare mash other'.split(
    ' ',
  );

/** What a person says that it counts as goes before its outcome. */
const isOver = ({ outcome, countsAs }: Listing): boolean =>
  countsAs === 'newCase' ||
  countsAs === 'repeatCase' ||
  (outcome === undefined ? countsAs === 'notCounted' : outcome !== 'notHeard' && outcome !== 'deferred');
const isOpen = (listing: Listing): boolean => listing.outcome === undefined && !isOver(listing);
const dayOfReferral = (referral: MaracFacts['referrals'][number]): string | undefined =>
  referral.receivedAt?.slice(0, 10) ?? referral.referredOn;

/** Each case at each meeting that was held, once, with what asked for it since it was discussed before. */
function hear(world: FigureWorld, marac: MaracFacts): Heard[] {
  // A meeting that is still to come has heard nothing, whatever somebody typed beside its cases.
  const held = marac.meetings.filter(
    (one) => one.state !== 'cancelled' && one.state !== 'moved' && one.on <= world.now.slice(0, 10),
  );
  held.sort((a, b) => (a.on + a.id < b.on + b.id ? -1 : 1));
  const lastDiscussed = new Map<string, string>();
  const out: Heard[] = [];
  for (const meeting of held) {
    const rows = marac.listings.filter((one) => one.meeting === meeting.id && one.takenOff !== true);
    for (const caseRef of new Set(rows.map((one) => one.caseRef))) {
      const mine = rows.filter((one) => one.caseRef === caseRef).toSorted((a, b) => (a.id < b.id ? -1 : 1));
      const listing = mine.find(isOver) ?? mine.find((one) => !isOpen(one)) ?? mine[0]!;
      const ids = world.referralsOf.get(caseRef) ?? [];
      const before = lastDiscussed.get(caseRef);
      const referrals = marac.referrals.filter((one) => {
        if (!ids.includes(one.id)) return false;
        const on = dayOfReferral(one);
        if (on === undefined) return before === undefined;
        return on <= meeting.on && (before === undefined || on > before);
      });
      if (isOpen(listing)) {
        const all = marac.referrals.filter((one) => one.matchCase === caseRef || isFirst(marac, one, caseRef));
        const opened = all.some((one) => isFirst(marac, one, caseRef));
        const gone = opened && all.every((one) => one.decision === 'withdraw');
        if (gone) continue;
      }
      const asked = referrals.some((one) => one.decision === 'accept' || one.decision === 'acceptUrgent');
      const always = world.settings.get(marac.name)?.relistedFrom;
      const again = always !== undefined && always <= meeting.on;
      const said = listing.countsAs;
      const counted =
        isOver(listing) && (said === undefined ? before === undefined || asked || again : said !== 'notCounted');
      if (isOver(listing)) lastDiscussed.set(caseRef, meeting.on);
      out.push({ marac, listing, on: meeting.on, meeting: meeting.id, counted, referrals });
    }
  }
  return out;
}

const isFirst = (marac: MaracFacts, referral: { readonly id: string }, caseRef: string): boolean =>
  marac.pool.take('K', `case/${referral.id}`) === caseRef;

const ageAt = (birth: string, on: string): number =>
  Number(on.slice(0, 4)) - Number(birth.slice(0, 4)) - (on.slice(5) < birth.slice(5) ? 1 : 0);

/** Counts the return of some days; `keep` says which cases. */
export function countByHand(
  world: FigureWorld,
  maracs: readonly MaracFacts[],
  from: string,
  to: string,
  keep: (caseRef: string) => boolean = () => true,
): ByHand {
  const values = new Map<string, number | null>();
  const notKnown = new Map<string, number>();
  const all = maracs
    .flatMap((marac) => hear(world, marac))
    .filter((one) => one.on >= from && one.on <= to && keep(one.listing.caseRef));
  const cases = all.filter((one) => one.counted);
  const tell = (name: string, yes: number, unknown: number, of: number): void => {
    values.set(name, of > 0 && unknown >= of - 1e-9 ? null : yes);
    notKnown.set(name, unknown);
  };
  const open = all.filter((one) => isOpen(one.listing)).length;
  const again = all.filter((one) => isOver(one.listing) && !one.counted).length;
  const isHeld = ({ on, state }: MaracFacts['meetings'][number]): boolean =>
    on >= from && on <= to && on <= world.now.slice(0, 10) && state !== 'cancelled' && state !== 'moved';
  const anyMeeting = all.length > 0 || maracs.some((marac) => marac.meetings.some(isHeld));
  tell('discussed', cases.length, open, all.length - again);
  tell('notHeard', all.filter((one) => !isOpen(one.listing) && !isOver(one.listing)).length, open, all.length);
  // No meeting is not the same as a meeting without cases.
  if (!anyMeeting) for (const name of ['discussed', 'notHeard']) values.set(name, null);
  values.set('relisted', again);
  let [repeat, repeatUnknown] = [0, 0];
  for (const { referrals, listing } of cases)
    if (listing.countsAs !== undefined) repeat += listing.countsAs === 'repeatCase' ? 1 : 0;
    else if (referrals.some((one) => one.matchAnswer === 'repeat')) repeat += 1;
    else if (
      referrals.length === 0 ||
      referrals.some((one) => one.matchAnswer === undefined && one.saidRepeat === 'yes')
    )
      repeatUnknown += 1;
  tell('repeat', repeat, repeatUnknown, cases.length);
  countReferrers(world, cases, tell);
  countVictims(cases, tell);
  countYoung(world, cases, tell);
  return { values, notKnown, discussed: new Set(cases.map((one) => one.listing.id)), waits: waitsOf(cases) };
}

type Tell = (name: string, yes: number, unknown: number, of: number) => void;

function countReferrers({ facts: { agencies }, settings }: FigureWorld, cases: readonly Heard[], tell: Tell): void {
  const sums = new Map<string, number>();
  for (const { marac, on, referrals } of cases) {
    const from = settings.get(marac.name)?.firstFrom;
    const inOrder = referrals.toSorted((a, b) =>
      `${dayOfReferral(a) ?? ''} ${a.id}` < `${dayOfReferral(b) ?? ''} ${b.id}` ? -1 : 1,
    );
    const names = new Set(
      (from !== undefined && from <= on ? inOrder.slice(0, 1) : referrals).map(
        (one) => agencies.find((a) => a.id === one.referrerAgency || a.name === one.referrerAgency)?.id ?? '?',
      ),
    );
    const list = names.size === 0 ? ['?'] : [...names];
    for (const name of list) {
      const agency = agencies.find((one) => one.id === name);
      const column = agency === undefined ? '?' : (agency.countsAs ?? KIND_COLUMN[agency.kind] ?? '?');
      sums.set(column, (sums.get(column) ?? 0) + 1 / list.length);
    }
  }
  for (const column of COLUMNS_BY_HAND) tell(column, sums.get(column) ?? 0, sums.get('?') ?? 0, cases.length);
}

const answer = (said: string | undefined): boolean | undefined =>
  said === 'yes' ? true : said === 'no' ? false : undefined;

const GROUPS_BY_HAND: Readonly<Record<string, readonly string[]>> = {
  asian: ['indian', 'pakistani', 'bangladeshi', 'chinese', 'otherAsian'],
  black: ['african', 'caribbean', 'otherBlack'],
  mixed: ['whiteBlackCaribbean', 'whiteBlackAfrican', 'whiteAsian', 'otherMixed'],
  otherWhite: ['whiteIrish', 'traveller', 'roma', 'otherWhite'],
  otherEthnic: ['arab', 'other'],
};

function countVictims(cases: readonly Heard[], tell: Tell): void {
  const victimOf = ({ marac, listing }: Heard) =>
    marac.people.find((one) => one.caseRef === listing.caseRef && one.role === 'victim');
  const count = (name: string, holds: (heard: Heard) => boolean | undefined): void => {
    const found = cases.map(holds);
    tell(
      name,
      found.filter((one) => one === true).length,
      found.filter((one) => one === undefined).length,
      cases.length,
    );
  };
  const age = (heard: Heard): number | undefined => {
    const birth = victimOf(heard)?.birthDate;
    return birth === undefined ? undefined : ageAt(birth, heard.on);
  };
  for (const [group, choices] of Object.entries(GROUPS_BY_HAND))
    count(group, (heard) => {
      const said = victimOf(heard)?.ethnicGroup;
      return said === undefined || said === 'notStated' ? undefined : choices.includes(said);
    });
  count('minoritised', (heard) => answer(victimOf(heard)?.minoritised));
  count('lgbtq', (heard) => answer(victimOf(heard)?.lgbt));
  count('disabled', (heard) => answer(victimOf(heard)?.disability));
  count('male', (heard) => {
    const gender = victimOf(heard)?.gender?.toLowerCase();
    return gender === 'male' || gender === 'm' ? true : gender === 'female' || gender === 'woman' ? false : undefined;
  });
  count('aged16to17', (heard) => {
    const years = age(heard);
    return years === undefined ? undefined : years === 16 || years === 17;
  });
  count('aged65', (heard) => {
    const years = age(heard);
    return years === undefined ? undefined : years >= 65;
  });
}

/** Who is the same person stands on People; whoever can be reached by these words is one. */
function countYoung(world: FigureWorld, cases: readonly Heard[], tell: Tell): void {
  const everybody = world.facts.maracs.flatMap((one) => one.people);
  const beside = new Map<string, string[]>(everybody.map(({ id }) => [id, []]));
  for (const { id, sharedWith } of everybody)
    if (sharedWith !== undefined && beside.has(sharedWith)) {
      beside.get(sharedWith)!.push(id);
      beside.get(id)!.push(sharedWith);
    }
  const group = new Map<string, string>();
  for (const { id } of everybody) {
    const reached = group.has(id) ? [] : [id];
    for (const one of reached)
      for (const other of beside.get(one) ?? []) if (!reached.includes(other)) reached.push(other);
    for (const one of reached) group.set(one, id);
  }
  const [children, harm] = [new Map<string, string[]>(), new Map<string, (boolean | undefined)[]>()];
  const [withChildren, maybe] = [new Set<string>(), new Set<string>()];
  for (const { marac, listing, meeting, on } of cases)
    for (const person of marac.people.filter((one) => one.caseRef === listing.caseRef)) {
      const name = `${meeting} ${group.get(person.id)}`;
      if (person.role === 'child') {
        const said = person.inHousehold ?? 'notKnown';
        children.set(name, [...(children.get(name) ?? []), said]);
        if (said === 'yes') withChildren.add(listing.id);
        if (said === 'notKnown') maybe.add(listing.id);
      }
      if (person.role === 'perpetrator')
        harm.set(name, [
          ...(harm.get(name) ?? []),
          person.birthDate === undefined ? undefined : ageAt(person.birthDate, on) < 18,
        ]);
    }
  tell('childrenNamed', children.size, 0, children.size);
  const answers = [...children.values()];
  tell(
    'children',
    answers.filter((one) => one.includes('yes')).length,
    answers.filter((one) => one.every((each) => each === 'notKnown')).length,
    children.size,
  );
  const unclear = [...maybe].filter((id) => !withChildren.has(id)).length;
  tell('casesWithChildren', withChildren.size, unclear, cases.length);
  const said = [...harm.values()];
  const young = said.filter((one) => one.includes(true)).length;
  const unknown = said.filter((one) => !one.includes(true) && one.every((each) => each === undefined)).length;
  tell('harmsUnder18', young, unknown, said.length);
}

function waitsOf(cases: readonly Heard[]): number[] {
  return cases.flatMap(({ referrals, on }) => {
    const days = referrals
      .filter((one) => one.decision === 'accept' || one.decision === 'acceptUrgent')
      .flatMap((one) => dayOfReferral(one) ?? [])
      .toSorted();
    const [first] = days;
    return first === undefined ? [] : [(Date.parse(on) - Date.parse(first)) / 86_400_000];
  });
}
