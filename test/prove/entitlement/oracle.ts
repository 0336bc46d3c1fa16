// The oracle: who may read what of a world, decided from the world alone by rules of its own, person by person and mailbox by mailbox. It shares
// no code with the product's entitlement, and it is told nothing of what the product meant to send.
import type { Case, Person } from '../../../src/domain/case.ts';
import type { MaracFacts } from '../../../src/domain/facts.ts';
import type { Agency, Conflict, Contact } from '../../../src/domain/register.ts';
import type { Canary } from './canary.ts';
import type { World } from './world.ts';

/** Asked for the same few words a thousand times a world. */
function remembered(make: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const found = known.get(text) ?? make(text);
    if (known.size > 5000) known.clear();
    known.set(text, found);
    return found;
  };
}

const plain = remembered((text) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim(),
);
const sorted = remembered((name) => plain(name).split(' ').sort().join(' '));

export const mailboxOf = remembered((address) => {
  const [local = '', domain = ''] = address.trim().toLowerCase().split('@');
  return `${local.split('+')[0] ?? ''}@${domain}`;
});

type Level = 0 | 1 | 2 | 3;
const RANK: Readonly<Record<string, Level>> = { searches: 1, takesPart: 2, seesAll: 3 };

export interface Expected {
  readonly mailbox: string;
  /** A canary, or the row id of an action. */
  readonly word: string;
  /** In the key of the message that must bring it. */
  readonly inKey: string;
  readonly what: string;
}

export class Oracle {
  private readonly world: World;
  private readonly today: string;

  constructor(world: World) {
    this.world = world;
    this.today = world.now.slice(0, 10);
  }

  private active(one: { readonly activeFrom?: string; readonly activeTo?: string }): boolean {
    return (one.activeFrom ?? '0') <= this.today && this.today <= (one.activeTo ?? '9');
  }

  /** Can open the mailbox in the row today: acts, or has left and nobody has closed it to them. */
  private opens(row: Contact): boolean {
    if (this.active(row)) return true;
    const left = row.activeTo !== undefined && row.activeTo < this.today;
    return left && (row.mailboxClosedOn === undefined || this.today < row.mailboxClosedOn);
  }

  private agencyOf(row: Contact): Agency | undefined {
    return this.world.facts.agencies.find((one) => one.id === row.agency && this.active(one));
  }

  private isAgency(written: string, agency: Agency): boolean {
    return [agency.id, agency.name, agency.shortName ?? agency.name].some(
      (one) => one === written || plain(one) === plain(written),
    );
  }

  /** All who can open a mailbox, by name, and whether that is known at all. */
  private readers(mailbox: string): {
    readonly known: boolean;
    readonly names: ReadonlySet<string>;
    readonly rows: readonly Contact[];
  } {
    const rows = this.world.facts.contacts.filter(
      (one) => one.address !== undefined && mailboxOf(one.address) === mailbox && this.opens(one),
    );
    const names = new Set<string>();
    let known = true;
    for (const row of rows) {
      names.add(plain(row.personName ?? row.id));
      for (const reader of row.mailboxReaders ?? []) names.add(plain(reader));
      const attested =
        row.mailboxAttestedOn !== undefined &&
        row.mailboxAttestedOn <= this.today &&
        (row.mailboxReaders ?? []).length > 0;
      if (row.sharedMailbox === true && !attested) known = false;
    }
    return { known, names, rows };
  }

  private rowsOfPerson(name: string): readonly Contact[] {
    return this.world.facts.contacts.filter((one) => plain(one.personName ?? one.id) === name);
  }

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

  private lifted(one: Conflict): boolean {
    return (
      one.liftedOn !== undefined &&
      one.liftedSecondBy !== undefined &&
      plain(one.liftedSecondBy) !== plain(one.liftedBy ?? '')
    );
  }

  /** A death, its own or a confirmed linked case's; papers may go again when a person has said so, chasing may not. */
  private frozen(marac: MaracFacts, one: Case, chasing = false): boolean {
    if (one.papersAllowedBy !== undefined && !chasing) return false;
    const died = (each: Case): boolean => each.deceased === true || each.holdKind === 'death';
    if (died(one)) return true;
    const linked = marac.cases.flatMap((each) =>
      each.linkConfirmedBy === undefined || each.linkedCases === undefined
        ? []
        : each.id === one.id
          ? each.linkedCases
          : each.linkedCases.includes(one.id)
            ? [each.id]
            : [],
    );
    return marac.cases.some((each) => died(each) && linked.includes(each.id));
  }

