// `marac terms`: writes the terms of reference of a MARAC from Agencies, Contacts and Settings, with what is still to be decided. It only looks.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { viewTerms, type TermsModel } from '../../domain/papers/terms-of-reference/terms-view.ts';
import { isUncertain } from '../../domain/text/problem.ts';
import { dayOf, formatDate, type LocalTime } from '../../domain/time/day.ts';
import { DONE, Failure, NEEDS_A_PERSON, type ExitCode } from '../../errors.ts';
import { readFacts } from '../../jobs/reading/read-facts.ts';
import type { App } from '../../app/app-port.ts';
import type { Command, CommandContext } from '../command.ts';
import { configPath } from '../safe-texts.ts';
import { AS_OF, withApp } from '../with-app.ts';

export const terms: Command = {
  name: 'terms',
  summary: 'writes the terms of reference from the register and Settings, and says what is still to be decided',
  takes: [
    {
      name: 'FILE',
      help: 'Where to write it, as Word (.docx) or .pdf. Without it: terms-of-reference.docx in this folder.',
      needed: false,
    },
  ],
  options: AS_OF,
  more: [
    'With --marac the terms are that MARAC’s; without it the first one’s of the config. No case stands in them. Nothing is sent: the steering group approves them, and a person then types the version on Settings (termsOfReference), with the day under From and who approved it under Why. docs/partnership.md says what follows from that.',
  ],
  run: async (context) => {
    const file = context.args.taken[0] ?? 'terms-of-reference.docx';
    const format = (['docx', 'pdf'] as const).find((one) => file.toLowerCase().endsWith(`.${one}`));
    if (format === undefined)
      throw new Failure('arguments', 'The terms are a .docx or a .pdf: give a FILE that ends so.');
    return withApp(context, (app, now) => write(context, app, now, { file, format }), { onlyLooks: true });
  },
};

interface Wanted {
  readonly file: string;
  readonly format: 'docx' | 'pdf';
}

async function write(
  { args, print, folder }: CommandContext,
  { ports }: App,
  now: LocalTime,
  { file, format }: Wanted,
): Promise<ExitCode> {
  const { facts } = await readFacts(ports, false);
  const named = args.text('marac');
  const marac = facts.maracs.find(({ name }) => named === undefined || name === named);
  if (marac === undefined) throw new Failure('not-found', 'There is no MARAC of that name in the config.');
  // Who is missing on a tab that cannot be read is not known, and must not stand in a paper as missing.
  const unread = (['agencies', 'contacts', 'settings'] as const).filter((table) => isUncertain(marac, table));
  if (unread.length > 0)
    throw new Failure(
      'not-here',
      `Rows of ${unread.join(', ')} cannot be read, so the terms would be wrong. \`marac check\` names each.`,
    );
  const model = viewTerms({ facts, marac, today: dayOf(now) });
  const head = { ...model.head, version: 1, madeOn: formatDate(dayOf(now)) };
  const { html } = ports.documents.compose('paper', 'terms-of-reference', { ...model, head });
  const printed = await ports.documents.print(html, format);
  if (printed.outcome === 'missing') throw new Failure('not-here', printed.why);
  const target = path.resolve(folder, file);
  await writeFile(target, printed.bytes, { flag: 'wx' }).catch((cause: unknown) => {
    throw new Failure('not-here', `${path.basename(target)} is already there, or its folder cannot be written.`, {
      cause,
    });
  });
  return tell({ print }, path.relative(folder, target), model);
}

function tell({ print }: Pick<CommandContext, 'print'>, file: string, { gaps }: TermsModel): ExitCode {
  print.say(`Made ${file}.`);
  print.put('file', configPath(file));
  if (gaps.length === 0) return DONE;
  print.say('Still to be decided:');
  for (const gap of gaps) print.say(`  ${gap}`);
  print.put('gaps', gaps.length);
  return NEEDS_A_PERSON;
}
