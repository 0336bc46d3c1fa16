// Who can open which mailbox of a world, who acts for an agency, and whose contact is ready: the ground on which the oracle decides.
import type { MaracFacts } from '../../../src/domain/plan/facts.ts';
import type { Agency, Contact } from '../../../src/domain/register/register.ts';
import { mailboxOf, plain } from './words.ts';
import type { World } from './world.ts';

export class Readers {
  readonly world: World;
  readonly today: string;

  constructor(world: World) {
    this.world = world;
    this.today = world.now.slice(0, 10);
  }

  active(one: { readonly activeFrom?: string; readonly activeTo?: string }): boolean {
    return (one.activeFrom ?? '0') <= this.today && this.today <= (one.activeTo ?? '9');
  }

  /** Can open the mailbox in the row today: acts, or has left and nobody has closed it to them. */
  protected opens(row: Contact): boolean {
    if (this.active(row)) return true;
    const left = row.activeTo !== undefined && row.activeTo < this.today;
    return left && (row.mailboxClosedOn === undefined || this.today < row.mailboxClosedOn);
  }

  agencyOf(row: Contact): Agency | undefined {
    return this.world.facts.agencies.find((one) => one.id === row.agency && this.active(one));
  }

  isAgency(written: string, agency: Agency): boolean {
    return [agency.id, agency.name, agency.shortName ?? agency.name].some(
      (one) => one === written || plain(one) === plain(written),
    );
  }

  protected readers(mailbox: string): {
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

  protected rowsOfPerson(name: string): readonly Contact[] {
    return this.world.facts.contacts.filter((one) => plain(one.personName ?? one.id) === name);
  }

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
      .toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const representatives = rows.filter((row) => row.role === 'representative');
    const present = representatives.find((row) => !away(row));
    if (present !== undefined) return present;
    for (const one of representatives) {
      const cover = rows.find((row) => row.id === one.cover && !away(row));
      if (cover !== undefined) return cover;
    }
    return rows.find((row) => row.role === 'deputy' && !away(row));
  }
}
