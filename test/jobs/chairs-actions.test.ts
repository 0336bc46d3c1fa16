// What a meeting gives its chair to do: on a sheet for whoever chairs the case, or asked about. All people and cases are made up.
import { beforeEach, expect, test } from 'vitest';
import {
  answerLine,
  journey,
  letGo,
  listingOf,
  sendList,
  sendSheets,
  shownTo,
  todaySays,
  whom,
} from '../journeys/steps.ts';
import type { TestDesk } from '../support/desk.ts';
import { AGENCY, caseOf, CONTACT, MEETING, typeReferral } from '../support/small-marac.ts';
import type { Written } from '../../src/workbook/tables/write-cell.ts';

const CHAIR = 'G-XAAA22';
const SHEETS = `/minutes/${MEETING}/actions/chair/`;
let typed = 0;
beforeEach(() => (typed = 0));

async function met(desk: TestDesk): Promise<readonly [string, string]> {
  desk.book.type('agencies', { name: 'Test Chair', kind: 'chair' }, { id: CHAIR });
  desk.book.edit('meetings', MEETING, { viceChair: CONTACT.vice });
  for (const id of ['R-AAAA22', 'R-BBBB22']) typeReferral(desk.book, id);
  await desk.tick('2027-03-01T10:00');
  await sendList(desk);
  const refs = ['R-AAAA22', 'R-BBBB22'].map((one) => caseOf(desk, one)) as [string, string];
  for (const ref of refs) desk.book.edit('list', listingOf(desk, ref), { outcome: 'actionPlan' });
  return refs;
}

function agree(desk: TestDesk, text: string, more: Readonly<Record<string, Written>> = {}): string {
  typed += 1;
  const action = { meeting: MEETING, text, agency: CHAIR, agreedOn: '2027-03-16', due: '2027-03-30', status: 'open' };
  return desk.book.type('actions', { ...action, ...more }, { id: `A-CHAJ${typed + 1}2` });
}

test('the chair gets a sheet with what the meeting gave the chair, once, and again what changes', () =>
  journey(async (desk) => {
    const [ref] = await met(desk);
    agree(desk, 'Write to the head of the school', { caseRef: ref });
    const general = agree(desk, 'Ask for a bigger room');
    agree(desk, 'Change the locks', { caseRef: ref, agency: AGENCY.housing });
    const sent = await sendSheets(desk);
    expect(whom(sent, SHEETS)).toEqual([CONTACT.chair]);
    const sheet = shownTo(sent, CONTACT.chair, SHEETS);
    for (const words of ['Write to the head of the school', 'Ask for a bigger room', 'VictimsenAAAA22', 'Test Chair'])
      expect(sheet).toContain(words);
    expect(sheet).not.toMatch(/Change the locks|VictimsenBBBB22/);
    expect(await todaySays(desk, 'Test Chair')).toBe(false);

    expect(whom(await letGo(desk, '2027-03-18T09:30'), SHEETS), 'once').toEqual([]);
    desk.book.edit('actions', general, { text: 'Ask for a hall' });
    const again = await letGo(desk, '2027-03-18T12:10');
    expect(shownTo(again, CONTACT.chair, SHEETS)).toContain('Ask for a hall');
    expect(shownTo(again, CONTACT.chair, SHEETS)).not.toContain('head of the school');
    await desk.run('2027-03-30T09:00');
    expect(await todaySays(desk, /yours or the chair’s, and due/), 'and it is asked about when it is due').toBe(true);
    expect(whom(desk.delivered, '/follow-up/'), 'nobody is reminded of it by mail').not.toContain(CONTACT.chair);
  }));

test('what the chair is to do in a case that the chair may not hear is the vice-chair’s; without one it is asked about', () =>
  journey(async (desk) => {
    const [ref, other] = await met(desk);
    desk.book.type(
      'conflicts',
      {
        caseRef: ref,
        contact: CONTACT.chair,
        why: 'Neighbour',
        recordedBy: 'Cora Coordinata',
        recordedOn: '2027-03-10',
      },
      { id: 'X-AAAA22' },
    );
    agree(desk, 'Write to the head of the school', { caseRef: ref });
    agree(desk, 'Thank the officer', { caseRef: other });
    const sent = await sendSheets(desk);
    expect(whom(sent, SHEETS)).toEqual([CONTACT.chair, CONTACT.vice].toSorted());
    expect(shownTo(sent, CONTACT.vice, SHEETS)).toContain('Write to the head of the school');
    expect(shownTo(sent, CONTACT.vice, SHEETS)).not.toContain('Thank the officer');
    expect(shownTo(sent, CONTACT.chair, SHEETS)).toContain('Thank the officer');
    expect(shownTo(sent, CONTACT.chair, SHEETS)).not.toMatch(/head of the school|VictimsenAAAA22/);

    desk.book.edit('meetings', MEETING, { viceChair: '' });
    const kept = agree(desk, 'Write to the governors', { caseRef: ref });
    await desk.run('2027-03-18T09:30');
    const line = (await desk.today()).find((one) => one.what.includes('A conflict keeps it from the case'));
    expect(line?.restricted, 'in the restricted workbook').toBe(true);
    expect(line?.what).toContain(kept);
  }));

test('without a chair who can be written to, Today asks for a name or a word, and a named answer ends it', () =>
  journey(async (desk) => {
    const [ref] = await met(desk);
    desk.book.edit('contacts', CONTACT.chair, { role: 'deputy' });
    desk.book.edit('meetings', MEETING, { chair: '', viceChair: '' });
    const id = agree(desk, 'Write to the head of the school', { caseRef: ref });
    expect(whom(await sendSheets(desk), SHEETS)).toEqual([]);
    const asks = 'The chair is not told of 1 action';
    expect(await todaySays(desk, asks)).toBe(true);
    expect(await todaySays(desk, id)).toBe(true);
    answerLine(desk, asks, 'yes', 'Rang her');
    await desk.run('2027-03-17T11:00');
    expect(await todaySays(desk, asks)).toBe(false);
  }));
