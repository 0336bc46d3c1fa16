// What a run did to the workbook, held against what people had typed before it: nobody refused, moved, merged or chased above the deputy without
// a person's mark. It knows nothing of the jobs.
import { cellText } from '../../../src/domain/cells/cell.ts';
import { TABLES, tableNamed } from '../../../src/workbook/tables/all-tables.ts';
import { ownedCell } from '../../../src/workbook/tables/write-cell.ts';
import type { TableName } from '../../../src/workbook/tables/table.ts';
import type { OutboxMessage } from '../../../src/domain/outbox/outbox-message.ts';
import type { MemoryWorkbook } from '../../support/memory-workbook.ts';

export type Cells = ReadonlyMap<string, string>;
/** Every row that is no view's, by table and id, as text. */
export type Photo = ReadonlyMap<TableName, ReadonlyMap<string, Cells>>;

export function photograph(book: MemoryWorkbook): Photo {
  return new Map(
    TABLES.filter((one) => !one.view).map((one) => [
      one.name,
      new Map(
        book
          .rows(one.name)
          .flatMap((row) =>
            row.id === undefined
              ? []
              : [[row.id, new Map([...row.cells].map(([field, cell]) => [field, cellText(cell)]))] as const],
          ),
      ),
    ]),
  );
}

const label = (table: TableName, field: string, value: string): string =>
  cellText(ownedCell(tableNamed(table), field, value));
const ACCEPTED = ['accept', 'acceptUrgent'].map((one) => label('referrals', 'decision', one));
const [JOIN, REDIRECT] = ['join', 'redirect'].map((one) => label('referrals', 'decision', one)) as [string, string];
const SAME = ['duplicate', 'repeat'].map((one) => label('referrals', 'matchAnswer', one));
const LINKED = label('referrals', 'matchAnswer', 'linked');
const COMES_IN = label('referrals', 'channel', 'transfer');
const ENDED = ['closed', 'transferredOut', 'archived'].map((one) => label('cases', 'state', one));
const OFF = ['cancelled', 'moved'].map((one) => label('meetings', 'state', one));
const EMERGENCY = label('meetings', 'kind', 'emergency');
const [NOT_HEARD, TRANSFER] = ['notHeard', 'transferOut'].map((one) => label('list', 'outcome', one)) as [
  string,
  string,
];
const COMPLETED = label('actions', 'status', 'completed');
const ABOVE = ['teamManager', 'manager', 'steeringGroup'].map((one) => label('contacts', 'role', one));

export interface Looked {
  readonly before: Photo;
  readonly after: Photo;
  /** The case kept ready for a referral. */
  readonly caseOf: (referral: string) => string;
  readonly today: string;
}

/** Referral fields that intake takes off the form into the restricted workbook. */
const PUT_AWAY = /^(phone|safe|otherSafe|email|address|postcode)/;
const at = (photo: Photo, table: TableName): readonly (readonly [string, (field: string) => string])[] =>
  [...(photo.get(table) ?? [])].map(([id, cells]) => [id, (field: string) => cells.get(field) ?? ''] as const);

/** What nobody had said and happened all the same. */
export function findUnasked(looked: Looked): readonly string[] {
  return [...changed(looked), ...cases(looked), ...listings(looked), ...others(looked)];
}

/** A cell of people's that the program changed, and a row of people's that is gone. */
function changed(looked: Looked): readonly string[] {
  const { before, after } = looked;
  return TABLES.filter((one) => !one.view).flatMap((table) =>
    [...(before.get(table.name) ?? [])].flatMap(([id, cells]) => {
      const now = after.get(table.name)?.get(id);
      if (now === undefined) return [`${table.name} ${id} is gone`];
      return Object.keys(table.columns).flatMap((field) => {
        const [was, is] = [cells.get(field) ?? '', now.get(field) ?? ''];
        const moved = table.name === 'referrals' && is === '' && PUT_AWAY.test(field);
        const filed = FILED.includes(table.name) && isFiled(looked, field, was, is);
        return was === is || moved || filed ? [] : [`${table.name} ${id}: ${field} was changed`];
      });
    }),
  );
}

