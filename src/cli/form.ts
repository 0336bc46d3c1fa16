// `marac form referral`: the fillable .xlsx referral form that agencies send back.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DONE, Failure } from '../errors.ts';
import type { Command } from './command.ts';
import { configPath } from './safe.ts';

export const form: Command = {
  name: 'form',
  summary: 'makes a blank referral form',
  takes: [
    {
      name: 'referral',
      help: 'The only blank form; answer sheets are made for each agency and meeting by the research job.',
      needed: true,
    },
    { name: 'FILE', help: 'Where to. Without it: referral-form.xlsx in this folder.', needed: false },
  ],
  async run({ args, print, folder, config }) {
    if (args.taken[0] !== 'referral') throw new Failure('arguments', 'marac form referral is the whole command.');
    const file = path.resolve(folder, args.taken[1] ?? 'referral-form.xlsx');
    const { renderReferralForm } = await import('../workbook/forms/referral-form.ts');
    const { maracs, mail } = await config();
    const [marac] = maracs;
    const bytes = await renderReferralForm({ marac: marac?.title ?? 'MARAC', sendTo: mail.from });
    await writeFile(file, bytes, { flag: 'wx' }).catch((cause: unknown) => {
      throw new Failure('not-here', `${path.basename(file)} is already there, or its folder cannot be written.`, {
        cause,
      });
    });
    print.say(`Made ${path.relative(folder, file)}. Send it to the agencies; drop what comes back into inbox/.`);
    print.put('file', configPath(path.relative(folder, file)));
    return DONE;
  },
};
