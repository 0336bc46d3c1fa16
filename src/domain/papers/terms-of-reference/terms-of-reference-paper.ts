// The area’s terms of reference.
import { SEARCH, paper } from '../paper.ts';
import { group, text, list } from '../model-shape.ts';
import { head } from '../parts/part-models.ts';

/** A section filled from Settings, Agencies and Contacts; `gap` names what is not yet decided, or ''. */
const section = group({
  title: text('open'),
  paragraphs: list(text('open')),
  points: list(text('open')),
  gap: text('open'),
});

export const termsOfReference = paper('Terms of reference', [...SEARCH, 'manager'], {
  head,
  sections: list(section),
  agencies: list(
    group({
      name: text('staff'),
      kind: text('open'),
      representative: text('staff'),
      deputy: text('staff'),
      signedOn: text('open'),
    }),
  ),
  chairs: list(group({ name: text('staff'), agency: text('staff'), role: text('open'), trained: text('open') })),
  idvaServices: list(group({ name: text('staff'), contact: text('staff'), phone: text('staff') })),
  documents: list(
    group({
      name: text('open'),
      version: text('open'),
      approvedOn: text('open'),
      approvedBy: text('staff'),
      reviewOn: text('open'),
    }),
  ),
  settings: list(group({ name: text('open'), value: text('open'), from: text('open'), why: text('staff') })),
  gaps: list(text('open')),
  /** Of the terms themselves. */
  reviewOn: text('open'),
});
