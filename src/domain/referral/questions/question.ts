// How a question of the referral form is defined: its column, and everything else that depends on which question it is. The form, the readers of
// forms and lists, the types, the table, the checks and the papers are made from these definitions.
import type { FieldClass } from '../../access/field-class.ts';
import { choice, typed, type Column, type More } from '../../cells/column.ts';
import type { Kind } from '../../cells/value.ts';

/** birth: back to 120 years ago. expected: of an unborn child. happened: not after today. end: of a sentence or an order. */
export type DayWindow = 'birth' | 'expected' | 'happened' | 'end';

/** idva: the IDVA's papers and first contact. transfer: what goes to another MARAC. */
export type AnswerPaper = 'idva' | 'transfer';

export interface Asking extends More {
  /** The team's own: the form does not ask it. */
  readonly notAsked?: true;
  /** Marked with a star on the form, and named when it was left blank. */
  readonly needed?: true;
  /** Blank forms from before it was asked are still about: a form without it has lost nothing. */
  readonly askedLater?: true;
  /** For the referrer, where the column's own help speaks to the coordinator. */
  readonly formHelp?: string;
  /**
   * In the words of other forms, parted by semicolons. After a | stands the field whose question must come before: "if no, why not?". What is asked
   * of each of several people has its words in workbook/forms/labels/question-concepts.ts.
   */
  readonly formWords?: string;
  /** Headings of lists beside those, each saying enough to be taken. */
  readonly listWords?: string;
  /** Of a day: how far from today it may lie. */
  readonly within?: DayWindow;
  /** "No" and "none" are no answer. */
  readonly noMeansNothing?: true;
  /** A decision to take the referral waits while the cell cannot be read. */
  readonly holdsBack?: true;
  /** Looked through for the address of a refuge; by default a note is and nothing else. */
  readonly scanned?: boolean;
  /** Asked back of the referrer in these words while it has no answer. */
  readonly askedBack?: string;
  readonly printed?: Printed;
}

/** A row of papers of its own, for whoever may see the field's class. */
export interface Printed {
  readonly under: string;
  readonly on: readonly AnswerPaper[];
  /** Among these rows; behind all of them where it is left out. */
  readonly place?: number;
  /** The field that says why, printed behind it. */
  readonly because?: string;
  /** For everybody who may see notes, although the column has a class of its own. */
  readonly asNote?: true;
}

export type ReferralQuestion = Column & Asking;

export function ask<K extends Kind>(
  kind: K,
  header: string,
  fieldClass: FieldClass,
  help: string,
  asking: Asking = {},
) {
  return typed(kind, header, fieldClass, help, asking);
}

/** A question with a list of answers; every value of the type V needs its label. */
export function options<V extends string>(
  header: string,
  fieldClass: FieldClass,
  help: string,
  choices: Readonly<Record<V, string>>,
  asking: Asking & { readonly spellings?: Readonly<Partial<Record<V, readonly string[]>>> } = {},
) {
  return choice(header, fieldClass, help, choices, asking);
}

type Prefixed<P extends string, C> = { readonly [K in keyof C & string as `${P}${K}`]: C[K] };

/**
 * The questions of one of several people: `Surname` becomes `perp1Surname`, "surname" becomes "Perpetrator 1 surname". The first must be answered, and
 * is who a list means.
 */
export function prefixed<P extends string, C extends Readonly<Record<string, ReferralQuestion>>>(
  prefix: P,
  heading: string,
  group: string,
  columns: C,
): Prefixed<P, C> {
  const isFirst = prefix.endsWith('1');
  const entries = Object.entries(columns).map(([field, { needed, listWords, ...column }]) => [
    `${prefix}${field}`,
    {
      ...column,
      ...(isFirst && needed !== undefined ? { needed } : {}),
      ...(isFirst && listWords !== undefined ? { listWords } : {}),
      header: `${heading} ${column.header}`,
      group,
      ...(column.otherNames === undefined ? {} : { otherNames: column.otherNames.map((name) => `${heading} ${name}`) }),
    },
  ]);
  return Object.fromEntries(entries) as Prefixed<P, C>;
}
