// The oracle: who may read what of a world, decided from the world alone by rules of its own, person by person and mailbox by mailbox. It shares
// no code with the product's entitlement, and it is told nothing of what the product meant to send.
import type { Action } from '../../../src/domain/actions/action.ts';
import type { Case, Person } from '../../../src/domain/cases/case.ts';
import type { MaracFacts } from '../../../src/domain/plan/facts.ts';
import type { Agency, Conflict, Contact } from '../../../src/domain/register/register.ts';
import type { Canary } from './canary.ts';
import { covers } from './covers.ts';
import { isFrozen } from './deaths.ts';
import { Readers } from './readers.ts';
import { plain, sorted } from './words.ts';

type Level = 0 | 1 | 2 | 3;
const RANK: Readonly<Record<string, Level>> = { searches: 1, takesPart: 2, seesAll: 3 };

const NO_PART = 'a reader has no part in the case';
const ONLY_SHEET = 'a reader only gets the action sheet';

export class Oracle extends Readers {
  private readonly answers = new Map<string, string | undefined>();

  private conflicted(name: string, marac: MaracFacts, caseRef: string): boolean {
    const rows = this.rowsOfPerson(name);
    return marac.conflicts.some((one) => {
      if (one.caseRef !== caseRef) return false;
      if (this.lifted(one)) return false;
      if (one.contact !== undefined && rows.some((row) => row.id === one.contact)) return true;
      if (one.personName !== undefined && plain(one.personName) === name) return true;
      const agency = this.world.facts.agencies.find(
        (each) => one.agency !== undefined && this.isAgency(one.agency, each),
      );
      return (
        agency !== undefined &&
        rows.some((row) => row.agency === agency.id && this.opens(row) && row.id !== one.exceptContact)
      );
    });
  }

  /** Bears the name of somebody in the case, and no two people have said that it is somebody else. */
  private sameName(name: string, marac: MaracFacts, caseRef: string): boolean {
    return marac.people.some((one: Person) => {
      if (one.caseRef !== caseRef || sorted(`${one.forenames ?? ''} ${one.surname ?? ''}`) !== sorted(name))
        return false;
      return !marac.conflicts.some(
        (each) =>
          each.caseRef === caseRef &&
          this.lifted(each) &&
          this.rowsOfPerson(name).some(
            (row) => row.id === each.contact || sorted(row.personName ?? '') === sorted(this.nameOf(each.contact)),
          ),
      );
    });
  }

  private nameOf(contact: string | undefined): string {
    return this.world.facts.contacts.find((one) => one.id === contact)?.personName ?? '-';
  }

  lifted(one: Conflict): boolean {
    return (
      one.liftedOn !== undefined &&
      one.liftedBy !== undefined &&
      one.liftedSecondBy !== undefined &&
      plain(one.liftedSecondBy) !== plain(one.liftedBy)
    );
  }

  frozen(marac: MaracFacts, one: Case, chasing = false): boolean {
    return isFrozen(marac, one, chasing);
  }

  private isRestricted(marac: MaracFacts, one: Case): boolean {
    return one.restricted === true || marac.restrictedCases.has(one.id);
  }

  agencyLevel(marac: MaracFacts, agency: Agency, one: Case): Level {
    // A row that only lets an action sheet go takes nothing away and gives nothing else.
    const rows = marac.needed.filter(
      (row) => row.caseRef === one.id && row.level !== 'acts' && this.isAgency(row.agency, agency),
    );
    const answered = marac.research.some(
      (row) => row.caseRef === one.id && row.known === 'yes' && this.isAgency(row.agency, agency),
    );
    if (rows.length > 0) {
      const levels = rows.map((row) => RANK[row.level ?? ''] ?? 0);
      const least = Math.min(...levels) as Level;
      return least === 1 && answered ? 2 : least;
    }
    if (agency.kind === 'maracTeam' || agency.kind === 'chair') return 3;
    if (this.isRestricted(marac, one)) return 0;
    if (agency.kind === 'police') return 3;
    if (agency.kind === 'idva' && this.serviceOf(one) === agency.id) return 3;
    return agency.searchesAll === true ? (answered ? 2 : 1) : 0;
  }

  /** A person said that the agency gets the action sheet of this case. */
  acts(marac: MaracFacts, agency: Agency, one: Case): boolean {
    return marac.needed.some(
      (row) => row.caseRef === one.id && row.level === 'acts' && this.isAgency(row.agency, agency),
    );
  }

