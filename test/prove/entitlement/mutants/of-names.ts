// Planted bugs of names that leave: files, folders, subjects.
import type { Mutant } from './mutant.ts';

const OUTWARD = 'domain/outward/name-effects.ts';

export const NAME_MUTANTS: readonly Mutant[] = [
  {
    name: 'file-named-after-paper',
    file: 'mail/attachment-name.ts',
    from: 'isKnown ? kept : numberedName(keys, paper);',
    to: "isKnown ? (paper.key.split('/').slice(-1)[0] ?? '') : numberedName(keys, paper);",
    rendered: true,
  },
  {
    name: 'surname-in-the-file-name',
    file: OUTWARD,
    from: '...(marac === undefined ? {} : { area: marac.outward }),',
    to: '...(marac === undefined ? {} : { area: `${marac.outward} ${marac.people[0]?.surname ?? ""}` }),',
    rendered: true,
  },
  {
    name: 'surname-in-the-subject',
    file: OUTWARD,
    from: ': { area: marac.outward, ...(day',
    to: ': { area: `${marac.outward} ${marac.people[0]?.surname ?? ""}`, ...(day',
    rendered: true,
  },
  {
    name: 'agency-named-as-it-was-typed',
    file: 'domain/outward/agency-part.ts',
    from: 'const words = outwardWords(agency.name, LONGEST_AGENCY);',
    to: 'const words: string | undefined = agency.name;',
    rendered: true,
  },
  {
    name: 'agency-named-like-a-case',
    file: 'domain/outward/agency-part.ts',
    from: '[agency.name, words].some((name) => isOfPerson(facts, foldText(name)))',
    to: 'agency.id === ""',
    rendered: true,
  },
  {
    name: 'birth-date-of-an-agency',
    file: 'domain/outward/outward-words.ts',
    from: 'return !SAYS_TOO_MUCH.some((pattern) => pattern.test(words));',
    to: 'return true;',
    rendered: true,
  },
  {
    name: 'two-files-alike',
    file: OUTWARD,
    from: '(taken.get(one.toLowerCase()) ?? paper.key) === paper.key',
    to: "one !== ''",
    rendered: true,
  },
  {
    name: 'alike-but-for-capitals',
    file: OUTWARD,
    from: '(taken.get(one.toLowerCase()) ?? paper.key) === paper.key',
    to: '![...names.values()].includes(one)',
    rendered: true,
  },
];
