// What becomes of a recorded message that is no longer wanted, or is wanted with other content. Pure; everything is made up.
import { describe, expect, test } from 'vitest';
import { localTime } from '../../../src/domain/time/day.ts';
import type {
  Hashed,
  MessageEffect,
  MessageState,
  Recorded,
  RecordedMessage,
} from '../../../src/domain/plan/effects.ts';
import { reconcile, type Reconciled, type UnreadableFacts } from '../../../src/domain/plan/reconcile.ts';

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
    // What was approved goes no more; the new version waits in the same look.
    ['approved', 'other', ['add', 'cancel']],
    ['sending', 'other', ['settled', 'drifted']],
    ['sent', 'other', ['settled']],
    ['handed', 'other', ['settled']],
    ['refused', 'other', ['settled']],
    ['uncertain', 'other', ['settled']],
    ['cancelled', 'same', ['add']],
  ])('in the state %s with %s content it is in %j', (state, hash, groups) => {
    expect(groupsOf(reconcile([wanted(hash)], recorded(message(state)), PLANNED))).toEqual(groups);
  });

  test('approved with other content, and never waiting: it goes as it was', () => {
    const found = reconcile([wanted('other', { gate: 'none' })], recorded(message('approved')), PLANNED);
    expect(groupsOf(found)).toEqual(['settled', 'drifted']);
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

const all = (found: Reconciled): readonly string[] => [
  ...groupsOf(found),
  ...(['freeze', 'thaw', 'late'] as const).filter((name) => found[name].length > 0),
];

const WHY = [{ rule: 'plan.unread', facts: { what: 'the tab Actions' } }];
const frozen = (state: MessageState): Recorded => recorded(message(state, { frozen: WHY }));

describe('what could not be read', () => {
  const NOW = localTime('2027-03-12T09:00');
  const blind = (more: Partial<UnreadableFacts> = {}): UnreadableFacts => ({
    now: NOW,
    unread: () => WHY,
    unheard: () => [],
    ...more,
  });
  const seeing = blind({ unread: () => [] });

  test.each(['draft', 'offered', 'approved'] as const)(
    'F3: %s and no longer wanted is frozen, with its reason, and cancelled once all was read',
    (state) => {
      const found = reconcile([], recorded(message(state)), PLANNED, blind());
      expect(all(found)).toEqual(['freeze']);
      expect(found.freeze).toEqual([{ key: KEY, because: WHY }]);
      expect(all(reconcile([], recorded(message(state, { frozen: WHY })), PLANNED, seeing))).toEqual(['cancel']);
    },
  );

  test.each<[MessageState, readonly string[]]>([
    ['draft', ['supersede']],
    ['offered', ['freeze']],
    ['approved', ['freeze']],
    ['sending', ['settled', 'drifted']],
    ['sent', ['settled']],
    ['uncertain', ['settled']],
    ['refused', ['settled']],
  ])('F3: %s and wanted with other content is in %j', (state, groups) => {
    expect(all(reconcile([wanted('other')], recorded(message(state)), PLANNED, blind()))).toEqual(groups);
  });

  test.each(['draft', 'offered', 'approved'] as const)('F3: %s and wanted as it is goes on', (state) => {
    const found = reconcile([wanted('same')], recorded(message(state)), PLANNED, blind());
    expect(all(found)).toEqual([state === 'approved' ? 'settled' : 'keep']);
  });

  test('F3: on offer, and waiting now for a row that cannot be read, stays on offer', () => {
    const waits = [{ rule: 'row.unread', facts: { rows: 'Actions, row 5' } }];
    const item = wanted('other', { ready: false, waitsFor: waits });
    const found = reconcile([item], recorded(message('offered')), PLANNED, seeing);
    expect(found.freeze).toEqual([{ key: KEY, because: waits }]);
    const unready = wanted('other', { ready: false, waitsFor: [{ rule: 'ready.agenda', facts: {} }] });
    expect(all(reconcile([unready], recorded(message('offered')), PLANNED, seeing))).toEqual(['supersede']);
  });

  test('F3: where answers cannot be read, what is wanted as it is does not go either; a draft has no answer on it', () => {
    const mute = blind({ unread: () => [], unheard: () => WHY });
    expect(all(reconcile([wanted('same')], recorded(message('offered')), PLANNED, mute))).toEqual(['freeze']);
    expect(all(reconcile([wanted('same')], recorded(message('approved')), PLANNED, mute))).toEqual(['freeze']);
    expect(all(reconcile([wanted('same')], recorded(message('draft')), PLANNED, mute))).toEqual(['keep']);
  });

  test('what never waits goes on as it is, wanted or not', () => {
    const one = message('offered', { gate: 'none' });
    expect(all(reconcile([], recorded(one), PLANNED, blind()))).toEqual(['keep']);
    expect(all(reconcile([wanted('same', { gate: 'none' })], recorded(one), PLANNED, blind()))).toEqual(['keep']);
    expect(all(reconcile([wanted('other', { gate: 'none' })], recorded(one), PLANNED, blind()))).toEqual(['supersede']);
  });

  test('F3: thawed, the same content goes on, other content is a new version, and what was approved too', () => {
    expect(all(reconcile([wanted('same')], frozen('offered'), PLANNED, seeing))).toEqual(['keep', 'thaw']);
    expect(all(reconcile([wanted('other')], frozen('offered'), PLANNED, seeing))).toEqual(['supersede']);
    expect(all(reconcile([wanted('same')], frozen('approved'), PLANNED, seeing))).toEqual(['settled', 'thaw']);
    expect(all(reconcile([wanted('other')], frozen('approved'), PLANNED, seeing))).toEqual(['supersede']);
    expect(all(reconcile([wanted('same')], frozen('offered'), new Set(['ealing/research']), seeing))).toEqual(['keep']);
  });

  test.each([
    ['2027-03-12T08:59', ['late']],
    ['2027-03-12T09:00', ['late']],
    ['2027-03-12T09:01', ['freeze']],
  ])('F3: frozen until %s it is in %j at nine', (notAfter, groups) => {
    const one = message('offered', { notAfter: localTime(notAfter), frozen: WHY });
    expect(all(reconcile([], recorded(one), PLANNED, blind()))).toEqual(groups);
  });

  test('wanted for a later hour than remembered it is planned anew: the old hour would end it', () => {
    const one = message('offered', { notAfter: localTime('2027-03-12T08:59') });
    expect(all(reconcile([wanted('same')], recorded(one), PLANNED, seeing))).toEqual(['supersede']);
  });
});
