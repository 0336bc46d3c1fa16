// People, addresses and release dates of a new case, from its referral.
import { reservedVictim } from '../../domain/cases/case-of-referral.ts';
import type { Effect } from '../../domain/plan/effects.ts';
import type { Reasons } from '../../domain/text/reason.ts';
import type { Referral } from '../../domain/referral/referral.ts';
import { peopleOnForm, type FormPerson } from '../../domain/referral/referral-people.ts';
import type { MaracPlanContext } from '../../domain/plan/plan-context.ts';
import { rowMaker, type MakeRow } from '../../domain/plan/row-maker.ts';

export function peopleRows(
  context: MaracPlanContext,
  referral: Referral,
  caseRef: string,
  restricted: boolean,
  why: Reasons,
): readonly Effect[] {
  const row = rowMaker(context, 'intake', why, restricted);
  return peopleOnForm(referral).flatMap((person) => personRows(context, referral, caseRef, person, row));
}

function personRows(
  context: MaracPlanContext,
  r: Referral,
  caseRef: string,
  person: FormPerson,
  row: MakeRow,
): readonly Effect[] {
  const isVictim = person.slot === 'victim';
  // The victim's id is reserved from the day the referral came, because hidden places already refer to it.
  const purpose = isVictim ? `victim/${r.id}` : `${r.id}/${person.slot}`;
  const made = row('people', 'P', purpose, { caseRef, ...person.values });
  const personId = isVictim ? reservedVictim(context.marac, r) : made.rowId;
  const rows: Effect[] = [
    made,
    ...person.places.map((place) => row('addresses', 'AD', `${r.id}/${place.slot}`, { personId, ...place.values })),
  ];
  if (isVictim && r.refuge === true && (r.address ?? r.postcode) === undefined)
    rows.push(
      row('addresses', 'AD', `${r.id}/hidden-address`, { personId, kind: 'refuge', borough: r.refugeBorough }, true),
    );
  if (person.releaseOn !== undefined)
    rows.push(
      row('keyDates', 'KD', `${r.id}/${person.slot}-release`, {
        caseRef,
        what: 'release',
        on: person.releaseOn,
        detail: person.heading,
      }),
    );
  return rows;
}
