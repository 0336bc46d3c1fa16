// The row id of a message on Outbox.
import type { MaracFacts } from '../../domain/plan/facts.ts';

export const outboxRowId = ({ pool }: Pick<MaracFacts, 'pool'>, key: string): string => pool.take('O', `outbox/${key}`);
