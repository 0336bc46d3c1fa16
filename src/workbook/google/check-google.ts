// What can be wrong between us and Google, looked at one thing at a time for `marac check`: sign-in, clock, each API, each file. Nothing
// is written.
import { problemId, type Problem } from '../../domain/text/problem.ts';
import { Failure, describeFailure } from '../../errors.ts';
import type { FileRole } from '../workbook-port.ts';
import type { GoogleClient } from './calls/google-client.ts';
import {
  fileProblem,
  findFileState,
  problemOfRefusal,
  publishedProblem,
  spreadsheetProblems,
} from './google-file-state.ts';
import type { Protections } from './calls/google-shapes.ts';
import { shutTabs } from './set-up/protections.ts';
import { failureOf } from './calls/retry.ts';
import type { SignIn } from './calls/sign-in.ts';

export interface GoogleCheckOptions {
  readonly client: GoogleClient;
  readonly signIn: SignIn;
  /** The account that is signed in, where it is known. */
  readonly account: () => Promise<string | undefined>;
  readonly files: readonly { readonly role: FileRole; readonly id: string }[];
  readonly domains: readonly string[];
}

/** Every problem found; empty when all is well. Never throws for what is wrong with the set-up. */
export async function checkGoogle(options: GoogleCheckOptions): Promise<readonly Problem[]> {
  try {
    await options.signIn.token();
  } catch (error) {
    return [asProblem(error)];
  }
  const account = await options.account();
  const found: Problem[] = [];
  for (const { role, id } of options.files) found.push(...(await guarded(() => checkFile(options, role, id, account))));
  return found;
}

async function guarded(check: () => Promise<readonly Problem[]>): Promise<readonly Problem[]> {
  try {
    return await check();
  } catch (error) {
    return [asProblem(error)];
  }
}

function asProblem(error: unknown): Problem {
  if (!(error instanceof Failure)) throw error;
  const { code, sentence, todo } = describeFailure(error);
  return {
    id: problemId(`google.${code}`),
    code: `google.${code}`,
    size: 'run',
    place: 'Google',
    sentence: `${sentence} ${todo}`,
  };
}

async function checkFile(
  { client, domains }: GoogleCheckOptions,
  role: FileRole,
  id: string,
  account: string | undefined,
): Promise<readonly Problem[]> {
  const state = await findFileState(client, role, id, domains, account);
  if (!state.ok) return refusal(role, state.trouble);
  const seen = [...state.state.problems, ...(await findHidden(client, role, id))];
  const spreadsheet = await client.getSpreadsheet(id);
  if (!spreadsheet.ok) return [...seen, ...refusal(role, spreadsheet.trouble)];
  return [...seen, ...spreadsheetProblems(role, spreadsheet.value)];
}

/** What neither the sharing nor a cell shows: published to the web, and protected against us, as after "Make a copy". */
async function findHidden(client: GoogleClient, role: FileRole, id: string): Promise<readonly Problem[]> {
  const published = await client.isPublished(id);
  const protections = await client.getProtections(id);
  return [
    ...(published.ok && published.value ? [publishedProblem(role)] : []),
    ...(protections.ok ? shutProblems(role, protections.value) : []),
  ];
}

/** One for all ranges of ours and one for all of people's: a copy has dozens. */
function shutProblems(role: FileRole, protections: Protections): readonly Problem[] {
  const { ours, others } = shutTabs(protections);
  const problem = (list: readonly string[], which: string, todo: string): readonly Problem[] =>
    list.length === 0
      ? []
      : [
          {
            ...fileProblem(
              role,
              'google.protected',
              `${which} ${list.length === 1 ? 'the tab' : `${list.length} tabs`} (${list.join(', ')}) do not let the service account write: every write is refused. In the sheet: Data > Protect sheets and ranges. ${todo}`,
            ),
            id: problemId('google.protected', role, which),
          },
        ];
  return [
    ...problem(
      ours,
      'Protected ranges that marac laid on',
      'This is so after “Make a copy”: only whoever copied may change them. Click each whose name begins with “marac:” and the bin beside it; then run `marac init --google`, which lays them anew.',
    ),
    ...problem(
      others,
      'Protected ranges of people on',
      'Add the account to the editors of each range that is not called “marac:”, or delete it.',
    ),
  ];
}

function refusal(role: FileRole, trouble: Parameters<typeof failureOf>[0]): readonly Problem[] {
  const problem = problemOfRefusal(role, trouble);
  return [problem ?? asProblem(failureOf(trouble))];
}

/** What no program can see of a Google Form: a person looks at it, once a quarter and after every change of the form. */
export const FORM_SETTINGS_TO_LOOK_AT: readonly string[] = [
  'Settings > Responses > Collect email addresses: Verified, in a form for answers about actions. Any other choice lets anybody type an address: such answers are only proposed on Today.',
  'Settings > Responses > Send responders a copy of their response: Off. A copy in a mailbox is one more place where a case can be read.',
  'Settings > Responses > Allow response editing: Off. An answer that changes after intake is not seen.',
  'Settings > Presentation > View results summary: Off. It shows every respondent what others wrote.',
  'No question of the kind File upload: its files lie in the form owner’s drive, outside all retention.',
  'Responses > three dots > Delete all responses, after each intake, unless the add-on does it: the form keeps its own copy of every answer.',
  'Responses > three dots > Get email notifications for new responses: off, or to the team’s mailbox only.',
];
