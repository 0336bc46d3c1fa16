// `marac terms`: writes the terms of reference of a MARAC from Agencies, Contacts and Settings, with what is still to be decided. It only looks.
import { viewTerms } from '../../domain/papers/terms-of-reference/terms-view.ts';
import { DONE, NEEDS_A_PERSON } from '../../errors.ts';
import type { Command } from '../command.ts';
import { configPath } from '../safe-texts.ts';
import { AS_OF, withApp } from '../with-app.ts';
import { FILE_TAKEN, fileAsked, viewFor, writePaperFile } from './write-paper-file.ts';

const USUAL = 'terms-of-reference.docx';

export const terms: Command = {
  name: 'terms',
  summary: 'writes the terms of reference from the register and Settings, and says what is still to be decided',
  takes: [FILE_TAKEN(USUAL)],
  options: AS_OF,
  more: [
    'With --marac the terms are that MARAC’s; without it the first one’s of the config. No case stands in them. Nothing is sent: the steering group approves them, and a person then types the version on Settings (termsOfReference), with the day under From and who approved it under Why. docs/partnership.md says what follows from that.',
  ],
  run: async (context) => {
    const asked = fileAsked(context.args.taken, USUAL);
    return withApp(
      context,
      async (app, now) => {
        const { print } = context;
        const model = viewTerms(await viewFor(context, app, now, ['agencies', 'contacts', 'settings']));
        const file = await writePaperFile(context, app, now, asked, 'terms-of-reference', model);
        print.say(`Made ${file}.`);
        print.put('file', configPath(file));
        print.put('gaps', model.gaps.length);
        if (model.gaps.length === 0) return DONE;
        print.say('Still to be decided:');
        for (const gap of model.gaps) print.say(`  ${gap}`);
        return NEEDS_A_PERSON;
      },
      { onlyLooks: true },
    );
  },
};
