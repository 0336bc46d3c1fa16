// What the benches' made-up areas share: the kinds of agencies, the first day of their year, their row ids and their config. All invented.
import path from 'node:path';
import { renderConfigText } from '../src/config/config-text.ts';
import { day } from '../src/domain/time/day.ts';

export const START = day('2026-04-01');

/** Kinds of agencies, the usual ones first. */
export const KINDS = [
  'police',
  'idva',
  'childrensServices',
  'housing',
  'primaryCare',
  'mentalHealth',
  'probation',
  'education',
  'substances',
  'acuteTrust',
  'adultServices',
  'fire',
];

export function idOf(prefix: string, n: number): string {
  return `${prefix}-${n.toString(36).toUpperCase().padStart(6, '2')}`;
}

/** A rehearsal config with every folder beside it and the templates of the product. */
export function benchConfig(): string {
  return renderConfigText({
    maracs: [{ name: 'bench', title: 'Bench MARAC', main: 'main.xlsx', restricted: 'restricted.xlsx' }],
    key: 'key',
    folders: {
      ledger: 'ledger',
      anchor: 'anchor',
      documents: 'documents',
      inbox: 'inbox',
      backups: 'backups',
      mail: 'mail',
      templates: path.join(import.meta.dirname, '..', 'templates'),
    },
    mail: { mode: 'rehearsal', from: 'marac@example.org', idDomain: 'example.org', allowedDomains: ['example.org'] },
  });
}
