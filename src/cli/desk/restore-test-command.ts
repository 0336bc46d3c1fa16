// `marac restore-test BACKUP`: tries whether a backup could be put back, without putting it back: the quarterly drill of docs/operations.md.
import { testRestore } from '../../app/restore/try-backup.ts';
import { DONE, FAILED, Failure } from '../../errors.ts';
import type { Command } from '../command.ts';
import { fixed } from '../safe-texts.ts';

export const restoreTest: Command = {
  name: 'restore-test',
  summary: 'tests whether a backup could be restored, without touching the desk',
  takes: [{ name: 'BACKUP', help: 'A folder, a .tar file, or - for a tar on standard input.', needed: true }],
  options: {
    key: { value: 'FILE', help: 'The copy of the key, from where you keep it. It is only read.' },
  },
  more: [
    'It unpacks the backup into a private folder, opens the ledger with the key, checks the chain, every signature and every sealed content, reads the workbooks, compares them with the anchor, says how many messages would wait for a person, and deletes everything again. It sends nothing.',
  ],
  run: async ({ args, print, clock }) => {
    const key = args.text('key');
    if (key === undefined) throw new Failure('arguments', 'Say where the copy of the key is: --key FILE.');
    const { findings, notes } = await testRestore({ backup: args.taken[0] ?? '', key, clock, input: process.stdin });
    for (const note of notes) print.say(note);
    for (const finding of findings) print.say(`Not right: ${finding}`);
    print.say(
      findings.length === 0
        ? '\nThis backup can be put back. Write down who tried it and when.'
        : '\nThis backup could not be put back as it is.',
    );
    print.put('restoreTest', { ok: findings.length === 0, findings: findings.map(fixed), notes: notes.map(fixed) });
    return findings.length === 0 ? DONE : FAILED;
  },
};
