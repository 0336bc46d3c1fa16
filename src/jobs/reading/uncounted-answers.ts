// Answers on Outbox beside a message that has ended, which do not count yet: their rows say why.
import type { Access } from '../../domain/access/access.ts';
import type { LocalTime } from '../../domain/time/day.ts';
import type { Facts, MaracFacts } from '../../domain/plan/facts.ts';
import { carryOutAnswer } from '../../domain/outbox/carry-out-answer.ts';
import type { OutboxMessage } from '../../domain/outbox/outbox-message.ts';
import type { OutboxFields } from '../../domain/register/register.ts';
import type { RawRow } from '../../workbook/workbook-port.ts';
import { TABLE } from '../../workbook/tables/all-tables.ts';
import { attemptIn, endAnswerOf } from '../answers/record-outbox-answers.ts';
import { parseSigned } from './leave-out-unsigned.ts';
import type { ViewRow } from '../views/view-rows.ts';

export interface Beside {
  readonly facts: Facts;
  readonly marac: MaracFacts;
  readonly access: Access;
  readonly messages: readonly OutboxMessage[];
  readonly now: LocalTime;
}

export function withUncounted(rows: readonly ViewRow[], typed: readonly RawRow[], beside: Beside): readonly ViewRow[] {
  const faults = new Map(typed.flatMap((row) => faultOf(row, beside)));
  return faults.size === 0
    ? rows
    : rows.map((row) => {
        const goes = faults.get(row.id);
        return goes === undefined ? row : { ...row, values: { ...row.values, goes } };
      });
}

/** On its way again, or ended: the answer has counted. */
const HAS_COUNTED: readonly OutboxMessage['state'][] = [
  'draft',
  'offered',
  'approved',
  'sending',
  'dataStarted',
  'handing',
];

function faultOf(row: RawRow, { facts, marac, access, messages, now }: Beside): readonly (readonly [string, string])[] {
  const answer = endAnswerOf(row);
  const message = messages.find((candidate) => marac.pool.take('O', `outbox/${candidate.key}`) === row.id);
  if (answer === undefined || message === undefined || row.id === undefined) return [];
  const { ended, state, key, epoch } = message;
  if (ended !== undefined || HAS_COUNTED.includes(state) || attemptIn(row) !== epoch) return [];
  const parsed = parseSigned<OutboxFields>(TABLE.outbox, row);
  const done = carryOutAnswer(answer, message, facts.histories?.get(key) ?? { attempts: [] }, access, now);
  const wants =
    parsed.ok && parsed.value.answer === undefined
      ? 'type your name in By'
      : 'type in Why where you looked, or who was told and when';
  const isWhole = parsed.ok && parsed.value.answer !== undefined && parsed.value.why !== undefined;
  if (done.ok && isWhole) return [];
  return [[row.id, `What stands in Answer does not count yet: ${done.ok ? wants : done.why}`]];
}
