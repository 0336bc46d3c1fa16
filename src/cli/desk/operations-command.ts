// `marac operations`: writes the agenda of the operations meeting, with room for notes, from the Practice log and the register. It only looks.
import { findMissingGroups } from '../../domain/figures/equality/missing-groups.ts';
import { viewOperations } from '../../domain/papers/operations-meeting/operations-view.ts';
import { DONE } from '../../errors.ts';
import type { Command } from '../command.ts';
import { configPath } from '../safe-texts.ts';
import { AS_OF, withApp } from '../with-app.ts';
import { FILE_TAKEN, fileAsked, viewFor, writePaperFile } from './write-paper-file.ts';

const USUAL = 'operations-meeting.docx';

export const operations: Command = {
  name: 'operations',
  summary: 'writes the agenda of the operations meeting from the Practice log and the register',
  takes: [FILE_TAKEN(USUAL)],
  options: AS_OF,
  more: [
    'Open entries by kind with owner and day, the late ones marked; what was closed since the last meeting (the latest day under "Raised at"); members, vice-chairs and reviews that are lacking. An entry about a case is named by its row alone, and nothing about a restricted case stands in it. Nothing is sent. docs/partnership.md says more.',
  ],
  run: async (context) => {
    const asked = fileAsked(context.args.taken, USUAL);
    return withApp(
      context,
      async (app, now) => {
        const view = await viewFor(context, app, now, ['practice', 'training', 'agencies', 'contacts', 'settings']);
        const model = viewOperations(view, findMissingGroups(view.facts, view.marac, view.today));
        const file = await writePaperFile(context, app, now, asked, 'operations-meeting', model);
        const open = model.sections.reduce((count, { entries }) => count + entries.length, 0);
        context.print.say(`Made ${file}: ${open} open ${open === 1 ? 'entry' : 'entries'} of the Practice log.`);
        context.print.put('file', configPath(file));
        context.print.put('open', open);
        return DONE;
      },
      { onlyLooks: true },
    );
  },
};
