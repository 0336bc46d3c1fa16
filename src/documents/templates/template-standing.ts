// How the area's templates stand to those that came with the product: the same, or changed, and how.
import { MAILS, PAPERS } from '../../domain/papers/catalogue.ts';
import type { Documents, Sort, TemplateStanding } from '../documents-port.ts';
import {
  findTemplate,
  readTemplates,
  SHIPPED,
  sourceOfTemplate,
  versionOfTemplate,
  type Templates,
} from './template-files.ts';
import { diffArrays } from 'diff';

/** Reads the shipped templates only when somebody asks. */
export function openStanding(
  templatesDir: string,
  templates: Templates,
): Pick<Documents, 'listTemplates' | 'tellChanges'> {
  let shipped: Templates | undefined;
  let listed: readonly TemplateStanding[] | undefined;
  const original = (): Templates => (shipped ??= templatesDir === SHIPPED ? templates : readTemplates(SHIPPED, true));
  return {
    listTemplates: () => (listed ??= listAll(templates, original())),
    tellChanges: (sort, name, before) =>
      describeDifference(before ?? sourceIn(original(), sort, name), sourceIn(templates, sort, name)),
  };
}

function sourceIn(templates: Templates, sort: Sort, name: string): string {
  const template = findTemplate(templates, sort, name);
  return template === undefined ? '' : sourceOfTemplate(template, templates);
}

function listAll(templates: Templates, shipped: Templates): readonly TemplateStanding[] {
  const names = [
    ...Object.keys(PAPERS).map((name) => ({ sort: 'paper' as const, name })),
    ...Object.keys(MAILS).map((name) => ({ sort: 'mail' as const, name })),
  ];
  return names.flatMap(({ sort, name }) => {
    const template = findTemplate(templates, sort, name);
    if (template === undefined) return [];
    const original = findTemplate(shipped, sort, name);
    const version = versionOfTemplate(template, templates);
    return [
      {
        sort,
        name,
        file: template.file,
        version,
        shipped: original !== undefined && versionOfTemplate(original, shipped) === version,
      },
    ];
  });
}

/** Unchanged lines kept around a change, so that it can be found. */
const CONTEXT = 2;

/** Lines with "+ ", "- " or "  " before them, and "…" where unchanged ones are left out; empty when nothing changed. */
export function describeDifference(before: string, after: string): readonly string[] {
  if (before === after) return [];
  const marked = diffArrays(before.split('\n'), after.split('\n')).flatMap(({ value, added, removed }) =>
    value.map((line) => `${added ? '+' : removed ? '-' : ' '} ${line}`),
  );
  const near = marked.map((_, i) =>
    marked.slice(Math.max(0, i - CONTEXT), i + CONTEXT + 1).some((line) => !line.startsWith('  ')),
  );
  return marked.flatMap((line, i) => (near[i] === true ? [line] : near[i - 1] === true || i === 0 ? ['…'] : []));
}
