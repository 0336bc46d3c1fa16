// What lies in the inbox and wants a person, told on Checks and Today of the MARAC it belongs to.
import type { MaracFacts } from '../domain/facts.ts';
import type { Problem } from '../domain/problem.ts';
import type { AskedFile } from '../domain/today/inbox.ts';
import type { Desk } from './desk.ts';

export const INBOX = 'inbox.';

export interface InboxLeft {
  /** What was set aside, taken in with a gap, or left where it lies, by the MARAC whose workbook tells of it. */
  readonly problems: readonly { readonly marac: string; readonly problem: Problem }[];
  /** Files that wait for an answer. */
  readonly asked: readonly { readonly marac: string; readonly file: AskedFile }[];
}

const NOTHING: InboxLeft = { problems: [], asked: [] };

export async function findLeft(desk: Desk): Promise<InboxLeft> {
  return (await desk.inbox?.()) ?? NOTHING;
}

export function withInboxLeft(marac: MaracFacts, left: InboxLeft): MaracFacts {
  const problems = left.problems.filter((one) => one.marac === marac.name).map((one) => one.problem);
  const asked = left.asked.filter((one) => one.marac === marac.name).map((one) => one.file);
  return { ...marac, problems: [...marac.problems, ...problems], asked };
}
