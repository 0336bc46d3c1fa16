// Writes one paper to a file of a person's choice, as Word or PDF: for papers that are sent to nobody.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { PaperTemplate } from '../../domain/papers/catalogue.ts';
import type { ViewContext } from '../../domain/papers/parts/case-parts.ts';
import type { HeadModel } from '../../domain/papers/parts/part-models.ts';
import { isUncertain } from '../../domain/text/problem.ts';
import { dayOf, formatDate, type LocalTime } from '../../domain/time/day.ts';
import { Failure } from '../../errors.ts';
import { readFacts } from '../../jobs/reading/read-facts.ts';
import type { App } from '../../app/app-port.ts';
import type { CommandContext, Taken } from '../command.ts';

export const FILE_TAKEN = (name: string): Taken => ({
  name: 'FILE',
  help: `Where to write it, as Word (.docx) or .pdf. Without it: ${name} in this folder.`,
  needed: false,
});

export interface PaperFileAsked {
  readonly file: string;
  readonly format: 'docx' | 'pdf';
}

/** The file that a person asks for. Throws Failure `arguments` where it is neither Word nor PDF. */
export function fileAsked(taken: readonly string[], usual: string): PaperFileAsked {
  const file = taken[0] ?? usual;
  const format = (['docx', 'pdf'] as const).find((one) => file.toLowerCase().endsWith(`.${one}`));
  if (format === undefined)
    throw new Failure('arguments', 'This is made as a .docx or a .pdf: give a FILE that ends so.');
  return { file, format };
}

/**
 * What a paper of the first MARAC asked for is made from. Throws Failure `not-here` where a row of these tabs cannot be read: what it says would be
 * missing in the paper.
 */
export async function viewFor(
  { args }: CommandContext,
  { ports }: App,
  now: LocalTime,
  tables: readonly string[],
): Promise<ViewContext> {
  const { facts } = await readFacts(ports, false);
  const named = args.text('marac');
  const marac = facts.maracs.find(({ name }) => named === undefined || name === named);
  if (marac === undefined) throw new Failure('not-found', 'There is no MARAC of that name in the config.');
  const unread = tables.filter((table) => isUncertain(marac, table));
  if (unread.length > 0)
    throw new Failure(
      'not-here',
      `Rows of ${unread.join(', ')} cannot be read, so the paper would be wrong. \`marac check\` names each.`,
    );
  return { facts, marac, today: dayOf(now) };
}

/** Gives the file's name from the folder. Nothing that is there is overwritten. */
export async function writePaperFile(
  { folder }: CommandContext,
  { ports }: App,
  now: LocalTime,
  { file, format }: PaperFileAsked,
  template: PaperTemplate,
  model: { readonly head: HeadModel },
): Promise<string> {
  const head = { ...model.head, version: 1, madeOn: formatDate(dayOf(now)) };
  const { html } = ports.documents.compose('paper', template, { ...model, head });
  const printed = await ports.documents.print(html, format);
  if (printed.outcome === 'missing') throw new Failure('not-here', printed.why);
  const target = path.resolve(folder, file);
  await writeFile(target, printed.bytes, { flag: 'wx' }).catch((cause: unknown) => {
    throw new Failure('not-here', `${path.basename(target)} is already there, or its folder cannot be written.`, {
      cause,
    });
  });
  return path.relative(folder, target);
}
