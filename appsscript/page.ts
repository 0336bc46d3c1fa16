// What the sidebar shows, as data: built here, drawn by sidebar.html, kept nowhere.

export interface Jump {
  readonly sheet: number;
  /** 1-based, as the sheet counts. */
  readonly row: number;
  readonly column: number;
}

export interface Item {
  readonly text: string;
  readonly place?: string;
  readonly jump?: Jump;
}

export interface Section {
  readonly heading: string;
  readonly items: readonly Item[];
}

export interface Page {
  readonly title: string;
  readonly lead: string;
  readonly sections: readonly Section[];
}

/** A page that only says something. */
export function sayPage(title: string, lead: string): Page {
  return { title, lead, sections: [] };
}

export function section(heading: string, texts: readonly string[]): Section {
  return { heading, items: texts.map((text) => ({ text })) };
}

/** Sections without the empty ones. */
export function filled(sections: readonly Section[]): readonly Section[] {
  return sections.filter((one) => one.items.length > 0);
}