/** Where intake keeps what a referral says of safe ways and hidden places. */
const FILED: readonly TableName[] = ['safeContacts', 'addresses'];

/**
 * What was kept for a referral goes under the case that a person has said it belongs to, and back under its own when that is taken back: never
 * out of a case that has somebody in it, and never into one that no person named.
 */
function isFiled({ before, caseOf }: Looked, field: string, was: string, is: string): boolean {
  const people = new Map(at(before, 'people').map(([id, get]) => [id, get('caseRef')]));
  const named = at(before, 'referrals').map(([id, get]) => {
    const own = caseOf(id);
    const goes = ACCEPTED.includes(get('decision')) || get('decision') === JOIN ? goesTo(get, own) : own;
    return { own, goes };
  });
  if (field === 'caseRef')
    return named.some(({ own, goes }) => (was === own && is === goes) || (goes === own && is === own));
  if (field !== 'personId') return false;
  const [from, to] = [people.get(was), people.get(is)];
  return named.some(
    ({ own, goes }) =>
      (goes !== own && to === goes && (from === undefined || from === own)) ||
      (goes === own && (to === undefined || to === own)),
  );
}

function fresh(before: Photo, after: Photo, table: TableName): ReturnType<typeof at> {
  return at(after, table).filter(([id]) => before.get(table)?.has(id) !== true);
}

/** The case that people's marks send a referral to. */
function goesTo(get: (field: string) => string, own: string): string {
  const same = get('decision') === JOIN || SAME.includes(get('matchAnswer'));
  return same && get('matchCase') !== '' ? get('matchCase') : own;
}

/** One case for each accepted referral that nobody has said belongs to another; none otherwise; no link that nobody confirmed. */
function cases({ before, after, caseOf }: Looked): readonly string[] {
  const opened = new Map(
    at(before, 'referrals').flatMap(([id, get]) =>
      ACCEPTED.includes(get('decision')) && goesTo(get, caseOf(id)) === caseOf(id) ? [[caseOf(id), get] as const] : [],
    ),
  );
  const extra = fresh(before, after, 'cases').flatMap(([id, get]) => {
    const referral = opened.get(id);
    if (referral === undefined) return [`case ${id} was opened for no accepted referral`];
    const linked = get('linkedCases') !== '' || get('linkConfirmedBy') !== '';
    return [
      ...(linked && referral('matchAnswer') !== LINKED ? [`case ${id} is linked on nobody’s word`] : []),
      ...(ENDED.includes(get('state')) ? [`case ${id} is born ${get('state')}`] : []),
    ];
  });
  const refused = [...opened].flatMap(([ref, get]) =>
    after.get('cases')?.has(ref) === true || (get('morePeople') !== '' && get('morePeopleEntered') !== 'Yes')
      ? []
      : [`accepted, and case ${ref} is not there`],
  );
  return [...extra, ...refused];
}

/** A new place on a list: at the next meeting for who has none yet, or where a person said. */
function listings({ before, after, caseOf, today }: Looked): readonly string[] {
  const meetings = new Map(at(before, 'meetings'));
  const day = (id: string): string =>
    (meetings.get(id)?.('on') ?? after.get('meetings')?.get(id)?.get('on') ?? '').slice(0, 10);
  const held = (id: string): boolean => !OFF.includes(meetings.get(id)?.('state') ?? '');
  const urgent = (id: string): boolean => meetings.get(id)?.('kind') === EMERGENCY;
  const rows = at(before, 'list');
  return fresh(before, after, 'list').flatMap(([id, get]) => {
    const [ref, meeting] = [get('caseRef'), get('meeting')];
    const on = day(meeting);
    const asked = at(before, 'referrals').filter(
      ([one, of]) => ACCEPTED.includes(of('decision')) && goesTo(of, caseOf(one)) === ref,
    );
    if (asked.some(([, of]) => of('meeting') === meeting || urgent(of('meeting')))) return [];
    const again = rows.some(
      ([, of]) =>
        of('caseRef') === ref &&
        (of('relistMeeting') === meeting ||
          (of('outcome') === NOT_HEARD && of('notHeardUntil').slice(0, 10) === on) ||
          (!held(of('meeting')) && (meetings.get(of('meeting'))?.('movedTo') ?? '').slice(0, 10) === on)),
    );
    if (again) return [];
    if (asked.length === 0) return [`list ${id}: case ${ref} is listed, and no accepted referral asks for it`];
    const received =
      asked
        .map(([, of]) => of('receivedAt').slice(0, 10))
        .toSorted()
        .at(-1) ?? '';
    if (rows.some(([, of]) => of('caseRef') === ref && of('meeting') !== meeting && day(of('meeting')) >= received))
      return [`list ${id}: case ${ref} has its place, and is put on ${on} on nobody’s word`];
    const earlier = [...meetings.keys()].filter(
      (one) => held(one) && !urgent(one) && day(one) >= today && day(one) < on,
    );
    return earlier.length === 0
      ? []
      : [`list ${id}: case ${ref} is put on ${on}, past an earlier meeting, on nobody’s word`];
  });
}

