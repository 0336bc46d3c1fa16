// Each referral: the IDVA service is told at once, a person decides, an accepted one is listed, the referring side has word, one that vanishes is asked about.
import { tableNamed } from '../../../../src/workbook/tables/all-tables.ts';
import type { Matter } from '../matter.ts';
import { namesRow } from '../reach.ts';
import type { SeenRow } from '../seen.ts';
import type { View } from '../view.ts';

export const ACCEPTED = ['accept', 'acceptUrgent', 'join'];

export function referralMatters(view: View): readonly Matter[] {
  return [...view.seen.rows('referrals').flatMap((one) => ofReferral(view, one)), ...vanished(view)];
}

function ofReferral(view: View, row: SeenRow): readonly Matter[] {
  const matters: Matter[] = [];
  const named = (line: { readonly what: string; readonly about: string }): boolean => namesRow(line as never, row.id);
  const { decision } = row;
  const caseRef = caseOf(view, row);
  const idva = view.seen.rows('agencies').find((one) => one['kind'] === 'idva');
  const gone = ['withdraw', 'redirect'].includes(decision ?? '') && row['decidedBy'] !== undefined;
  const isAcknowledged = row['idvaAcknowledgedAt'] !== undefined && row['idvaAcknowledgedBy'] !== undefined;
  if (idva !== undefined && !gone && !isAcknowledged)
    matters.push({
      thing: `referral ${row.id} idva`,
      kind: 'referral',
      what: `the IDVA service must know of referral ${row.id}`,
      caseRef,
      there: view.got.some(
        (one) =>
          one.text.includes(row.id.toLowerCase()) &&
          [...one.agencies].some((each) => view.seen.row('agencies', each)?.['kind'] === 'idva'),
      ),
      // Hold beside it, with a name or without, is no end: the service does not know, and somebody rings.
      names: (line) => named(line) && (line.kind === 'ring' || line.kind === 'alarm' || line.kind === 'stopped'),
    });
  const nameless = decision !== undefined && row['decidedBy'] === undefined;
  if (decision === undefined || decision.startsWith('?') || nameless)
    matters.push({
      thing: `referral ${row.id} decision`,
      kind: nameless ? 'word' : 'referral',
      what: nameless
        ? `somebody must say who decided on referral ${row.id}`
        : `the coordinator must know that referral ${row.id} waits for a decision`,
      caseRef,
      names: (line) => named(line) && !/acknowledge/.test(line.what),
    });
  else if (ACCEPTED.includes(decision))
    matters.push({
      thing: `referral ${row.id} listed`,
      kind: 'hearing',
      what: `referral ${row.id} is accepted and must be heard`,
      caseRef,
      there:
        caseRef !== undefined &&
        view.seen.rows('list').some((one) => one['caseRef'] === caseRef && one['takenOff'] !== 'yes'),
      names: (line) => (named(line) || namesRow(line, caseRef)) && !/acknowledge/.test(line.what),
    });
  return matters;
}

/** By the victim's surname, as a person finds it. */
export function caseOf(view: View, row: SeenRow): string | undefined {
  const known = view.month.caseOf.get(row.id);
  if (known !== undefined || row['surname'] === undefined) return known;
  const victim = view.seen.rows('people').find((one) => one['role'] === 'victim' && one['surname'] === row['surname']);
  const found = victim?.['caseRef'] ?? row['matchCase'];
  if (found !== undefined) view.month.caseOf.set(row.id, found);
  return found;
}

const LOOKED_FOR = ['referrals', 'actions', 'conflicts', 'safeContacts', 'list', 'people'] as const;

/** Typed and taken out again between two looks: nobody but who typed it ever saw it. */
export function wasNeverRead(view: View, id: string): boolean {
  const [typed, gone] = (['row', 'remove'] as const).map((how) =>
    view.said.find((one) => one.id === id && one.how === how),
  );
  return typed !== undefined && typed.at === gone?.at;
}

/** A row that something depended on and that is not there any more: a person says why. */
function vanished(view: View): readonly Matter[] {
  return view.said.flatMap((one): readonly Matter[] => {
    const table = LOOKED_FOR.find((each) => each === one.table);
    if (one.how !== 'remove' || table === undefined || view.seen.row(table, one.id) !== undefined) return [];
    if (wasNeverRead(view, one.id)) return [];
    return [
      {
        thing: `${table} ${one.id} gone`,
        kind: 'vanished',
        what: `somebody must say why ${one.id} is not on ${tableNamed(table).tab} any more`,
        apart: table === 'conflicts' || table === 'safeContacts' || one.file === 'restricted',
        names: (line) => namesRow(line, one.id),
      },
    ];
  });
}
