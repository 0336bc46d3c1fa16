// The area's template files, read once, and parsed when their program is asked for: documents/*.hbs, mail/*.hbs and the partials they share.
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Handlebars from 'handlebars';
import { Failure } from '../../errors.ts';
import { keepNewest } from '../../domain/text/keep-newest.ts';
import { problemId, type Problem } from '../../domain/text/problem.ts';
import type { Sort } from '../documents-port.ts';

export type Program = ReturnType<typeof Handlebars.parse>;

export interface Template {
  /** As a person finds it: `templates/documents/agenda.hbs`. */
  readonly file: string;
  readonly source: string;
  readonly program: Program;
}

export interface Templates {
  readonly papers: ReadonlyMap<string, Template>;
  readonly mails: ReadonlyMap<string, Template>;
  readonly partials: ReadonlyMap<string, Template>;
  /** Files that cannot be parsed at all. */
  readonly problems: readonly Problem[];
}

/** The templates that came with the product; `marac init` copies them. */
export const SHIPPED = fileURLToPath(new URL('../../../templates', import.meta.url));

const FOLDERS = { papers: 'documents', mails: 'mail', partials: 'partials' } as const;

interface Source {
  /** As a person finds it: `templates/documents/agenda.hbs`. */
  readonly file: string;
  readonly name: string;
  readonly source: string;
}

/** What stands in a folder of templates. */
type Sources = Readonly<Record<keyof typeof FOLDERS, readonly Source[]>> & {
  readonly links: readonly string[];
  /** Whether a text that is word for word a shipped one counts as sound: not where those themselves are edited. */
  readonly trustsShipped: boolean;
};

/** So many folders with different templates are kept parsed. */
const MOST_KEPT = 4;

/** What a desk that was made before them has no copy of: until it has one, the product's own is used. Any other that is missing is refused. */
const SINCE_FIRST_DESKS: readonly string[] = [
  'documents/figures-report.hbs',
  'documents/induction-pack.hbs',
  'documents/operations-meeting.hbs',
  'documents/partnership-letter.hbs',
  'partials/report-rows.hbs',
  'partials/report-section.hbs',
];

/** Gives the same object for the same texts, so that they are parsed, checked and compiled once. Throws Failure `file-missing` when a folder is not there. */
export function readTemplates(templatesDir: string, trustsShipped: boolean = templatesDir !== SHIPPED): Templates {
  const links: string[] = [];
  const readFolder = (folder: string): readonly Source[] => {
    const place = path.join(templatesDir, folder);
    if (isLink(place)) {
      links.push(`templates/${folder}`);
      return [];
    }
    const there = listTemplates(place);
    const later = SINCE_FIRST_DESKS.filter(
      (file) => path.dirname(file) === folder && !there.includes(path.basename(file)),
    );
    return [...there, ...(templatesDir === SHIPPED ? [] : later.map((file) => path.basename(file)))].flatMap((name) => {
      const file = `templates/${folder}/${name}`;
      if (!there.includes(name))
        return [{ file, name: name.slice(0, -4), source: readFileSync(path.join(SHIPPED, folder, name), 'utf8') }];
      if (!isLink(path.join(place, name)))
        return [{ file, name: name.slice(0, -4), source: readFileSync(path.join(place, name), 'utf8') }];
      links.push(file);
      return [];
    });
  };
  return parseSources({
    papers: readFolder(FOLDERS.papers),
    mails: readFolder(FOLDERS.mails),
    partials: readFolder(FOLDERS.partials),
    links,
    trustsShipped,
  });
}

const parseSources = keepNewest(MOST_KEPT, ({ papers, mails, partials, links, trustsShipped }: Sources): Templates => {
  const problems = links.map(linkProblem);
  const parse = (sources: readonly Source[]): ReadonlyMap<string, Template> =>
    new Map(
      sources.flatMap(({ file, name, source }) => {
        const isSound =
          (trustsShipped && isShipped(file, source)) || parseTemplate(file, source, problems) !== undefined;
        return isSound ? [[name, openTemplate(file, source)]] : [];
      }),
    );
  return { papers: parse(papers), mails: parse(mails), partials: parse(partials), problems };
});

/** A link could show any file of the machine in a paper, and change what is approved without a trace: none is followed. */
function isLink(place: string): boolean {
  return lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

function linkProblem(file: string): Problem {
  return templateProblem(
    'template.link',
    file,
    1,
    'This is a link, and links are not followed: put the file itself here.',
  );
}

function listTemplates(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.hbs'))
      .toSorted();
  } catch (cause) {
    throw new Failure('file-missing', `The folder of templates ${folder} is not there. \`marac init\` copies it.`, {
      cause,
    });
  }
}

/** Word for word as it came: the tests parse and check those, so that `marac today` need not. */
function isShipped(file: string, source: string): boolean {
  try {
    return readFileSync(path.join(SHIPPED, '..', file), 'utf8') === source;
  } catch {
    return false;
  }
}

function openTemplate(file: string, source: string): Template {
  let program: Program | undefined;
  return {
    file,
    source,
    get program() {
      return (program ??= Handlebars.parse(source));
    },
  };
}

function parseTemplate(file: string, source: string, problems: Problem[]): Program | undefined {
  try {
    return Handlebars.parse(source);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : '';
    const line = /line (\d+)/.exec(message)?.[1] ?? '1';
    problems.push(
      templateProblem('template.syntax', file, Number(line), 'The braces do not match or a block is not closed here.'),
    );
    return undefined;
  }
}

export function templateProblem(code: string, file: string, line: number, sentence: string): Problem {
  return { id: problemId(code, file, String(line)), code, size: 'run', place: `${file}, line ${line}`, sentence };
}

export function findTemplate(templates: Templates, sort: Sort, name: string): Template | undefined {
  return (sort === 'paper' ? templates.papers : templates.mails).get(name);
}

/** The names of the partials a program calls, by themselves and through others. */
export function partialsOf(template: Template, templates: Templates): readonly string[] {
  const found = new Set<string>();
  const look = (source: string): void => {
    for (const match of source.matchAll(/\{\{~?>\s*([\w-]+)/g)) {
      const name = match[1] ?? '';
      if (found.has(name)) continue;
      found.add(name);
      look(templates.partials.get(name)?.source ?? '');
    }
  };
  look(template.source);
  return [...found].toSorted();
}

/** A template and every partial it uses in one text: what a person approves, and what its version is the hash of. */
export function sourceOfTemplate(template: Template, templates: Templates): string {
  const partials = partialsOf(template, templates).flatMap((name) => templates.partials.get(name) ?? []);
  return [template, ...partials].map((one) => `{{!-- ${one.file} --}}\n${one.source}`).join('\n');
}

/** SHA-256 of that text, so that a change in a partial counts as a change of every template that uses it. */
export function versionOfTemplate(template: Template, templates: Templates): string {
  return createHash('sha256').update(sourceOfTemplate(template, templates)).digest('hex');
}
