// The port of the papers: a template and a model become HTML and plain text, and HTML becomes a file. Opened by documents/open-documents.ts.
import type { Disclosed } from '../domain/plan/effects.ts';
import type { Problem } from '../domain/text/problem.ts';
import type { WorkFolder } from '../system/work-folder.ts';

export interface Composed {
  /** A whole page of the closed set of elements (documents/page/paper-elements.ts); the printers need nothing else. */
  readonly html: string;
  /** The same content in plain text, for a mail's text part and for scanning. */
  readonly text: string;
  readonly discloses: readonly Disclosed[];
}

export type Printed =
  | { readonly outcome: 'done'; readonly bytes: Uint8Array }
  /** The printer is not there: a sentence with the way out. Papers wait; nothing crashes. */
  | { readonly outcome: 'missing'; readonly why: string };

/** Which catalogue a template's name is looked up in. */
export type Sort = 'paper' | 'mail';

export interface Documents {
  /** `subject` heads the page of a message. Throws Failure `template-refused` when the template is unknown or refused, and `paper-broken` when the model is not its shape. */
  compose(sort: Sort, template: string, model: unknown, subject?: string): Composed;
  /** The file of composed HTML: title, language, marking and the recipient's name come from the page itself. */
  print(html: string, format: 'docx' | 'pdf'): Promise<Printed>;
  /** Letters for which every paper prints an empty box, because no font has them; each once. */
  lettersWithoutFont(words: string): readonly string[];
  /** Everything wrong with the templates: file, line and the way out. Any problem of size `run` makes compose refuse. */
  checkTemplates(): readonly Problem[];
  /** The text a person approves: the template and its partials. */
  sourceOf(sort: Sort, template: string): string;
  /** What changed in that text since `before`, or since the shipped template; "+ ", "- " or "  " before each line. */
  tellChanges(sort: Sort, template: string, before?: string): readonly string[];
  /** Every template of the catalogues with the hash of its text, and whether it is just as it came with the product. */
  listTemplates(): readonly TemplateStanding[];
  /** Hash of that text: a changed template must be approved before it is used for circulation. */
  versionOf(sort: Sort, template: string): string;
  close(): Promise<void>;
}

export interface TemplateStanding {
  readonly sort: Sort;
  readonly name: string;
  /** As a person finds it: `templates/documents/agenda.hbs`. */
  readonly file: string;
  readonly version: string;
  readonly shipped: boolean;
}

export interface DocumentSettings {
  /** Holds documents/, mail/ and partials/. */
  readonly templatesDir: string;
  /** A private folder of ours: the unpacked browser and its fonts. */
  readonly cacheDir: string;
  /** Where the browser lays down what it needs for a moment; a folder in the cache unless told. */
  readonly work?: WorkFolder;
  /** A Chrome, Edge or Chromium to use instead of the packaged one. */
  readonly browser?: string;
}
