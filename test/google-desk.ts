// `npm run desk:google -- FOLDER`: a desk whose workbooks are two sheets on the test server, worked with by lines from the keyboard or a file: cells
// that the coordinator types, the clock, commands. Nothing leaves this machine. docs/google-test-server.md says which lines there are.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { COMMANDS } from '../src/cli/command-list.ts';
import { openDocuments } from '../src/documents/open-documents.ts';
import { localTime } from '../src/domain/time/day.ts';
import { runLine } from './support/command-line.ts';
import { openGoogleMarac, type GoogleMarac } from './support/google/marac.ts';

const USAGE = 'at TIME; main TAB!CELL TEXT; restricted TAB!CELL TEXT; rows main TAB; marac COMMAND; exit';
const QUOTED = /"([^"]*)"|(\S+)/g;
const CELL = /^(main|restricted) (.+?!\$?[A-Z]+\$?\d+)(?: (.*))?$/;
const ROWS = /^rows (main|restricted) (.+)$/;

/** What a line answers; undefined where it ends the work. */
async function carryOut(marac: GoogleMarac, line: string): Promise<string | undefined> {
  const { bed, folder, outside } = marac;
  if (line === 'exit') return undefined;
  if (line.startsWith('at ')) {
    bed.clock.set(localTime(line.slice(3)));
    return '';
  }
  const cell = CELL.exec(line);
  if (cell !== null) {
    bed.person(cell[1] as 'main').type(quoted(cell[2] ?? ''), cell[3] ?? '');
    return '';
  }
  const rows = ROWS.exec(line);
  if (rows !== null) {
    const shown = bed.server.people.look(bed.ids[rows[1] as 'main'], `'${rows[2] ?? ''}'!A1:IV1000`);
    return shown
      .map((row, at) => `${at + 1}: ${row.join(' | ').replace(/[ |]+$/, '')}`)
      .filter((row) => !/^\d+: $/.test(row))
      .join('\n');
  }
  if (!line.startsWith('marac ')) return `Not understood. ${USAGE}`;
  const argv = [...line.slice(6).matchAll(QUOTED)].map(([, text, word]) => text ?? word ?? '');
  const { out, err, exit } = await runLine(argv, COMMANDS, { folder, clock: bed.clock, outside, terminal: true });
  return `${out}${err}(${exit})`;
}

/** `At Risk List!A2` as the server reads it: `'At Risk List'!A2`. */
function quoted(range: string): string {
  const at = range.lastIndexOf('!');
  return `'${range.slice(0, at).replaceAll("'", '')}'${range.slice(at)}`;
}

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
const folder = process.argv[2];
if (folder === undefined) {
  say('Say where the desk goes: npm run desk:google -- FOLDER');
  process.exit(1);
}
const cacheDir = await mkdtemp(path.join(tmpdir(), 'marac-google-desk-'));
const documents = openDocuments({ templatesDir: path.resolve('templates'), cacheDir });
const marac = await openGoogleMarac({ folder: path.resolve(folder), documents });
// No bad day: whoever tries things looks at the program and not at the server.
marac.bed.server.setMood(false);
say(`A desk in ${folder}, its clock at ${marac.bed.clock.now()}. Lines: ${USAGE}`);
try {
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === '') continue;
    const said = await carryOut(marac, line.trim()).catch((error: unknown) =>
      error instanceof Error ? `It did not work: ${error.message}` : String(error),
    );
    if (said === undefined) break;
    if (said !== '') say(said);
  }
} finally {
  await documents.close();
  await marac.close();
  await rm(cacheDir, { recursive: true, force: true });
}
