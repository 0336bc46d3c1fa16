// `marac import FORM`: an area's own form is shown side by side before it is believed; one answer takes it, and confirms its layout for the next.
import path from 'node:path';
import { arrived } from '../../use-cases/inbox/arrived.ts';
import { comparable, labelSaid } from '../../use-cases/mappings/learnt-labels.ts';
import { rememberConfirmedForm, previewForm } from '../../use-cases/forms/preview-own-form.ts';
import type { ReadForm } from '../../workbook/forms/mapping/map-form.ts';
import { Failure } from '../../errors.ts';
import type { CommandContext } from '../command.ts';
import { word } from '../safe-texts.ts';
import type { App } from '../../app/app-port.ts';

const MOST_BYTES = 20 * 1024 * 1024;

/** True when the form was shown and waits for a person; false when it may be taken in. */
export async function showForConfirmation(context: CommandContext, app: App, file: string): Promise<boolean> {
  if (!/\.(docx|dotx|xlsx)$/i.test(file)) return false;
  const bytes = await app.files.read(file, MOST_BYTES).catch(() => undefined);
  if (bytes === undefined) return false;
  const arrivedFile = arrived(path.basename(file), bytes, context.args.text('marac'));
  const said = context.args.texts('map').map((text) => comparable(labelSaid(text)));
  const preview = await previewForm(app.ledger, arrivedFile, said);
  if (preview === undefined || preview.isBelieved) return false;
  const { args, print } = context;
  const by = args.text('by');
  // Who says in their name what a question is has looked at the form.
  if (args.on('yes') || (by !== undefined && args.texts('map').length > 0)) {
    if (by === undefined) throw new Failure('arguments', 'Say who confirms what was read: --by "Your Name".');
    await rememberConfirmedForm(app.ports, arrivedFile, preview.form, by);
    return false;
  }
  print.say(`${path.basename(file)}:`);
  showForm(context, preview.form);
  // In a workbook --map says what the headings of a list are.
  const other = file.toLowerCase().endsWith('.xlsx')
    ? 'Else type it on Referrals.'
    : 'Else say what a question is: --map "Their question=Our column".';
  print.say(
    `\nNothing was taken in. If it is read rightly: --yes --by "Your Name"; the next form of this layout is taken in as it comes. ${other}`,
  );
  return true;
}

function showForm({ print }: CommandContext, { taken, left, other, blank }: ReadForm): void {
  const shown = (text: string): string => (print.toPerson ? text : '');
  print.table(
    'read',
    taken,
    [
      { header: 'their question', text: (answer) => answer.label },
      { header: 'our column', text: (answer) => answer.column },
      { header: 'read', text: (answer) => shown(answer.shown) },
      { header: 'look', text: (answer) => answer.look ?? '' },
    ],
    (answer) => ({ field: word(answer.field) }),
  );
  if (left.length > 0) print.say('\nFilled in and not understood:');
  for (const one of left)
    print.say(`  ${one.label === '' ? '' : `"${one.label}", `}${one.place}: ${one.why}. ${shown(one.text)}`.trimEnd());
  if (other.length > 0) print.say('\nOther words on the form, not known to be its own:');
  for (const one of other) print.say(`  ${one.place}${shown(`: ${one.text}`)}`);
  if (blank.length > 0) print.say(`\nLeft blank, and it matters: ${blank.join('; ')}.`);
  print.put('notUnderstood', left.length);
}
