// Planted bugs of F13 and F14: what agencies and minute takers typed stands on no paper, and nobody is told.
import type { Edit, Mutant } from './mutant.ts';

const one = (file: string, from: string, to: string): readonly Edit[] => [{ file, from, to }];

export const TYPED: readonly Mutant[] = [
  {
    name: 'F13-what-an-agency-wrote-is-not-on-the-chairs-papers',
    edits: one(
      'domain/papers/parts/written-information.ts',
      'const answers = answersAbout(view, meeting, caseRef).filter(saysAnything);',
      'const answers = answersAbout(view, meeting, caseRef).filter((each) => each.id === caseRef);',
    ),
    stories: ['agreed', 'answers'],
    rendered: true,
    says: /wrote about/,
  },
  {
    name: 'F14-risks-to-others-are-in-no-minutes',
    edits: one(
      'domain/papers/parts/case-notes.ts',
      'risksOthers: [...beside(risksToOthers), ...',
      "risksOthers: [...beside(risksToOthers === '' ? '' : undefined), ...",
    ),
    stories: ['agreed', 'notes'],
    rendered: true,
    says: /minutes/,
  },
  {
    name: 'F14-notes-of-section-disclosure-are-in-no-minutes',
    edits: one('domain/papers/parts/case-notes.ts', "disclosure: section('disclosure'),", 'disclosure: [],'),
    stories: ['agreed', 'notes'],
    rendered: true,
    says: /minutes/,
  },
  {
    name: 'F14-a-note-changed-after-the-minutes-is-not-told',
    edits: one('jobs/views/today/gather-today.ts', '      ...changedItems(facts, marac, now),\n', ''),
    stories: ['agreed', 'notes', 'lateNotes'],
    rendered: true,
    says: /minutes/,
  },
  {
    name: 'F14-a-note-in-no-minutes-is-not-told',
    edits: one('jobs/views/today/gather-today.ts', '      ...noteItems(facts, marac, now),\n', ''),
    stories: ['agreed', 'strayNotes'],
    says: /in no minutes/,
  },
];