/** Meetings, transfers and actions that nobody's mark asks for. */
function others({ before, after }: Looked): readonly string[] {
  const moved = new Set(at(before, 'meetings').map(([, get]) => get('movedTo').slice(0, 10)));
  const leaving = new Set(
    at(before, 'list').flatMap(([, get]) => (get('outcome') === TRANSFER ? [get('caseRef')] : [])),
  );
  const repeats = at(before, 'actions').filter(([, get]) => get('repeatEvery') !== '' && get('status') === COMPLETED);
  const asked = at(before, 'referrals');
  return [
    ...fresh(before, after, 'meetings').flatMap(([id, get]) =>
      moved.has(get('on').slice(0, 10)) ? [] : [`meeting ${id} was made on nobody’s word`],
    ),
    ...fresh(before, after, 'transfers').flatMap(([id, get]) =>
      leaving.has(get('caseRef')) ||
      asked.some(
        ([, of]) => of('decision') === REDIRECT || (of('channel') === COMES_IN && ACCEPTED.includes(of('decision'))),
      )
        ? []
        : [`transfer ${id} was opened on nobody’s word`],
    ),
    ...fresh(before, after, 'actions').flatMap(([id, get]) =>
      repeats.some(([, of]) => of('text') === get('text')) ? [] : [`action ${id} was made on nobody’s word`],
    ),
  ];
}

/** What was sent and may not have been: a chase above the deputy that no person let go, a decision told that nobody made. */
export function findUnreleased(sent: readonly OutboxMessage[], before: Photo): readonly string[] {
  const roles = new Map(at(before, 'contacts').map(([id, get]) => [id, get('role')]));
  // Nobody decides, and nobody releases, without a name.
  const decided = new Map(
    at(before, 'referrals').map(([id, get]) => [id, get('decidedBy') === '' ? '' : get('decision')]),
  );
  const climbed = new Set(
    at(before, 'actions').flatMap(([id, get]) =>
      Number(get('releasedRung')) >= 3 && get('releasedRungBy') !== '' ? [id] : [],
    ),
  );
  return sent.flatMap((one) => {
    const above = isAbove(one, roles.get(one.to) ?? '');
    const said =
      one.released?.version === one.version || one.covers.every((each) => climbed.has(each.split('/')[0] ?? ''));
    const decisions = one.template === 'decision' ? one.covers.filter((each) => each.includes('/decision-')) : [];
    const told = decisions.map((each) => decided.get(each.split('/')[0] ?? '') ?? '');
    return [
      ...(above && !said ? [`${one.key} went above the deputy on nobody’s word`] : []),
      ...(told.includes('') || (one.template === 'decision' && told.length === 0)
        ? [`${one.key} tells a decision that nobody made`]
        : []),
    ];
  });
}

/** A message about actions for somebody above the deputy; `role` as the register says it. */
export function isAbove(one: Pick<OutboxMessage, 'job'>, role: string): boolean {
  return one.job === 'follow-up' && ABOVE.includes(role);
}
