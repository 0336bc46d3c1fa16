// A person as numbers in one row of cells: names in pairs (forenames, surname), births, addresses in sixes, phones.

const none = new Int32Array(0);

/** Where each list begins and ends in `cells`. */
export class PersonColumns {
  cells: Int32Array = none;
  names = 0;
  namesEnd = 0;
  births = 0;
  birthsEnd = 0;
  places = 0;
  placesEnd = 0;
  phones = 0;
  phonesEnd = 0;
  private own: Int32Array = none;

  /** Looks at the person whose lists, each led by its length, begin at `at`. */
  look(cells: Int32Array, at: number): this {
    this.cells = cells;
    this.names = at + 1;
    this.namesEnd = this.names + (cells[at] ?? 0);
    this.births = this.namesEnd + 1;
    this.birthsEnd = this.births + (cells[this.namesEnd] ?? 0);
    this.places = this.birthsEnd + 1;
    this.placesEnd = this.places + (cells[this.birthsEnd] ?? 0);
    this.phones = this.placesEnd + 1;
    this.phonesEnd = this.phones + (cells[this.placesEnd] ?? 0);
    return this;
  }
  /** Holds these lists itself, in cells that are its own; what it looked at before is left as it was. */
  hold(lists: readonly (readonly number[])[]): this {
    let length = 0;
    for (const list of lists) length += list.length + 1;
    if (this.own.length < length) this.own = new Int32Array(Math.max(length, 32));
    let at = 0;
    for (const list of lists) {
      this.own[at++] = list.length;
      for (const value of list) this.own[at++] = value;
    }
    return this.look(this.own, 0);
  }
  at(i: number): number {
    return this.cells[i] ?? 0;
  }
  /** Whether this person's cells, all of them, are those of another one. */
  equals(other: PersonColumns): boolean {
    const length = this.phonesEnd - this.names;
    if (other.phonesEnd - other.names !== length) return false;
    for (let i = -1; i < length; i++) if (this.at(this.names + i) !== other.at(other.names + i)) return false;
    return true;
  }
}
