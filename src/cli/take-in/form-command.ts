// `marac form referral`: the referral form to fill in, as a workbook or in Word, that agencies send back.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { findSendTo, NO_ADDRESS } from '../../use-cases/form-address.ts';
import { DONE, Failure } from '../../errors.ts';
import type { FormTop } from '../../workbook/forms/referral/fixed-lines.ts';
import type { Command } from '../command.ts';
import { configPath } from '../safe-texts.ts';

export const form: Command = {
  name: 'form',
  summary: 'makes a blank referral form',
  takes: [
    {
      name: 'referral',
      help: 'The only blank form; the research job makes the answer sheets for each agency and meeting.',
      needed: true,
    },
    {
      name: 'FILE',
      help: 'Where to write it. Without it: referral-form.xlsx (or .docx) in this folder.',
      needed: false,
    },
  ],
  options: {
    word: { help: 'As a Word document (.docx) instead of a workbook; the same questions, taken back the same way.' },
    to: { value: 'ADDRESS', help: 'Where agencies send it, as the form says. Without it: mail.from of the config.' },
  },
  more: ['With --marac the form is that MARAC’s; without it the first one’s of the config.'],
  async run({ args, print, folder, config }) {
    if (args.taken[0] !== 'referral') throw new Failure('arguments', 'Usage: marac form referral [FILE]');
    const inWord = args.on('word') || /\.docx$/i.test(args.taken[1] ?? '');
    if (inWord && /\.xlsx$/i.test(args.taken[1] ?? ''))
      throw new Failure('arguments', 'With --word the form is a .docx: give a FILE that ends so, or none.');
    const file = path.resolve(folder, args.taken[1] ?? (inWord ? 'referral-form.docx' : 'referral-form.xlsx'));
    const settings = await config();
    const named = args.text('marac');
    const marac = settings.maracs.find((candidate) => candidate.name === named) ?? settings.maracs[0];
    const sendTo = args.text('to') ?? findSendTo(settings);
    const bytes = await render(inWord, { marac: marac?.title ?? 'MARAC', sendTo: sendTo ?? NO_ADDRESS });
    await writeFile(file, bytes, { flag: 'wx' }).catch((cause: unknown) => {
      throw new Failure('not-here', `${path.basename(file)} is already there, or its folder cannot be written.`, {
        cause,
      });
    });
    print.say(`Made ${path.relative(folder, file)}. Send it to the agencies; drop what comes back into inbox/.`);
    if (sendTo === undefined)
      print.say(
        'It does not say where to send it: mail.from of the config is an example’s address. Write your own there, or give it with --to, and make the form anew.',
      );
    print.put('file', configPath(path.relative(folder, file)));
    return DONE;
  },
};

/** Loaded when needed, because the libraries that make files are large. */
async function render(inWord: boolean, top: FormTop): Promise<Uint8Array> {
  if (inWord) return (await import('../../use-cases/forms/own/blank-word-form.ts')).renderWordReferralForm(top);
  return (await import('../../workbook/forms/referral/referral-form.ts')).renderReferralForm(top);
}
