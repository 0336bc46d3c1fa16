// Moves safe contacts and hidden places into the restricted workbook as soon as they are seen on a referral: stored first, cleared afterwards.
import { filedUnder } from '../../domain/cases/filed-under.ts';
import { moveToRestrictedPurpose, receivedOn } from '../../domain/cases/case-of-referral.ts';
import { addDays } from '../../domain/time/day.ts';
import type { Effect, RowEffect } from '../../domain/plan/effects.ts';
import { makeReason } from '../../domain/text/reason.ts';
import type { Referral } from '../../domain/referral/referral.ts';
import { confirmedByReferral } from '../../domain/cases/safe-contacts.ts';
import { gapsOf } from '../../domain/referral/referral-gaps.ts';
import { unusedKey } from '../../domain/referral/intake-keys.ts';
import type { MaracPlanContext } from '../../domain/plan/plan-context.ts';
import { rowMaker, type RowFields } from '../../domain/plan/row-maker.ts';

/** Fields that say how to reach her, or where she is if the perpetrator does not know. */
const SAFE_FIELDS = [
  'phone',
  'safeToCall',
  'safeTimes',
  'safeToLeaveMessage',
  'otherSafeContact',
  'email',
  'emailSafe',
] as const;

export function planMovesToRestricted(context: MaracPlanContext, referral: Referral): readonly Effect[] {
  const safe = SAFE_FIELDS.filter((field) => referral[field] !== undefined);
  const places = isHidden(context, referral)
    ? (['address', 'postcode'] as const).filter((field) => referral[field] !== undefined)
    : [];
  const moved = [...safe, ...places];
  if (moved.length === 0) return [];
  const rows = [
    ...(safe.length === 0 ? [] : safeRows(context, referral)),
    ...(places.length === 0 ? [] : [placeRow(context, referral)]),
  ];
  const blank: Effect = {
    do: 'blank',
    key: unusedKey(context, `${context.marac.name}/intake/${referral.id}/put-away-${moved.join('-')}`),
    marac: context.marac.name,
    job: 'intake',
    table: 'referrals',
    rowId: referral.id,
    fields: moved,
    because: [makeReason('intake.moved-safe')],
  };
  return [...rows, blank];
}

/** Whether everything she gave is in the restricted workbook, so that a paper made from it is complete. */
export function isMovedToRestricted(context: MaracPlanContext, referral: Referral): boolean {
  const { safeContacts, addresses } = context.marac;
  const kept = new Set([...safeContacts, ...addresses].map((address) => address.id));
  return planMovesToRestricted(context, referral).every((move) => move.do !== 'row' || kept.has(move.rowId));
}

/** Somebody who may be in a refuge counts as hidden until the cell can be read. */
function isHidden({ marac }: MaracPlanContext, referral: Referral): boolean {
  const known = referral.perpetratorKnowsAddress === 'yes' && !gapsOf(marac, referral).includes('refuge');
  return referral.refuge === true || !known;
}

/**
 * The row for these values: the one that already has them, or a new one. What was moved before is never overwritten, and what is typed later (a new
 * number, a move) gets its own row.
 */
function keepRow(
  context: MaracPlanContext,
  referral: Referral,
  table: 'safeContacts' | 'addresses',
  what: string,
  told: RowFields,
  more: RowFields = {},
): RowEffect {
  const row = rowMaker(context, 'intake', [makeReason('intake.moved-safe')], true);
  const known = new Map<string, object>(context.marac[table].map((address) => [address.id, address]));
  for (let time = 1; ; time++) {
    const made = row(table, table === 'addresses' ? 'AD' : 'SC', moveToRestrictedPurpose(referral, what, time), {
      ...more,
      ...told,
    });
    const there = known.get(made.rowId) as Readonly<Record<string, unknown>> | undefined;
    const holds =
      there !== undefined &&
      Object.keys(told).every((field) => told[field] === undefined || there[field] === told[field]);
    if (holds || (there === undefined && !context.facts.recorded.done.has(made.key))) return made;
  }
}

function placeRow(context: MaracPlanContext, referral: Referral): RowEffect {
  const { personId } = filedUnder(context.marac, referral);
  const more = { personId, from: referral.refuge === true ? undefined : receivedOn(referral) };
  if (referral.refuge === true)
    return keepRow(
      context,
      referral,
      'addresses',
      'hidden-address',
      { kind: 'refuge', borough: referral.refugeBorough },
      more,
    );
  return keepRow(
    context,
    referral,
    'addresses',
    'hidden-address',
    { kind: 'home', text: referral.address, postcode: referral.postcode },
    {
      ...more,
      perpetratorKnows: gapsOf(context.marac, referral).includes('refuge')
        ? 'notKnown'
        : (referral.perpetratorKnowsAddress ?? 'notKnown'),
    },
  );
}

function safeRows(context: MaracPlanContext, referral: Referral): readonly RowEffect[] {
  const received = receivedOn(referral) ?? context.today;
  const who = {
    ...filedUnder(context.marac, referral),
    confirmedOn: received,
    confirmedBy: confirmedByReferral(context.facts, referral),
    expiresOn: addDays(received, context.marac.rules.whole('safeContactDays', context.today)),
  };
  const keep = (what: string, told: RowFields): RowEffect =>
    keepRow(context, referral, 'safeContacts', what, told, who);
  const { phone, safeToCall, safeToLeaveMessage, safeTimes, otherSafeContact, email, emailSafe } = referral;
  const rows: RowEffect[] = [];
  if ((phone ?? safeToCall ?? safeToLeaveMessage ?? safeTimes) !== undefined)
    rows.push(
      keep('safe-phone', {
        route: 'phone',
        value: phone,
        // Blank if nobody said: only a yes counts, and the question stays open.
        safe: safeToCall,
        messageSafe: safeToLeaveMessage,
        times: safeTimes,
      }),
    );
  if (otherSafeContact !== undefined)
    rows.push(keep('safe-other', { route: 'person', value: otherSafeContact, safe: 'yes' }));
  if ((email ?? emailSafe) !== undefined)
    rows.push(keep('safe-email', { route: 'email', value: email, safe: emailSafe }));
  return rows;
}
