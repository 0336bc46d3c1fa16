// The token endpoints: a service account's signed assertion, a refresh token, and workload identity's exchange of somebody
// else's token. Signatures, audience and times are really checked, against the server's clock.
import { createPublicKey, createVerify, generateKeyPairSync } from 'node:crypto';
import { ApiError, unauthenticated } from './errors.ts';

export interface Caller {
  readonly email: string;
  readonly project: string;
  readonly scopes: readonly string[];
}

/** The file a person downloads from Google's console. */
export interface ServiceAccountKey {
  readonly type: 'service_account';
  readonly project_id: string;
  readonly private_key_id: string;
  readonly private_key: string;
  readonly client_email: string;
  readonly client_id: string;
  readonly token_uri: string;
}

interface Account {
  readonly email: string;
  readonly project: string;
  readonly keys: Map<string, string>;
  deleted: boolean;
}

export class TokenError extends Error {
  readonly code: string;
  readonly status: number;
  constructor(code: string, description: string, status = 400) {
    super(description);
    this.code = code;
    this.status = status;
  }
}

export interface OAuth {
  readonly addServiceAccount: (name: string, project: string) => ServiceAccountKey;
  readonly revokeKey: (keyId: string) => void;
  readonly deleteAccount: (email: string) => void;
  /** A refresh token such as an installed app holds for a person. */
  readonly addRefreshToken: (token: string, caller: Caller) => void;
  /** Lets the bearer of this outside token become the account, as a workload identity pool would. */
  readonly trustSubject: (subjectToken: string, caller: Caller) => void;
  /** An access token without the dance, for tests that are about something else. */
  readonly issue: (caller: Caller, lifetimeMs?: number) => string;
  readonly expireAll: () => void;
  readonly exchange: (form: URLSearchParams) => object;
  readonly callerOf: (authorization: string | undefined) => Caller;
}

const skewMs = 300_000;

export function newOAuth(nowMs: () => number, tokenUrl: () => string): OAuth {
  const accounts = new Map<string, Account>();
  const refreshTokens = new Map<string, Caller>();
  const subjects = new Map<string, Caller>();
  const access = new Map<string, { readonly caller: Caller; expiresMs: number }>();
  let count = 0;

  const issue = (caller: Caller, lifetimeMs = 3_600_000): string => {
    count += 1;
    const token = `ya29.test-${count}-${Buffer.from(caller.email).toString('base64url')}`;
    access.set(token, { caller, expiresMs: nowMs() + lifetimeMs });
    return token;
  };
  const answer = (caller: Caller) => ({
    access_token: issue(caller),
    expires_in: 3599,
    token_type: 'Bearer',
    scope: caller.scopes.join(' '),
  });

  return {
    issue,
    addServiceAccount(name, project) {
      const email = `${name}@${project}.iam.gserviceaccount.com`;
      const account = accounts.get(email) ?? { email, project, keys: new Map(), deleted: false };
      accounts.set(email, account);
      const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
      const private_key = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
      const keyId = `key-${accounts.size}-${account.keys.size + 1}`;
      account.keys.set(keyId, pair.publicKey.export({ type: 'spki', format: 'pem' }).toString());
      return {
        type: 'service_account',
        project_id: project,
        private_key_id: keyId,
        private_key,
        client_email: email,
        client_id: '100000000000000000000',
        token_uri: tokenUrl(),
      };
    },
    revokeKey(keyId) {
      for (const account of accounts.values()) account.keys.delete(keyId);
    },
    deleteAccount(email) {
      const account = accounts.get(email);
      if (account) account.deleted = true;
    },
    addRefreshToken: (token, caller) => void refreshTokens.set(token, caller),
    trustSubject: (token, caller) => void subjects.set(token, caller),
    expireAll() {
      for (const token of access.values()) token.expiresMs = 0;
    },
    exchange(form) {
      switch (form.get('grant_type') ?? '') {
        case 'urn:ietf:params:oauth:grant-type:jwt-bearer':
          return answer(assertedBy(form.get('assertion') ?? '', accounts, nowMs()));
        case 'refresh_token': {
          const caller = refreshTokens.get(form.get('refresh_token') ?? '');
          if (!caller) throw new TokenError('invalid_grant', 'Token has been expired or revoked.');
          return answer(caller);
        }
        case 'urn:ietf:params:oauth:grant-type:token-exchange': {
          const caller = subjects.get(form.get('subject_token') ?? '');
          if (!caller)
            throw new TokenError('invalid_grant', 'The given credential is rejected by the attribute condition.');
          return { ...answer(caller), issued_token_type: 'urn:ietf:params:oauth:token-type:access_token' };
        }
        default:
          throw new TokenError('unsupported_grant_type', 'Invalid grant_type.');
      }
    },
    callerOf(authorization) {
      const token = /^Bearer (.+)$/.exec(authorization ?? '')?.[1];
      if (!token) throw anonymous();
      const known = access.get(token);
      if (!known || known.expiresMs <= nowMs()) throw unauthenticated();
      return known.caller;
    },
  };
}

function anonymous(): ApiError {
  return new ApiError({
    code: 403,
    status: 'PERMISSION_DENIED',
    message:
      "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer identity to call this API.",
    reason: 'forbidden',
  });
}

interface Claims {
  readonly iss?: string;
  readonly scope?: string;
  readonly aud?: string;
  readonly exp?: number;
  readonly iat?: number;
}

function assertedBy(assertion: string, accounts: ReadonlyMap<string, Account>, nowMs: number): Caller {
  const [head = '', body = '', signature = ''] = assertion.split('.');
  const header = decode(head) as { readonly kid?: string };
  const claims = decode(body) as Claims;
  const account = accounts.get(claims.iss ?? '');
  if (!account || account.deleted) throw new TokenError('invalid_grant', 'Invalid grant: account not found');
  const signed = [...account.keys].some(
    ([id, key]) =>
      (header.kid === undefined || header.kid === id) &&
      createVerify('RSA-SHA256')
        .update(`${head}.${body}`)
        .verify(createPublicKey(key), Buffer.from(signature, 'base64url')),
  );
  if (!signed) throw new TokenError('invalid_grant', 'Invalid JWT Signature.');
  const [issuedMs, expiresMs] = [(claims.iat ?? 0) * 1000, (claims.exp ?? 0) * 1000];
  if (issuedMs > nowMs + skewMs || expiresMs < nowMs - skewMs || expiresMs - issuedMs > 3_660_000) {
    throw new TokenError(
      'invalid_grant',
      'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.',
    );
  }
  const scopes = (claims.scope ?? '').split(' ').filter((scope) => scope !== '');
  if (scopes.length === 0) throw new TokenError('invalid_scope', 'Invalid OAuth scope or ID token audience provided.');
  return { email: account.email, project: account.project, scopes };
}

function decode(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    throw new TokenError('invalid_grant', 'Invalid JWT: Failed audience check.');
  }
}
