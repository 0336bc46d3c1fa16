// What people typed about a case for the minutes of a meeting: the notes, section by section, and what stands beside its outcome on the list.
import type { Listing, Note, Section } from '../../meeting/listing.ts';
import type { MinutesCaseModel, SaidModel } from '../minutes/minutes-models.ts';
import { rowsWith } from '../../text/rows-with.ts';
import { agencyName, cut, type Classes, type ViewContext } from './case-parts.ts';
import { heardInWriting } from './written-information.ts';

export type CaseSections = Pick<
  MinutesCaseModel,
  | 'background'
  | 'information'
  | 'risksVictim'
  | 'risksChildren'
  | 'risksOthers'
  | 'risksStaff'
  | 'victimView'
  | 'proceedings'
  | 'disclosure'
  | 'other'
  | 'flags'
  | 'feedback'
>;

/** Notes with words about a case at a meeting, in the order in which they were typed. */
export function notesAbout({ marac }: Pick<ViewContext, 'marac'>, meeting: string, caseRef: string): readonly Note[] {
  return rowsWith(marac.notes, 'caseRef', caseRef).filter((one) => one.meeting === meeting && (one.text ?? '') !== '');
}

export function sectionsOf(view: ViewContext, listing: Listing, classes: Classes): CaseSections {
  const notes = notesAbout(view, listing.meeting, listing.caseRef);
  const tell = (text: string): string => cut(classes, 'note', text);
  const section = (name: Section): readonly SaidModel[] =>
    notes
      .filter((note) => note.section === name)
      .map((note) => ({
        agency: agencyName(view, note.agency),
        kind: note.fact === 'opinion' ? 'Opinion' : note.fact === 'fact' ? 'Fact' : '',
        text: tell(note.text ?? ''),
      }));
  const beside = (text: string | undefined): readonly SaidModel[] =>
    text === undefined || text === '' ? [] : [{ agency: '', kind: '', text: tell(text) }];
  const { risksToOthers, forumReferredTo } = listing;
  const forum = forumReferredTo === undefined ? undefined : `Referred to: ${forumReferredTo}`;
  return {
    background: section('background'),
    information: [...section('information'), ...heardInWriting(view, listing.meeting, listing.caseRef, classes)],
    risksVictim: section('risksVictim'),
    risksChildren: section('risksChildren'),
    risksOthers: [...beside(risksToOthers), ...section('risksOthers')],
    risksStaff: section('risksStaff'),
    victimView: section('victimView'),
    proceedings: [...beside(forum), ...section('links')],
    disclosure: section('disclosure'),
    other: section('general'),
    flags: section('flags'),
    feedback: section('feedback'),
  };
}
