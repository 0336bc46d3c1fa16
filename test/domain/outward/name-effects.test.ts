// What papers and messages are called: day, area and agency from what they are about, and never two papers alike. All names are made up.
import { describe, expect, test } from 'vitest';
import { nameMessage, namePapers } from '../../../src/domain/outward/name-effects.ts';
import { formerPaperFile, paperFile } from '../../../src/domain/outward/paper-file.ts';
import type { MessageEffect, PaperEffect, RecordedMessage, RecordedPaper } from '../../../src/domain/plan/effects.ts';
import type { Facts } from '../../../src/domain/plan/facts.ts';
import { day } from '../../../src/domain/time/day.ts';
import { bareFacts, bareMarac } from '../../support/bare-facts.ts';

const MEETING = { id: 'M-AAAA22', on: day('2027-03-16') };
const HEAD = { meeting: 'Tuesday 16 March 2027, 09:30', reference: 'D-7KQ2MX' };

function aPaper(more: Partial<PaperEffect> = {}): PaperEffect {
  return {
    do: 'paper',
    key: 'ealing/agenda/M-AAAA22/paper/C-HHHH22',
    marac: 'ealing',
    job: 'agenda',
    template: 'agenda',
    audience: 'agency',
    reader: 'C-HHHH22',
    model: { head: HEAD },
    formats: ['pdf'],
    because: [],
    ...more,
  };
}

function aMessage(more: Partial<MessageEffect> = {}): MessageEffect {
  return {
    do: 'message',
    key: 'ealing/agenda/M-AAAA22/C-HHHH22',
    marac: 'ealing',
    to: 'C-HHHH22',
    template: 'agenda',
    model: { head: HEAD },
    papers: [],
    covers: [],
    ...more,
  } as MessageEffect;
}

interface Past {
  readonly papers?: readonly Partial<RecordedPaper>[];
  readonly messages?: readonly Partial<RecordedMessage>[];
  readonly outward?: string;
  readonly housing?: string;
}

function factsOf({
  papers = [],
  messages = [],
  outward = 'Ealing MARAC',
  housing = 'Borough Housing',
}: Past = {}): Facts {
  const base = bareFacts([
    bareMarac('ealing', { meetings: [MEETING], outward }),
    bareMarac('brent', { title: 'Brent MARAC', outward: 'Brent Panel' }),
  ]);
  return {
    ...base,
    agencies: [
      { id: 'A-HHHH22', name: housing, kind: 'housing' },
      { id: 'A-DDDD22', name: 'Dr Jane Example', kind: 'primaryCare' },
    ],
    contacts: [
      { id: 'C-HHHH22', agency: 'A-HHHH22', role: 'representative' },
      { id: 'C-HHHH33', agency: 'A-HHHH22', role: 'deputy' },
      { id: 'C-DDDD22', agency: 'A-DDDD22', role: 'representative' },
    ],
    recorded: {
      ...base.recorded,
      papers: new Map(papers.map((one) => [one.key ?? '', one as RecordedPaper])),
      messages: new Map(messages.map((one) => [one.key ?? '', one as RecordedMessage])),
    },
  };
}

const names = (papers: readonly PaperEffect[], past?: Past): readonly string[] => [
  ...namePapers(factsOf(past), papers).values(),
];
const PLAIN = 'Agenda, Ealing MARAC, 16 March 2027, Borough Housing';

describe('a paper', () => {
  test('has kind, area, day of the meeting and the agency of its reader', () => {
    expect(names([aPaper()])).toEqual([PLAIN]);
  });

  test.each([
    [
      'of a contact whose agency has the name of a person',
      aPaper({ reader: 'C-DDDD22' }),
      /^Agenda, Ealing MARAC, 16 March 2027, D-\w{6}$/,
    ],
    [
      'of one case',
      aPaper({ template: 'supplement' }),
      /^Papers, Ealing MARAC, 16 March 2027, Borough Housing, D-\w{6}$/,
    ],
    [
      'of no meeting',
      aPaper({ model: {}, key: 'ealing/reports/2027-W10/C-HHHH22' }),
      /^Agenda, Ealing MARAC, Borough Housing$/,
    ],
    ['whose key names the meeting', aPaper({ model: {} }), /^Agenda, Ealing MARAC, 16 March 2027, Borough Housing$/],
    [
      'about a paper of a meeting',
      aPaper({ model: {}, key: 'ealing/corrections/D-AAAA22/x', namesVersionOf: aPaper().key }),
      /^Agenda, Ealing MARAC, 16 March 2027, Borough Housing$/,
    ],
  ])('%s is called so', (_, paper, expected) => {
    expect(names([paper])[0]).toMatch(expected);
  });

  test('of a second reader of an agency has the number that is printed on it', () => {
    const second = aPaper({ reader: 'C-HHHH33', key: 'ealing/agenda/M-AAAA22/paper/C-HHHH33' });
    const number = factsOf().maracs[0]?.pool.take('D', `paper/${second.key}`);
    expect(names([aPaper(), second])).toEqual([PLAIN, `${PLAIN}, ${number}`]);
  });

  test('never has the name of another, whatever its capitals', () => {
    const other = { key: 'another', name: PLAIN.toUpperCase() };
    expect(names([aPaper()], { papers: [other] })[0]).toMatch(/, D-\w{6}$/);
    const numbered = names([aPaper()], { papers: [other] })[0] ?? '';
    const both = [other, { key: 'a third', name: numbered.toLowerCase() }];
    const [third = ''] = names([aPaper()], { papers: both });
    expect([third.toLowerCase() === numbered.toLowerCase(), /, D-\w{6}$/.test(third)]).toEqual([false, true]);
  });

  test('keeps its name in a new version, with its number too', () => {
    for (const name of [PLAIN, `${PLAIN}, D-7KQ2MX`])
      expect(names([aPaper()], { papers: [{ key: aPaper().key, name }] })).toEqual([name]);
  });

  test.each<readonly [string, string | undefined, string]>([
    ['the area is called otherwise', undefined, 'Agenda, Ealing Panel, 16 March 2027, Borough Housing'],
    ['that, while it waits', 'offered', 'Agenda, Ealing Panel, 16 March 2027, Borough Housing'],
    ['that, after a person had it', 'sent', PLAIN],
    ['that, after it may have gone', 'uncertain', PLAIN],
  ])('is called anew where %s', (_, state, expected) => {
    const papers = [{ key: aPaper().key, name: PLAIN }];
    const messages = state === undefined ? [] : [{ key: 'm', state: state as never, papers: [aPaper().key] }];
    expect(names([aPaper()], { papers, messages, outward: 'Ealing Panel' })).toEqual([expected]);
  });

  test('is called anew where its agency has become the name of a person', () => {
    const [name] = names([aPaper()], { papers: [{ key: aPaper().key, name: PLAIN }], housing: 'Mrs Example' });
    expect(name).toMatch(/^Agenda, Ealing MARAC, 16 March 2027, D-\w{6}$/);
  });
});

