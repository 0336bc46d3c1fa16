// A paper that was released, and whose content then changed: where the new version cannot be made or is kept, the released one goes no more either.
// All people and cases are made up.
import { describe, expect, test } from 'vitest';
import type { Documents } from '../../src/documents/documents-port.ts';
import { composingDocuments, type TestDesk } from '../support/desk.ts';
import { caseOf, CONTACT, MEETING, typeReferral } from '../support/small-marac.ts';
import { everythingIn, journey, letGo, sendList, whom } from './steps.ts';

/** Templates and printer that fail from when they are told to. */
function failing(): { readonly documents: Documents; fails: 'paper' | 'mail' | 'printer' | undefined } {
  const sound = composingDocuments();
  const state: { documents: Documents; fails: 'paper' | 'mail' | 'printer' | undefined } = {
    fails: undefined,
    documents: {
      ...sound,
      compose(sort, template, model) {
        if (state.fails === sort) throw new TypeError('Anna VictimsenAAAA22 is not a function');
        return sound.compose(sort, template, model);
      },
      print: (html, format) =>
        state.fails === 'printer'
          ? Promise.resolve({ outcome: 'missing', why: 'There is no Chromium.' })
          : sound.print(html, format),
    },
  };
  return state;
}

const PLACE = 'Another Hall';
const agendas = async (desk: TestDesk): Promise<readonly string[]> =>
  (await desk.ledger.messages())
    .filter((one) => one.key.includes(`/agenda/${MEETING}/`) && one.to === CONTACT.housing)
    .map((one) => `${one.state} ${one.released === undefined ? 'not released' : 'released'}`);

/** The list has gone; the agenda is ready, on offer, and released. */
async function releasedAgenda(desk: TestDesk): Promise<void> {
  typeReferral(desk.book, 'R-AAAA22');
  await desk.tick('2027-03-01T10:00');
  await sendList(desk);
  desk.book.edit('meetings', MEETING, { agendaReady: true, agendaReadyBy: 'Cora Coordinata' });
  await desk.run('2027-03-11T09:30');
  await desk.release();
  expect(await agendas(desk)).toContain('offered released');
}

describe.each(['paper', 'mail', 'printer'] as const)('the new version cannot be made: %s', (what) => {
  test('a released paper does not leave with what it said before, Today says so, and once it can be made it waits for a release anew', async () => {
    const state = failing();
    await journey(
      async (desk) => {
        await releasedAgenda(desk);
        desk.book.edit('meetings', MEETING, { place: PLACE });
        state.fails = what;
        const left = await desk.tick('2027-03-11T09:35');
        expect(whom(left, '/agenda/')).toEqual([]);
        expect(whom(await desk.tick('2027-03-11T12:00'), '/agenda/')).toEqual([]);
        const lines = (await desk.today()).filter((one) => one.id.startsWith('not-made/'));
        expect(lines.map((one) => one.what).join('\n')).toMatch(/cannot be made.*nor does an earlier version/);
        // The name of the case stands beside its ref as it is shown, and nowhere else: not out of what failed.
        const beside = `Anna VictimsenAAAA22 (${caseOf(desk, 'R-AAAA22')})`;
        expect(JSON.stringify(lines).replaceAll(beside, '')).not.toContain('Victimsen');
        expect(JSON.stringify(lines.map((one) => [one.what, one.otherwise, one.about]))).not.toContain('Victimsen');
        state.fails = undefined;
        expect(whom(await desk.tick('2027-03-11T12:05'), '/agenda/'), 'the old release counts no more').toEqual([]);
        expect((await desk.today()).filter((one) => one.id.startsWith('not-made/'))).toEqual([]);
        const sent = (await letGo(desk, '2027-03-11T12:10')).filter((one) => one.to === CONTACT.housing);
        expect(whom(sent, '/agenda/')).toEqual([CONTACT.housing]);
        expect(sent.map(everythingIn).join('\n')).toContain(PLACE);
      },
      { documents: state.documents },
    );
  });

  test('a Hold beside it stays', async () => {
    const state = failing();
    await journey(
      async (desk) => {
        await releasedAgenda(desk);
        const held = (await desk.ledger.messages()).find(
          (one) => one.key.includes(`/agenda/${MEETING}/`) && one.to === CONTACT.housing,
        );
        await desk.ledger.hold(held?.key ?? '', { by: 'Cora Coordinata', in: 'command' });
        desk.book.edit('meetings', MEETING, { place: PLACE });
        state.fails = what;
        await desk.run('2027-03-11T09:35');
        state.fails = undefined;
        await desk.run('2027-03-11T09:40');
        expect((await desk.ledger.findMessage(held?.key ?? ''))?.held).toBe(true);
      },
      { documents: state.documents },
    );
  });
});

test('words that its readers may not see, typed after the release, keep the whole paper: the released version does not leave', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-BBBB22', { surname: 'Elsewhere', forenames: 'Berta', perp1Surname: 'Otherman' });
    await releasedAgenda(desk);
    const other = caseOf(desk, 'R-BBBB22');
    desk.book.type(
      'addresses',
      { personId: personOf(desk, other), text: '77 Hidden Lane', postcode: 'W5 9ZZ' },
      { id: 'AD-ZAAA22' },
    );
    desk.book.edit('meetings', MEETING, { place: '77 Hidden Lane' });
    expect(whom(await desk.tick('2027-03-11T09:35'), '/agenda/')).toEqual([]);
    expect((await desk.today()).some((one) => one.id.startsWith('tripwire/'))).toBe(true);
    desk.book.edit('meetings', MEETING, { place: PLACE });
    expect(whom(await desk.tick('2027-03-11T09:40'), '/agenda/')).toEqual([]);
    const sent = await letGo(desk, '2027-03-11T09:45');
    expect(
      sent
        .filter((one) => one.to === CONTACT.housing)
        .map(everythingIn)
        .join('\n'),
    ).toContain(PLACE);
  }));

function personOf(desk: TestDesk, caseRef: string): string {
  const row = desk.book
    .rows('people')
    .find((one) => one.id !== undefined && desk.book.text('people', one.id, 'caseRef') === caseRef);
  return row?.id ?? '';
}
