// What the sidebar shows, as data: built here, drawn by sidebar.html, kept nowhere.

export interface Jump {
  readonly sheet: number;
  /** 1-based, as the sheet counts. */
  readonly row: number;
  readonly column: number;
}

/** A button: what it calls, and with what; `{name}` stands for what is typed in the field of that name. */
export interface Press {
  readonly label: string;
  /** What it is about, for those who hear the page: it is said after the label and not shown. */
  readonly about?: string;
  readonly call: string;
  readonly args: readonly (string | number)[];
}

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly kind: 'text' | 'long' | 'choice' | 'day';
  readonly value?: string;
  readonly choices?: readonly (readonly [value: string, label: string])[];
  /** Saved by this call as soon as the field is left, its text as the last argument; the answer is put in the place of the last but one. */
  readonly save?: Omit<Press, 'label'>;
  /** Words that a button puts into the field. */
  readonly ready?: readonly string[];
}

export interface Item {
  readonly text: string;
  readonly place?: string;
  readonly jump?: Jump;
  readonly presses?: readonly Press[];
  /** May be dragged onto another item: then the call is made with the place it was dropped at as `{place}`. */
  readonly drag?: { readonly place: number; readonly drop: Omit<Press, 'label'> };
}

export interface Section {
  readonly heading: string;
  readonly items: readonly Item[];
  readonly fields?: readonly Field[];
  readonly presses?: readonly Press[];
}

export interface Page {
  readonly title: string;
  readonly lead: string;
  readonly sections: readonly Section[];
  readonly fields?: readonly Field[];
  readonly presses?: readonly Press[];
  /** A question to the runner whose answer this page waits for: the sidebar looks for it until it is there. */
  readonly asked?: { readonly kind: string; readonly id: string; readonly line: string };
}

/** A page that only says something. */
export function describePage(title: string, lead: string): Page {
  return { title, lead, sections: [] };
}

export function section(heading: string, texts: readonly string[]): Section {
  return { heading, items: texts.map((text) => ({ text })) };
}

/** Sections without the empty ones. */
export function filled(sections: readonly Section[]): readonly Section[] {
  return sections.filter((one) => one.items.length + (one.fields ?? []).length + (one.presses ?? []).length > 0);
}
