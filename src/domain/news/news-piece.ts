// One thing that a repeat, or a second report of an incident, says and its case does not: what it is, where it stands, and what takes it over.
import type { PersonRole } from '../cases/case.ts';
import type { RowEffect } from '../plan/effects.ts';

export type NewsTable = 'cases' | 'people' | 'addresses' | 'keyDates';
type Values = RowEffect['values'];

/** What is done to take a piece over. Each has a name within its referral and case, for keys and row ids: with other content, another name. */
export type NewsEffect =
  | {
      readonly do: 'row';
      readonly name: string;
      readonly table: Exclude<NewsTable, 'cases'>;
      readonly values: Values;
      /** The new person of the same piece to whom it belongs, by that effect's name. */
      readonly of?: string;
      /** A place that counts as hidden stands in the restricted workbook. */
      readonly hidden?: boolean;
    }
  | {
      /** blank: only into blank cells. read: the whole new value of a list, or of a note with one more paragraph. */
      readonly do: 'fill';
      readonly over: 'blank' | 'read';
      readonly name: string;
      readonly table: NewsTable;
      readonly rowId: string;
      readonly values: Values;
    };

export type PieceSort = PersonRole | 'name' | 'birth' | 'place' | 'date' | 'cell' | 'note';

export interface Piece {
  /** Names it and its content within its referral and case. */
  readonly id: string;
  readonly sort: PieceSort;
  /** The cell on Referrals, by its heading. */
  readonly heading: string;
  /** The row of the case that it fills or may be. */
  readonly row?: string;
  readonly takes: readonly NewsEffect[];
  /** What is done instead when it is answered on a line of its own: a place as the referral says of it. */
  readonly takesSingly?: readonly NewsEffect[];
  /** Never part of "all of it": a person looks at it by itself. */
  readonly singly?: true;
  /** It may be somebody of the case already: No says that it is, and does this. */
  readonly isNo?: readonly NewsEffect[];
}

/** A cell of the case that is filled and says something else: it stays, and a person types what holds. */
export interface Differing {
  readonly heading: string;
  readonly row: string;
  readonly table: NewsTable;
}

export interface News {
  readonly pieces: readonly Piece[];
  readonly differing: readonly Differing[];
}

export const NO_NEWS: News = { pieces: [], differing: [] };
