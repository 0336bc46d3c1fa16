// People who change their minds or their desks: tabs renamed, addresses changed, rows deleted, holds, stops, odd spellings.
import { daysOf, LIST_ON, MEETING_ON, shift, working } from '../calendar.ts';
import type { Month } from '../month.ts';
import { CORA } from '../clerk.ts';
import type { TableName } from '../../../../src/workbook/tables/table.ts';

const DAYS = daysOf('2027-03-02', '2027-03-24');

/** A tab is renamed, and back; meanwhile something may be held. */
export function renamedTab({ chance, typist, on, routine }: Month): void {
  const tabs: readonly TableName[] = [
    ...(['list', 'needed', 'cases', 'people', 'meetings', 'contacts', 'list', 'needed'] as const),
    ...(['actions', 'outbox', 'conflicts', 'settings', 'referrals'] as const),
  ];
  routine.releases = chance.one(['late', 'most'] as const);
  routine.list = 0;
  routine.actions = 0;
  const day = chance.one([working(LIST_ON, 1), working(LIST_ON, 1), working(MEETING_ON, 2), chance.one(DAYS)]);
  on(day, () => {
    const rows = typist.book.rows('outbox').filter((one) => state(one) === 'offered');
    const row = rows.find((one) => /research|minutes/.test(keyOf(one))) ?? rows[0];
    if (row?.id !== undefined && !chance.in(4))
      typist.cell('outbox', row.id, { answer: 'hold', by: CORA, why: 'Wait.' });
  });
  on(day, () => typist.rename([chance.one(tabs)]), 'afternoon');
  on(working(day, 1 + chance.below(2)), () => typist.rename([]));
}

const keyOf = (row: { readonly cells: ReadonlyMap<string, unknown> }): string =>
  (row.cells.get('key') as { text?: string } | undefined)?.text ?? '';
const state = (row: { readonly cells: ReadonlyMap<string, unknown> }): string =>
  (row.cells.get('state') as { text?: string } | undefined)?.text ?? '';

/** Hold is typed beside a message between the run and the sending; sometimes not as the list has it. */
export function holds({ chance, typist, beforeSending }: Month): void {
  for (const day of [working(LIST_ON, 1), working(MEETING_ON, 1), working(MEETING_ON, 3), chance.one(DAYS)])
    beforeSending(day, () => {
      const rows = typist.book.rows('outbox').filter((one) => state(one) === 'offered');
      const row = rows.length === 0 ? undefined : chance.one(rows);
      if (row?.id === undefined) return;
      const word = chance.one(['Hold', 'hold', 'HOLD', 'Hold it please', 'Holdd']);
      typist.scrawl('outbox', row.id, 'answer', word);
      if (!chance.in(3)) typist.cell('outbox', row.id, { by: CORA });
    });
}

/** Sending is switched off, in whatever spelling; later on again. */
export function switchedOff({ seed, chance, typist, town, on, beforeSending }: Month): void {
  const day = chance.one([LIST_ON, working(LIST_ON, 1), working(MEETING_ON, 1), chance.one(DAYS)]);
  const word = chance.one(['off', 'Off', 'OFF', 'no', 'stop', 'of', 'pause', '0', 'On hold', ' off ']);
  let row = '';
  const type = (): void => {
    row = typist.row('settings', { setting: 'sending' }, typist.id('S'));
    typist.scrawl('settings', row, 'value', word);
  };
  if (chance.in(2)) on(day, type);
  else beforeSending(day, type);
  // A referral comes that day: what never waits for a release stops too.
  if (seed % 2 === 0) on(day, () => void town.refer({ decision: '', decidedBy: '', decidedOn: '' }));
  on(working(day, 2), () => typist.scrawl('settings', row, 'value', chance.one(['on', 'On', 'ON'])));
}

/** A verified contact's address is changed by one letter; sometimes verified again later. */
export function movedDesk({ chance, typist, town, on }: Month): void {
  const contact = chance.one(town.contacts);
  const day = chance.one([shift(LIST_ON, -1), LIST_ON, working(MEETING_ON, -2), MEETING_ON]);
  on(day, () => {
    if (!typist.has('contacts', contact)) return;
    const was = typist.book.text('contacts', contact, 'address');
    typist.cell('contacts', contact, { address: was.replace('@', 'x@') });
  });
  if (chance.in(2))
    on(working(day, 2), () => {
      const today = typist.now().slice(0, 10);
      typist.cell('contacts', contact, { verifiedBy: CORA, verifiedOn: today, routeProvenOn: today });
    });
}

/** A referral is deleted after it came in. */
export function deletedReferral({ chance, typist, town, on }: Month): void {
  on('2027-03-02', () => {
    town.refer(chance.in(2) ? {} : { decision: '', decidedBy: '', decidedOn: '' });
  });
  on(chance.one(['2027-03-03', '2027-03-04', '2027-03-05']), () => {
    const id = town.referrals[town.referrals.length - 1];
    if (id !== undefined) typist.remove('referrals', id);
  });
}

/** Actions are answered with days that cannot be, or agreed with one that lies before the meeting. */
export function impossibleDays({ chance, typist, town, on }: Month): void {
  on(working(MEETING_ON, 2), () => {
    const all = typist.ids('actions');
    if (all.length === 0) return;
    const id = chance.one(all);
    if (chance.in(2))
      typist.cell('actions', id, { status: 'completed', doneOn: '2028-03-18', answeredOn: '2027-03-18' });
    else typist.cell('actions', id, { due: shift(MEETING_ON, -200) });
  });
  if (chance.in(2))
    on('2027-03-01', () => {
      town.refer({ birthDate: '2045-02-03' });
    });
}

/** Somebody leaves, or goes on leave without cover. */
export function gone({ chance, typist, town, on }: Month): void {
  const contact = chance.one(town.contacts);
  on(chance.one(['2027-03-03', working(MEETING_ON, -1), working(MEETING_ON, 1)]), () => {
    const today = typist.now().slice(0, 10);
    if (chance.in(2)) typist.cell('contacts', contact, { activeTo: shift(today, -1) });
    else typist.cell('contacts', contact, { awayFrom: today, awayTo: shift(today, 20) });
  });
}

/** A contact that was never verified, or that nobody proved a route to. */
export function unproven({ chance, typist, town, on }: Month): void {
  on('2027-03-01', () => {
    typist.cell('contacts', chance.one(town.contacts), chance.in(2) ? { verifiedOn: '' } : { routeProvenOn: '' });
  });
}

/** A row that others depend on is deleted: an action, a conflict, a safe way, a place on the list, a child. */
export function deletedRow({ chance, typist, on }: Month): void {
  const table = chance.one(['actions', 'safeContacts', 'list', 'people'] as const);
  const day = table === 'actions' ? working(MEETING_ON, 1) : chance.one(['2027-03-03', working(LIST_ON, 1)]);
  on(day, () => {
    const all = typist.ids(table);
    if (all.length > 0) typist.remove(table, chance.one(all));
  });
}