  private serviceOf(one: Case): string | undefined {
    const named = this.world.facts.contacts.find((row) => row.id === one.idvaContact);
    if (named !== undefined) return named.agency;
    const written = one.idvaService;
    return written === undefined
      ? undefined
      : this.world.facts.agencies.find((each) => this.isAgency(written, each))?.id;
  }

  private standing(
    name: string,
    marac: MaracFacts,
    one: Case,
  ): {
    readonly level: Level;
    /** Is told what an agency of theirs is to do. */
    readonly acts: boolean;
    readonly idva: boolean;
    readonly colleague: boolean;
    readonly coordinator: boolean;
    readonly chair: boolean;
    readonly places: boolean;
  } {
    let level: Level = 0;
    let [acts, idva, colleague, coordinator, chair, places] = [false, false, false, false, false, false];
    for (const row of this.rowsOfPerson(name)) {
      const agency = this.agencyOf(row);
      if (!this.active(row) || agency === undefined) continue;
      if (covers(row, marac.name, this)) coordinator = true;
      if (row.marac !== undefined && plain(row.marac) !== plain(marac.name)) continue;
      if (row.role === 'coordinator' || row.role === 'deputyCoordinator') coordinator = true;
      if ((row.role === 'chair' || row.role === 'viceChair') && this.chairs(row, marac, one)) chair = true;
      const named = one.idvaContact === row.id && agency.kind === 'idva';
      const duty =
        one.idvaContact === undefined &&
        row.role === 'idvaDuty' &&
        agency.kind === 'idva' &&
        this.serviceOf(one) === agency.id;
      const mine = named ? 3 : this.agencyLevel(marac, agency, one);
      if (named || (duty && mine > 1)) idva = true;
      const inService = agency.kind === 'idva' && this.serviceOf(one) === agency.id;
      if (inService && mine > 1) colleague = true;
      // The case's IDVA service sees all of it but what stays hidden.
      if (inService && mine > 1) places = true;
      const does = this.acts(marac, agency, one);
      if (does) acts = true;
      if ((mine > 0 || does) && (agency.searchesByAddress === true || agency.kind === 'police')) places = true;
      if (mine > level) level = mine;
    }
    return { level, acts, idva, colleague, coordinator, chair, places };
  }

  private chairs(row: Contact, marac: MaracFacts, one: Case): boolean {
    return marac.meetings.some(
      (meeting) =>
        marac.listings.some((listing) => listing.meeting === meeting.id && listing.caseRef === one.id) &&
        (meeting.chair === row.id ||
          meeting.viceChair === row.id ||
          (meeting.chair === undefined && row.role === 'chair')),
    );
  }

  /** Why a mailbox may not get this, or undefined when it may. The same is asked of every word of every paper. */
  whyNot(mailbox: string, canary: Canary): string | undefined {
    const asked = `${mailbox} ${canary.kind} ${canary.about}`;
    if (this.answers.has(asked)) return this.answers.get(asked);
    const answer = this.decide(mailbox, canary);
    this.answers.set(asked, answer);
    return answer;
  }

  private decide(mailbox: string, canary: Canary): string | undefined {
    if ('zhx'.includes(canary.kind)) return 'goes to nobody';
    const { known, names, rows } = this.readers(mailbox);
    if (!known) return 'nobody knows who reads it';
    const present = [...new Set(rows.filter((row) => this.active(row)).map((row) => plain(row.personName ?? row.id)))];
    if (present.length === 0) return 'nobody active reads it';
    for (const marac of this.world.facts.maracs) {
      const request = marac.disclosures.find((one) => one.id === canary.about);
      if (request !== undefined) {
        if (this.stopped(marac)) return 'sending is stopped';
        const fits = present.every((name) =>
          this.rowsOfPerson(name).some((row) => {
            const agency = this.agencyOf(row);
            return (
              this.active(row) &&
              agency !== undefined &&
              (['police', 'maracTeam'].includes(agency.kind) ||
                (request.agenciesWho ?? []).some((who) => this.isAgency(who, agency)))
            );
          }),
        );
        return fits ? undefined : 'not one of the agencies of the request';
      }
      const one = marac.cases.find((each) => each.id === canary.about);
      if (one !== undefined) return this.whyNotCase(marac, one, names, present, canary);
    }
    return 'no such case';
  }

  stopped(marac: MaracFacts): boolean {
    return marac.rules.text('sending', this.today as never) === 'off' || marac.blocked === 'all';
  }

