// Where a cell that people type ends: it is changed in every row of its tab, and all that the program would write, send and say is looked at again.
import type { Facts, MaracFacts } from '../../src/domain/plan/facts.ts';
import { localTime } from '../../src/domain/time/day.ts';
import { gatherToday } from '../../src/jobs/views/today/gather-today.ts';
import { JOBS } from '../../src/jobs/engine/job-list.ts';
import { makePlan } from '../../src/jobs/engine/make-plan.ts';
import { computedColumnChanges } from '../../src/jobs/views/computed/computed-columns.ts';
import type { Column, Table } from '../../src/workbook/tables/table.ts';
import type { TestDesk } from './desk.ts';
import type { Reading } from '../../src/jobs/reading/reading.ts';

/** Moments of a cycle: arrival, list, agenda, meeting, minutes, the weeks after. */
const TIMES = ['02T15:00', '04T13:00', '11T09:30', '16T09:45', '19T09:30', '30T09:30'].map((one) => `2027-03-${one}`);

export type Row = Readonly<Record<string, unknown>>;
export interface Context {
  /** The rule that reads it, in words. */
  readonly rule: string;
  /** Other cells of the row, without which the rule does not ask. */
  readonly beside?: Row;
  readonly values?: readonly unknown[];
  /** Only the first row is changed. */
  readonly first?: true;
  readonly facts?: (facts: Facts) => Facts;
  readonly times?: readonly string[];
}

/** What the program does with the rows as they stand: everything but the words of papers, and these. */
interface Outcome {
  readonly rules: string;
  readonly models: ReadonlyMap<string, Made>;
}
interface Made {
  readonly sort: 'paper' | 'mail';
  readonly template: string;
  readonly model: unknown;
  readonly json: string;
}

const FACTS: Readonly<Record<string, keyof MaracFacts>> = { list: 'listings' };

export function rowsIn(facts: Facts, table: string): readonly Row[] {
  if (table === 'agencies' || table === 'contacts') return facts[table] as unknown as readonly Row[];
  const marac = facts.maracs[0] as MaracFacts;
  return (marac[FACTS[table] ?? (table as keyof MaracFacts)] ?? []) as unknown as readonly Row[];
}

export function withRows(facts: Facts, table: string, rows: readonly Row[]): Facts {
  if (table === 'agencies' || table === 'contacts') return { ...facts, [table]: rows };
  const [first, ...rest] = facts.maracs;
  return { ...facts, maracs: [{ ...first, [FACTS[table] ?? table]: rows } as MaracFacts, ...rest] };
}

const MARK = 'Zqmarked';

export class CellEnds {
  private readonly known = new Map<string, Outcome>();
  private readonly desk: TestDesk;
  private readonly reading: Reading;
  constructor(desk: TestDesk, reading: Reading) {
    this.desk = desk;
    this.reading = reading;
  }

  /** 'printed', 'rule', or undefined where nothing in the program changes with it. */
  endOf(table: Table, field: string, column: Column, context?: Context): 'printed' | 'rule' | undefined {
    const prepared = context?.facts?.(this.reading.facts) ?? this.reading.facts;
    const rows = rowsIn(prepared, table.name).map((row) => ({ ...row, ...context?.beside }));
    const before = withRows(prepared, table.name, rows);
    const name = context === undefined ? '' : `${table.name}.${field}`;
    for (const value of context?.values ?? [...this.valuesFor(column), undefined]) {
      const changed = rows.map((row, at) => (context?.first === true && at > 0 ? row : put(row, field, value)));
      const after = withRows(prepared, table.name, changed);
      for (const time of context?.times ?? TIMES) {
        const was = this.known.get(`${name} ${time}`) ?? this.look(before, time);
        this.known.set(`${name} ${time}`, was);
        const end = this.differs(was, this.look(after, time), value);
        if (end !== undefined) return end;
      }
    }
    return undefined;
  }

  private valuesFor({ kind, choices, refersTo }: Column): readonly unknown[] {
    const ids = rowsIn(this.reading.facts, refersTo ?? '').map((one) => one['id']);
    if (kind === 'choice') return Object.keys(choices ?? {});
    if (kind === 'ref') return ids.slice(0, 6);
    if (kind === 'list') return refersTo === undefined ? [[MARK]] : ids.slice(0, 3).map((id) => [id]);
    return VALUES[kind] ?? [MARK];
  }

  private look(facts: Facts, time: string): Outcome {
    const now = localTime(time);
    const { desk: ports } = this.desk;
    const planned = makePlan(ports, facts, JOBS, now);
    const marac = facts.maracs[0] as MaracFacts;
    const reading = this.reading.maracs[0];
    const own = reading === undefined ? [] : computedColumnChanges(facts, planned.access, marac, reading);
    const models = new Map<string, Made>();
    const meta = planned.wanted.map(({ effect }) => {
      if (effect.do !== 'paper' && effect.do !== 'message') return effect;
      const { model, covers: _covers, ...rest } = { covers: [], ...effect };
      const sort = effect.do === 'paper' ? 'paper' : 'mail';
      models.set(effect.key, { sort, template: effect.template, model, json: JSON.stringify(model) });
      return rest;
    });
    const cells = own.map((one) => (one.do === 'set' ? [one.rowId, [...one.cells]] : [one]));
    return { rules: JSON.stringify([meta, planned.withheld, gatherToday(facts, planned, [], now), cells]), models };
  }

  private differs(was: Outcome, is: Outcome, value: unknown): 'printed' | 'rule' | undefined {
    const marked = value === MARK || (Array.isArray(value) && value[0] === MARK);
    if (was.rules !== is.rules) return marked && is.rules.includes(MARK) ? 'printed' : 'rule';
    const changed = [...is.models].filter(([key, made]) => was.models.get(key)?.json !== made.json);
    if (changed.length === 0) return undefined;
    if (!marked) return 'rule';
    return changed.some(([, made]) => this.isPrinted(made)) ? 'printed' : undefined;
  }

  /** A word in a model is on paper only where its template prints it. */
  private isPrinted({ sort, template, model, json }: Made): boolean {
    if (!json.includes(MARK)) return true;
    if (template === 'answer-sheet' || template === 'times') return true;
    const { html, text } = this.desk.desk.documents.compose(sort, template, model);
    return `${html}${text}`.includes(MARK);
  }
}

function put(row: Row, field: string, value: unknown): Row {
  const { [field]: _before, ...rest } = row;
  return value === undefined ? rest : { ...rest, [field]: value };
}

const VALUES: Readonly<Record<string, readonly unknown[]>> = {
  day: ['2027-03-10', '2027-02-01', '2027-04-01'],
  time: ['2027-03-05T10:00'],
  clock: ['10:47'],
  yesNo: [true, false],
  whole: [7, 90],
  answer: ['yes', 'no', 'notKnown'],
  phone: ['020 7946 0999'],
  email: ['other@example.org'],
  postcode: ['UB1 1AA'],
};