describe('where its file lies', () => {
  const paper = { key: aPaper().key, template: 'agenda', reader: 'C-HHHH22' };

  test.each<readonly [string, string | undefined, string]>([
    ['in the folder of its meeting, by the day', PLAIN, `2027-03-16, Ealing MARAC/${PLAIN}.pdf`],
    [
      'in that of no meeting',
      'Agenda, Ealing MARAC, Housing',
      'No meeting, Ealing MARAC/Agenda, Ealing MARAC, Housing.pdf',
    ],
    ['where an earlier version put it', undefined, 'ealing/agenda/M-AAAA22/agenda-C-HHHH22.pdf'],
    ['there too for a name that is none', '../x', 'ealing/agenda/M-AAAA22/agenda-C-HHHH22.pdf'],
  ])('%s', (_, name, expected) => {
    expect(paperFile(name === undefined ? paper : { ...paper, name }, 'pdf')).toBe(expected);
  });

  test('an earlier version never put a path of a ref there', () => {
    const odd = { ...paper, key: 'ealing/agenda/../../x/paper/C-HHHH22' };
    expect(formerPaperFile(odd, 'pdf')).toMatch(/^[A-Za-z0-9-]+(?:\/[A-Za-z0-9-]+){3}\.pdf$/);
  });
});

const subject = (more: Partial<MessageEffect>, paper?: string): string => nameMessage(factsOf(), aMessage(more), paper);

describe('a message', () => {
  test.each<readonly [string, Partial<MessageEffect>, string | undefined, string]>([
    ['says area, day and what it is', {}, undefined, 'Ealing MARAC, 16 March 2027: agenda and your times (D-7KQ2MX)'],
    [
      'that carries a paper alone says which',
      { template: 'papers' },
      'idva-feedback',
      'Ealing MARAC, 16 March 2027: feedback sheet (D-7KQ2MX)',
    ],
    [
      'about one case says only that it is papers',
      { template: 'papers' },
      'transfer-pack',
      'Ealing MARAC, 16 March 2027: papers for you (D-7KQ2MX)',
    ],
    [
      'that takes back a paper says of which meeting, from what it settles',
      {
        template: 'withdrawal',
        model: { head: { ...HEAD, meeting: '' } },
        key: 'k',
        covers: [`withdrawn/${aPaper().key}`],
      },
      undefined,
      'Ealing MARAC, 16 March 2027: withdrawn, do not use a paper (D-7KQ2MX)',
    ],
    [
      'of no meeting has no day',
      { template: 'receipt', model: { head: { ...HEAD, meeting: '' } }, key: 'k' },
      undefined,
      'Ealing MARAC: referral received (D-7KQ2MX)',
    ],
    [
      'over all MARACs about one of them says that one, as it is called outside',
      {
        marac: '*',
        template: 'digest',
        key: 'k',
        model: { head: { ...HEAD, meeting: '' }, overdue: [{ marac: 'Brent MARAC' }], dueSoon: [] },
      },
      undefined,
      'Brent Panel: actions, due and overdue (D-7KQ2MX)',
    ],
    [
      'over several says none',
      {
        marac: '*',
        template: 'digest',
        key: 'k',
        model: {
          head: { ...HEAD, meeting: '' },
          overdue: [{ marac: 'Brent MARAC' }],
          dueSoon: [{ marac: 'Ealing MARAC' }],
        },
      },
      undefined,
      'Actions, due and overdue (D-7KQ2MX)',
    ],
  ])('%s', (_, more, paper, expected) => {
    expect(subject(more, paper)).toBe(expected);
  });
});
