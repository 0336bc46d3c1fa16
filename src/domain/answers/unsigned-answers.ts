// Answers that decide want a name: which cell answers, which cell beside it says who, and what holds while it does not. An answer that lets something
// go, accepts or ends counts with a name only; one that stops is obeyed at once, and whose it is is asked.
import { isName } from './name-beside-answer.ts';
import { SIGNED_ANSWERS, type Row, type SignedAnswer } from './signed-answers.ts';

function isGiven(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined && value !== false && value !== '';
}

/** An answer that stands there without a name. */
export interface UnsignedAnswer {
  readonly signed: SignedAnswer;
  /** Obeyed all the same, because it stops something. */
  readonly obeyed: boolean;
  /** Something stands where the name belongs, and it is none. */
  readonly odd: boolean;
}

/** The same, as a person finds it. */
export interface UnsignedAnswerPlace extends UnsignedAnswer {
  readonly rowId: string;
  readonly tab: string;
  /** Headings of the two columns. */
  readonly column: string;
  readonly byColumn: string;
  /** What the answer would do, in words. */
  readonly does: string;
  readonly restricted: boolean;
}

/** Where it stands, what it wants, what it would do, and what holds meanwhile; never what was typed. */
export function describeNameless({
  signed,
  obeyed,
  odd,
  rowId,
  tab,
  column,
  byColumn,
  does,
}: UnsignedAnswerPlace): string {
  const where = `${tab}, row ${rowId}`;
  if (obeyed)
    return `${signed.called ?? column} (${where}) is obeyed and has no name. Type in “${byColumn}” whose it is.`;
  const what =
    signed.answer === signed.by
      ? `“${byColumn}” holds no name (${where}), so it counts for nothing yet.`
      : `“${column}” is filled in without a name (${where}${odd ? `; what stands in “${byColumn}” is none` : ''}), so nothing is done yet.`;
  return `${what} Type in “${byColumn}” who says so: then ${does}. Until then ${signed.meanwhile}.`;
}

const byTable = new Map<string, readonly SignedAnswer[]>();
for (const answer of SIGNED_ANSWERS) byTable.set(answer.table, [...(byTable.get(answer.table) ?? []), answer]);

/** The answers of a row that nobody put a name to. */
export function findUnsigned(table: string, row: Row): readonly UnsignedAnswer[] {
  return (byTable.get(table) ?? []).flatMap((signed) => {
    const { answer, by, obeyed, over } = signed;
    if (!isGiven(row[answer]) || isName(row[by]) || over?.(row) === true) return [];
    return [{ signed, obeyed: obeyed?.(row[answer]) === true, odd: row[by] !== undefined }];
  });
}

/** The row as it counts: without the answers that want a name and have none, and without names that are none. */
export function withoutUnsigned<R extends object>(row: R, nameless: readonly UnsignedAnswer[]): R {
  if (nameless.length === 0) return row;
  const gone = new Set(
    nameless.flatMap(({ signed, obeyed, odd }) => [
      ...(odd ? [signed.by] : []),
      ...(obeyed ? [] : [signed.answer, ...(signed.alsoWaits ?? [])]),
    ]),
  );
  return Object.fromEntries(Object.entries(row).filter(([field]) => !gone.has(field))) as R;
}
