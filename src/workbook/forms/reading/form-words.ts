// What a reader of forms has to know of words: which name an answer, which begin a section about somebody, which are the form's own, which are answers.
export type Party = 'referrer' | 'victim' | 'perpetrator' | 'child' | 'other' | 'checklist' | 'matter';

export interface SectionNamed {
  readonly party: Party;
  /** "Perpetrator 2". */
  readonly index?: number;
}

export interface FormWords {
  /** Whether these words name an answer that is known, whoever it is about. */
  isLabel(text: string): boolean;
  /** Whether they ask for something, and do more than name whom a part of the form is about. */
  asks(text: string): boolean;
  /** Whom a heading is about. */
  sectionOf(text: string): SectionNamed | undefined;
  /** Whom a heading above rows of people can be about only: "Child’s name", "School". */
  rowsOf(text: string): Party | undefined;
  /** Instructions and other words that the form's maker wrote. */
  isOwn(text: string): boolean;
  /** The words of a usual answer (Yes, Don't know, Female) with which a text begins or ends, as written there. */
  optionAt(text: string, at: 'start' | 'end'): string | undefined;
}
