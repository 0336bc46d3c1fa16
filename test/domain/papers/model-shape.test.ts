import { describe, expect, test } from 'vitest';
import { AUDIENCE_CLASSES } from '../../../src/domain/access/entitlement.ts';
import { MAILS, PAPERS } from '../../../src/domain/papers/catalogue.ts';
import { maskModel } from '../../../src/domain/papers/mask-model.ts';
import { asking } from '../../../src/domain/papers/parts/part-models.ts';
import {
  caseGroup,
  count,
  discloses,
  doer,
  findMisfits,
  findStrayLeaves,
  group,
  list,
  text,
  withoutTheDay,
  yesNo,
} from '../../../src/domain/papers/model-shape.ts';
import type { Fields, GroupShape, Shape } from '../../../src/domain/papers/model-shape.ts';
import { HELPERS } from '../../../src/documents/templates/template-dialect.ts';
import { mailModels } from '../../documents/mail-models.ts';
import { richModels } from '../../documents/models.ts';

const all: readonly (readonly [string, GroupShape, unknown])[] = [
  ...Object.entries(PAPERS).map(
    ([name, { shape }]) => [name, shape, richModels(3)[name as keyof typeof PAPERS]] as const,
  ),
  ...Object.entries(MAILS).map(
    ([name, { shape }]) => [`mail ${name}`, shape, mailModels()[name as keyof typeof MAILS]] as const,
  ),
];

function fieldNames(shape: Shape): readonly string[] {
  if (shape.kind === 'list') return fieldNames(shape.of);
  if (shape.kind !== 'group') return [];
  return Object.entries(shape.fields).flatMap(([name, field]) => [name, ...fieldNames(field)]);
}

describe('shapes of papers', () => {
  test.each(all)('%s keeps a case’s data inside the case, so that the manifest sees it', (_name, shape) => {
    expect(findStrayLeaves(shape)).toEqual([]);
  });

  test.each(all)('%s has a head, and its synthetic model fits it', (_name, shape, model) => {
    expect(Object.keys(shape.fields)).toContain('head');
    expect(findMisfits(shape, model)).toEqual([]);
  });

  test.each(all)('%s has no field with the name of a helper', (_name, shape) => {
    expect(fieldNames(shape).filter((name) => Object.hasOwn(HELPERS, name))).toEqual([]);
  });

  test('no shape has a leaf for a hidden place', () => {
    expect(JSON.stringify(all.map(([, shape]) => shape))).not.toContain('hiddenPlace');
  });

  test('only papers for the IDVA and the coordinator hold a safe contact', () => {
    const holding = Object.entries(PAPERS).filter(([, { shape }]) => JSON.stringify(shape).includes('"safeContact"'));
    for (const [, { audiences }] of holding)
      for (const audience of audiences) expect(AUDIENCE_CLASSES[audience]).toContain('safeContact');
    expect(holding.map(([name]) => name)).toEqual(['idva-papers', 'idva-first-contact', 'idva-feedback']);
  });

  test('messages hold nothing of a case but refs, days and professionals', () => {
    for (const { shape } of Object.values(MAILS))
      expect(JSON.stringify(shape)).not.toMatch(/"class":"(name|birth|note|knownPlace|link|diversity|conflict)"/);
  });

  test('subject lines are constant, differ, and never say what the meeting is', () => {
    const subjects = Object.values(MAILS).map(({ subject }) => subject);
    expect(new Set(subjects).size).toBe(subjects.length);
    for (const subject of subjects) expect(subject).not.toMatch(/marac|victim|abuse|violence|perpetrator/i);
  });
});

const shape = group({
  head: text('open'),
  cases: list(
    caseGroup({
      ref: text('open'),
      name: text('name'),
      note: text('note'),
      urgent: yesNo('note'),
      people: list(group({ born: text('birth') })),
    }),
  ),
});

describe('the manifest', () => {
  test('names each case once with the classes that hold something', () => {
    const model = {
      head: 'x',
      cases: [
        { ref: 'K-1', name: 'A', note: '', urgent: false, people: [{ born: '' }, { born: '1990' }] },
        { ref: 'K-2', name: '', note: 'n', urgent: true, people: [] },
      ],
    };
    expect(discloses(shape, model)).toEqual([
      { case: 'K-1', classes: ['open', 'name', 'birth'] },
      { case: 'K-2', classes: ['open', 'note'] },
    ]);
  });

  test('of actions it names the agencies whose they are, and content is the same without that', () => {
    const sheet = group({
      cases: list(caseGroup({ ref: text('open'), actions: list(group({ text: text('action'), agencyId: doer() })) })),
    });
    const actions = ['G-1', 'G-2', 'G-1'].map((agencyId) => ({ text: 'Ring', agencyId }));
    const cut = [{ text: '', agencyId: 'G-1' }];
    const model = {
      cases: [
        { ref: 'K-1', actions },
        { ref: 'K-2', actions: cut },
      ],
    };
    expect(discloses(sheet, model)).toEqual([
      { case: 'K-1', classes: ['open', 'action'], actionsOf: ['G-1', 'G-2'] },
      { case: 'K-2', classes: ['open'] },
    ]);
    const words = { text: 'Ring' };
    expect(withoutTheDay(sheet, model)).toEqual({
      cases: [
        { ref: 'K-1', actions: [words, words, words] },
        { ref: 'K-2', actions: [{ text: '' }] },
      ],
    });
  });

  test('a subtree without a ref is no case and discloses nothing', () => {
    const model = { head: '', cases: [{ ref: '', name: '', note: 'general', urgent: false, people: [] }] };
    expect(discloses(shape, model)).toEqual([]);
  });

  test('a leaf of a case outside any case is found', () => {
    const stray: Fields = { ref: text('open'), birth: text('birth'), n: count() };
    expect(findStrayLeaves(group({ head: text('open'), person: group(stray) }))).toEqual(['person.birth']);
  });
});

describe('misfits', () => {
  test('missing, strange and wrong fields are named by their path, never by their value', () => {
    const found = findMisfits(shape, {
      cases: [{ ref: 'K-1', name: 7, note: '', urgent: 'yes', people: {}, extra: 'secret' }],
    });
    expect(found).toEqual([
      'head is missing',
      'cases[0].extra is not in the shape',
      'cases[0].name is not text',
      'cases[0].urgent is not yes or no',
      'cases[0].people is not a list',
    ]);
  });
});

describe('the rehearsal mask', () => {
  test('replaces every text that is not open, the same by the same', () => {
    const model = {
      head: 'Ealing',
      cases: [
        { ref: 'K-1', name: 'Ada', note: 'Ada', urgent: true, people: [{ born: '1990' }] },
        { ref: 'K-2', name: 'Ada', note: '', urgent: false, people: [] },
      ],
    };
    expect(maskModel(shape, model)).toEqual({
      head: 'Ealing',
      cases: [
        { ref: 'K-1', name: 'Person 1', note: 'Text 1', urgent: true, people: [{ born: 'Birth date 1' }] },
        { ref: 'K-2', name: 'Person 1', note: '', urgent: false, people: [] },
      ],
    });
  });

  test('a telephone number and an address are masked as what they are', () => {
    const model = { name: 'Lee Marsh', phone: '020 7946 0100', email: 'team@example.org' };
    expect(maskModel(asking, model)).toEqual({
      name: 'Professional 1',
      phone: 'Telephone 1',
      email: 'Email address 1',
    });
  });

  test.each(all)('%s masked still fits its shape', (_name, of, model) => {
    expect(findMisfits(of, maskModel(of, model))).toEqual([]);
  });
});
