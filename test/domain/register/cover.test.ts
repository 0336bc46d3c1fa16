// Cover of a coordinator from a day to a day: who acts, who may see what, and what Today says, below, at and above each limit. All made up.
import { describe, expect, test } from 'vitest';
import { classesFor } from '../../../src/domain/access/entitlement.ts';
import { askingFor } from '../../../src/domain/papers/parts/paper-head.ts';
import { findKeptCoordinators } from '../../../src/domain/register/coordinators.ts';
import { coversOn, findCoordinators, findUncovered } from '../../../src/domain/register/cover.ts';
import type { Contact } from '../../../src/domain/register/register.ts';
import { addDays, at, clockTime, day } from '../../../src/domain/time/day.ts';
import { coverItems } from '../../../src/domain/today/register/cover-lines.ts';
import { bareFacts, bareMarac } from '../../support/bare-facts.ts';
import { access, CASE, conflict, contact, marac, named, withContact } from '../access/access-of.ts';

const [FIRST, LAST] = [day('2027-04-05'), day('2027-04-09')];
const away = { marac: 'ealing', awayFrom: FIRST, awayTo: LAST, cover: 'C-COVER' };
const COVER = contact('C-COVER', 'G-TEAM', 'coordinator', { marac: 'harrow' });
const register = (more: Partial<Contact> = {}, of: Partial<Contact> = {}): readonly Contact[] => [
  ...withContact('C-TEAM', { ...away, ...more }),
  { ...COVER, ...of },
];
const OTHER_MARAC = { rule: 'contact.other-marac', facts: { contact: 'C-COVER' } };
const DAYS = [
  ['the day before', addDays(FIRST, -1), false],
  ['the first day', FIRST, true],
  ['the last day', LAST, true],
  ['the day after', addDays(LAST, 1), false],
] as const;

describe.each(DAYS)('on %s', (_, on, covers) => {
  const from = access({ contacts: register(), on });

  test(`the coordinator of another MARAC ${covers ? 'may see what a coordinator may' : 'may see nothing'}`, () => {
    const found = classesFor(from, marac(), named('C-COVER', from), CASE, 'coordinator');
    const own = classesFor(from, marac(), named('C-TEAM', from), CASE, 'coordinator');
    expect(found).toEqual(covers ? own : OTHER_MARAC);
  });

  test('and gets in no other way what they do not get there', () => {
    for (const audience of ['agency', 'chair', 'idva', 'police'] as const)
      expect(classesFor(from, marac(), named('C-COVER', from), CASE, audience)).not.toBeInstanceOf(Set);
  });

  test(`papers name ${covers ? 'them' : 'whoever is at home'}`, () => {
    const facts = bareFacts([bareMarac('ealing')], { contacts: register() });
    const view = { facts, marac: facts.maracs[0]!, today: on };
    expect(askingFor(view as Parameters<typeof askingFor>[0]).name).toBe(`Person ${covers ? 'C-COVER' : 'C-TEAM'}`);
    const acting = findCoordinators(register(), 'ealing', ['coordinator'], on);
    expect(acting.map(({ id }) => id)).toEqual([covers ? 'C-COVER' : 'C-TEAM']);
  });
});

test('a cover without a last day goes on', () => {
  const { awayTo: _, ...open } = { ...named('C-TEAM', access()), ...away };
  const contacts = [open, COVER];
  expect(coversOn(contacts, 'ealing', addDays(LAST, 300)).map(({ by }) => by.id)).toEqual(['C-COVER']);
});

test.each<[string, Partial<Contact>, Partial<Contact>, readonly string[]]>([
  ['is away too', {}, { awayFrom: LAST }, ['C-TEAM']],
  ['has left', {}, { activeTo: addDays(LAST, -1) }, ['C-TEAM']],
  ['is no coordinator', {}, { role: 'manager' }, ['C-TEAM']],
  ['is who is away', { cover: 'C-TEAM' }, {}, ['C-TEAM']],
  ['is a deputy', {}, { role: 'deputyCoordinator' }, []],
  ['is nobody, because none is named', { cover: undefined as never }, {}, []],
])('whoever covers %s', (_, more, of, uncovered) => {
  const contacts = register(more, of);
  expect(findUncovered(contacts, 'ealing', LAST).map(({ id }) => id)).toEqual(uncovered);
  const acts = of.role === 'deputyCoordinator' ? 'C-COVER' : 'C-TEAM';
  expect(findCoordinators(contacts, 'ealing', ['coordinator'], LAST).map(({ id }) => id)).toEqual([acts]);
});

test('a conflict of whoever covers keeps them from the case, and is told like one of the coordinator', () => {
  const from = access({ contacts: register(), on: FIRST });
  const of = marac({ conflicts: [conflict({ contact: 'C-COVER' })] });
  expect(classesFor(from, of, named('C-COVER', from), CASE, 'coordinator')).toMatchObject({ rule: 'conflict' });
  expect(findKeptCoordinators(from, of).map(({ coordinator }) => coordinator.id)).toEqual(['C-COVER']);
  const after = access({ contacts: register(), on: addDays(LAST, 1) });
  expect(findKeptCoordinators(after, of)).toEqual([]);
});

const lines = (on: typeof FIRST, of: Partial<Contact> = {}) => {
  const facts = bareFacts([bareMarac('ealing'), bareMarac('harrow')], { contacts: register({}, of) });
  return facts.maracs.flatMap((one) =>
    coverItems(facts, one, at(on, clockTime('09:00'))).map(({ id, marac: name, what }) => `${name} ${id}: ${what}`),
  );
};

describe('Today', () => {
  test('says it on both sides from the first day to the last, and who is to be taken out from the day after', () => {
    expect(lines(addDays(FIRST, -1))).toEqual([]);
    const running = [
      'ealing cover/C-TEAM/C-COVER/2027-04-05: C-COVER covers for C-TEAM until 9 April 2027. Papers name them, and they may get what a coordinator of this MARAC gets. Let them open the workbooks of this MARAC for these days.',
      expect.stringMatching(
        /^harrow cover\/C-TEAM\/C-COVER\/2027-04-05\/ealing: C-COVER covers the .+ too, until 9 April 2027: its Today stands in its own workbook\.$/,
      ),
    ];
    expect(lines(FIRST)).toEqual(running);
    expect(lines(LAST)).toEqual(running);
    expect(lines(addDays(LAST, 1))).toEqual([
      expect.stringMatching(
        /^ealing cover\/C-TEAM\/C-COVER\/2027-04-05\/ended: C-COVER covered this MARAC until 9 April 2027\..*Take them out/,
      ),
    ]);
  });

  test('asks nobody to let in or take out somebody of the same team', () => {
    expect(lines(FIRST, { marac: undefined as never }).join('\n')).not.toContain('open the workbooks');
    expect(lines(addDays(LAST, 1), { marac: undefined as never })).toEqual([]);
  });

  test('says that a cover who is no coordinator does not act', () => {
    expect(lines(FIRST, { role: 'manager' })).toEqual([
      expect.stringContaining('ealing cover/C-TEAM/nobody/C-COVER: C-TEAM is away, and the cover named there'),
    ]);
  });
});
