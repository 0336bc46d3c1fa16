// A reader's times at a meeting as a calendar entry: neutral title, no case, no name. Made as .ics, in UTC.
import { group, text, type ModelOf } from '../model-shape.ts';
import { head } from '../parts/part-models.ts';

export const times = group({
  head,
  /** Local times, `2027-03-16T10:12`. */
  from: text('open'),
  until: text('open'),
  place: text('open'),
});
export type TimesModel = ModelOf<typeof times>;
