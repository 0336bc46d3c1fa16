// What stands on every page of a paper besides its content.

/** What stands on every page besides the content; also the file's own title and language. */
export interface PageHead {
  readonly title: string;
  readonly marking: string;
  readonly copyFor: string;
  /** "Ealing MARAC · Agenda · P-7KQ2MX, version 1". */
  readonly foot: string;
}
