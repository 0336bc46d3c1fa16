// `marac run` of a desk in a process of its own, which somebody kills. Its clock stands at the time it was told.
import { COMMANDS } from '../../src/cli/command-list.ts';
import { silentLog } from '../../src/system/log.ts';
import { runLine } from '../support/command-line.ts';
import { composingDocuments } from '../support/desk.ts';

export interface ChildOrder {
  readonly folder: string;
  readonly now: string;
  readonly argv: readonly string[];
}

const { folder, now, argv } = JSON.parse(process.argv[2] ?? '{}') as ChildOrder;
const outside = { documents: composingDocuments(), log: silentLog, pause: () => Promise.resolve() };
const { exit, out, err } = await runLine(argv, COMMANDS, { folder, now, outside });
process.stdout.write(out);
process.stderr.write(err);
process.exitCode = exit;
