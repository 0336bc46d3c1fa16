// What a repeat or a joined referral brings, carried out: what a person took over, and what holds at once, which is whatever makes a way less safe.
import { putAwayOf, reservedCase, reservedVictim } from '../../domain/cases/case-of-referral.ts';
import { filedUnder, joinedCase, onlyVictim } from '../../domain/cases/filed-under.ts';
import { askNews, newsKey } from '../../domain/news/news-questions.ts';
import type { NewsEffect } from '../../domain/news/news-piece.ts';
import { isSamePlace } from '../../domain/cases/known-places.ts';
import type { FillEffect, Once } from '../../domain/plan/effects.ts';
import { because, type Reasons } from '../../domain/text/reason.ts';
import type { Referral } from '../../domain/referral/referral.ts';
import { rowsWith } from '../../domain/text/rows-with.ts';
import { findUnwritten, unsafeRoutesOf } from '../../domain/cases/unsafe-routes.ts';
import type { TableName } from '../../workbook/tables/table.ts';
import type { MaracRound } from '../engine/job.ts';
import { unusedKey } from './intake-keys.ts';
import { rowMaker } from '../engine/row-maker.ts';

const PREFIX: Readonly<Partial<Record<NewsEffect['table'], string>>> = {
  people: 'P',
  addresses: 'AD',
  keyDates: 'KD',
};

export function planNews(round: MaracRound, referral: Referral): readonly Once[] {
  const asked = askNews(round.marac, round.facts.recorded, referral);
  const taken = asked === undefined ? [] : takeOver(round, referral, asked.caseRef, asked.taken);
  return [...taken, ...fileAnew(round, referral), ...refugeRow(round, referral), ...idvaService(round, referral)];
}

function takeOver(
  round: MaracRound,
  referral: Referral,
  caseRef: string,
  effects: readonly NewsEffect[],
): readonly Once[] {
  const { marac } = round;
  const why = [because('intake.taken-over', { referral: referral.id, case: caseRef })];
  const restricted = marac.restrictedCases.has(caseRef);
  const row = rowMaker(round, 'intake', why, restricted);
  const purpose = (name: string): string => `news/${caseRef}/${referral.id}/${name}`;
  return effects.map((effect): Once => {
    if (effect.do === 'fill')
      return fill(round, newsKey(marac, caseRef, referral.id, effect.name), why, {
        table: effect.table,
        rowId: effect.rowId,
        over: effect.over,
        values: effect.values,
      });
    const owner = effect.of === undefined ? {} : { personId: marac.pool.take('P', purpose(effect.of)) };
    const values = { ...effect.values, ...owner };
    const apart = effect.hidden === true || restricted;
    return row(effect.table, PREFIX[effect.table] ?? '', purpose(effect.name), values, apart);
  });
}

function fill(
  { marac }: MaracRound,
  key: string,
  why: Reasons,
  what: Pick<FillEffect, 'rowId' | 'over' | 'values'> & { readonly table: TableName },
): FillEffect {
  return { do: 'fill', key, marac: marac.name, job: 'intake', because: why, ...what };
}

/** Safe contacts and hidden places that were put away before anybody knew whose case it is: filed under it as soon as a person has said so. */
function fileAnew(round: MaracRound, referral: Referral): readonly Once[] {
  const { marac } = round;
  const { caseRef, personId } = filedUnder(marac, referral);
  const [ready, victim] = [reservedCase(marac, referral), reservedVictim(marac, referral)];
  const { safeContacts, addresses } = putAwayOf(marac, referral);
  const why = [because('intake.filed-anew', { referral: referral.id, case: caseRef })];
  const move = (
    table: 'safeContacts' | 'addresses',
    id: string,
    field: 'caseRef' | 'personId',
    now: string | undefined,
    to: string,
  ): readonly Once[] => {
    const key = (ref: string): string => `${marac.name}/intake/filed/${id}/${ref}`;
    // Only what stands under a ref that was kept ready, or that a run filed there: where a person files a row is theirs to say.
    const isOurs = now === ready || now === victim || round.facts.recorded.done.has(key(now ?? ''));
    if (now === undefined || now === to || !isOurs) return [];
    return [fill(round, unusedKey(round, key(to)), why, { table, rowId: id, over: 'read', values: { [field]: to } })];
  };
  return [
    ...safeContacts.flatMap((one) => [
      ...move('safeContacts', one.id, 'caseRef', one.caseRef, caseRef),
      ...move('safeContacts', one.id, 'personId', one.personId, personId),
    ]),
    ...addresses.flatMap((one) => move('addresses', one.id, 'personId', one.personId, personId)),
  ];
}

/** A refuge is a tick and a borough, and hidden: it stands with the victim at once. */
function refugeRow(round: MaracRound, referral: Referral): readonly Once[] {
  const { marac } = round;
  const ref = joinedCase(marac, referral);
  const victim = ref === undefined ? undefined : onlyVictim(marac, ref);
  if (ref === undefined || victim === undefined || referral.refuge !== true) return [];
  const { refugeBorough } = referral;
  const values = { kind: 'refuge' as const, ...(refugeBorough === undefined ? {} : { borough: refugeBorough }) };
  const there = [...rowsWith(marac.addresses, 'personId', victim.id), ...putAwayOf(marac, referral).addresses];
  if (there.some((one) => isSamePlace(one, values))) return [];
  const row = rowMaker(round, 'intake', [because('intake.moved-safe')], true);
  return [row('addresses', 'AD', `news/${ref}/${referral.id}/refuge`, { personId: victim.id, ...values })];
}

/** A case that was there before, as one taken over from a list, has no IDVA service: with one service in the area it is hers, as in a new case. */
function idvaService(round: MaracRound, referral: Referral): readonly Once[] {
  const { marac, facts } = round;
  const ref = joinedCase(marac, referral);
  const row = ref === undefined ? undefined : rowsWith(marac.cases, 'id', ref)[0];
  const services = facts.agencies.filter((one) => one.kind === 'idva');
  const [only] = services;
  if (row === undefined || only === undefined || services.length > 1) return [];
  if (row.idvaService !== undefined || row.idvaContact !== undefined) return [];
  const why = [because('intake.idva-service', { case: row.id })];
  const key = `${marac.name}/intake/news/${row.id}/${referral.id}/idva-service`;
  return [fill(round, key, why, { table: 'cases', rowId: row.id, over: 'blank', values: { idvaService: only.id } })];
}

/** Unsafe ways are written into the case at once; papers say them from the same run on. */
export function planUnsafeRoutes(round: MaracRound): readonly Once[] {
  const { marac, facts } = round;
  return marac.cases.flatMap((one) => {
    if (one.state === 'closed' || one.state === 'archived') return [];
    const open = findUnwritten(marac, facts.recorded, one.id);
    const values = { unsafeRoutes: unsafeRoutesOf(marac, facts.recorded, one.id) };
    return open.map(({ referral, key }) =>
      fill(round, key, [because('intake.unsafe', { referral: referral.id, case: one.id })], {
        table: 'cases',
        rowId: one.id,
        over: 'read',
        values,
      }),
    );
  });
}
