// More rows about one thing than any MARAC has are an accident or an attack: the table stops, so that they do not fill papers and mailboxes.
import type { Facts, MaracFacts } from '../../domain/plan/facts.ts';
import { problemId, type Problem } from '../../domain/text/problem.ts';

/** Far above what people write: a case has a dozen actions, an agency a dozen contacts. */
const MOST_OF_ONE = 500;

/** Cases with too many actions, agencies with too many contacts. */
export function findTooMany(facts: Facts, marac: MaracFacts): readonly Problem[] {
  return [
    ...overFull(marac.actions.map((action) => action.caseRef)).map(([ref, count]) =>
      tell('actions', 'Actions', ref, `${count} actions are about case ${ref}`),
    ),
    ...overFull(facts.contacts.map((contact) => contact.agency)).map(([id, count]) =>
      tell('contacts', 'Contacts', id, `${count} contacts are of the agency ${id}`),
    ),
  ];
}

function overFull(refs: readonly (string | undefined)[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const ref of refs) if (ref !== undefined) counts.set(ref, (counts.get(ref) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > MOST_OF_ONE);
}

function tell(table: string, tab: string, ref: string, what: string): Problem {
  return {
    id: problemId('table.too-many', table, ref),
    code: 'table.too-many',
    size: 'table',
    table,
    place: tab,
    sentence: `${what}, more than ${MOST_OF_ONE}: nothing of this tab is used. Undo what added them. If it is meant so: \`marac accept\` with this problem's name, or Yes on Checks.`,
  };
}
