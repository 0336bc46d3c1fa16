// Who gets an agency's papers: the representative, their cover, the deputy; one copy for a mailbox; nobody, and why. All made up.
import { describe, expect, test } from 'vitest';
import { findDeputy, findRepresentative } from '../../../src/domain/register/contacts.ts';
import {
  actingIn,
  gatherReaders,
  gatherRecipients,
  isVisibility,
  visibilityOf,
  workingAgencies,
} from '../../../src/domain/register/recipients.ts';
import type { Agency, Contact } from '../../../src/domain/register/register.ts';
import { addDays } from '../../../src/domain/time/day.ts';
import {
  access,
  AGENCIES,
  CASE,
  conflict,
  contact,
  CONTACTS,
  marac,
  named,
  needed,
  ON,
  OTHER,
  SECRET,
  withContact,
} from '../access/access-of.ts';

const agency = (id: string): Agency => AGENCIES.find((one) => one.id === id)!;

const cover = (more: Partial<Contact> = {}): Contact => contact('C-COVER', 'G-HOUSE', 'specialist', more);

describe('the papers of an agency go', () => {
  const away = { awayFrom: ON, awayTo: ON };
  test.each<[string, readonly Contact[], string | undefined]>([
    ['to its representative', CONTACTS, 'C-HOUSE'],
    ['to the first of two by row id', [contact('C-AAA', 'G-HOUSE', 'representative'), ...CONTACTS], 'C-AAA'],
    ['to the one who is there', [contact('C-AAA', 'G-HOUSE', 'representative', away), ...CONTACTS], 'C-HOUSE'],
    ['to the deputy while the representative is away', withContact('C-HOUSE', away), 'C-DEPUTY'],
    ['to the representative the day before', withContact('C-HOUSE', { awayFrom: addDays(ON, 1) }), 'C-HOUSE'],
    [
      'to the representative the day after',
      withContact('C-HOUSE', { awayFrom: addDays(ON, -2), awayTo: addDays(ON, -1) }),
      'C-HOUSE',
    ],
    [
      'to the cover whom the representative named',
      [...withContact('C-HOUSE', { ...away, cover: 'C-COVER' }), cover()],
      'C-COVER',
    ],
    [
      'to the deputy if the cover is another agency’s',
      [...withContact('C-HOUSE', { ...away, cover: 'C-HEALTH' })],
      'C-DEPUTY',
    ],
    [
      'to the deputy if the cover is away too',
      [...withContact('C-HOUSE', { ...away, cover: 'C-COVER' }), cover(away)],
      'C-DEPUTY',
    ],
    [
      'to the deputy if the cover has left',
      [...withContact('C-HOUSE', { ...away, cover: 'C-COVER' }), cover({ activeTo: addDays(ON, -1) })],
      'C-DEPUTY',
    ],
    [
      'to the deputy if the cover serves another MARAC',
      [...withContact('C-HOUSE', { ...away, cover: 'C-COVER' }), cover({ marac: 'harrow' })],
      'C-DEPUTY',
    ],
    ['to the deputy when there is no representative', CONTACTS.filter((one) => one.id !== 'C-HOUSE'), 'C-DEPUTY'],
    [
      'to nobody when the deputy is away as well',
      withContact('C-HOUSE', away).map((one) => (one.id === 'C-DEPUTY' ? { ...one, ...away } : one)),
      undefined,
    ],
    [
      'to nobody who is here for one case or meeting only',
      withContact('C-HOUSE', { onlyCase: CASE }).map((one) =>
        one.id === 'C-DEPUTY' ? { ...one, onlyMeeting: 'M-AAAA22' } : one,
      ),
      undefined,
    ],
  ])('%s', (_, contacts, expected) => {
    expect(findRepresentative(contacts, 'G-HOUSE', 'ealing', ON)?.id).toBe(expected);
  });

  test('to a deputy who is there', () => {
    expect(findDeputy(CONTACTS, 'G-HOUSE', 'ealing', ON)?.id).toBe('C-DEPUTY');
    expect(findDeputy(withContact('C-DEPUTY', away), 'G-HOUSE', 'ealing', ON)).toBeUndefined();
  });
});

const ids = (agencies: readonly Agency[]): readonly string[] => workingAgencies(agencies, ON).map((one) => one.id);

test('the working agencies are those in force that day but for the chair and the team, in the order of their names', () => {
  const chair: Agency = { id: 'G-CHAIR', name: 'A chair', kind: 'chair' };
  expect(ids([chair, ...AGENCIES])).toEqual(['G-HEALTH', 'G-HOUSE', 'G-IDVA', 'G-POLICE', 'G-SCHOOL']);
  const house = (more: Partial<Agency>): readonly string[] => ids([{ ...agency('G-HOUSE'), ...more }]);
  expect([-1, 0, 1].map((days) => house({ activeFrom: addDays(ON, days) }).length)).toEqual([1, 1, 0]);
  expect([-1, 0, 1].map((days) => house({ activeTo: addDays(ON, days) }).length)).toEqual([0, 1, 1]);
});

