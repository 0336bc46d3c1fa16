// `marac check --google ID --google ID`: what differs at this Google from what the program assumes. Without a name, an id or an address, so that it can
// be sent to whoever maintains the program.
import type { App } from '../../app/app-port.ts';
import { testSheets } from '../../app/google-desk.ts';
import { DONE, Failure, NEEDS_A_PERSON, type ExitCode } from '../../errors.ts';
import type { CommandContext } from '../command.ts';
import { fixed } from '../safe-texts.ts';
import { exitFor } from '../with-app.ts';

export async function tryGoogle({ print }: CommandContext, app: App, ids: readonly string[]): Promise<ExitCode> {
  const [main, restricted, ...more] = ids;
  if (main === undefined || restricted === undefined || more.length > 0)
    throw new Failure('arguments', '--google is given twice, each time with the id of an empty sheet made for this.');
  if (app.google === undefined)
    throw new Failure(
      'arguments',
      'No workbook of marac.config.yaml is a Google Sheet: there is no account to try it with.',
    );
  print.say('Trying Google on the two sheets. It takes up to five minutes, most of it waiting for Drive.');
  const found = await testSheets(app.google, app.config, [main, restricted]);
  if ('refused' in found) {
    print.problems(found.refused);
    return exitFor(found.refused);
  }
  const { tried } = found;
  print.table(
    'google',
    tried,
    [
      { header: '', text: ({ differs }) => (differs === undefined ? 'as assumed' : 'DIFFERS') },
      { header: 'assumed', text: ({ what }) => what },
      { header: 'what Google did', text: ({ differs = '' }) => differs },
    ],
    ({ what, differs }) => ({ assumed: fixed(what), differs: differs === undefined ? null : fixed(differs) }),
  );
  const count = tried.filter(({ differs }) => differs !== undefined).length;
  print.say(
    count === 0
      ? '\nAll is as assumed. The two sheets are empty again.'
      : `\n${count} of ${tried.length} differ. Please send this table to whoever maintains marac: no name, id or address stands in it. The two sheets are empty again.`,
  );
  return count === 0 ? DONE : NEEDS_A_PERSON;
}
