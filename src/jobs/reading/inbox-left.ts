// What is in the inbox and needs a person, for Checks and Today of the MARAC it belongs to.
import type { MaracFacts } from '../../domain/plan/facts.ts';
import type { Ports, InboxLeft } from '../engine/ports.ts';

export const INBOX = 'inbox.';

const NOTHING: InboxLeft = { problems: [], asked: [] };

export async function findLeft(ports: Ports): Promise<InboxLeft> {
  return (await ports.inbox?.()) ?? NOTHING;
}

export function withInboxLeft(marac: MaracFacts, left: InboxLeft): MaracFacts {
  const problems = left.problems.filter((problem) => problem.marac === marac.name).map((problem) => problem.problem);
  const asked = left.asked.filter((one) => one.marac === marac.name).map((one) => one.file);
  return { ...marac, problems: [...marac.problems, ...problems], asked };
}
