// Every paper and message of the catalogue is made by some job or command.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readTemplates } from '../../src/documents/templates/template-files.ts';
import { MAILS, PAPERS } from '../../src/domain/papers/catalogue.ts';
import { readProperty } from '../support/read-source.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Written to a file by a command of that name, and sent to nobody. */
const BY_COMMAND: Readonly<Record<string, string>> = {
  'terms-of-reference': 'src/cli/desk/terms-command.ts',
  'operations-meeting': 'src/cli/desk/operations-command.ts',
  'figures-report': 'src/cli/statistics/write-reports.ts',
};

/** Made without a template: a workbook and a calendar file. */
const WITHOUT_TEMPLATE = ['answer-sheet', 'times'];

const goldenIn = (folder: string): readonly string[] => [
  ...new Set(readdirSync(path.join(ROOT, 'test/golden', folder)).map((file) => path.parse(file).name)),
];

/** What the effects of jobs, and the messages that the runner makes itself, are made with. */
const planned = new Set(
  ['src/jobs', 'src/domain/papers', 'src/app']
    .flatMap((folder) =>
      readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
        .filter((one) => one.isFile() && one.name.endsWith('.ts'))
        .map((one) => path.join(one.parentPath, one.name)),
    )
    .flatMap((file) => readProperty(readFileSync(file, 'utf8'), 'template').texts),
);

describe('templates', () => {
  test.each(Object.entries(BY_COMMAND))('F42: %s is made by a command', (name, file) => {
    expect(readFileSync(path.join(ROOT, file), 'utf8')).toContain(`'${name}'`);
  });

  test('F42: every paper is planned by a job or made by a command', () => {
    expect(Object.keys(PAPERS).filter((name) => !planned.has(name) && !(name in BY_COMMAND))).toEqual([]);
  });

  test('F42: every message is planned by a job, or made by the runner itself', () => {
    expect(Object.keys(MAILS).filter((name) => !planned.has(name))).toEqual([]);
  });

  test('F42: nothing is planned that the catalogue does not have', () => {
    const known = [...Object.keys(PAPERS), ...Object.keys(MAILS), ...WITHOUT_TEMPLATE];
    expect([...planned].filter((name) => !known.includes(name))).toEqual([]);
  });

  test('F42: the folder holds one file for each, and every partial is used', () => {
    const { papers, mails, partials } = readTemplates(path.join(ROOT, 'templates'));
    expect([...papers.keys()].toSorted()).toEqual(Object.keys(PAPERS).toSorted());
    expect([...mails.keys()].toSorted()).toEqual(Object.keys(MAILS).toSorted());
    const sources = [...papers.values(), ...mails.values(), ...partials.values()].map(({ source }) => source);
    const idle = [...partials.keys()].filter(
      (name) => !sources.some((source) => new RegExp(`\\{\\{~?> *${name}[ }]`).test(source)),
    );
    expect(idle).toEqual([]);
  });

  test('F42: a golden file is of a paper or message that there is', () => {
    expect(goldenIn('documents').toSorted()).toEqual(Object.keys(PAPERS).toSorted());
    expect(goldenIn('mail').toSorted()).toEqual(Object.keys(MAILS).toSorted());
  });
});
