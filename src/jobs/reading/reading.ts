// The result of one reading of all workbooks.
import type { Facts } from '../../domain/plan/facts.ts';
import type { AnswerLeft } from '../../domain/actions/answers-left.ts';
import type { ProposedAnswer } from '../../domain/actions/proposed-answer.ts';
import type { Problem } from '../../domain/text/problem.ts';
import type { TodayAnswer } from '../../domain/today/today-question.ts';
import type { UnsignedAnswerPlace } from '../../domain/answers/unsigned-answers.ts';
import type { RawTable, Snapshot } from '../../workbook/workbook-port.ts';
import type { ParsedTable } from '../../workbook/tables/parse-row.ts';
import type { TableName } from '../../workbook/tables/table.ts';
import type { MaracPorts } from '../engine/ports.ts';

export interface MaracReading {
  readonly ports: MaracPorts;
  readonly snapshot: Snapshot;
  readonly tables: ReadonlyMap<TableName, RawTable>;
  readonly parsed: ReadonlyMap<TableName, ParsedTable<object>>;
  readonly problems: readonly Problem[];
  /** Ids given to rows in this run. */
  readonly adopted: number;
  readonly done: ReadonlySet<string>;
  readonly answered: ReadonlyMap<string, TodayAnswer>;
  readonly nameless: readonly UnsignedAnswerPlace[];
  /** Answers by a form that wait for a person's yes. */
  readonly proposed: readonly ProposedAnswer[];
  readonly answersLeft: readonly AnswerLeft[];
  /** Rows that wait for an id because the file is open elsewhere. */
  readonly waiting: number;
  /** False for a look, which gives no ids. */
  readonly adopts: boolean;
}

export interface Reading {
  readonly facts: Facts;
  readonly maracs: readonly MaracReading[];
  readonly generation: number;
}
