// Watches what the program did between two moments: rows it made, messages it drafted, offered, sent or cancelled, problems it found.
import { cellText } from '../src/domain/cells/cell.ts';
import type { LocalTime } from '../src/domain/time/day.ts';
import type { OutboxMessage } from '../src/domain/outbox/outbox-message.ts';
import { findMail } from '../src/domain/papers/catalogue.ts';
import { sortToday } from '../src/domain/today/today-item.ts';
import { GROUP_TITLES, TODAY_GROUPS, type TodayKind } from '../src/domain/today/today-kinds.ts';
import { describeReasons } from '../src/domain/text/describe-reason.ts';
import type { Snapshot } from '../src/workbook/workbook-port.ts';
import { TABLES } from '../src/workbook/tables/all-tables.ts';
import type { Door } from './type-as-people.ts';
import { messagePage } from './show/page-places.ts';
import { readDirectory, type Directory } from './directory.ts';
import { PROGRAM, type Link, type Story, type Waiting } from './story.ts';
import type { App } from '../src/app/app-port.ts';

export interface Witness {
  tells(): Promise<void>;
  /** Rows that stand there now are not told as the program's. */
  seesRows(): Promise<void>;
}

export function openWitness(app: App, story: Story, door: Door): Witness {
  let before = new Map<string, OutboxMessage>();
  let rows: ReadonlyMap<string, ReadonlySet<string>> | undefined;
  return {
    async tells() {
      const now = app.ports.clock.now();
      const snapshot = await door.look();
      const messages = await app.ledger.messages();
      const made = rowsOf(snapshot);
      if (rows !== undefined) formatRows(story, now, rows, made);
      reportMessages({ app, story, now, directory: readDirectory(snapshot) }, before, messages);
      reportProblems(story, now, snapshot);
      if (now.endsWith('T08:30'))
        story.mornings.push({ at: now, items: waitingIn(snapshot), tab: snapshot.tables.get('today') });
      before = new Map(messages.map((message) => [message.key, message]));
      rows = made;
    },
    async seesRows() {
      rows = rowsOf(await door.look());
    },
  };
}

function rowsOf(snapshot: Snapshot): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(
    TABLES.filter((table) => !table.view).map((table) => [
      table.tab,
      new Set(snapshot.tables.get(table.name)?.rows.flatMap((each) => each.id ?? [])),
    ]),
  );
}

const MADE: Readonly<Record<string, string>> = {
  Cases: 'opened',
  People: 'wrote down',
  Addresses: 'put away',
  'Safe contacts': 'put away',
  'At Risk List': 'listed',
  'Who is needed': 'proposed',
  Conflicts: 'recorded',
  Transfers: 'opened',
  Minutes: 'laid out',
};

function formatRows(
  story: Story,
  now: LocalTime,
  before: ReadonlyMap<string, ReadonlySet<string>>,
  after: ReadonlyMap<string, ReadonlySet<string>>,
): void {
  const parts: string[] = [];
  for (const [tab, ids] of after) {
    const fresh = [...ids].filter((id) => before.get(tab)?.has(id) !== true);
    const verb = MADE[tab];
    if (fresh.length > 0 && verb !== undefined)
      parts.push(`${verb} ${fresh.length} ${fresh.length === 1 ? 'row' : 'rows'} on ${tab}`);
  }
  if (parts.length > 0)
    story.entries.push({ at: now, who: PROGRAM, text: `In the workbook: ${parts.join('; ')}.`, links: [] });
}

interface Scene {
  readonly app: App;
  readonly story: Story;
  readonly now: LocalTime;
  readonly directory: Directory;
}

const SENT: readonly string[] = ['sent', 'handed'];

function reportMessages(
  view: Scene,
  before: ReadonlyMap<string, OutboxMessage>,
  after: readonly OutboxMessage[],
): void {
  const became = (message: OutboxMessage, states: readonly string[]): boolean =>
    states.includes(message.state) && !states.includes(before.get(message.key)?.state ?? '');
  reportGroup(
    view,
    after.filter((message) => became(message, ['draft']) && before.get(message.key) === undefined),
    (what) => `Drafted ${what}. It follows the typing until a person marks it ready.`,
  );
  reportGroup(
    view,
    after.filter((message) => became(message, ['offered']) && message.gate === 'release'),
    (what) => `Has ready: ${what}. Waits for a person's release.`,
  );
  reportGroup(
    view,
    after.filter((message) => became(message, ['offered']) && message.gate === 'undo'),
    (what) => `Has ready: ${what}. Goes by itself after the undo time, unless held.`,
  );
  reportGroup(
    view,
    after.filter((message) => became(message, SENT)),
    (what) => `Sent (rehearsed) ${what}.`,
    true,
  );
  reportGroup(
    view,
    after.filter((message) => became(message, ['cancelled'])),
    (what) => `Cancelled ${what}: no longer due.`,
  );
}

function reportGroup(
  view: Scene,
  messages: readonly OutboxMessage[],
  say: (what: string) => string,
  link = false,
): void {
  for (const [template, group] of Map.groupBy(messages, (message) => message.template)) {
    const [first] = group;
    if (first === undefined) continue;
    const subject = findMail(template)?.subject ?? template;
    const people = new Set(group.map((message) => message.to));
    const whom = people.size === 1 ? view.directory.tell(first.to) : `${people.size} people`;
    const times = group.length > people.size ? `${group.length} times ` : '';
    const what = `${times}“${subject}” to ${whom}`;
    const links: readonly Link[] = link
      ? group.map((one) => ({ label: view.directory.tell(one.to), href: messagePage(view.app.keys, one.key) }))
      : [];
    const why = describeReasons(first.because);
    view.story.entries.push({ at: view.now, who: PROGRAM, text: say(what), why, links });
  }
}

function reportProblems(story: Story, now: LocalTime, snapshot: Snapshot): void {
  for (const row of snapshot.tables.get('checks')?.rows ?? []) {
    const text = (field: string): string => {
      const cell = row.cells.get(field);
      return cell === undefined ? '' : cellText(cell);
    };
    const id = text('problem');
    if (id === '') continue;
    const known = story.problems.get(id);
    if (known !== undefined) known.last = now;
    else
      story.problems.set(id, {
        first: now,
        last: now,
        place: text('place'),
        sentence: text('sentence'),
        stops: text('stops'),
      });
  }
}

/** What hurts most first: in a Google Sheet new lines stand last. */
function waitingIn(snapshot: Snapshot): readonly Waiting[] {
  const lines = (snapshot.tables.get('today')?.rows ?? []).filter(({ cells }) => cells.has('kind'));
  const waiting = lines.map((row) => {
    const text = (field: string): string => {
      const cell = row.cells.get(field);
      return cell === undefined ? '' : cellText(cell);
    };
    const group = TODAY_GROUPS.find((one) => GROUP_TITLES[one] === text('todo'));
    return {
      id: row.id ?? '',
      kind: text('kind') as TodayKind,
      ...(group === undefined ? {} : { todo: group }),
      what: text('what'),
      otherwise: text('otherwise'),
      about: text('about'),
      where: text('link'),
      ...(text('due') === '' ? {} : { due: text('due') }),
    };
  });
  return sortToday(waiting).map(({ id: _id, kind: _kind, todo, due = '', ...one }) => ({
    ...one,
    todo: todo === undefined ? '' : GROUP_TITLES[todo],
    due,
  }));
}
