// On a day on which nothing waits the tab Today says so in words, each workbook for itself. All is made up.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AGENCY, typeSmallMarac } from '../../support/small-marac.ts';
import { openTestDesk, type TestDesk } from '../../support/desk.ts';

let desk: TestDesk;
beforeEach(() => {
  desk = openTestDesk({ start: '2027-03-01T09:00' });
  typeSmallMarac(desk.book);
});
afterEach(() => desk.close());

const rows = () =>
  desk.book
    .rows('today')
    .toSorted((a, b) => a.file.localeCompare(b.file))
    .map(({ id = '', file }) => ({
      file,
      kind: desk.book.text('today', id, 'kind'),
      what: desk.book.text('today', id, 'what'),
      since: desk.book.text('today', id, 'since'),
    }));

test('what was looked at, since when nothing waits, and what comes next; a look at which nothing changed writes nothing', async () => {
  await desk.run('2027-03-01T09:30');
  const [main, restricted, ...more] = rows();
  expect(more).toEqual([]);
  expect(main).toEqual({
    file: 'main',
    kind: '',
    what: expect.stringMatching(
      /^Nothing waits for you here\. Every tab of this workbook was looked at.* Next: .* March 2027/,
    ),
    since: expect.stringContaining('2027-03-01T09:30'),
  });
  expect(restricted).toMatchObject({ file: 'restricted', kind: '' });
  const before = rows();
  await desk.run('2027-03-01T09:40');
  expect(rows()).toEqual(before);
});

test('as soon as something waits it is gone, in that workbook alone, and it comes back when that has ended', async () => {
  await desk.run('2027-03-01T09:30');
  desk.book.type('actions', { agency: AGENCY.housing, text: 'Fit a lock', agreedOn: '2027-02-16' }, { id: 'A-AAAA22' });
  await desk.run('2027-03-01T09:40');
  expect(rows().filter(({ kind, file }) => kind === '' && file === 'main')).toEqual([]);
  expect(rows().filter(({ kind, file }) => kind === '' && file === 'restricted')).toHaveLength(1);
  desk.book.edit('actions', 'A-AAAA22', { status: 'superseded' });
  await desk.run('2027-03-01T09:50');
  expect(rows().filter(({ file }) => file === 'main')).toEqual([
    expect.objectContaining({ kind: '', since: expect.stringContaining('2027-03-01T09:50') }),
  ]);
});
