// Who we are to Google: a service account by its key file, the machine's own account (application default credentials), or a workload's
// identity exchanged for one. No domain-wide delegation, and only these two scopes.
import { readFileSync, statSync } from 'node:fs';
import {
  gaxios,
  GoogleAuth,
  IdentityPoolClient,
  JWT,
  type AuthClient,
  type IdentityPoolClientOptions,
} from 'google-auth-library';
import { z } from 'zod';
import { Failure } from '../../../errors.ts';
import { refuseOpenToAll } from '../../../system/files.ts';

/** Read and write the sheets that are shared with the account; see versions and sharing. */
export const SCOPES: readonly string[] = [
  'https://www.googleapis.com/auth/spreadsheets',
  'https://www.googleapis.com/auth/drive.metadata.readonly',
];

export interface SignIn {
  /** An access token that is good now. Throws `google-denied`, `clock-wrong` or `google-unreachable` with the way out. */
  token(): Promise<string>;
  /** Forgets the token it has: Google said it is no longer good. */
  forget(): void;
  /** The account the files must be shared with, where the credentials say so. */
  account(): Promise<string | undefined>;
}

export interface SignInOptions {
  /** A service account's key, or the settings of a workload identity; left out: the machine's own credentials. */
  readonly keyFile?: string;
  /** Where tokens are asked for, instead of at Google: for a test server. */
  readonly tokenUrl?: string;
}

/** Signs in when the first token is asked for. */
export function openSignIn(options: SignInOptions): SignIn {
  const key = options.keyFile === undefined ? undefined : readKeyFile(options.keyFile);
  let client: Promise<AuthClient> | undefined;
  return {
    async token() {
      try {
        client ??= openAuth(key, options.tokenUrl);
        const { token } = await (await client).getAccessToken();
        if (typeof token === 'string' && token !== '') return token;
      } catch (error) {
        client = undefined;
        throw signInFailure(error);
      }
      throw new Failure('google-denied', 'Google gave no token for these credentials.');
    },
    forget() {
      client = undefined;
    },
    account: () => (key === undefined ? findMachineAccount() : Promise.resolve(accountOf(key))),
  };
}

async function findMachineAccount(): Promise<string | undefined> {
  try {
    return (await new GoogleAuth({ scopes: [...SCOPES] }).getCredentials()).client_email;
  } catch {
    return undefined;
  }
}

async function openAuth(key: KeyFile | undefined, tokenUrl: string | undefined): Promise<AuthClient> {
  const scopes = [...SCOPES];
  if (key === undefined) return await new GoogleAuth({ scopes }).getClient();
  const transporter = tokenUrl === undefined ? {} : { transporter: transporterTo(tokenUrl) };
  if (key.type === 'service_account') {
    const { client_email: email, private_key: secret, private_key_id: keyId } = key;
    return new JWT({ email, key: secret, keyId, scopes, ...transporter });
  }
  refuseForeignUrls(key);
  return new IdentityPoolClient({ ...key, scopes, ...(tokenUrl === undefined ? {} : { token_url: tokenUrl }) });
}

/** A workload identity's file says where its token is sent: only ever to Google. */
function refuseForeignUrls(key: Extract<KeyFile, { type: 'external_account' }>): void {
  for (const url of [key.token_url, key.service_account_impersonation_url]) {
    if (url !== undefined && !/^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)*\.googleapis\.com\//.test(url))
      throw new Failure('google-key', 'The workload identity file sends tokens to an address that is not Google’s.');
  }
}

/** The library has Google's address built in; only the address of a request is changed. */
function transporterTo(tokenUrl: string): gaxios.Gaxios {
  const transporter = new gaxios.Gaxios();
  transporter.interceptors.request.add({
    resolved: (request) => Promise.resolve(Object.assign(request, { url: new URL(tokenUrl) })),
  });
  return transporter;
}

const keyShape = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('service_account'),
    client_email: z.string().min(3),
    private_key: z.string().min(1),
    private_key_id: z.string().optional(),
  }),
  z.looseObject({
    type: z.literal('external_account'),
    service_account_impersonation_url: z.string().optional(),
  }),
]);

type ServiceAccount = { type: 'service_account'; client_email: string; private_key: string; private_key_id: string };
export type KeyFile = ServiceAccount | (IdentityPoolClientOptions & { type: 'external_account' });

/** The key or workload identity in a file; refuses a file that others may read, or that is no key we use. */
export function readKeyFile(file: string): KeyFile {
  let parsed: unknown;
  try {
    refuseOpenToAll(file, statSync(file).mode);
    parsed = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    throw new Failure('google-key', 'The Google key file cannot be read, or is not JSON as Google made it.', {
      cause,
    });
  }
  const shaped = keyShape.safeParse(parsed);
  if (!shaped.success)
    throw new Failure(
      'google-key',
      'The Google key file is not the key of a service account, nor a workload identity.',
    );
  return parsed as KeyFile;
}

/** The account that a key is of, or that a workload becomes. */
export function accountOf(key: KeyFile): string | undefined {
  if (key.type === 'service_account') return key.client_email;
  const url = key.service_account_impersonation_url ?? '';
  return /\/serviceAccounts\/([^/:]+):/.exec(url)?.[1];
}

/** What the library threw, in words. */
export function signInFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  const said = error instanceof Error ? error.message : '';
  if (/iat and exp|short-lived token|reasonable timeframe/i.test(said))
    return new Failure(
      'clock-wrong',
      'Google refused the sign-in because this machine’s clock differs from the true time by more than it allows.',
      { cause: error },
    );
  if (/invalid jwt signature|invalid_grant|account not found|account has been deleted/i.test(said))
    return new Failure(
      'google-denied',
      'Google does not know the service account’s key: it was revoked, or the account was deleted. Make a new key in Google’s console, or ask who revoked it.',
      { cause: error },
    );
  if (/could not load the default credentials/i.test(said))
    return new Failure(
      'google-denied',
      'This machine has no Google credentials of its own: name a key file under google in marac.config.yaml.',
      { cause: error },
    );
  return new Failure('google-unreachable', 'Google’s sign-in could not be reached.', { cause: error });
}
