// The ranges that set-up protects, so that nobody types into a heading or into what the runner computes; and those that shut the runner itself out, as
// after "Make a copy": Google then lets only whoever copied write there (F51).
import type { sheets_v4 } from '@googleapis/sheets';
import type { Protections } from '../calls/google-shapes.ts';

type Request = sheets_v4.Schema$Request;

const OURS = 'marac: ';

export const isOurRange = (description: string): boolean => description.startsWith(OURS);

/** An account that its credentials do not name is an editor all the same: whoever protects a range is. */
function protect(sheetId: number, description: string, range: object, account: string): Request {
  const editors = { users: account === '' ? [] : [account] };
  return {
    addProtectedRange: {
      protectedRange: { description: `${OURS}${description}`, range: { sheetId, ...range }, editors },
    },
  };
}

export function protectHeadings(sheetId: number, account: string): Request {
  return protect(sheetId, 'headings', { startRowIndex: 0, endRowIndex: 1 }, account);
}

/** One range for each run of columns side by side; counted from 0. */
export function protectColumns(sheetId: number, columns: readonly number[], account: string): readonly Request[] {
  const sorted = columns.toSorted((a, b) => a - b);
  const starts = sorted.filter((at) => !sorted.includes(at - 1));
  return starts.map((from) => {
    let to = from;
    while (sorted.includes(to)) to += 1;
    return protect(sheetId, 'the runner’s own columns', { startColumnIndex: from, endColumnIndex: to }, account);
  });
}

/** Tabs on which no range of ours is: somebody deleted them. */
export function unguardedTabs({ sheets }: Protections): ReadonlySet<number> {
  return new Set(
    sheets.flatMap(({ properties, protectedRanges }) =>
      protectedRanges.some(({ description }) => isOurRange(description)) ? [] : [properties.sheetId],
    ),
  );
}

/** Titles of tabs with a range that does not let us write: where one is of our own, and where one is a person's. */
export function shutTabs({ sheets }: Protections): {
  readonly ours: readonly string[];
  readonly others: readonly string[];
} {
  const titlesOf = (isOurs: boolean): readonly string[] =>
    sheets.flatMap(({ properties, protectedRanges }) =>
      protectedRanges.some(
        ({ description, warningOnly, requestingUserCanEdit }) =>
          !warningOnly && !requestingUserCanEdit && isOurRange(description) === isOurs,
      )
        ? [properties.title]
        : [],
    );
  return { ours: titlesOf(true), others: titlesOf(false) };
}
