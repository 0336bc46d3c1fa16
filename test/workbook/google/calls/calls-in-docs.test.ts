// docs/google.md says which call needs which right: every call that the client makes stands there, and no other.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { SCOPES } from '../../../../src/workbook/google/calls/sign-in.ts';

const ROOT = path.resolve(import.meta.dirname, '../../../..');
const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');
const short = (name: string): string => name.replace(/^spreadsheets\.values/, 'values');

it('each call of the client stands in the table with its right', () => {
  const client = read('src/workbook/google/calls/google-client.ts');
  const made = [...client.matchAll(/\b(?:api|driveApi)\.((?:[a-z]\w*\.)+[a-z]\w*)\(/g)].map((match) => match[1] ?? '');
  const rows = [...read('docs/google.md').matchAll(/^\| (`[a-z].*?) +\| `([a-z.]+)` +\| [a-z].*\|$/gm)];
  const written = rows.flatMap(([, calls = '', right = '']) =>
    [...calls.matchAll(/`([\w.]+)`/g)].map((match) => [match[1] ?? '', right] as const),
  );
  expect(written.map(([name]) => name).toSorted()).toEqual([...new Set(made.map(short))].toSorted());
  for (const [name, right] of written)
    expect([name, right]).toEqual([
      name,
      /^(?:spreadsheets|values)/.test(name) ? 'spreadsheets' : 'drive.metadata.readonly',
    ]);
  expect(SCOPES.map((scope) => scope.replace('https://www.googleapis.com/auth/', '')).toSorted()).toEqual(
    [...new Set(written.map(([, right]) => right))].toSorted(),
  );
});

it('F51: the page says that the form goes on writing into the old sheet after a copy, and what to do', () => {
  const page = read('docs/google.md');
  const steps = page.slice(page.indexOf('### A form after the yearly copy'), page.indexOf('## When something changes'));
  for (const word of [
    '**old** sheet',
    'Delete all responses',
    'Manage form',
    'actionUpdateForm',
    '--form-looked-at-by',
  ])
    expect(steps).toContain(word);
});

it('F54: the page leads through the keyless ways with each right, API and address that the program uses', () => {
  const page = read('docs/google.md');
  const keyless = page.slice(page.indexOf('### Without a key'), page.indexOf('### Behind a proxy'));
  for (const scope of SCOPES) expect(keyless).toContain(scope);
  for (const word of [
    'IAM Service Account Credentials API',
    'Security Token Service API',
    'impersonation',
    'Disable service account key creation',
    'Allowlisted domain',
    'Trust rule',
    'Shared drive',
  ])
    expect(keyless).toContain(word);
});
