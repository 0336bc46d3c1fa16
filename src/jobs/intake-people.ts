// People and addresses of a new case, from the fixed places of the referral form.
import { receivedOn, reservedVictim } from '../domain/case-of.ts';
import type { Once } from '../domain/plan.ts';
import type { Reasons } from '../domain/reason.ts';
import type { ChildNumber, Referral } from '../domain/referral.ts';
import type { MaracRound } from './job.ts';
import { rowMaker } from './row-maker.ts';

export function peopleRows(
  round: MaracRound,
  referral: Referral,
  caseRef: string,
  restricted: boolean,
  why: Reasons,
): readonly Once[] {
  return [
    ...victimRows(round, referral, caseRef, restricted, why),
    ...perpetratorRows(round, referral, caseRef, restricted, why),
    ...childRows(round, referral, caseRef, restricted, why),
    ...otherRows(round, referral, caseRef, restricted, why),
  ];
}

function victimRows(
  round: MaracRound,
  r: Referral,
  caseRef: string,
  restricted: boolean,
  why: Reasons,
): readonly Once[] {
  const row = rowMaker(round, 'intake', why, restricted);
  const id = reservedVictim(round.marac, r);
  const victim = row('people', 'P', `victim/${r.id}`, {
    caseRef,
    role: 'victim',
    surname: r.surname,
    forenames: r.forenames,
    aliases: r.aliases,
    birthDate: r.birthDate,
    birthAbout: r.birthAbout,
    otherBirthDates: r.otherBirthDates,
    gender: r.gender,
    ethnicity: r.ethnicity,
    minoritised: r.minoritised,
    disability: r.disability,
    lgbt: r.lgbt,
    occupation: r.occupation,
    employer: r.employer,
  });
  return [victim, ...placesOf(r, id, row), ...(r.dueDate === undefined ? [] : [unborn(r, caseRef, row)])];
}

function unborn(r: Referral, caseRef: string, row: ReturnType<typeof rowMaker>): Once {
  return row('people', 'P', `${r.id}/unborn`, {
    caseRef,
    role: 'unborn',
    dueDate: r.dueDate,
    relationship: 'Victim’s unborn child',
  });
}

function placesOf(r: Referral, id: string, row: ReturnType<typeof rowMaker>): readonly Once[] {
  const rows: Once[] = [];
  const known = r.refuge !== true && r.perpetratorKnowsAddress === 'yes';
  if (known && (r.address ?? r.postcode) !== undefined) {
    rows.push(
      row('addresses', 'AD', `${r.id}/address`, {
        personId: id,
        kind: 'home',
        text: r.address,
        postcode: r.postcode,
        perpetratorKnows: 'yes',
        from: receivedOn(r),
      }),
    );
  }
  // An old address helps agencies search; the form asks for it as one the perpetrator knows.
  if (r.oldAddress !== undefined)
    rows.push(
      row('addresses', 'AD', `${r.id}/old-address`, {
        personId: id,
        kind: 'old',
        text: r.oldAddress,
        perpetratorKnows: 'yes',
        to: receivedOn(r),
      }),
    );
  if (r.refuge === true && (r.address ?? r.postcode) === undefined)
    rows.push(
      row(
        'addresses',
        'AD',
        `${r.id}/hidden-address`,
        { personId: id, kind: 'refuge', borough: r.refugeBorough },
        true,
      ),
    );
  return rows;
}

function perpetratorRows(
  round: MaracRound,
  r: Referral,
  caseRef: string,
  restricted: boolean,
  why: Reasons,
): readonly Once[] {
  const row = rowMaker(round, 'intake', why, restricted);
  return ([1, 2] as const).flatMap((n) => {
    if ([r[`perp${n}Surname`], r[`perp${n}Forenames`], r[`perp${n}UnknownWhy`]].every((one) => one === undefined))
      return [];
    const person = row('people', 'P', `${r.id}/perpetrator-${n}`, {
      caseRef,
      role: 'perpetrator',
      surname: r[`perp${n}Surname`],
      forenames: r[`perp${n}Forenames`],
      aliases: split(r[`perp${n}Aliases`]),
      birthDate: r[`perp${n}BirthDate`],
      birthAbout: r[`perp${n}BirthAbout`],
      gender: r[`perp${n}Gender`],
      ethnicity: r[`perp${n}Ethnicity`],
      relationship: r[`perp${n}Relationship`],
      phone: r[`perp${n}Phone`],
      occupation: r[`perp${n}Occupation`],
      employer: r[`perp${n}Employer`],
      whereabouts: r[`perp${n}Whereabouts`],
      orders: r[`perp${n}Orders`],
      unknownWhy: r[`perp${n}UnknownWhy`],
    });
    const rows: Once[] = [person];
    const [text, postcode] = [r[`perp${n}Address`], r[`perp${n}Postcode`]];
    if ((text ?? postcode) !== undefined)
      rows.push(
        row('addresses', 'AD', `${r.id}/perpetrator-${n}-address`, {
          personId: person.rowId,
          kind: 'home',
          text,
          postcode,
          perpetratorKnows: 'yes',
        }),
      );
    const release = r[`perp${n}ReleaseDate`];
    if (release !== undefined)
      rows.push(
        row('keyDates', 'KD', `${r.id}/perpetrator-${n}-release`, {
          caseRef,
          what: 'release',
          on: release,
          detail: `Perpetrator ${n}`,
        }),
      );
    return rows;
  });
}

function split(text: string | undefined): readonly string[] | undefined {
  return text
    ?.split(/[;\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

function childRows(
  round: MaracRound,
  r: Referral,
  caseRef: string,
  restricted: boolean,
  why: Reasons,
): readonly Once[] {
  const row = rowMaker(round, 'intake', why, restricted);
  const numbers: readonly ChildNumber[] = [1, 2, 3, 4, 5, 6];
  return numbers.flatMap((n) => {
    const due = r[`child${n}DueDate`];
    if (r[`child${n}Forenames`] === undefined && r[`child${n}Surname`] === undefined && due === undefined) return [];
    const toWhom = [r[`child${n}ToVictim`], r[`child${n}ToPerpetrator`]].filter((one) => one !== undefined).join('; ');
    return [
      row('people', 'P', `${r.id}/child-${n}`, {
        caseRef,
        role: due === undefined ? 'child' : 'unborn',
        surname: r[`child${n}Surname`],
        forenames: r[`child${n}Forenames`],
        gender: r[`child${n}Gender`],
        birthDate: r[`child${n}BirthDate`],
        dueDate: due,
        relationship: toWhom,
        school: r[`child${n}School`],
        livesWith: r[`child${n}LivesWith`],
        plan: r[`child${n}Plan`],
      }),
    ];
  });
}

function otherRows(
  round: MaracRound,
  r: Referral,
  caseRef: string,
  restricted: boolean,
  why: Reasons,
): readonly Once[] {
  const row = rowMaker(round, 'intake', why, restricted);
  return ([1, 2] as const).flatMap((n) => {
    const name = r[`other${n}Name`];
    if (name === undefined) return [];
    const [first, ...rest] = name.trim().split(/\s+/);
    return [
      row('people', 'P', `${r.id}/other-${n}`, {
        caseRef,
        role: 'other',
        forenames: rest.length === 0 ? undefined : first,
        surname: rest.length === 0 ? first : rest.join(' '),
        relationship: r[`other${n}Relationship`],
      }),
    ];
  });
}