  private whyNotCase(
    marac: MaracFacts,
    one: Case,
    names: ReadonlySet<string>,
    present: readonly string[],
    canary: Canary,
  ): string | undefined {
    if (this.stopped(marac)) return 'sending is stopped';
    if (marac.blocked !== 'all' && marac.blocked.has(one.id)) return 'a row about its access cannot be read';
    if (this.frozen(marac, one)) return 'the case is frozen';
    for (const name of names) {
      if (this.conflicted(name, marac, one.id)) return `a reader has a conflict`;
      if (this.sameName(name, marac, one.id)) return 'a reader bears a name of the case';
    }
    for (const name of present) {
      const has = this.standing(name, marac, one);
      const all = has.chair || has.coordinator || has.idva;
      if (!all && has.level === 0 && !has.acts) return NO_PART;
      if (!all && has.level === 0 && !'nka'.includes(canary.kind)) return ONLY_SHEET;
      if (canary.kind === 'a' && !all && has.level < 2 && !has.acts) return 'a reader only searches';
      if ('tw'.includes(canary.kind) && !all && has.level < 2) return 'a reader only searches';
      if (canary.kind === 'k' && !all && !has.places) return 'a reader does not search by address';
      if (canary.kind === 's' && !has.idva && !has.coordinator && !has.colleague)
        return 'a reader is not of the case’s IDVA service';
      if (canary.kind === 'd' && !has.idva && !has.coordinator) return 'a reader is not the case’s IDVA';
    }
    if (
      'sd'.includes(canary.kind) &&
      !present.some((name) => this.standing(name, marac, one).idva || this.standing(name, marac, one).coordinator)
    )
      return 'no reader is the case’s IDVA';
    return undefined;
  }

  /**
   * Whether this word may reach the mailbox on the action sheet alone: somebody there takes no part in the case, and has an action to do in it. It
   * is then what their own agencies do, and not what others do.
   */
  onSheetOnly(mailbox: string, canary: Canary): boolean {
    return this.limited(mailbox, canary.about, canary.kind === 'a' ? 2 : 1).length > 0;
  }

  /** Whether somebody who opens the mailbox is of the agency that is to do it. */
  isActionOf(mailbox: string, { agency: written = '' }: Canary): boolean {
    return this.readers(mailbox).rows.some((row) => {
      const agency = this.world.facts.agencies.find((one) => one.id === row.agency);
      return this.active(row) && agency !== undefined && this.isAgency(written, agency);
    });
  }

  /** Each of them, by an agency of their own: that somebody else reads the mailbox for the agency gives nobody what it is to do. */
  isOwnAction(mailbox: string, canary: Canary): boolean {
    if (canary.kind !== 'a') return true;
    const isFor = (row: Contact): boolean => this.active(row) && row.agency === canary.agency;
    const limited = this.limited(mailbox, canary.about, 2);
    return limited.every((name) => this.rowsOfPerson(name).some(isFor));
  }

  /**
   * A reminder says of an action its refs and its day: to a mailbox of its own agency, where the case may be told of. The team manager is told that
   * something is late and not in which case: that wants no part in the case, so a small part in it stops nothing either; it goes by every conflict.
   */
  whyNotReminded(mailbox: string, action: Action, toManager = false): string | undefined {
    const { rows } = this.readers(mailbox);
    const isTheirs = rows.some((row) => {
      const agency = this.world.facts.agencies.find((one) => one.id === row.agency);
      return this.active(row) && agency !== undefined && this.isAgency(action.agency, agency);
    });
    if (!isTheirs) return 'it is what another agency is to do';
    const { caseRef } = action;
    if (caseRef === undefined) return undefined;
    const [searches, acts] = (['b', 'a'] as const).map((kind) => this.whyNot(mailbox, { kind, about: caseRef }));
    if (searches === undefined || acts === undefined) return undefined;
    const isForWantOfPart = searches === NO_PART || searches === ONLY_SHEET;
    return toManager && isForWantOfPart ? undefined : searches;
  }

  /** Active readers of the mailbox below a level in the case, by nothing else than their agencies. */
  private limited(mailbox: string, about: string, below: Level): readonly string[] {
    for (const marac of this.world.facts.maracs) {
      const one = marac.cases.find((each) => each.id === about);
      if (one === undefined) continue;
      const active = this.readers(mailbox).rows.filter((row) => this.active(row));
      return [...new Set(active.map((row) => plain(row.personName ?? row.id)))].filter((name) => {
        const has = this.standing(name, marac, one);
        return has.level < below && !has.chair && !has.coordinator && !has.idva;
      });
    }
    return [];
  }
}
