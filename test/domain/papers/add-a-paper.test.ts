// Where a paper stands: its own folder, a line of the catalogue, a template and a golden file. Whatever else names it is listed here, so that a
// further place that somebody would have to think of fails.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { PAPERS } from '../../../src/domain/papers/catalogue.ts';
import { filesUnder, ROOT } from '../../support/source-files.ts';

const NAMES = Object.keys(PAPERS);
const SOURCES = filesUnder('src');
const PLACE = 'src/domain/papers';
const folderOf = (name: string): string => `${PLACE}/${name === 'agenda-full' ? 'agenda' : name}/`;

/** Jobs that make the papers of a meeting together, and what names a paper because of what it is. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  // Written to a file by a command.
  'src/cli/desk/operations-command.ts': ['operations-meeting'],
  'src/cli/desk/terms-command.ts': ['terms-of-reference'],
  'src/cli/statistics/write-reports.ts': ['figures-report'],
  'src/domain/figures/drafted/plan-figures-reports.ts': ['figures-report'],
  // Where earlier versions put the files of papers.
  'src/domain/outward/paper-file.ts': ['at-risk-list', 'attendance-sheet', 'minute-form'],
  'src/domain/plan/said-since.ts': ['chair-papers', 'idva-papers'],
  // By which step of a message's key Today says which paper it carried.
  'src/domain/today/withheld/describe-withheld.ts': [
    'chair-papers',
    'disclosure-list',
    'emergency-note',
    'flag-removal-list',
    'idva-feedback',
    'idva-first-contact',
    'idva-papers',
    'induction-pack',
    'partnership-letter',
    'praise-letter',
    'transfer-pack',
  ],
  'src/jobs/agenda/agenda-papers.ts': ['attendance-sheet', 'chair-papers', 'idva-papers', 'minute-form'],
  'src/jobs/agenda/agenda.ts': ['agenda-full'],
  'src/jobs/intake/intake.ts': ['idva-first-contact'],
  'src/jobs/meeting/research.ts': ['at-risk-list', 'supplement'],
  'src/jobs/messages/corrections.ts': ['action-sheet', 'chair-papers', 'correction-notice'],
  // What a new version says of each.
  'src/jobs/messages/what-changed.ts': ['chair-papers', 'idva-papers'],
  'src/jobs/minutes/minutes-withheld.ts': ['idva-feedback'],
  'src/use-cases/forms/take-in-minutes.ts': ['minute-form'],
};

describe('a paper', () => {
  test.each(NAMES)('%s has a folder, a template and a golden file of its name', (name) => {
    const places = [folderOf(name), `templates/documents/${name}.hbs`, `test/golden/documents/${name}.html`];
    expect(places.filter((place) => !existsSync(path.join(ROOT, place)))).toEqual([]);
  });

  test('is in the catalogue from its own folder', () => {
    const [catalogue] = SOURCES.filter(({ name }) => name === `${PLACE}/catalogue.ts`);
    const from = (catalogue?.imports ?? []).map((one) => one.from.split('/')[1]);
    expect(NAMES.filter((name) => !from.includes(path.basename(folderOf(name))))).toEqual([]);
  });

  test('is named by nothing else, but for the files of this list', () => {
    // "agenda", "minutes" and "supplement" are words of their own too.
    const named = NAMES.filter((name) => name.includes('-'));
    const found = SOURCES.filter(({ name }) => name !== `${PLACE}/catalogue.ts`).flatMap((file) => {
      const own = named.filter((name) => !file.name.startsWith(folderOf(name)) && file.text.includes(`'${name}'`));
      return own.length === 0 ? [] : [[file.name, own.toSorted()] as const];
    });
    const listed = Object.entries(ALSO).map(([file, names]) => [file, names.filter((name) => named.includes(name))]);
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(listed));
  });
});

test('every folder of papers but the parts is one of a paper, or of what is made without a template', () => {
  const folders = readdirSync(path.join(ROOT, PLACE), { withFileTypes: true }).filter((one) => one.isDirectory());
  const known = [...NAMES, 'parts', 'answer-sheet'];
  expect(folders.map((one) => one.name).filter((name) => !known.includes(name))).toEqual([]);
});
