// Carries out what a repeat or a joined referral brings: what a person took over, and what counts at once, which is whatever makes a way less safe.
import { movedToRestrictedOf, reservedCase, reservedVictim } from '../../domain/cases/case-of-referral.ts';
import { filedUnder, joinedCase, onlyVictim } from '../../domain/cases/filed-under.ts';
import { askNews, newsKey } from '../../domain/news/news-questions.ts';
import type { NewsEffect } from '../../domain/news/news-piece.ts';
import { isSamePlace } from '../../domain/cases/known-places.ts';
import type { FillEffect, Effect } from '../../domain/plan/effects.ts';
import { makeReason, type Reasons } from '../../domain/text/reason.ts';
import type { Referral } from '../../domain/referral/referral.ts';
import { rowsWith } from '../../domain/text/rows-with.ts';
import { findUnwritten, unsafeRoutesOf } from '../../domain/cases/unsafe-routes.ts';
import type { TableName } from '../../workbook/tables/table.ts';
import type { MaracPlanContext } from '../../domain/plan/plan-context.ts';
import { unusedKey } from '../../domain/referral/intake-keys.ts';
import { rowMaker } from '../../domain/plan/row-maker.ts';

const PREFIX: Readonly<Partial<Record<NewsEffect['table'], string>>> = {
  people: 'P',
  addresses: 'AD',
  keyDates: 'KD',
};

export function planNews(context: MaracPlanContext, referral: Referral): readonly Effect[] {
  const asked = askNews(context.marac, context.facts.recorded, referral);
  const taken = asked === undefined ? [] : takeOver(context, referral, asked.caseRef, asked.taken);
  return [...taken, ...fileAnew(context, referral), ...refugeRow(context, referral), ...idvaService(context, referral)];
}

function takeOver(
  context: MaracPlanContext,
  referral: Referral,
  caseRef: string,
  effects: readonly NewsEffect[],
): readonly Effect[] {
  const { marac } = context;
  const why = [makeReason('intake.taken-over', { referral: referral.id, case: caseRef })];
  const restricted = marac.restrictedCases.has(caseRef);
  const row = rowMaker(context, 'intake', why, restricted);
  const purpose = (name: string): string => `news/${caseRef}/${referral.id}/${name}`;
  return effects.map((effect): Effect => {
    if (effect.do === 'fill')
      return fill(context, newsKey(marac, caseRef, referral.id, effect.name), why, {
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
  { marac }: MaracPlanContext,
  key: string,
  why: Reasons,
  what: Pick<FillEffect, 'rowId' | 'over' | 'values'> & { readonly table: TableName },
): FillEffect {
  return { do: 'fill', key, marac: marac.name, job: 'intake', because: why, ...what };
}

/** Safe contacts and hidden places that were stored before it was known whose case it is: filed under the case as soon as a person has said so. */
function fileAnew(context: MaracPlanContext, referral: Referral): readonly Effect[] {
  const { marac } = context;
  const { caseRef, personId } = filedUnder(marac, referral);
  const [ready, victim] = [reservedCase(marac, referral), reservedVictim(marac, referral)];
  const { safeContacts, addresses } = movedToRestrictedOf(marac, referral);
  const why = [makeReason('intake.filed-anew', { referral: referral.id, case: caseRef })];
  const move = (
    table: 'safeContacts' | 'addresses',
    id: string,
    field: 'caseRef' | 'personId',
    now: string | undefined,
    to: string,
  ): readonly Effect[] => {
    const key = (ref: string): string => `${marac.name}/intake/filed/${id}/${ref}`;
    // Only rows under a reserved ref, or that a run filed there: a row that a person files stays where they put it.
    const isOurs = now === ready || now === victim || context.facts.recorded.done.has(key(now ?? ''));
    if (now === undefined || now === to || !isOurs) return [];
    return [
      fill(context, unusedKey(context, key(to)), why, { table, rowId: id, over: 'read', values: { [field]: to } }),
    ];
  };
  return [
    ...safeContacts.flatMap((contact) => [
      ...move('safeContacts', contact.id, 'caseRef', contact.caseRef, caseRef),
      ...move('safeContacts', contact.id, 'personId', contact.personId, personId),
    ]),
    ...addresses.flatMap((address) => move('addresses', address.id, 'personId', address.personId, personId)),
  ];
}

/** A refuge is a tick and a borough, and hidden: it belongs to the victim at once. */
function refugeRow(context: MaracPlanContext, referral: Referral): readonly Effect[] {
  const { marac } = context;
  const ref = joinedCase(marac, referral);
  const victim = ref === undefined ? undefined : onlyVictim(marac, ref);
  if (ref === undefined || victim === undefined || referral.refuge !== true) return [];
  const { refugeBorough } = referral;
  const values = { kind: 'refuge' as const, ...(refugeBorough === undefined ? {} : { borough: refugeBorough }) };
  const there = [
    ...rowsWith(marac.addresses, 'personId', victim.id),
    ...movedToRestrictedOf(marac, referral).addresses,
  ];
  if (there.some((address) => isSamePlace(address, values))) return [];
  const row = rowMaker(context, 'intake', [makeReason('intake.moved-safe')], true);
  return [row('addresses', 'AD', `news/${ref}/${referral.id}/refuge`, { personId: victim.id, ...values })];
}

/**
 * A case that existed before, for example taken over from a list, has no IDVA service. If the area has one service, it gets that, like a new case.
 */
function idvaService(context: MaracPlanContext, referral: Referral): readonly Effect[] {
  const { marac, facts } = context;
  const ref = joinedCase(marac, referral);
  const row = ref === undefined ? undefined : rowsWith(marac.cases, 'id', ref)[0];
  const services = facts.agencies.filter((agency) => agency.kind === 'idva');
  const [only] = services;
  if (row === undefined || only === undefined || services.length > 1) return [];
  if (row.idvaService !== undefined || row.idvaContact !== undefined) return [];
  const why = [makeReason('intake.idva-service', { case: row.id })];
  const key = `${marac.name}/intake/news/${row.id}/${referral.id}/idva-service`;
  return [fill(context, key, why, { table: 'cases', rowId: row.id, over: 'blank', values: { idvaService: only.id } })];
}

/** Unsafe ways are written into the case at once; papers show them from the same run on. */
export function planUnsafeRoutes(context: MaracPlanContext): readonly Effect[] {
  const { marac, facts } = context;
  return marac.cases.flatMap((caseRow) => {
    if (caseRow.state === 'closed' || caseRow.state === 'archived') return [];
    const open = findUnwritten(marac, facts.recorded, caseRow.id);
    const values = { unsafeRoutes: unsafeRoutesOf(marac, facts.recorded, caseRow.id) };
    return open.map(({ referral, key }) =>
      fill(context, key, [makeReason('intake.unsafe', { referral: referral.id, case: caseRow.id })], {
        table: 'cases',
        rowId: caseRow.id,
        over: 'read',
        values,
      }),
    );
  });
}