  private isRestricted(marac: MaracFacts, one: Case): boolean {
    return one.restricted === true || marac.restrictedCases.has(one.id);
  }

  private agencyLevel(marac: MaracFacts, agency: Agency, one: Case): Level {
    const rows = marac.needed.filter((row) => row.caseRef === one.id && this.isAgency(row.agency, agency));
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
    readonly idva: boolean;
    readonly colleague: boolean;
    readonly coordinator: boolean;
    readonly chair: boolean;
    readonly places: boolean;
  } {
    let level: Level = 0;
    let [idva, colleague, coordinator, chair, places] = [false, false, false, false, false];
    for (const row of this.rowsOfPerson(name)) {
      const agency = this.agencyOf(row);
      if (!this.active(row) || agency === undefined) continue;
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
      if (inService) colleague = true;
      // The case's IDVA service sees all of it but what stays hidden.
      if (inService && mine > 1) places = true;
      if (mine > 0 && (agency.searchesByAddress === true || agency.kind === 'police')) places = true;
      if (mine > level) level = mine;
    }
    return { level, idva, colleague, coordinator, chair, places };
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

  /** Why a mailbox may not get this, or undefined when it may. */
  whyNot(mailbox: string, canary: Canary): string | undefined {
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

  private stopped(marac: MaracFacts): boolean {
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
      if (!all && has.level === 0) return 'a reader has no part in the case';
      if (canary.kind === 't' && !all && has.level < 2) return 'a reader only searches';
      if (canary.kind === 'k' && !all && !has.places) return 'a reader does not search by address';
      if (canary.kind === 's' && !has.idva && !has.coordinator && !(has.colleague && has.level > 1))
        return 'a reader is not of the case’s IDVA service';
      if (canary.kind === 'd' && !has.idva && !has.coordinator) return 'a reader is not the case’s IDVA';
    }
    // A safe contact needs the IDVA of the case among the readers, not only colleagues.
    if (
      'sd'.includes(canary.kind) &&
      !present.some((name) => this.standing(name, marac, one).idva || this.standing(name, marac, one).coordinator)
    )
      return 'no reader is the case’s IDVA';
    return undefined;
  }

  /** Written to at all, and with case content. */
  ready(row: Contact): boolean {
    const proven = [row.verifiedOn, row.routeProvenOn].every((one) => one !== undefined && one <= this.today);
    return (
      proven && row.verifiedBy !== undefined && row.route !== undefined && row.address !== undefined && this.active(row)
    );
  }

  /** Who acts for an agency at a MARAC today. */
  acting(agency: Agency, marac: MaracFacts): Contact | undefined {
    const serves = (row: Contact): boolean => row.marac === undefined || plain(row.marac) === plain(marac.name);
    const away = (row: Contact): boolean =>
      row.awayFrom !== undefined && row.awayFrom <= this.today && this.today <= (row.awayTo ?? '9');
    const rows = this.world.facts.contacts
      .filter((row) => row.agency === agency.id && serves(row) && this.active(row))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    const representatives = rows.filter((row) => row.role === 'representative');
    const present = representatives.find((row) => !away(row));
    if (present !== undefined) return present;
    for (const one of representatives) {
      const cover = rows.find((row) => row.id === one.cover && !away(row));
      if (cover !== undefined) return cover;
    }
    return rows.find((row) => row.role === 'deputy' && !away(row));
  }

  private victim(marac: MaracFacts, caseRef: string): string | undefined {
    const name = marac.people.find((one) => one.caseRef === caseRef && one.role === 'victim')?.surname?.toLowerCase();
    return name?.startsWith('zq') === true ? name : undefined;
  }

  /** The twin: what must leave at this stage. */
  expected(): readonly Expected[] {
    return this.world.facts.maracs.flatMap((marac) => {
      const meeting = marac.meetings.find((one) => one.state === undefined);
      if (meeting === undefined || this.stopped(marac)) return [];
      const refs = marac.listings
        .filter((one) => one.meeting === meeting.id && one.takenOff !== true)
        .map((one) => one.caseRef);
      return [
        ...this.agencyExpected(marac, refs),
        ...this.idvaExpected(marac, refs),
        ...this.chairExpected(marac, refs),
      ];
    });
  }

  private boxes(marac: MaracFacts): ReadonlyMap<string, readonly { agency: Agency; row: Contact }[]> {
    const boxes = new Map<string, { agency: Agency; row: Contact }[]>();
    for (const agency of this.world.facts.agencies) {
      if (!this.active(agency) || agency.kind === 'maracTeam' || agency.kind === 'chair') continue;
      const row = this.acting(agency, marac);
      if (row?.address === undefined) continue;
      const box = mailboxOf(row.address);
      boxes.set(box, [...(boxes.get(box) ?? []), { agency, row }]);
    }
    return boxes;
  }

  private agencyExpected(marac: MaracFacts, refs: readonly string[]): readonly Expected[] {
    const { stage } = this.world;
    const out: Expected[] = [];
    for (const [mailbox, acting] of this.boxes(marac)) {
      if (!acting.every(({ row }) => this.ready(row))) continue;
      const level = (ref: string): number => {
        const one = marac.cases.find((each) => each.id === ref);
        return one === undefined ? 0 : Math.max(...acting.map(({ agency }) => this.agencyLevel(marac, agency, one)));
      };
      for (const ref of refs) {
        const word = this.victim(marac, ref);
        if (word === undefined || level(ref) < (stage === 'list' ? 1 : 2)) continue;
        if (this.whyNot(mailbox, { kind: stage === 'list' ? 'n' : 't', about: ref }) !== undefined) continue;
        if (stage === 'list') out.push({ mailbox, word, inKey: '/research/', what: 'a case on the list' });
        if (stage === 'agenda') out.push({ mailbox, word, inKey: '/agenda/', what: 'a case on the agenda' });
        if (stage === 'after' || stage === 'week')
          out.push({ mailbox, word, inKey: '/minutes/', what: 'a case in the minutes' });
      }
      if (stage !== 'week') continue;
      for (const action of marac.actions) {
        const mine = acting.some(({ agency }) => this.isAgency(action.agency, agency));
        if (!mine || action.status === 'notDone' || action.caseRef === undefined || level(action.caseRef) === 0)
          continue;
        if (this.world.facts.maracs.some((one) => this.stopped(one))) continue;
        const itsCase = marac.cases.find((one) => one.id === action.caseRef);
        if (itsCase === undefined || this.frozen(marac, itsCase, true)) continue;
        if (this.whyNot(mailbox, { kind: 'n', about: action.caseRef }) === undefined)
          out.push({ mailbox, word: action.id, inKey: 'follow-up', what: 'an action in the digest' });
      }
    }
    return out;
  }

  private idvaExpected(marac: MaracFacts, refs: readonly string[]): readonly Expected[] {
    const { stage } = this.world;
    if (stage !== 'agenda' && stage !== 'after') return [];
    return refs.flatMap((ref) => {
      const one = marac.cases.find((each) => each.id === ref);
      const row = this.world.facts.contacts.find((each) => each.id === one?.idvaContact);
      if (row?.address === undefined || !this.ready(row)) return [];
      const mailbox = mailboxOf(row.address);
      if (this.whyNot(mailbox, { kind: 's', about: ref }) !== undefined) return [];
      if (row.marac !== undefined && plain(row.marac) !== plain(marac.name)) return [];
      return marac.safeContacts
        .filter((safe) => safe.caseRef === ref && safe.safe === 'yes' && (safe.expiresOn ?? '9') >= this.today)
        .map((safe) => ({
          mailbox,
          word: (safe.value ?? '').toLowerCase(),
          inKey: stage === 'agenda' ? '/agenda/' : '/minutes/',
          what: 'a safe contact to the IDVA',
        }));
    });
  }

  private chairExpected(marac: MaracFacts, refs: readonly string[]): readonly Expected[] {
    if (this.world.stage !== 'agenda') return [];
    const meeting = marac.meetings.find((one) => one.state === undefined);
    const row = this.world.facts.contacts.find((one) => one.id === meeting?.chair);
    if (row?.address === undefined || !this.ready(row) || this.agencyOf(row) === undefined) return [];
    const mailbox = mailboxOf(row.address);
    return refs.flatMap((ref) => {
      const word = this.victim(marac, ref);
      return word === undefined || this.whyNot(mailbox, { kind: 't', about: ref }) !== undefined
        ? []
        : [{ mailbox, word, inKey: '/agenda/', what: 'a case in the chair’s papers' }];
    });
  }
}
