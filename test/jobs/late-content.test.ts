// What is typed after a paper went reaches its reader by a further one, on a release, or Today asks. All people and cases are made up.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { letGo, whom } from '../journeys/steps.ts';
import type { TestDesk } from '../support/desk.ts';
import { AGENCY, CONTACT } from '../support/small-marac.ts';
import { openThreeCases, sheet, type ThreeCases } from './three-cases.ts';

let desk: TestDesk;
let three: ThreeCases;
beforeEach(async () => {
  three = await openThreeCases();
  ({ desk } = three);
});
afterEach(() => desk.close());

test('F4: a sheet that has gone is added to by a further one, on a release, with what was agreed or changed since and nothing else', async () => {
  await three.hold();
  three.act('A-AAAA22', 'A', { agency: AGENCY.housing });
  three.act('A-BBBB22', 'B', { agency: AGENCY.housing });
  three.ready();
  expect(sheet(await letGo(desk, '2027-03-17T09:30'), CONTACT.housing)).toContain('Lock A-BBBB22');
  expect(sheet(await letGo(desk, '2027-03-17T12:10'), CONTACT.housing), 'nothing twice').toBe('');
  three.act('A-CCCC22', 'C', { agency: AGENCY.housing });
  desk.book.edit('actions', 'A-AAAA22', { due: '2027-03-26' });
  await desk.run('2027-03-18T09:30');
  expect(whom(await desk.send(), '/actions/'), 'only on a release').toEqual([]);
  const text = sheet(await letGo(desk, '2027-03-18T09:40'), CONTACT.housing);
  expect(text).toContain('It adds to the sheet of 17 March 2027');
  expect(text).toContain('Lock A-CCCC22');
  expect(text).toMatch(/Lock A-AAAA22.*26 March 2027/s);
  expect(text).not.toContain('Lock A-BBBB22');
  desk.book.edit('actions', 'A-AAAA22', { status: 'completed', doneOn: '2027-03-19', answer: 'Fitted' });
  expect(sheet(await letGo(desk, '2027-03-22T12:10'), CONTACT.housing), 'an answer changes nothing').toBe('');
});
