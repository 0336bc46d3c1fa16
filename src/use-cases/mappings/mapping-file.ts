// What an area's forms and lists call things, as a file to share with other areas: their words and our columns, nothing that anybody wrote on a form.
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { foldText } from '../../domain/text/fold.ts';
import { Failure } from '../../errors.ts';
import type { LearntLabel } from '../../workbook/forms/labels/known-words.ts';
import type { ListMapping } from '../../workbook/lists/column-mapping.ts';
import type { Column, Table } from '../../workbook/tables/table.ts';
import { CASE_LIST } from '../lists/adopt-cases.ts';
import { ACTION_LIST, CONTACT_LIST } from '../lists/adopt-list-rows.ts';
import { LIST_PURPOSES, type ListPurpose } from '../lists/mapped-list.ts';
import { REFERRAL_LIST } from '../lists/referral-list.ts';
import { fieldOfReferral, headerOfReferral } from './learnt-labels.ts';

const LIST_TABLES = {
  referrals: REFERRAL_LIST,
  'adopt-cases': CASE_LIST,
  'adopt-actions': ACTION_LIST,
  'adopt-contacts': CONTACT_LIST,
} as const satisfies Readonly<Record<ListPurpose, Table>>;

export interface SharedMapping {
  readonly forms: readonly LearntLabel[];
  readonly lists: readonly { readonly of: ListPurpose; readonly mapping: ListMapping }[];
}

const words = z.string().trim().min(1).max(400);
const shape = z.strictObject({
  format: z.literal('marac-mapping'),
  version: z.literal(1),
  forms: z
    .array(z.strictObject({ question: words, section: words.optional(), column: words.nullable() }))
    .max(2000)
    .default([]),
  lists: z
    .array(
      z.strictObject({
        of: z.enum(LIST_PURPOSES),
        dates: z.enum(['dayFirst', 'yearFirst']).optional(),
        headings: z
          .array(
            z.strictObject({
              heading: words,
              column: words.nullable(),
              afterComma: words.optional(),
              whole: z.literal(true).optional(),
              joined: z.literal(true).optional(),
            }),
          )
          .max(2000),
      }),
    )
    .max(200)
    .default([]),
});

const HEAD = `# What the forms and lists of an area call things, and which column of Marac Desk each is; null: left out.
# It holds headings and questions only. Look it through before you share it. \`marac mapping --learn FILE --by NAME\` takes it in.
`;

export function renderMappingFile({ forms, lists }: SharedMapping): string {
  const file = {
    format: 'marac-mapping',
    version: 1,
    forms: forms.map(({ label, section, field }) => ({
      question: label,
      ...(section === undefined ? {} : { section }),
      column: field === undefined ? null : headerOfReferral(field),
    })),
    lists: lists.map(({ of, mapping }) => ({
      of,
      ...(mapping.dates === undefined ? {} : { dates: mapping.dates }),
      headings: mapping.columns.map(({ heading, field, afterComma, whole, joined }) => ({
        heading,
        column: field === undefined ? null : headerOf(of, field),
        ...(afterComma === undefined ? {} : { afterComma: headerOf(of, afterComma) }),
        ...(whole === undefined ? {} : { whole }),
        ...(joined === undefined ? {} : { joined }),
      })),
    })),
  };
  return HEAD + stringify(file);
}

/** Throws a Failure that says what is wrong: a file that is not wholly understood is refused. */
export function readMappingFile(text: string): SharedMapping {
  const read = shape.safeParse(parsed(text));
  if (!read.success) {
    const [issue] = read.error.issues;
    const where = issue === undefined || issue.path.length === 0 ? 'It' : issue.path.join('.');
    throw new Failure('arguments', `This is no mapping file of ours. ${where}: ${issue?.message ?? 'not understood'}.`);
  }
  const { forms, lists } = read.data;
  return {
    forms: forms.map(({ question, section, column }) => ({
      label: question,
      ...(section === undefined ? {} : { section }),
      ...(column === null ? {} : { field: fieldOfReferral(column) }),
    })),
    lists: lists.map(({ of, dates, headings }) => ({
      of,
      mapping: {
        columns: headings.map(({ heading, column, afterComma, whole, joined }) => ({
          heading,
          ...(column === null ? {} : { field: fieldOf(of, column) }),
          ...(afterComma === undefined ? {} : { afterComma: fieldOf(of, afterComma) }),
          ...(whole === undefined ? {} : { whole }),
          ...(joined === undefined ? {} : { joined }),
        })),
        ...(dates === undefined ? {} : { dates }),
      },
    })),
  };
}

function parsed(text: string): unknown {
  try {
    return parse(text, { maxAliasCount: 0 });
  } catch {
    return undefined;
  }
}

function columnsOf(of: ListPurpose): readonly (readonly [string, Column])[] {
  return Object.entries(LIST_TABLES[of].columns as Readonly<Record<string, Column>>);
}

function headerOf(of: ListPurpose, field: string): string {
  return columnsOf(of).find(([name]) => name === field)?.[1].header ?? field;
}

function fieldOf(of: ListPurpose, header: string): string {
  const found = columnsOf(of).find(([field, { header: own }]) =>
    [field, own].some((part) => foldText(part) === foldText(header)),
  );
  if (found === undefined) throw new Failure('arguments', `A list of ${of} has no column "${header}".`);
  return found[0];
}
