// Who we are to Google: a service account by its key file, the machine's own account (application default credentials), or a workload's
// identity exchanged for one. No domain-wide delegation, and only these scopes.
import { readFileSync, statSync } from 'node:fs';
import { gaxios, GoogleAuth } from 'google-auth-library';
import { Failure } from '../../errors.ts';
import { refuseOpenToAll } from '../../system/files.ts';

/** Read and write the sheets that are shared with the account; see versions and sharing; make and change papers of our own. */
export const SCOPES: readonly string[] = [
  'https://www.googleapis.com/auth/spreadsheets',
  'https://www.googleapis.com/auth/drive.metadata.readonly',
  'https://www.googleapis.com/auth/drive.file',
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

const KINDS = new Set(['service_account', 'external_account', 'impersonated_service_account']);

/** Signs in when the first token is asked for. */
export function openSignIn(options: SignInOptions): SignIn {
  if (options.keyFile !== undefined) readKeyFile(options.keyFile);
  let client = openAuth(options);
  return {
    async token() {
      try {
        const token = await client.getAccessToken();
        if (typeof token === 'string' && token !== '') return token;
      } catch (error) {
        throw signInFailure(error);
      }
      throw new Failure('google-denied', 'Google gave no token for these credentials.');
    },
    forget() {
      client = openAuth(options);
    },
    async account() {
      try {
        const { client_email: email } = await client.getCredentials();
        return email;
      } catch {
        return undefined;
      }
    },
  };
}

function openAuth({ keyFile, tokenUrl }: SignInOptions): GoogleAuth {
  return new GoogleAuth({
    scopes: [...SCOPES],
    ...(keyFile === undefined ? {} : { keyFilename: keyFile }),
    ...(tokenUrl === undefined ? {} : { clientOptions: { transporter: transporterTo(tokenUrl) } }),
  });
}

/** The library has Google's address built in; only the address of a request is changed. */
function transporterTo(tokenUrl: string): gaxios.Gaxios {
  const transporter = new gaxios.Gaxios();
  transporter.interceptors.request.add({
    resolved: (request) => Promise.resolve(Object.assign(request, { url: new URL(tokenUrl) })),
  });
  return transporter;
}

/** The account named in a key file; refuses a file that others may read, or that is no key we use. */
export function readKeyFile(file: string): { readonly account?: string; readonly kind: string } {
  let parsed: unknown;
  try {
    refuseOpenToAll(file, statSync(file).mode);
    parsed = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    throw new Failure('key-missing', 'The Google key file cannot be read, or is not JSON as Google made it.', {
      cause,
    });
  }
  const { type, client_email: account } = parsed as { readonly type?: unknown; readonly client_email?: unknown };
  if (typeof type !== 'string' || !KINDS.has(type))
    throw new Failure('key-wrong', 'The Google key file is not the key of a service account, nor a workload identity.');
  return typeof account === 'string' ? { account, kind: type } : { kind: type };
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
