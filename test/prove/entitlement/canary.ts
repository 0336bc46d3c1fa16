// Canaries: every sensitive value of a world is a word that stands nowhere else, so that its appearance in any byte names case and kind.

/**
 * n a name, b a birth date, k a place the perpetrator knows, h a hidden place, s a safe contact, x one that has expired, t free text about a
 * case, a what an agency undertook to do, w what an agency wrote in answer to the research question, d diversity, q the subject of a Clare's Law request, z what no message ever shows (why there is a conflict, the applicant, her phone).
 */
export type Kind = 'n' | 'b' | 'k' | 'h' | 's' | 'x' | 't' | 'a' | 'w' | 'd' | 'q' | 'z';

export interface Canary {
  readonly kind: Kind;
  /** The case it is about, or the row id of a Clare's Law request. */
  readonly about: string;
  /** Row id of the agency that undertook or wrote it. */
  readonly agency?: string;
}

const LETTERS = 'abcdefghijklmnop';
const WORD = /zq[nbkhsxtawdqz][a-p]{4}/gi;
const DATE =
  /\b(\d{1,2}) (January|February|March|April|May|June|July|August|September|October|November|December) (19\d\d)\b/gi;
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

export class Canaries {
  readonly all = new Map<string, Canary>();
  private count = 0;

  word(kind: Kind, about: string, agency?: string): string {
    this.count += 1;
    let word = '';
    for (let left = this.count, i = 0; i < 4; i += 1, left = Math.trunc(left / 16)) word += LETTERS[left % 16] ?? '';
    this.all.set(`zq${kind}${word}`, { kind, about, ...(agency === undefined ? {} : { agency }) });
    return `Zq${kind}${word}`;
  }

  /** A birth date that nobody else in the world has, always in the last century, where no other date of a paper lies. */
  birth(about: string): string {
    this.count += 1;
    const [year, month, day] = [
      1930 + (this.count % 69),
      1 + (this.count % 12),
      1 + (Math.trunc(this.count / 12) % 28),
    ];
    this.all.set(`${day} ${MONTHS[month - 1] ?? ''} ${year}`.toLowerCase(), { kind: 'b', about });
    return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  }

  /** Every canary that stands in a text. */
  findIn(text: string): ReadonlySet<string> {
    const found = new Set<string>();
    for (const match of text.matchAll(WORD)) found.add(match[0].toLowerCase());
    for (const match of text.matchAll(DATE)) {
      const told = `${Number(match[1])} ${match[2] ?? ''} ${match[3] ?? ''}`.toLowerCase();
      if (this.all.has(told)) found.add(told);
    }
    return found;
  }
}
