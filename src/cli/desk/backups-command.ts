// `marac backups`: the states of the workbooks that were kept, and one of them as a file again. The workbooks themselves are not touched.
import path from 'node:path';
import { DONE, Failure } from '../../errors.ts';
import { listStates, openState } from '../../system/backups.ts';
import { openFiles } from '../../system/files.ts';
import { openKeys } from '../../system/keys.ts';
import type { Command } from '../command.ts';
import { configPath, time } from '../safe-texts.ts';

export const backups: Command = {
  name: 'backups',
  summary: 'lists the saved states of the workbooks, and opens one',
  takes: [{ name: 'STATE', help: 'The name of one state of the list.', needed: false }],
  options: { to: { value: 'FILE', help: 'Where to write that state as a workbook; no file is overwritten.' } },
  more: [
    'Every state of a workbook that a run read is kept once, sealed with the key. Write one to a file, check it, and put it in place of the workbook yourself: marac then asks whether you meant to use an older one.',
  ],
  run: async ({ args, print, config, folder }) => {
    const { folders, key } = await config();
    const files = openFiles();
    const [name] = args.taken;
    const to = args.text('to');
    if (name !== undefined) {
      if (to === undefined) throw new Failure('arguments', 'Say where to write it: --to FILE.');
      await files.writeNew(path.resolve(folder, to), await openState(files, openKeys(key), folders.backups, name));
      print.say(`Written: ${to}. It is not encrypted: delete it when it is no longer needed.`);
      return DONE;
    }
    const states = await listStates(files, folders.backups);
    print.table(
      'states',
      states,
      [
        { header: 'when', text: (state) => state.at.replace('T', ' ') },
        { header: 'workbook', text: (state) => state.book },
        { header: 'state', text: (state) => state.name },
      ],
      (state) => ({ at: time(state.at), state: configPath(state.name) }),
    );
    print.say(
      states.length === 0
        ? 'No state of a workbook is kept yet.'
        : `\n${states.length} kept. \`marac backups STATE --to FILE\` writes one as a workbook.`,
    );
    return DONE;
  },
};
