// A canary case is due to nobody: whoever it would reach, by whatever road, nothing of that run is offered and everybody is told. All synthetic.
import { expect, test } from 'vitest';
import { day } from '../../../src/domain/time/day.ts';
import { openRules } from '../../../src/domain/settings/rules.ts';
import { findCanaries } from '../../../src/jobs/final-check/canary.ts';
import { journey, letGo, sendList } from '../../journeys/steps.ts';
import { caseOf, typeReferral } from '../../support/small-marac.ts';
import { factsWith, looked } from '../tripwire-year.ts';

const FACTS = factsWith({
  rules: openRules([{ id: 'S-AAAA22', setting: 'canaryCases', value: 'K-AAAAAA' }]),
  cases: [{ id: 'K-AAAAAA', state: 'open', openedOn: day('2027-01-04') }],
  people: [{ id: 'P-A', caseRef: 'K-AAAAAA', role: 'victim', forenames: 'Canaria', surname: 'Honeytest' }],
});
const ENTITLED = [{ case: 'K-AAAAAA', classes: ['name', 'note', 'knownPlace'] }];
const TODAY = day('2027-03-01');

/** How many lists and requests are among them. */
const about = (sent: readonly { readonly key: string }[]): number =>
  sent.filter((one) => /\/(list|research)\//.test(one.key)).length;

test.each([
  ['by its manifest, to somebody entitled', 'nothing to see', ENTITLED],
  ['by its ref', 'about K-AAAAAA', []],
  ['by a name', 'seen with HONEYTEST, Canaria', []],
])('7K13: an alarm when a canary case would leave %s', (_how, words, discloses) => {
  const { keys, problems } = findCanaries(FACTS, looked(words, discloses), TODAY);
  expect([...keys]).toEqual(['m']);
  expect(problems.map((one) => [one.code, one.size])).toEqual([['canary', 'run']]);
  expect(JSON.stringify(problems)).not.toMatch(/Honeytest|K-AAAAAA/);
});

test('7K13: and none where it stands nowhere, or where the area keeps no canary', () => {
  expect(findCanaries(FACTS, looked('K-BBBBBB', []), TODAY).keys.size).toBe(0);
  const none = factsWith({ ...FACTS.maracs[0], rules: openRules([]) });
  expect(findCanaries(none, looked('about K-AAAAAA', ENTITLED), TODAY).keys.size).toBe(0);
});

test('7K13: a whole run in which it was listed by mistake offers nothing, until it is taken off', () =>
  journey(async (desk) => {
    for (const id of ['R-AAAA22', 'R-BBBB22']) typeReferral(desk.book, id);
    desk.book.type('settings', { setting: 'canaryCases', value: caseOf(desk, 'R-AAAA22') }, { id: 'S-CANA22' });
    await desk.tick('2027-03-01T10:00');
    expect(about(await sendList(desk)), 'not one list, of the other case neither').toBe(0);
    const checks = (): string => JSON.stringify(desk.book.rows('checks').map((one) => [...one.cells]));
    expect(checks()).toContain('A canary case, which is due to nobody');
    desk.book.edit('settings', 'S-CANA22', { value: '' });
    expect(about(await letGo(desk, '2027-03-05T10:00'))).toBeGreaterThan(0);
    expect(checks()).not.toContain('canary');
  }));
