// A cell as every backend gives it. domain/cells/value turns it into a value or a problem, exactly or not at all.

export type Cell =
  | { readonly kind: 'blank' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'boolean'; readonly boolean: boolean }
  /** `2027-03-09` or `2027-03-09T08:30:00`: the backend has already decided by the cell's format that it is a date. */
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'formula'; readonly formula: string }
  | { readonly kind: 'error'; readonly error: string };

export const BLANK: Cell = { kind: 'blank' };

export function textCell(text: string): Cell {
  return text === '' ? BLANK : { kind: 'text', text };
}

export function sameCell(a: Cell, b: Cell): boolean {
  return a.kind === b.kind && cellText(a) === cellText(b);
}

/** What a person would see in the cell, near enough to show it back to them. */
export function cellText(cell: Cell): string {
  switch (cell.kind) {
    case 'blank':
      return '';
    case 'text':
      return cell.text;
    case 'number':
      return String(cell.number);
    case 'boolean':
      return cell.boolean ? 'TRUE' : 'FALSE';
    case 'date':
      return cell.date;
    case 'formula':
      return `=${cell.formula}`;
    case 'error':
      return cell.error;
  }
}
