// Everything that speaks to Google, opened once for all MARACs of a config: one sign-in, one budget of requests, one memory of what was read.
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import { drawId, type Random } from '../../system/random.ts';
import type { Problem } from '../../domain/text/problem.ts';
import type { FileRole } from '../workbook-port.ts';
import { openBudget, PROJECT_RATES } from './calls/request-budget.ts';
import { checkGoogle } from './check-google.ts';
import { openClient, type GoogleClient } from './calls/google-client.ts';
import { QUOTA_RETRY_MS } from './calls/retry.ts';
import { setUpSheet, type SetUp } from './set-up/set-up-sheet.ts';
import { openSignIn, type SignIn } from './calls/sign-in.ts';
import { restyleSheet } from './upgrade/restyle-sheet.ts';
import type { Restyled } from './upgrade/plan-restyle.ts';
import { testGoogle } from './self-test/self-test.ts';
import { openGoogleWorkbook, type GoogleWorkbook } from './google-workbook.ts';
import type { RememberedFiles } from './google-options.ts';

export interface GoogleOptions {
  /** A service account's key file; left out: the machine's own credentials. */
  readonly keyFile?: string;
  /** Mail domains of the people that the files may be shared with. */
  readonly domains: readonly string[];
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly pause: (ms: number) => Promise<void>;
  /** Instead of Google's own addresses and the sign-in above: for tests and the demo. */
  readonly rootUrl?: string;
  readonly tokenUrl?: string;
  readonly signIn?: SignIn;
}

export type GoogleFiles = readonly { readonly role: FileRole; readonly id: string }[];

export interface Google {
  readonly client: GoogleClient;
  openWorkbook(files: GoogleFiles): Promise<GoogleWorkbook>;
  /** Tabs, headings, formats, validations, protected ranges and marks, in one write. */
  setUp(id: string, roles: readonly FileRole[]): Promise<SetUp>;
  /** Gives a sheet of an earlier version the look of this one, in one write; `isTrial` only says what would become different. */
  restyle(
    id: string,
    roles: readonly FileRole[],
    how: { readonly isTrial: boolean },
  ): Promise<Pick<Restyled, 'said' | 'left'>>;
  /** Every problem between us and Google, for `marac check`. */
  check(files: GoogleFiles): Promise<readonly Problem[]>;
  /** Tries what is assumed of Google on two empty sheets made for it; one that is not empty is refused. */
  selfTest(ids: readonly [string, string]): ReturnType<typeof testGoogle>;
  /** The account that the sheets must be shared with, where the credentials say so. */
  account(): Promise<string | undefined>;
  /** Requests sent so far. */
  counts(): { readonly read: number; readonly write: number; readonly drive: number };
}

/** Opens the way to Google; nothing is asked before the first use. Throws `google-key` for a key file that is none. */
export function openGoogle(options: GoogleOptions): Google {
  const { clock, random, pause, log, domains, keyFile, rootUrl, tokenUrl } = options;
  const signIn =
    options.signIn ??
    openSignIn({ ...(keyFile === undefined ? {} : { keyFile }), ...(tokenUrl === undefined ? {} : { tokenUrl }) });
  const patience = {
    clock,
    random,
    pause,
    budget: openBudget(),
    projectBudget: openBudget(PROJECT_RATES),
    quotaPatienceMs: QUOTA_RETRY_MS,
  };
  const client = openClient({ signIn, patience, ...(rootUrl === undefined ? {} : { rootUrl }) });
  let asked: Promise<string | undefined> | undefined;
  /** By the credentials; where they do not say, Google is asked once. */
  const account = async (): Promise<string | undefined> => {
    const named = await signIn.account();
    if (named !== undefined) return named;
    asked ??= client.whoAmI().then((came) => (came.ok ? came.value : undefined));
    const said = await asked;
    if (said === undefined) asked = undefined;
    return said;
  };
  const newId = (prefix: string): string => drawId(random, prefix);
  const remembered: RememberedFiles = { looked: new Map(), untold: new Map() };
  return {
    client,
    async openWorkbook(files) {
      const ours = await account();
      return openGoogleWorkbook({
        files,
        client,
        domains,
        log,
        pause,
        nowMs: () => clock.ms(),
        remembered,
        ...(ours === undefined ? {} : { account: ours }),
      });
    },
    async setUp(id, roles) {
      return await setUpSheet({ client, id, roles, account: (await account()) ?? '', newId });
    },
    restyle: async (id, roles, { isTrial }) =>
      await restyleSheet({ client, id, roles, isTrial, account: (await account()) ?? '' }),
    check: (files) => checkGoogle({ client, signIn, account, files, domains }),
    selfTest: async (ids) =>
      await testGoogle({ client, ids, domains, log, pause, nowMs: () => clock.ms(), account: await account() }),
    account,
    counts: () => ({ ...client.counts }),
  };
}
