// The training record of each agency: who takes part for it, who is inducted, which courses they have done.
import { workingAgencies } from '../register/recipients.ts';
import type { Agency, Contact } from '../register/register.ts';
import { foldText } from '../text/fold.ts';
import { groupBy } from '../text/order.ts';
import type { Day } from '../time/day.ts';
import { takingPart } from './inductions.ts';
import { findLapsed, type Training } from './training.ts';

export interface AgencyTraining {
  readonly agency: Agency;
  /** Contacts who take part for it in this MARAC, and how many of them are inducted. */
  readonly people: number;
  readonly inducted: number;
  /** By course: how many of them have done it, and for how many it is due again. */
  readonly courses: readonly { readonly course: string; readonly done: number; readonly dueAgain: number }[];
}

/** What the people of each member agency were told and taught, by agency. A course counts from its day on; spellings that differ in capitals alone are one. */
export function trainingRecord(
  { agencies, contacts }: { readonly agencies: readonly Agency[]; readonly contacts: readonly Contact[] },
  { name, training }: { readonly name: string; readonly training: readonly Training[] },
  today: Day,
): readonly AgencyTraining[] {
  const lapsed = findLapsed(training, contacts, today);
  const people = takingPart(contacts, name, today);
  return workingAgencies(agencies, today).map((agency) => {
    const own = people.filter((contact) => contact.agency === agency.id);
    const done = training.filter(
      ({ contact, on }) => own.some(({ id }) => id === contact) && (on === undefined || on <= today),
    );
    const byCourse = groupBy(done, ({ course }) => foldText(course));
    return {
      agency,
      people: own.length,
      inducted: own.filter(({ inductedOn }) => inductedOn !== undefined && inductedOn <= today).length,
      courses: [...byCourse.values()].map((rows) => ({
        course: rows[0]?.course ?? '',
        done: new Set(rows.map(({ contact }) => contact)).size,
        dueAgain: lapsed.filter((one) => rows.includes(one.training)).length,
      })),
    };
  });
}

/** "Risk assessment: 3, 1 of them due again". */
export const describeCourse = ({ course, done, dueAgain }: AgencyTraining['courses'][number]): string =>
  `${course}: ${done}${dueAgain === 0 ? '' : `, ${dueAgain} of them due again`}`;
