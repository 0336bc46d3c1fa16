// Google on a bad day, and people at the keyboard: quota replies without Retry-After, 503 before or after the work was done, answers that take ten
// seconds, and a person's edit between any two of a program's calls. By chance, from a seed.
import { createHash } from 'node:crypto';
import { ROW_ID_HEADER } from '../../../src/workbook/tables/table.ts';
import { seededRandom, type Random } from '../../../src/system/random.ts';
import { isBlank } from './book.ts';
import type { Tab } from './book.ts';
import { effectiveValue } from './formulas.ts';
import type { People } from './people.ts';
import type { CallInfo, Trouble } from './script.ts';
import type { StoredFile, World } from './world.ts';

/** Each is once in so many calls; 0 is never. */
export interface MoodOptions {
  readonly seed: number;
  /** 429, or Drive's 403 for the same: nothing was done. */
  readonly busy: number;
  /** 503: before or after it was carried out. */
  readonly broken: number;
  /** Ten seconds pass. */
  readonly slow: number;
  /** Somebody inserts or takes out a blank row, sorts a tab, or types in a column of their own. */
  readonly hands: number;
}

export const UNKIND: MoodOptions = {
  seed: 1,
  busy: 31,
  broken: 37,
  slow: 17,
  hands: 5,
};

export interface Mood {
  due(call: CallInfo, at: 'before' | 'after', file: string, caller: string | undefined): readonly Trouble[];
  /** Begins anew, as if nothing had been asked yet. */
  again(): void;
  /** How often each happened. */
  readonly counts: Readonly<Record<'busy' | 'broken' | 'slow' | 'hands', number>>;
}

const SLOW_MS = 10_000;

export interface MoodWorld {
  readonly world: World;
  readonly people: People;
  /** Lets that much time pass on the clock that the server and its programs live by. */
  readonly passMs: (ms: number) => void;
}

export function newMood(options: MoodOptions, around: MoodWorld): Mood {
  // By what is asked and how often it was, not by the order of arrival: calls that go out together are answered alike every time.
  const asked = new Map<string, number>();
  const chanceOf = (about: string): Random => {
    const nth = (asked.get(about) ?? 0) + 1;
    asked.set(about, nth);
    return seededRandom(createHash('sha256').update(`${options.seed}/${about}/${nth}`).digest().readUInt32BE(0));
  };
  const counts = { busy: 0, broken: 0, slow: 0, hands: 0 };
  const happens = (random: Random, what: keyof typeof counts): boolean => {
    const isSo = options[what] > 0 && random.below(options[what]) === 0;
    if (isSo) counts[what] += 1;
    return isSo;
  };
  // Twice in a row would be an outage, and not a bad day.
  const spared = new Set<string>();
  return {
    counts,
    again() {
      asked.clear();
      spared.clear();
    },
    due(call, at, file, caller) {
      if (!/^(?:sheets|drive)\./.test(call.method) || caller?.endsWith('.iam.gserviceaccount.com') !== true) return [];
      const random = chanceOf(`${call.method} ${file} ${at}`);
      if (at === 'before') {
        if (happens(random, 'slow')) around.passMs(SLOW_MS);
        if (happens(random, 'hands')) touch(around, file, (below) => random.below(below));
      }
      const about = `${call.method} ${file}`;
      if (spared.has(about)) {
        if (at === 'after') spared.delete(about);
        return [];
      }
      const trouble =
        at === 'before' && happens(random, 'busy')
          ? busy(call.method)
          : happens(random, 'broken')
            ? UNAVAILABLE
            : undefined;
      if (trouble === undefined) return [];
      spared.add(about);
      return [trouble];
    },
  };
}

const UNAVAILABLE: Trouble = {
  do: 'answer',
  status: 503,
  body: { error: { code: 503, message: 'The service is currently unavailable.', status: 'UNAVAILABLE' } },
};

function busy(method: string): Trouble {
  if (method.startsWith('drive.')) {
    const said = { message: 'User Rate Limit Exceeded', domain: 'usageLimits', reason: 'userRateLimitExceeded' };
    return { do: 'answer', status: 403, body: { error: { code: 403, message: said.message, errors: [said] } } };
  }
  const message = 'Quota exceeded for quota metric ‘Read requests’ and limit ‘Read requests per minute per user’.';
  return { do: 'answer', status: 429, body: { error: { code: 429, message, status: 'RESOURCE_EXHAUSTED' } } };
}

/** What a person does who means no harm: no row of a case is another one afterwards. */
function touch({ world, people }: MoodWorld, id: string, below: (below: number) => number): void {
  const file = world.files.get(id);
  const owner = file?.permissions.find(({ role }) => role === 'owner')?.emailAddress;
  if (file?.book === undefined || owner == null || file.trashed) return;
  const tabs = file.book.tabs.flatMap((tab) => settled(file, tab) ?? []);
  const chosen = tabs.length === 0 ? undefined : tabs[below(tabs.length)];
  if (chosen === undefined) return;
  const { tab, last, width } = chosen;
  const title = tab.properties.title ?? '';
  const hand = people.open(owner, id);
  const row = 1 + below(last);
  const kind = below(4);
  if (kind === 0) hand.insertRows(title, row);
  else if (kind === 1 && tab.rows.length > 2 && tab.rows[row]?.cells.every(isBlank) === true)
    hand.deleteRows(title, row);
  else if (kind === 2 && last > 1) sort(hand, tab, last, below(width));
  else if (tab.columns.length > width) own(hand, tab, row, width);
}

/** A tab that somebody may touch: each row in it has its id, so it is the same row wherever it stands. */
function settled(
  file: StoredFile,
  tab: Tab,
): { readonly tab: Tab; readonly last: number; readonly width: number } | undefined {
  const head = tab.rows[0]?.cells.map((cell) => cell?.userEnteredValue?.stringValue ?? '') ?? [];
  const at = head.indexOf(ROW_ID_HEADER);
  const last = tab.rows.findLastIndex((row) => row.cells.some((cell) => !isBlank(cell)));
  if (at < 0 || last < 1 || tab.properties.hidden === true) return undefined;
  const isWhole = tab.rows
    .slice(1, last + 1)
    .every(
      (row, nth) =>
        row.cells.every(isBlank) || (effectiveValue(file.book!, tab, nth + 1, at)?.stringValue ?? '') !== '',
    );
  const width = head.findLastIndex((one) => one !== '') + 1;
  return isWhole ? { tab, last, width } : undefined;
}

function sort(hand: ReturnType<People['open']>, tab: Tab, last: number, column: number): void {
  const range = {
    sheetId: tab.properties.sheetId ?? 0,
    startRowIndex: 1,
    endRowIndex: last + 1,
    startColumnIndex: 0,
    endColumnIndex: tab.columns.length,
  };
  hand.act({ sortRange: { range, sortSpecs: [{ dimensionIndex: column, sortOrder: 'ASCENDING' }] } });
}

/** Beside the table: a column without a heading. */
function own(hand: ReturnType<People['open']>, tab: Tab, row: number, column: number): void {
  const start = { sheetId: tab.properties.sheetId ?? 0, rowIndex: row, columnIndex: column };
  const values = [{ userEnteredValue: { stringValue: 'ours' } }];
  hand.act({ updateCells: { start, rows: [{ values }], fields: 'userEnteredValue' } });
}
