// The area's template files, read once and parsed: documents/*.hbs, mail/*.hbs and the partials they share.
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Handlebars from 'handlebars';
import { Failure } from '../../errors.ts';
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

const FOLDERS = { papers: 'documents', mails: 'mail', partials: 'partials' } as const;

/** Throws Failure `file-missing` when a folder is not there. */
export function readTemplates(templatesDir: string): Templates {
  const problems: Problem[] = [];
  const readFolder = (folder: string): ReadonlyMap<string, Template> => {
    const found = new Map<string, Template>();
    if (isLink(path.join(templatesDir, folder))) {
      problems.push(linkProblem(`templates/${folder}`));
      return found;
    }
    for (const name of listTemplates(path.join(templatesDir, folder))) {
      const file = `templates/${folder}/${name}`;
      if (isLink(path.join(templatesDir, folder, name))) {
        problems.push(linkProblem(file));
        continue;
      }
      const source = readFileSync(path.join(templatesDir, folder, name), 'utf8');
      const program = parseTemplate(file, source, problems);
      if (program !== undefined) found.set(name.slice(0, -4), { file, source, program });
    }
    return found;
  };
  return {
    papers: readFolder(FOLDERS.papers),
    mails: readFolder(FOLDERS.mails),
    partials: readFolder(FOLDERS.partials),
    problems,
  };
}

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
