// `marac mapping`: what was learnt of an area's forms and lists, saved as a file for others, or learnt from theirs.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { rememberListMapping, rememberedMappings } from '../../use-cases/lists/mapped-list.ts';
import { learntLabels, rememberLabels } from '../../use-cases/mappings/learnt-labels.ts';
import { readMappingFile, renderMappingFile, type SharedMapping } from '../../use-cases/mappings/mapping-file.ts';
import { DONE, Failure, NEEDS_A_PERSON, type ExitCode } from '../../errors.ts';
import type { Command, CommandContext } from '../command.ts';
import { word } from '../safe-texts.ts';
import { withApp } from '../with-app.ts';
import type { App } from '../../app/app-port.ts';

export const mapping: Command = {
  name: 'mapping',
  summary: 'shows what was learnt about an area’s own forms and lists; saves it as a file, or learns it from one',
  options: {
    save: { value: 'FILE', help: 'Writes it to a file that other areas can learn from.' },
    learn: { value: 'FILE', help: 'Shows such a file; with --by its content is also remembered.' },
    by: { value: 'NAME', help: 'Who confirms it. The record keeps the name.' },
  },
  more: [
    'It is learnt when somebody confirms the columns of a list (`marac import LIST --yes`), or says what a question of a form is: `marac import FORM --map "Their question=Our column" --by NAME`. Where one question stands in two sections: --map "Section / Their question=Our column".',
    'The file contains headings and questions, and the names of our columns, but nothing that anybody wrote under them. Check it all the same before you share it.',
  ],
  run: async (context) =>
    withApp(context, async (app) => {
      const { args } = context;
      const learn = args.text('learn');
      if (learn !== undefined) return learnFrom(context, app, path.resolve(context.folder, learn));
      const all = await allOf(app);
      show(context, all);
      const save = args.text('save');
      if (save !== undefined) await saveTo(context, path.resolve(context.folder, save), all);
      return DONE;
    }),
};

async function allOf(app: App): Promise<SharedMapping> {
  return { forms: await learntLabels(app.ledger), lists: await rememberedMappings(app.ledger) };
}

async function saveTo({ print }: CommandContext, file: string, all: SharedMapping): Promise<void> {
  await writeFile(file, renderMappingFile(all), { flag: 'wx' }).catch((cause: unknown) => {
    throw new Failure('not-here', `${path.basename(file)} is already there, or its folder cannot be written.`, {
      cause,
    });
  });
  print.say(`Saved in ${path.basename(file)}. Look it through before you share it.`);
}

async function learnFrom(context: CommandContext, app: App, file: string): Promise<ExitCode> {
  const { print, args } = context;
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Failure('file-missing', `${path.basename(file)} cannot be read.`, { cause });
  });
  const found = readMappingFile(text);
  show(context, found);
  const by = args.text('by');
  if (by === undefined) {
    print.say('\nNothing was learnt. If it is right: --by "Your Name".');
    return NEEDS_A_PERSON;
  }
  await rememberLabels(app.ledger, found.forms, by);
  for (const one of found.lists) await rememberListMapping(app.ledger, one.of, one.mapping, by);
  print.say('\nLearnt. Forms and lists that say so are read by it from now on.');
  return DONE;
}

function show({ print }: CommandContext, { forms, lists }: SharedMapping): void {
  const lines = [
    ...forms.map(({ label, section, field }) => ({
      of: 'a form',
      theirs: section === undefined ? label : `${section} / ${label}`,
      ours: field,
    })),
    ...lists.flatMap(({ of, mapping: { columns } }) =>
      columns.map(({ heading, field, afterComma }) => ({
        of: `a list of ${of}`,
        theirs: heading,
        ours: afterComma === undefined ? field : `${field ?? ''}, ${afterComma}`,
      })),
    ),
  ];
  print.table(
    'learnt',
    lines,
    [
      { header: 'in', text: (one) => one.of },
      { header: 'theirs', text: (one) => one.theirs },
      { header: 'ours', text: (one) => one.ours ?? '(left out)' },
    ],
    ({ ours }) => ({ ours: ours === undefined ? null : word(ours) }),
  );
  if (lines.length === 0)
    print.say('Nothing was learnt yet: a list whose columns were confirmed, or a question of a form.');
  print.put('counts', { forms: forms.length, lists: lists.length });
}
