// OAuth2 for Google Workspace and Microsoft 365: supplies access tokens, and renews one that the server refuses. Never logged.
import type XOAuth2 from 'nodemailer/lib/xoauth2';

export type TokenSupplier = (renew: boolean) => Promise<string>;

export interface TokenSettings {
  /** https://oauth2.googleapis.com/token, https://login.microsoftonline.com/TENANT/oauth2/v2.0/token */
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string;
}

/** Fetches a token if there is none, if it is nearly expired, or when asked to renew. Errors carry a code and nothing of the answer. */
export function openTokens(settings: TokenSettings, steadyMs: () => number, fetcher = fetch): TokenSupplier {
  let held: { readonly token: string; readonly untilMs: number } | undefined;
  const { url, clientId, clientSecret, scope } = settings;
  return async (renew) => {
    if (!renew && held !== undefined && steadyMs() < held.untilMs) return held.token;
    const response = await fetcher(url, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(20_000),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        client_id: clientId,
        client_secret: clientSecret,
        scope,
        grant_type: 'client_credentials',
      }),
    }).catch(() => undefined);
    if (response === undefined || response.status >= 500) throw tokenError('ETIMEDOUT');
    const answer = (await response.json().catch(() => ({}))) as { access_token?: unknown; expires_in?: unknown };
    if (!response.ok || typeof answer.access_token !== 'string') throw tokenError('EOAUTH2');
    const seconds = typeof answer.expires_in === 'number' ? answer.expires_in : 300;
    held = { token: answer.access_token, untilMs: steadyMs() + Math.max(0, seconds - 60) * 1000 };
    return held.token;
  };
}

function tokenError(code: 'EOAUTH2' | 'ETIMEDOUT'): Error {
  return Object.assign(new Error('no access token'), { code });
}

/** The supplier in the shape in which nodemailer asks for tokens. */
export function oauth2Of(user: string, supply: TokenSupplier): XOAuth2 {
  const asked = {
    getToken(renew: boolean, done: (error: Error | null, token?: string) => void): void {
      void hand(supply(renew), done);
    },
    buildXOAuth2Token: (token: string): string =>
      Buffer.from(`user=${user}\u0001auth=Bearer ${token}\u0001\u0001`, 'utf8').toString('base64'),
  };
  return asked as unknown as XOAuth2;
}

async function hand(token: Promise<string>, done: (error: Error | null, token?: string) => void): Promise<void> {
  const answer = await token.catch((error: unknown) => (error instanceof Error ? error : tokenError('EOAUTH2')));
  if (answer instanceof Error) done(answer);
  else done(null, answer);
}
