// What a person reads when the world is broken. All names are made up.
import { expect, test } from 'vitest';
import { FAILURES, Failure, failureAt, describeFailure } from '../src/errors.ts';

test('every failure says what to do and ends as failed or used wrongly: 3 is for what was done', () => {
  for (const [code, { exit, todo }] of Object.entries(FAILURES)) {
    expect(code).toMatch(/^[a-z][a-z-]+$/);
    expect(todo).toMatch(/^[A-Z`].+[.]$/);
    expect(exit).toBe(code === 'already-running' ? 0 : exit === 2 ? 2 : 1);
  }
});

test('a failure of ours is told in its own sentence', () => {
  const told = describeFailure(new Failure('key-missing', 'There is no key file at key.'));
  expect(told).toMatchObject({ code: 'key-missing', sentence: 'There is no key file at key.', exit: 1 });
});

test('PROP12: the text of an error that is not ours is never repeated, only its kind and place', () => {
  const told = describeFailure(new TypeError('cannot read "Amina Khan" of undefined'));
  expect(told.code).toBe('bug');
  expect(told.sentence).not.toContain('Amina');
  expect(told.sentence).toContain('TypeError');
});

test.each([
  ['ENOSPC', 'disk-full'],
  ['EIO', 'disk-broken'],
  ['EACCES', 'file-denied'],
  ['EROFS', 'disk-read-only'],
  ['EMFILE', 'too-many-files'],
  ['EWHATEVER', 'bug'],
])('D10: %s from the machine is %s', (system, code) => {
  expect(describeFailure(Object.assign(new Error('x'), { code: system })).code).toBe(code);
});

test.each([['text'], [undefined], [null], [42], [{ code: 'Amina Khan' }]])(
  '%j thrown is told without its content',
  (thrown) => {
    expect(describeFailure(thrown).sentence).toMatch(
      /^Something unexpected happened \((string|undefined|object|number)\)\.$/,
    );
  },
);

test('F69: what the machine answered is a sentence that names where, never a code and a line of our source', () => {
  const full = Object.assign(new Error('ENOSPC: no space left, write'), {
    code: 'ENOSPC',
    path: '/srv/ealing/inbox/Amina Khan.docx',
  });
  expect(describeFailure(full).sentence).toBe('There is no room on the disk for /srv/ealing/inbox.');
  const told = describeFailure(failureAt(full, '/srv/ealing/main.xlsx'));
  expect(told.sentence).toBe('There is no room on the disk for /srv/ealing/main.xlsx.');
  expect(told.todo).toContain('Make room');
  for (const code of ['ENOSPC', 'EROFS', 'EACCES', 'EIO', 'EMFILE', 'ENOENT'])
    expect(describeFailure(Object.assign(new Error('x'), { code })).sentence).not.toMatch(/E[A-Z]{4,}|\.ts:/);
});
