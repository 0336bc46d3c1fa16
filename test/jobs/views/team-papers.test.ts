// What the team can open in a folder of its own: papers for its hands, up to sixty days after their meeting. All data synthetic.
import { expect, test } from 'vitest';
import type { Access } from '../../../src/domain/access/access.ts';
import { day, localTime } from '../../../src/domain/time/day.ts';
import type { Facts } from '../../../src/domain/plan/facts.ts';
import type { Ports, TeamPaper } from '../../../src/jobs/engine/ports.ts';
import { keepTeamPapers } from '../../../src/jobs/views/team-papers.ts';

const KEY = 'ealing/agenda/M-AAAA22/minute-form';
const MEETING = { id: 'M-AAAA22', on: day('2027-03-16'), kind: 'ordinary' };
const PAPER = { template: 'minute-form', contentHash: 'hash', audience: 'coordinator', discloses: [], about: [] };
const FILES = [
  { format: 'pdf', contentId: 'a' },
  { format: 'docx', contentId: 'b' },
];

async function kept(now: string, key = KEY, more: object = {}): Promise<readonly TeamPaper[]> {
  let papers: readonly TeamPaper[] = [];
  const ports = {
    teamFolder: { keep: (all: readonly TeamPaper[]) => Promise.resolve(((papers = all), [])) },
    ledger: {
      findPaper: () => Promise.resolve({ ...PAPER, files: FILES, ...more }),
      readContent: (id: string) => Promise.resolve(Buffer.from(id)),
    },
  } as unknown as Ports;
  const facts = {
    maracs: [{ name: 'ealing', meetings: [MEETING] }],
    recorded: { papers: new Map() },
  } as unknown as Facts;
  const access = { contacts: [], maracs: [], agencies: [], on: day(now.slice(0, 10)) } as unknown as Access;
  await keepTeamPapers(ports, facts, access, [key], localTime(now));
  return papers;
}

test.each([
  ['2027-03-16T12:00', 1],
  ['2027-05-14T12:00', 1],
  ['2027-05-15T23:59', 1],
  ['2027-05-16T00:00', 0],
])('F46: a paper of the meeting of 16 March stays for sixty days: at %s there are %i', async (now, count) => {
  expect((await kept(now)).length).toBe(count);
});

test('the Word file is kept, under a title that says what it is of', async () => {
  const [paper] = await kept('2027-03-16T12:00');
  expect(Buffer.from(paper?.docx ?? []).toString()).toBe('b');
  expect(paper?.title).toMatch(/^Minute form, .*16 March 2027 \(ealing\)$/);
});

test.each<[string, string, object]>([
  ['for another reader', KEY, { audience: 'agency' }],
  ['without a Word file', KEY, { files: FILES.slice(0, 1) }],
  ['of no meeting', 'ealing/minutes/TR-AAAA22/transfer-pack', {}],
  ['of another MARAC', 'harrow/agenda/M-AAAA22/minute-form', {}],
])('a paper %s is not kept there', async (_, key, more) => {
  expect(await kept('2027-03-16T12:00', key, more)).toEqual([]);
});
