// Opens the papers: templates read and checked, composing, and the two printers behind one port.
import type { Documents, DocumentSettings, Composed, Printed, Sort } from './documents-port.ts';
import { discloses, findMisfits, type GroupShape } from '../domain/papers/model-shape.ts';
import { MAILS, PAPERS, findMail, findPaper } from '../domain/papers/catalogue.ts';
import type { Audience } from '../domain/access/field-class.ts';
import type { Problem } from '../domain/text/problem.ts';
import { Failure } from '../errors.ts';
import { cleanModel, cleanText } from './page/clean-text.ts';
import { openDialect } from './templates/template-dialect.ts';
import { checkMarkup } from './templates/markup-check.ts';
import { mailPage, paperPage, parseBody } from './page/make-page.ts';
import { openPdfPrinter } from './pdf/pdf-printer.ts';
import { renderPlainText } from './page/plain-text.ts';
import { openStanding } from './templates/template-standing.ts';
import { checkTemplate } from './templates/template-check.ts';
import {
  findTemplate,
  readTemplates,
  sourceOfTemplate,
  templateProblem,
  versionOfTemplate,
  type Template,
  type Templates,
} from './templates/template-files.ts';
import { lettersWithoutFont } from './page/fonts.ts';
import { memoBy } from '../domain/text/memo-by.ts';

interface Kind {
  readonly shape: GroupShape;
  readonly audiences: readonly Audience[];
  /** Title of a paper, subject of a message. */
  readonly title: string;
}

function findKind(sort: Sort, template: string): Kind | undefined {
  if (sort === 'paper') return findPaper(template);
  const mail = findMail(template);
  return mail === undefined ? undefined : { ...mail, title: mail.subject };
}

/** Reads and checks the templates; the browser starts with the first PDF and ends with close(). */
export function openDocuments(settings: DocumentSettings): Documents {
  const templates = readTemplates(settings.templatesDir);
  const compose = composerOf(templates);
  const pdf = openPdfPrinter(settings);
  const standing = openStanding(settings.templatesDir, templates);
  return {
    compose,
    async print(html, format): Promise<Printed> {
      if (format === 'pdf') return pdf.print(html);
      const { printDocx } = await import('./docx/docx-printer.ts');
      return { outcome: 'done', bytes: await printDocx(html) };
    },
    lettersWithoutFont,
    checkTemplates: () => checkAll(templates),
    sourceOf: (sort, name) => sourceOfTemplate(mustFind(templates, sort, name), templates),
    versionOf: (sort, name) => versionOfTemplate(mustFind(templates, sort, name), templates),
    ...standing,
    close: () => pdf.close(),
  };
}

function mustFind(templates: Templates, sort: Sort, name: string): Template {
  const template = findTemplate(templates, sort, name);
  if (template === undefined) throw new Failure('template-refused', `There is no template for the ${sort} "${name}".`);
  return template;
}

/** Every problem of every template, and every template that is not there; strangers in the folder are only named. */
export const checkAll = memoBy((templates: Templates): readonly Problem[] => {
  const problems: Problem[] = [...templates.problems];
  for (const sort of ['paper', 'mail'] as const) {
    const names = Object.keys(sort === 'paper' ? PAPERS : MAILS);
    for (const name of names) {
      const kind = findKind(sort, name);
      const template = findTemplate(templates, sort, name);
      const file = `templates/${sort === 'paper' ? 'documents' : 'mail'}/${name}.hbs`;
      if (template === undefined || kind === undefined) {
        if (!templates.problems.some((problem) => problem.place.startsWith(file)))
          problems.push(
            templateProblem(
              'template.missing',
              file,
              1,
              'This template is not there. `marac upgrade --templates` copies it.',
            ),
          );
        continue;
      }
      problems.push(
        ...checkTemplate(template, templates, kind.shape, kind.audiences),
        ...checkMarkup(template, templates),
      );
    }
  }
  return [...new Map(problems.map((problem) => [`${problem.id} ${problem.sentence}`, problem])).values()];
});

/** Templates are compiled as they are needed, and checked before the first. */
const composerOf = memoBy((templates: Templates): Documents['compose'] => {
  const dialect = openDialect(templates);
  const compiled = new Map<string, (model: unknown) => string>();
  const render = (sort: Sort, name: string, model: unknown): string => {
    const key = `${sort} ${name}`;
    let run = compiled.get(key);
    if (run === undefined) compiled.set(key, (run = dialect.compile(mustFind(templates, sort, name).source)));
    try {
      return run(model);
    } catch (cause) {
      throw new Failure('paper-broken', `The ${sort} "${name}" could not be made from its template.`, { cause });
    }
  };
  return (sort, name, model, subject) => {
    const kind = findKind(sort, name);
    if (kind === undefined) throw new Failure('template-refused', `There is no template for the ${sort} "${name}".`);
    const [first] = checkAll(templates);
    if (first !== undefined) throw new Failure('template-refused', `${first.place}: ${first.sentence}`);
    const misfits = findMisfits(kind.shape, model);
    if (misfits.length > 0)
      throw new Failure(
        'paper-broken',
        `The model of the ${sort} "${name}" is not its shape: ${misfits.slice(0, 5).join('; ')}.`,
      );
    const tree = parseBody(render(sort, name, cleanModel(kind.shape, model)));
    return {
      ...dress(sort, kind, model, tree, subject),
      text: renderPlainText(tree),
      discloses: discloses(kind.shape, model),
    };
  };
});

const plainWords = (value: string): string =>
  cleanText(value)
    .replaceAll(/[\u2068\u2069\n]/g, ' ')
    .trim();

/** The page around the content; that of a message is headed by its subject. */
function dress(
  sort: Sort,
  kind: Kind,
  model: unknown,
  tree: ReturnType<typeof parseBody>,
  subject: string | undefined,
): Pick<Composed, 'html'> {
  const head = (model as { readonly head: Readonly<Record<string, unknown>> }).head;
  const word = (name: string): string => {
    const value = head[name];
    return typeof value === 'number' ? String(value) : typeof value === 'string' ? plainWords(value) : '';
  };
  if (sort === 'mail') {
    const heading = subject ?? (word('reference') === '' ? kind.title : `${kind.title} (${word('reference')})`);
    return { html: mailPage(heading, word('marking'), tree) };
  }
  const title = [kind.title, word('marac'), word('meeting')].filter((part) => part !== '').join(', ');
  const version = `${word('reference')}, version ${word('version')}`;
  const foot = [word('marac'), kind.title, version].join(' · ');
  return { html: paperPage({ title, marking: word('marking'), copyFor: word('copyFor'), foot }, tree) };
}