describe('recipients', () => {
  const both = [agency('G-HOUSE'), agency('G-HEALTH')];
  test('are one for a mailbox, addressed to the first row id, with every agency they act for', () => {
    const contacts = withContact('C-HOUSE', { address: 'C-Health+th@example.org' });
    const { recipients } = gatherRecipients(access({ contacts }), marac(), both);
    expect(recipients.map((one) => [one.contact.id, one.acting.map((each) => each.agency.id)])).toEqual([
      ['C-HEALTH', ['G-HOUSE', 'G-HEALTH']],
    ]);
  });

  test.each<[string, Partial<Contact>, string | undefined]>([
    ['has no address', { address: undefined as never }, 'noAddress'],
    ['has no address and is reached by phone', { address: undefined as never, route: 'phone' }, undefined],
    ['has left, and no deputy is there', { activeTo: addDays(ON, -1) }, 'nobody'],
  ])('an agency whose representative %s', (_, more, why) => {
    const contacts = withContact('C-HEALTH', more);
    const { recipients, absent } = gatherRecipients(access({ contacts }), marac(), [agency('G-HEALTH')]);
    expect(absent.map((one) => one.why)).toEqual(why === undefined ? [] : [why]);
    expect(recipients.length).toBe(why === undefined ? 1 : 0);
  });
});

const kept = (caseRef: string) =>
  conflict({ id: `X-${caseRef}`, caseRef, agency: 'G-HOUSE', exceptContact: 'C-DEPUTY' });

describe('readers', () => {
  test('take in who stands for an agency in some cases, in the one copy of their mailbox', () => {
    const apart = gatherReaders(access(), marac({ conflicts: [kept(CASE)] }), [agency('G-HOUSE')], new Set());
    expect(apart.recipients.map((one) => [one.contact.id, (one.standing ?? []).map((each) => each.cases)])).toEqual([
      ['C-HOUSE', []],
      ['C-DEPUTY', [[CASE]]],
    ]);
    const shared = access({ contacts: withContact('C-DEPUTY', { address: 'c-house@example.org' }) });
    const one = gatherReaders(shared, marac({ conflicts: [kept(CASE)] }), [agency('G-HOUSE')], new Set()).recipients;
    expect(one.map((each) => each.contact.id)).toEqual(['C-HOUSE']);
    expect(actingIn(one[0]!, CASE).map((each) => each.contact.id)).toEqual(['C-HOUSE', 'C-DEPUTY']);
    expect(
      actingIn(one[0]!, OTHER).map((each) => each.contact.id),
      'in its own case only',
    ).toEqual(['C-HOUSE']);
    expect(actingIn(one[0]!, undefined).map((each) => each.contact.id)).toEqual(['C-HOUSE']);
  });

  test('do not take in who stands for an agency that was not asked for', () => {
    expect(
      gatherReaders(access(), marac({ conflicts: [kept(CASE)] }), [agency('G-HEALTH')], new Set()).recipients,
    ).toHaveLength(1);
  });

  test('who stands in an open case come before those who stand in a restricted one alone', () => {
    const health = conflict({ id: 'X-2', caseRef: CASE, agency: 'G-HEALTH', exceptContact: 'C-VICE' });
    const of = marac({ conflicts: [kept(SECRET), health] });
    const both = [agency('G-HOUSE'), agency('G-HEALTH')];
    const order = (secret: readonly string[]): readonly string[] =>
      gatherReaders(access(), of, both, new Set(secret)).recipients.map((one) => one.contact.id);
    expect(order([SECRET])).toEqual(['C-HEALTH', 'C-HOUSE', 'C-VICE', 'C-DEPUTY']);
    expect(order([])).toEqual(['C-HEALTH', 'C-HOUSE', 'C-DEPUTY', 'C-VICE']);
  });
});

const acting = (...pairs: readonly (readonly [string, string])[]) => {
  const all = pairs.map(([of, who]) => ({ agency: agency(of), contact: named(who) }));
  return { contact: all[0]!.contact, acting: all };
};

const seen = (recipient: ReturnType<typeof acting>, more: Parameters<typeof marac>[0] = {}, caseRef = CASE) => {
  const found = visibilityOf(access(), marac(more), recipient, caseRef);
  return isVisibility(found) ? [found.level, found.audience, found.agencies.map((one) => one.id)] : found.rule;
};

describe('what a recipient may see of a case', () => {
  test('is that of the agency they act for', () => {
    expect(seen(acting(['G-HOUSE', 'C-HOUSE']))).toEqual(['searches', 'searcher', ['G-HOUSE']]);
    expect(seen(acting(['G-POLICE', 'C-POLICE']))).toEqual(['seesAll', 'police', ['G-POLICE']]);
    expect(seen(acting(['G-SCHOOL', 'C-SCHOOL']))).toBe('level.none');
  });

  test('is the agency’s, no searcher’s, where who searches has an action to do', () => {
    const rows = { needed: [needed('G-HOUSE', 'acts'), needed('G-HOUSE', 'searches')] };
    expect(seen(acting(['G-HOUSE', 'C-HOUSE']), rows)).toEqual(['searches', 'agency', ['G-HOUSE']]);
  });

  test('is the best of several agencies, and names those that have a part', () => {
    const rows = { needed: [needed('G-HEALTH', 'takesPart'), needed('G-SCHOOL', 'acts')] };
    const both = acting(['G-HOUSE', 'C-HOUSE'], ['G-HEALTH', 'C-HEALTH'], ['G-SCHOOL', 'C-SCHOOL']);
    expect(seen(both, rows)).toEqual(['takesPart', 'agency', ['G-HOUSE', 'G-HEALTH']]);
  });

  test('is nothing where a conflict keeps any of them from it', () => {
    const both = acting(['G-HOUSE', 'C-HOUSE'], ['G-HEALTH', 'C-HEALTH']);
    expect(seen(both, { conflicts: [conflict({ contact: 'C-HOUSE' })] })).toBe('conflict');
    expect(seen(both, { conflicts: [conflict({ contact: 'C-HOUSE' })] }, OTHER)).toEqual([
      'searches',
      'searcher',
      ['G-HOUSE', 'G-HEALTH'],
    ]);
  });
});
