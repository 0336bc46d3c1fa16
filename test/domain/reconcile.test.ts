// What becomes of a recorded message that is no longer wanted, or is wanted with other content. Pure; everything is made up.
import { describe, expect, test } from 'vitest';
import { localTime } from '../../src/domain/day.ts';
import type { Hashed, MessageEffect, MessageState, Recorded, RecordedMessage } from '../../src/domain/plan.ts';
import { reconcile, type Reconciled } from '../../src/domain/reconcile.ts';

const KEY = 'ealing/agenda/M-AAAA22/C-HAAA22';
const PLANNED = new Set(['ealing/agenda']);

const message = (state: MessageState, more: Partial<RecordedMessage> = {}): RecordedMessage => ({
  key: KEY,
  marac: 'ealing',
  job: 'agenda',
  template: 'agenda',
  to: 'C-HAAA22',
  state,
  version: 1,
  contentHash: 'same',
  covers: [],
  papers: [],
  discloses: [],
  gate: 'release',
  held: false,
  plannedAt: localTime('2027-03-11T08:30'),
  notAfter: localTime('2027-03-16T09:30'),
  ...more,
});

const recorded = (...messages: readonly RecordedMessage[]): Recorded => ({
  messages: new Map(messages.map((one) => [one.key, one])),
  papers: new Map(),
  done: new Set(),
  covered: new Map(),
  orders: new Map(),
});

const wanted = (hash: string, more: Partial<MessageEffect> = {}): Hashed => ({
  hash,
  effect: {
    do: 'message',
    key: KEY,
    marac: 'ealing',
    job: 'agenda',
    to: 'C-HAAA22',
    audience: 'agency',
    template: 'agenda',
    model: {},
    papers: [],
    covers: [],
    gate: 'release',
    ready: true,
    notAfter: localTime('2027-03-16T09:30'),
    because: [],
    ...more,
  },
});

/** Where the one message ended, by the names of the groups that hold it. */
const groupsOf = (found: Reconciled): readonly string[] =>
  (['add', 'keep', 'supersede', 'cancel', 'settled', 'drifted'] as const).filter((name) => found[name].length > 0);

describe('a recorded message that is no longer wanted', () => {
  test.each<[MessageState, readonly string[]]>([
    ['draft', ['cancel']],
    ['offered', ['cancel']],
    ['approved', ['cancel']],
    // From here on a server may have it: planning takes nothing back.
    ['sending', []],
    ['dataStarted', []],
    ['handing', []],
    ['sent', []],
    ['handed', []],
    ['refused', []],
    ['uncertain', []],
    ['cancelled', []],
  ])(
    'F46: in the state %s it is in %j: released is cancelled like what waits, what is on its way is not',
    (state, groups) => {
      const found = reconcile([], recorded(message(state)), PLANNED);
      expect(groupsOf(found)).toEqual(groups);
      expect(found.cancel).toEqual(groups.length === 0 ? [] : [KEY]);
    },
  );

  test.each(['draft', 'offered', 'approved'] as const)(
    'F46: %s stays where its job did not plan, or for another MARAC',
    (state) => {
      for (const planned of [new Set(['ealing/research']), new Set(['harrow/agenda']), new Set<string>()])
        expect(groupsOf(reconcile([], recorded(message(state)), planned))).toEqual([]);
    },
  );
});

describe('a recorded message that is wanted', () => {
  test.each<[MessageState, 'same' | 'other', readonly string[]]>([
    ['draft', 'same', ['keep']],
    ['draft', 'other', ['supersede']],
    ['offered', 'same', ['keep']],
    ['offered', 'other', ['supersede']],
    ['approved', 'same', ['settled']],
    ['approved', 'other', ['settled', 'drifted']],
    ['sending', 'other', ['settled', 'drifted']],
    ['sent', 'other', ['settled']],
    ['handed', 'other', ['settled']],
    ['refused', 'other', ['settled']],
    ['uncertain', 'other', ['settled']],
    ['cancelled', 'same', ['add']],
  ])('in the state %s with %s content it is in %j', (state, hash, groups) => {
    expect(groupsOf(reconcile([wanted(hash)], recorded(message(state)), PLANNED))).toEqual(groups);
  });

  test('one that a person cancelled by a hold is not added again', () => {
    const found = reconcile([wanted('same')], recorded(message('cancelled', { held: true })), PLANNED);
    expect(groupsOf(found)).toEqual(['settled']);
  });

  test('one on offer that waits again becomes a draft; a draft that waits stays', () => {
    const waits = wanted('same', { ready: false });
    expect(groupsOf(reconcile([waits], recorded(message('offered')), PLANNED))).toEqual(['supersede']);
    expect(groupsOf(reconcile([waits], recorded(message('draft')), PLANNED))).toEqual(['keep']);
  });
});
