// A message that its reader can no longer be sent is told of: every kind of message that the random worlds plan is taken from each of its readers
// in turn, by a cell of Contacts. A new kind is held by this without being named here.
import { describe, expect, test } from 'vitest';
import type { MessageEffect, PaperEffect } from '../../src/domain/plan/effects.ts';
import type { Contact } from '../../src/domain/register/register.ts';
import { MAILS } from '../../src/domain/papers/catalogue.ts';
import type { Planned } from '../../src/jobs/engine/planned.ts';
import { planOf } from '../prove/entitlement/try-world.ts';
import { makeWorld, type World } from '../prove/entitlement/world.ts';

/** What somebody types, or deletes, in the row of a contact, so that nothing can be sent to them. */
const CELLS: Readonly<Record<string, (contact: Contact) => Contact>> = {
  'no address': ({ address: _address, ...rest }) => rest,
  'by phone': (contact) => ({ ...contact, route: 'phone' }),
  'not verified': ({ verifiedBy: _by, verifiedOn: _on, ...rest }) => rest,
};

/** Kinds for which the plan says nothing, and what asks instead. The proof of completeness lives months with each. */
const ASKED_OTHERWISE: Readonly<Record<string, readonly string[]>> = {
  actions: ['no address', 'by phone'], // one question for each agency and meeting: untold-lines.ts
  digest: ['no address'], // what is overdue stands on Today by action: action-lines.ts
  escalation: ['no address'], // the same
};

/** The list of requests is told of request by request too. */
const TOLD_AS: Readonly<Record<string, string>> = { 'disclosure-list': 'disclosure-request' };

/** Word after a meeting has the form of a decision, and is told of as what it is: never as a decision on a referral. */
const WORD_AFTER_MEETING = ['referrer', 'heard', 'not-heard'];

/** As what Today may tell of this message. */
function toldAs(plan: Planned, { key, template, papers: keys }: MessageEffect): readonly (string | undefined)[] {
  if (/^[^/]+\/minutes\/[^/]+\/referrer\//.test(key)) return WORD_AFTER_MEETING;
  const papers = templatesOf(plan, keys);
  return [template, ...papers, ...papers.map((name) => TOLD_AS[name])];
}

/** Not of the one day on which a world is looked at: they follow an answer, another message or a mark. The months of the proof have them. */
const OF_ANOTHER_DAY = [
  'chase',
  'correction',
  'key-date',
  'meeting-moved',
  'missing-answers',
  'recovery',
  'redirect',
  'supplement',
  'withdrawal',
];

const WORLDS = 60;

const messagesOf = (plan: Planned): readonly MessageEffect[] =>
  plan.wanted.flatMap(({ effect }) => (effect.do === 'message' ? [effect] : []));

/** Messages to this contact that are planned no more, reach no colleague instead, and of which the plan tells nothing. */
function silent(world: World, plan: Planned, id: string, change: (contact: Contact) => Contact): readonly string[] {
  const { contacts } = world.facts;
  const changed = contacts.map((contact) => (contact.id === id ? change(contact) : contact));
  const after = planOf({ ...world, facts: { ...world.facts, contacts: changed } });
  const agency = contacts.find((contact) => contact.id === id)?.agency;
  const mine = new Set(contacts.filter((contact) => contact.agency === agency).map((contact) => contact.id));
  const left = messagesOf(after);
  return messagesOf(plan)
    .filter(({ to, key }) => to === id && !left.some((message) => message.key === key))
    .filter(({ key, template }) => {
      const [marac, job, about] = key.split('/');
      const occasion = [marac, job, about].join('/');
      return !left.some((message) => {
        const isColleague = mine.has(message.to) && message.template === template;
        return isColleague && message.key.startsWith(`${occasion}/`);
      });
    })
    .filter((message) => {
      const names = toldAs(plan, message);
      return !after.withheld.some(
        ({ what, to = '', agency: of }) => names.includes(what) && (mine.has(to) || of === agency),
      );
    })
    .map(({ template }) => template);
}

const templatesOf = (plan: Planned, papers: readonly string[]): readonly string[] =>
  plan.wanted
    .flatMap(({ effect }) => (effect.do === 'paper' ? [effect] : []))
    .filter(({ key }: PaperEffect) => papers.includes(key))
    .map(({ template }) => template);

describe('a message that can no longer be sent is told of, by its kind and its agency', () => {
  const worlds = Array.from({ length: WORLDS }, (_, index) => makeWorld(index + 1)).map((world) => ({
    world,
    plan: planOf(world),
  }));

  test.each(Object.entries(CELLS))('%s', (way, change) => {
    const found = new Set<string>();
    for (const { world, plan } of worlds)
      for (const id of new Set(messagesOf(plan).map(({ to }) => to)))
        for (const template of silent(world, plan, id, change)) found.add(template);
    const expected = Object.entries(ASKED_OTHERWISE).filter(([, ways]) => ways.includes(way));
    expect([...found].toSorted()).toEqual(expected.map(([template]) => template).toSorted());
  });

  test('each kind of message is planned by one of these worlds, or is of another day', () => {
    const seen = new Set(worlds.flatMap(({ plan }) => messagesOf(plan).map(({ template }) => template)));
    expect(
      Object.keys(MAILS)
        .filter((name) => !seen.has(name))
        .toSorted(),
    ).toEqual(OF_ANOTHER_DAY);
  });
});
