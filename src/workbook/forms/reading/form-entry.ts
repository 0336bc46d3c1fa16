// A question of a form with what was answered: the words before it, the section it stands in, and where it is.
import type { Coverage } from './coverage.ts';
import type { Party } from './form-words.ts';
import type { Token } from './page-lines.ts';

export interface FormSection {
  /** Whom it is about, where its heading says so. */
  readonly party?: Party;
  readonly index?: number;
  /** As printed; '' before the first heading. */
  readonly words: string;
  /** Counts headings: two sections of the same words are two. */
  readonly number: number;
}

export interface FormEntry {
  /** As printed; '' for words that stand under nothing. */
  readonly label: string;
  readonly labelTokens: readonly Token[];
  readonly answer: readonly Token[];
  readonly section: FormSection;
  readonly place: string;
  /** The table it stands in, counted; 0 outside. */
  readonly table: number;
  /** Counts rows of a table whose headings name the answers: each row is another person. */
  readonly row?: number;
  /** The question before it in the same part of the form: "If no, why not?" means that one. */
  readonly before?: string;
  /** Why it cannot be told what the answer is. */
  readonly doubt?: string;
}

export interface FormContent {
  readonly entries: readonly FormEntry[];
  readonly coverage: Coverage;
}
