// Repeats: from a referral and the history of people and cases, who was here before, with reasons. It proposes; a person decides.
import { shippedBands, type Bands } from './match-bands.ts';
import type { Candidate } from './candidate.ts';
import { judgeCase, type PersonMatch, type Settings } from './past-cases.ts';
import { Households } from './household.ts';
import { openPeople, type People } from './find-people.ts';
import type { KnownPerson, NewReferral, PastCase, PersonFacts } from './person-facts.ts';
import { shippedWeights } from './weights/shipped-weights.ts';
import { usualRule, type AreaRule } from './repeat-window.ts';
import type { Weights } from './weights/weights.ts';

export interface HistoryOptions {
  readonly rule?: AreaRule;
  readonly bands?: Bands;
  /** Learnt from the area's own history (`learnWeights`); the shipped ones otherwise. */
  readonly weights?: Weights;
}

export interface History {
  /** All cases that may hold the same pair, or that are linked, best first; those below "possible" are there too, for `marac why`. */
  candidates(referral: NewReferral): readonly Candidate[];
}

/** Opens the history of people and cases; `people` is read once. */
export function openHistory(people: Iterable<KnownPerson>, options: HistoryOptions = {}): History {
  return new CaseHistory(people, {
    rule: options.rule ?? usualRule,
    bands: options.bands ?? shippedBands,
    weights: options.weights ?? shippedWeights,
  });
}

/** A case that came up, with the people through whom it did. */
interface Touched {
  readonly past: PastCase;
  readonly links: PersonMatch[];
  sharedDoor: boolean;
}

class CaseHistory implements History {
  private readonly settings: Settings;
  private readonly kept: readonly KnownPerson[];
  private readonly doors = new Households();
  /** Cases in which anything at all is known of a perpetrator. */
  private readonly withPerpetrator = new Set<string>();
  private readonly people: People;

  constructor(people: Iterable<KnownPerson>, settings: Settings) {
    this.settings = settings;
    this.kept = [...people];
    this.people = openPeople(this.kept, settings.weights, settings.bands.likely);
    this.kept.forEach((person, place) => {
      this.doors.add(person, place);
      if (person.role === 'perpetrator' && isKnown(person)) this.withPerpetrator.add(nameOfCase(person.case));
    });
  }

  candidates(referral: NewReferral): readonly Candidate[] {
    const found: Candidate[] = [];
    for (const [name, { past, links, sharedDoor }] of this.touched(referral)) {
      found.push(
        ...judgeCase(
          { referral, past, links, sharedDoor, perpetratorKnown: this.withPerpetrator.has(name) },
          this.settings,
        ),
      );
    }
    found.sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
    return found;
  }

  private touched(referral: NewReferral): ReadonlyMap<string, Touched> {
    const cases = new Map<string, Touched>();
    const touch = (place: number, use: (touched: Touched, theirs: KnownPerson) => void): void => {
      const theirs = this.kept[place];
      if (theirs === undefined || !this.maySearch(referral, theirs.case)) return;
      const name = nameOfCase(theirs.case);
      const touched = cases.get(name) ?? { past: theirs.case, links: [], sharedDoor: false };
      cases.set(name, touched);
      use(touched, theirs);
    };
    for (const mine of referral.people) {
      for (const { place } of this.people.find(mine, this.settings.bands.floor)) {
        touch(place, ({ links }, theirs) => links.push({ mine, theirs, explained: this.people.explain(mine, place) }));
      }
      for (const place of this.doors.at(mine)) touch(place, (touched) => (touched.sharedDoor = true));
    }
    return cases;
  }

  /** A case of another MARAC is looked at only where the area's rule says so; the referral's own case never. */
  private maySearch(referral: NewReferral, past: PastCase): boolean {
    return past.id !== referral.id && (this.settings.rule.scope === 'anyMarac' || past.marac === referral.marac);
  }
}

function nameOfCase(past: PastCase): string {
  return `${past.marac}/${past.id}`;
}

function isKnown(person: PersonFacts): boolean {
  return (person.forenames ?? '') !== '' || (person.surname ?? '') !== '' || (person.births ?? []).length > 0;
}
