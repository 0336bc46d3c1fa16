// Planted bugs of words that come late, or are heard for something else than they say.
import type { Edit, Mutant } from './mutant.ts';

const one = (file: string, from: string, to: string): readonly Edit[] => [{ file, from, to }];

export const HEARD: readonly Mutant[] = [
  {
    name: 'F1-a-readable-off-lets-notices-go',
    edits: one(
      'domain/access/may-go.ts',
      'if (register.some((marac) => marac.sendingOff))',
      'if (!going.neverWaits && register.some((marac) => marac.sendingOff))',
    ),
    stories: ['agreed', 'switchedOff'],
    says: /left although sending/,
  },
  {
    name: 'F2-what-may-be-a-hold-is-not-told',
    edits: one('jobs/views/today/gather-today.ts', '    ...unreadHoldItems(facts, messages),\n', ''),
    stories: ['agreed', 'holds'],
  },
  {
    name: 'F4-one-sheet-tells-every-action-of-its-agency',
    edits: one(
      'domain/actions/action-told.ts',
      'return sheetsByOccasion(recorded.messages).get(toldOccasion(action)) ?? [];',
      'return action.id === "" ? [] : [...sheetsByOccasion(recorded.messages).values()].flat();',
    ),
    stories: ['agreed'],
    says: /must know of action/,
  },
  {
    name: 'F13-an-answer-after-the-papers-is-dropped',
    edits: one('jobs/views/today/gather-today.ts', '      ...changedItems(facts, marac, now),\n', ''),
    stories: ['agreed', 'answers'],
    rendered: true,
    says: /wrote about/,
  },
  {
    name: 'F13-yes-makes-no-paper-anew',
    edits: one('jobs/answers/record-reissue-answers.ts', "if (said?.answer !== 'yes') continue;", 'continue;'),
    stories: ['agreed', 'answers'],
    rendered: true,
    says: /wrote about|line still stands|nothing says so/,
  },
  {
    name: 'F19-a-list-leaves-without-a-mark',
    edits: one(
      'jobs/meeting/research.ts',
      "      ready: meeting.listReady === true,\n      waitsFor: meeting.listReady === true ? [] : [makeReason('ready.list', { on: meeting.on })],",
      '      ready: true,\n      waitsFor: [],',
    ),
    stories: ['agreed', 'nameless'],
    says: /left on a mark that nobody put a name to/,
  },
  {
    name: 'F19-a-decision-about-a-request-wants-no-name',
    edits: one(
      'domain/answers/signed-answers.ts',
      "meanwhile: 'the request counts as not decided, and its clock goes on',",
      "meanwhile: 'the request counts as not decided, and its clock goes on',\n    over: always,",
    ),
    stories: ['agreed', 'request'],
    says: /who typed decision/,
  },
  {
    name: 'a-line-names-the-first-of-many-readers',
    edits: one(
      'domain/today/withheld/describe-withheld.ts',
      "return named.join(', ');",
      "return named.slice(0, 1).join(', ');",
    ),
    stories: ['agreed', 'lateRequest', 'chairActs', 'conflict'],
    says: /must have the (list|agenda)/,
  },
];
