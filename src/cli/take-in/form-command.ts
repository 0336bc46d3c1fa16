// `marac form`: the referral form that agencies send back, as a workbook or in Word, and the research form that they keep.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { findSendTo, NO_ADDRESS } from '../../use-cases/form-address.ts';
import { DONE, Failure } from '../../errors.ts';
import type { FormTop } from '../../workbook/forms/referral/fixed-lines.ts';
import type { Command } from '../command.ts';
import { configPath } from '../safe-texts.ts';

export const form: Command = {
  name: 'form',
  summary: 'makes a blank referral form or research form',
  takes: [
    {
      name: 'KIND',
      help: 'referral, which agencies send back; or research (in Word), which an agency fills in for itself and keeps. The research job makes the answer sheets for each agency and meeting.',
      needed: true,
    },
    {
      name: 'FILE',
      help: 'Where to write it. Without it: referral-form.xlsx (or .docx), research-form.docx in this folder.',
      needed: false,
    },
  ],
  options: {
    word: { help: 'As a Word document (.docx) instead of a workbook; the same questions, taken back the same way.' },
    to: { value: 'ADDRESS', help: 'Where agencies send it, as the form says. Without it: mail.from of the config.' },
  },
  more: ['With --marac the form is that MARAC’s; without it the first one’s of the config.'],
  async run({ args, print, folder, config }) {
    const [kind = '', given = ''] = args.taken;
    if (kind !== 'referral' && kind !== 'research')
      throw new Failure('arguments', 'Usage: marac form referral|research [FILE]');
    const inWord = kind === 'research' || args.on('word') || /\.docx$/i.test(given);
    if (inWord && /\.xlsx$/i.test(given))
      throw new Failure('arguments', 'In Word the form is a .docx: give a FILE that ends so, or none.');
    const file = path.resolve(folder, given === '' ? `${kind}-form.${inWord ? 'docx' : 'xlsx'}` : given);
    const settings = await config();
    const named = args.text('marac');
    const marac = settings.maracs.find((candidate) => candidate.name === named) ?? settings.maracs[0];
    const sendTo = args.text('to') ?? findSendTo(settings);
    const bytes = await render(kind, inWord, { marac: marac?.title ?? 'MARAC', sendTo: sendTo ?? NO_ADDRESS });
    await writeFile(file, bytes, { flag: 'wx' }).catch((cause: unknown) => {
      throw new Failure('not-here', `${path.basename(file)} is already there, or its folder cannot be written.`, {
        cause,
      });
    });
    const made = `Made ${path.relative(folder, file)}.`;
    if (kind === 'research')
      print.say(`${made} Send it to the agencies: each keeps its own, and sends back its answer sheet.`);
    else print.say(`${made} Send it to the agencies; drop what comes back into inbox/.`);
    if (kind === 'referral' && sendTo === undefined)
      print.say(
        'It does not say where to send it: mail.from of the config is an example’s address. Write your own there, or give it with --to, and make the form anew.',
      );
    print.put('file', configPath(path.relative(folder, file)));
    return DONE;
  },
};

/** Loaded when needed, because the libraries that make files are large. */
async function render(kind: 'referral' | 'research', inWord: boolean, top: FormTop): Promise<Uint8Array> {
  if (!inWord) return (await import('../../workbook/forms/referral/referral-form.ts')).renderReferralForm(top);
  const forms = await import('../../use-cases/forms/own/blank-word-form.ts');
  return kind === 'research' ? forms.renderResearchForm(top) : forms.renderWordReferralForm(top);
}
